// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/reader.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::detail::place;
using vouch::detail::reader;

} // namespace

TEST_CASE("reader: a value of another type is recorded and left behind, whatever it is")
{
    for (std::string_view const text :
         {"true,x", "false,x", "0,x", "-1.5e3,x", "\"a\\\"b\",x", "{},x", "[],x", "{\"a\":[1,{}]},x", "[[],{\"b\":\"]\"}],x"}) {
        CAPTURE(text);
        reader in(text, {});
        char const* const end = in.refuse_type(in.begin(), "a boat");
        REQUIRE(end != nullptr);
        CHECK(in.is(in.read_separator(end, ']').at, 'x'));
        REQUIRE(in.marks().size() == 1);
        CHECK(in.marks()[0].anchor == 0);
        CHECK(in.marks()[0].where == place::value);
        CHECK(in.marks()[0].what.kind == vouch::errc::wrong_type);
        CHECK(in.marks()[0].what.expected == "a boat");
    }
}

TEST_CASE("reader: null has an error of its own")
{
    reader in("null", {});
    CHECK(in.refuse_type(in.begin(), "a boat") == in.end());
    REQUIRE(in.marks().size() == 1);
    CHECK(in.marks()[0].what.kind == vouch::errc::null_not_allowed);
}

TEST_CASE("reader: one mistake too many ends reading")
{
    std::string_view const text = "[1]";
    reader in(text, {.max_errors = 1});
    vouch::expectation const what{vouch::errc::wrong_type, "a boat"};
    CHECK(in.refuse(in.end(), in.begin(), what) == in.end());
    CHECK(in.refuse(in.end(), in.begin(), what) == nullptr);
    CHECK(in.truncated());
}

TEST_CASE("reader: what is no JSON ends reading, at the value that was refused")
{
    for (std::string_view const text : {"[1,", "{\"a\":}", "\"", "\"\xff\"", "[[[x"}) {
        CAPTURE(text);
        reader in(text, {});
        CHECK(in.refuse_type(in.begin(), "a boat") == nullptr);
        REQUIRE(in.marks().size() == 1);
        CHECK(in.marks()[0].anchor == 0);
        CHECK(in.marks()[0].where == place::value);
        CHECK(in.marks()[0].what.kind != vouch::errc::wrong_type);
    }
}
