// SPDX-License-Identifier: BSL-1.0
#include <vouch/report/locate.hpp>

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

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

TEST_CASE("locate: columns are code points, not bytes")
{
    CHECK(columns_count_code_points());
}

TEST_CASE("locate: an offset beyond the text is its end")
{
    CHECK(an_offset_beyond_the_text_is_its_end());
}

TEST_CASE("locate: many errors in any order have the positions of each alone")
{
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (auto count = random() % 60; count != 0; --count)
            text += random() % 8 == 0 ? "\n" : random() % 3 == 0 ? "\u20ac" : "x";
        vouch::errors all;
        std::vector<std::optional<text_position>> expected;
        for (auto count = random() % 10; count != 0; --count) {
            bool const placed = random() % 4 != 0;
            std::size_t const offset = random() % (text.size() + 3);
            all.push_back({{vouch::errc::check, "more"}, "", placed ? std::optional(offset) : std::nullopt});
            expected.push_back(placed ? std::optional(locate(text, offset)) : std::nullopt);
        }
        CHECK(locate(text, all) == expected);
    }
    CHECK(locate("text", vouch::errors{}).empty());
}

TEST_CASE("locate: many errors take one pass")
{
    std::string const text(400'000, 'x');
    auto const best_of_five = [&](std::size_t count) {
        vouch::errors all;
        for (std::size_t index = 0; index < count; ++index)
            all.push_back({{vouch::errc::check, "more"}, "", text.size() - count + index});
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int round = 0; round < 5; ++round) {
            std::clock_t const start = std::clock(); // the time of this process, whatever else the machine does
            CHECK(locate(text, all).back()->column == text.size());
            best = std::min(best, std::clock() - start);
        }
        return best;
    };
    CHECK(best_of_five(64) < 8 * best_of_five(1)); // one pass an error would be 64 times as long
}
