// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/year_month.hpp>

#include <support/property.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using std::chrono::year_month;
using traits = vouch::text_traits<year_month>;
using namespace std::chrono_literals;

static_assert(vouch::detail::foreign_text_type<year_month> && !vouch::detail::own_text_type<year_month>);
static_assert(traits::info.code == "not_a_month" && traits::info.exact_size == 7 && traits::info.format.empty());
static_assert(noexcept(traits::parse({})) && noexcept(traits::write({}, nullptr)));

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong :
         {"", "2026", "2026-1", "2026-13", "2026-00", "2026-111", "26-11", "2026/11", "202611", "2026-11-", "2026-11-01",
          "-026-11", "+026-11", "2026- 1", " 026-11", "2026-1\xB2", "YYYY-MM"})
        if (traits::parse(wrong))
            return false;
    return traits::parse("2026-11") == 2026y / 11 && traits::parse("0000-01") == 0y / 1 &&
           traits::parse("9999-12") == 9999y / 12 && !traits::parse(std::string_view("2026-1\0", 7));
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool comes_back_as_it_went_in(year_month month)
{
    char to[traits::max_size]{};
    char const* const end = traits::write(month, to);
    return end == to + 7 && traits::parse({to, 7}) == month;
}

constexpr bool what_is_no_month_is_not_written()
{
    char to[traits::max_size]{};
    return traits::write({}, to) == nullptr && traits::write(2026y / std::chrono::month(13), to) == nullptr &&
           traits::write(-1y / 1, to) == nullptr && traits::write(10000y / 1, to) == nullptr;
}
static_assert(what_is_no_month_is_not_written());

} // namespace

TEST_CASE("year_month: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("year_month: a month that does not exist or is beyond the year 9999 has no text")
{
    CHECK(what_is_no_month_is_not_written());
}

TEST_CASE("year_month: each month round-trips")
{
    bool all = true;
    for (int year = 0; year <= 9999; ++year)
        for (unsigned month = 1; month <= 12; ++month)
            all &= comes_back_as_it_went_in(std::chrono::year(year) / std::chrono::month(month));
    CHECK(all);
}

TEST_CASE("year_month: a damaged text is a month exactly if it is four digits, a hyphen and 01 to 12")
{
    std::mt19937 random(1);
    for (std::size_t left = support::rounds(20'000); left != 0; --left) {
        std::string const text = support::mutated("2026-11", random);
        bool expected = text.size() == 7 && text[4] == '-';
        for (std::size_t const at : {0u, 1u, 2u, 3u, 5u, 6u})
            expected = expected && text[at] >= '0' && text[at] <= '9';
        expected = expected && (text[5] == '0' ? text[6] != '0' : text[5] == '1' && text[6] <= '2');
        REQUIRE_MESSAGE(traits::parse(text).has_value() == expected, support::shown(text));
    }
}
