// SPDX-License-Identifier: BSL-1.0
#include <vouch/report/pointer.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

auto token(std::string_view name) -> std::string
{
    std::string pointer;
    vouch::detail::append_pointer_token(pointer, name);
    return pointer;
}

} // namespace

// The pointers of RFC 6901 section 5.
TEST_CASE("pointer: the examples of the RFC")
{
    CHECK(token("foo") == "/foo");
    CHECK(token("") == "/");
    CHECK(token("a/b") == "/a~1b");
    CHECK(token("c%d") == "/c%d");
    CHECK(token("e^f") == "/e^f");
    CHECK(token("g|h") == "/g|h");
    CHECK(token("i\\j") == "/i\\j");
    CHECK(token("k\"l") == "/k\"l");
    CHECK(token(" ") == "/ ");
    CHECK(token("m~n") == "/m~0n");
}

TEST_CASE("pointer: a tilde in a name is escaped even if it looks like an escape")
{
    CHECK(token("~1") == "/~01");
    CHECK(token("~0") == "/~00");
    CHECK(token("~/~") == "/~0~1~0");
}

TEST_CASE("pointer: a token is appended to the pointer")
{
    std::string pointer = "/list/0";
    vouch::detail::append_pointer_token(pointer, "\xc3\xa4");
    CHECK(pointer == "/list/0/\xc3\xa4");
}
