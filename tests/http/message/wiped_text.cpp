// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/wiped_text.hpp>

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

using vouch::http::detail::wiped_text;

TEST_CASE("wiped_text: grows, moves and is given away")
{
    wiped_text text;
    CHECK(text.view().empty());
    std::string expected;
    for (int count = 0; count < 100; ++count) {
        (text += 'a') += "bc";
        expected += "abc";
    }
    CHECK(text.view() == expected);

    wiped_text moved(std::move(text));
    CHECK(text.view().empty());
    CHECK(moved.view() == expected);
    text = std::move(moved);
    CHECK(moved.view().empty());
    CHECK(text.view() == expected);

    std::string owner;
    std::move(text).move_to(owner);
    CHECK(owner == expected);
    CHECK(text.view().empty());
}

TEST_CASE("wiped_text: a short text leaves no bytes where it was")
{
    wiped_text text;
    text += "secret";
    char const* const place = text.view().data(); // in the object itself
    wiped_text const moved(std::move(text));
    CHECK(moved.view() == "secret");
    CHECK(std::string_view(place, 6) == std::string_view("\0\0\0\0\0\0", 6));
}

TEST_CASE("wiped_text: clear keeps the memory")
{
    wiped_text text;
    text.reserve(100);
    text += "secret";
    char const* const place = text.view().data();
    text.clear();
    text += "a";
    CHECK(text.view() == "a");
    CHECK(text.view().data() == place);
}

} // namespace
