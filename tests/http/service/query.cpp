// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/query.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using values = std::vector<std::optional<std::string>>;

TEST_CASE("query: every value of a name, in order, decoded")
{
    CHECK(query_values("/a?x=1&y=2&x=3", "x") == values{"1", "3"});
    CHECK(query_values("/a?x=a%20b+c%2Bd%26", "x") == values{"a b c+d&"});
    CHECK(query_values("/a?%78=1&x%3D=2", "x") == values{"1"});
    CHECK(query_values("/a?x%3D=2", "x=") == values{"2"});
    CHECK(query_values("/a?x=1=2", "x") == values{"1=2"});
    CHECK(query_values("/a?x&x=", "x") == values{"", ""});
    CHECK(query_values("/a?x=?&x=/", "x") == values{"?", "/"});
    CHECK(query_values("/a?&&x=1&", "x") == values{"1"});
}

TEST_CASE("query: absent names and broken encodings")
{
    CHECK(query_values("/a", "x").empty());
    CHECK(query_values("/a?", "x").empty());
    CHECK(query_values("/x=1", "x").empty());
    CHECK(query_values("/a?xx=1&X=1", "x").empty());
    CHECK(query_values("/a?%zz=1", "x").empty());
    CHECK(query_values("/a?x=%", "x") == values{std::nullopt});
    CHECK(query_values("/a?x=%zz&x=1", "x") == values{std::nullopt, "1"});
}

TEST_CASE("query: raw values keep their encoding")
{
    using raw = std::vector<std::string_view>;
    CHECK(raw_query_values("/a?x=1,2%2C3&y=4&%78=+&x", "x") == raw{"1,2%2C3", "+", ""});
    CHECK(raw_query_values("/a", "x").empty());
    CHECK(query_decode("a+b%2B%") == std::nullopt);
    CHECK(query_decode("a+b%2B") == "a b+");
}

TEST_CASE("query: path_of ends before the query")
{
    CHECK(path_of("/a/b?c/d") == "/a/b");
    CHECK(path_of("/a/b") == "/a/b");
    CHECK(path_of("?") == "");
    CHECK(path_of("") == "");
}

} // namespace
