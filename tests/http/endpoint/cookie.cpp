// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/cookie.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using values = std::vector<std::optional<std::string>>;

auto encoded(std::string_view value) -> std::string
{
    wiped_text text;
    append_cookie_value(text, value);
    return std::string(text.view());
}

TEST_CASE("cookie: what a cookie cannot have is encoded, and the rest is not (RFC 6265 section 4.1.1)")
{
    CHECK(encoded("") == "");
    CHECK(encoded("ab+/=:!#$&'()*<>?@[]^_`{|}~") == "ab+/=:!#$&'()*<>?@[]^_`{|}~");
    CHECK(encoded("a b\"c,d;e\\f%g") == "a%20b%22c%2Cd%3Be%5Cf%25g");
    CHECK(encoded("\xC3\xA4\n\x7F") == "%C3%A4%0A%7F");
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    CHECK(cookie_values({{"Cookie", "a=" + encoded(all)}}, "a") == values{all});
}

TEST_CASE("cookie: is found by its exact name, among others")
{
    std::vector<vouch::http::header> const headers{
        {"Cookie", "theme=dark; session=a=b==;x=1 ; Session=other; bare; s=\"q%20r\""}};
    CHECK(cookie_values(headers, "theme") == values{"dark"});
    CHECK(cookie_values(headers, "session") == values{"a=b=="});
    CHECK(cookie_values(headers, "x") == values{"1"});
    CHECK(cookie_values(headers, "s") == values{"q r"});
    CHECK(cookie_values(headers, "bare").empty());
    CHECK(cookie_values(headers, "them").empty());
    CHECK(cookie_values({}, "theme").empty());
    CHECK(cookie_values({{"cookie", ""}, {"cookie", ";;= ;"}}, "theme").empty());
}

TEST_CASE("cookie: repetitions are all found, in one field and in several")
{
    CHECK(cookie_values({{"cookie", "a=1; a=2"}, {"COOKIE", "a=%zz; b=\""}}, "a") == values{"1", "2", std::nullopt});
    CHECK(cookie_values({{"cookie", "b=\""}}, "b") == values{"\""});
}

} // namespace
