// SPDX-License-Identifier: BSL-1.0
#include <vouch/report/locate.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::locate;
using vouch::text_position;

constexpr bool lines_and_columns_start_at_one()
{
    constexpr std::string_view text = "{\n  \"a\": 1,\r\n  \"b\": 2\n}";
    return locate(text, 0) == text_position{1, 1} && locate(text, 1) == text_position{1, 2} && // the line feed ends line 1
           locate(text, 2) == text_position{2, 1} && locate(text, 4) == text_position{2, 3} &&
           locate(text, 15) == text_position{3, 3} && locate(text, text.size() - 1) == text_position{4, 1};
}
static_assert(lines_and_columns_start_at_one());

constexpr bool columns_count_code_points()
{
    constexpr std::string_view text = "[\"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\", x]"; // 2, 3 and 4 bytes
    return locate(text, 2) == text_position{1, 3} && locate(text, 4) == text_position{1, 4} &&
           locate(text, 7) == text_position{1, 5} && locate(text, 11) == text_position{1, 6} &&
           locate(text, 14) == text_position{1, 9};
}
static_assert(columns_count_code_points());

constexpr bool an_offset_beyond_the_text_is_its_end()
{
    return locate("", 0) == text_position{1, 1} && locate("", 9) == text_position{1, 1} &&
           locate("ab", 2) == text_position{1, 3} && locate("ab", 3) == text_position{1, 3} &&
           locate("a\n", 99) == text_position{2, 1} && locate({}, 1) == text_position{};
}
static_assert(an_offset_beyond_the_text_is_its_end());

} // namespace

TEST_CASE("locate: lines end at a line feed")
{
    CHECK(lines_and_columns_start_at_one());
}

TEST_CASE("locate: columns are characters, not bytes")
{
    CHECK(columns_count_code_points());
}

TEST_CASE("locate: beyond the text")
{
    CHECK(an_offset_beyond_the_text_is_its_end());
}
