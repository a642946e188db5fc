// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/date.hpp>

#include <support/property.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using std::chrono::year_month_day;
using traits = vouch::text_traits<year_month_day>;
using namespace std::chrono_literals;

static_assert(vouch::detail::foreign_text_type<year_month_day> && !vouch::detail::own_text_type<year_month_day>);
static_assert(traits::info.code == "not_a_date" && traits::info.expected == "a calendar date, YYYY-MM-DD");
static_assert(traits::info.format == "date" && traits::info.exact_size == 10 && traits::max_size == 10);
static_assert(noexcept(traits::parse({})) && noexcept(traits::write({}, nullptr)) && noexcept(vouch::today()));

constexpr bool a_literal_is_a_date()
{
    constexpr year_month_day born = vouch::date("1990-02-28");
    return born == 1990y / 2 / 28 && vouch::date("0000-01-01") == 0y / 1 / 1 && vouch::date("9999-12-31") == 9999y / 12 / 31;
}
static_assert(a_literal_is_a_date());

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong : {"",
                                         "1990-02-2",
                                         "1990-02-280",
                                         "1990-2-28",
                                         "90-02-28",
                                         "19900228",
                                         "1990-02-28T",
                                         "1990/02/28",
                                         "1990-02/28",
                                         "1990 02 28",
                                         "28-02-1990",
                                         "YYYY-MM-DD",
                                         "1990-00-28",
                                         "1990-13-28",
                                         "1990-02-00",
                                         "1990-02-29",
                                         "1990-02-30",
                                         "1990-04-31",
                                         "1990-12-32",
                                         "1900-02-29",
                                         "+990-02-28",
                                         "-990-02-28",
                                         " 990-02-28",
                                         "1990-+2-28",
                                         "1990- 2-28",
                                         "1990-02- 1",
                                         "199a-02-28",
                                         "1990-02-2x",
                                         "1990-0:-28",
                                         "1990-0/-28",
                                         "\xFF\xFF\xFF\xFF-02-28",
                                         "1990\xE2\x80\x90"
                                         "2-28",
                                         "1990-02\xB2-8"})
        if (traits::parse(wrong))
            return false;
    return traits::parse("1990-02-28") == 1990y / 2 / 28 && traits::parse("2000-02-29") == 2000y / 2 / 29 &&
           traits::parse("0000-02-29") == 0y / 2 / 29 && !traits::parse(std::string_view("1990-02-2\0", 10)) &&
           !traits::parse(std::string_view());
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool what_is_no_date_is_not_written()
{
    char to[traits::max_size]{};
    return traits::write({}, to) == nullptr && traits::write(1990y / 2 / 29, to) == nullptr &&
           traits::write(1990y / 13 / 1, to) == nullptr && traits::write(1990y / 1 / 0, to) == nullptr &&
           traits::write(-1y / 1 / 1, to) == nullptr && traits::write(10000y / 1 / 1, to) == nullptr &&
           traits::write(std::chrono::year::min() / 1 / 1, to) == nullptr &&
           traits::write(std::chrono::year::max() / 1 / 1, to) == nullptr;
}
static_assert(what_is_no_date_is_not_written());

constexpr bool comes_back_as_it_went_in(year_month_day date)
{
    char to[traits::max_size]{};
    char const* const end = traits::write(date, to);
    return end == to + 10 && traits::parse({to, 10}) == date;
}
static_assert(comes_back_as_it_went_in(0y / 1 / 1) && comes_back_as_it_went_in(9999y / 12 / 31));

constexpr bool is_written_as(year_month_day date, std::string_view text)
{
    char to[traits::max_size]{};
    return traits::write(date, to) == to + 10 && std::string_view(to, 10) == text;
}
static_assert(is_written_as(7y / 1 / 2, "0007-01-02") && is_written_as(1990y / 12 / 31, "1990-12-31"));

constexpr bool a_count_of_days_is_the_same_date()
{
    using days = vouch::text_traits<std::chrono::sys_days>;
    using std::chrono::sys_days;
    char to[days::max_size]{};
    sys_days const leap = 2024y / 2 / 29;
    return days::parse("2024-02-29") == leap && !days::parse("2023-02-29") && !days::parse("2024-02-29T00:00:00Z") &&
           days::write(leap, to) == to + 10 && std::string_view(to, 10) == "2024-02-29" &&
           days::write(sys_days(0y / 1 / 1), to) == to + 10 && days::write(sys_days(9999y / 12 / 31), to) == to + 10 &&
           days::write(sys_days(0y / 1 / 1) - std::chrono::days(1), to) == nullptr &&
           days::write(sys_days(10000y / 1 / 1), to) == nullptr && days::write(sys_days::max(), to) == nullptr &&
           days::write(sys_days::min(), to) == nullptr && days::info.code == "not_a_date" && days::info.format == "date";
}
static_assert(a_count_of_days_is_the_same_date());

auto two_digits(unsigned number) -> std::string
{
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

} // namespace

TEST_CASE("date: a checked literal is its value")
{
    CHECK(a_literal_is_a_date());
}

TEST_CASE("date: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("date: a date that does not exist or is beyond the year 9999 has no text")
{
    CHECK(what_is_no_date_is_not_written());
    CHECK(is_written_as(7y / 1 / 2, "0007-01-02"));
}

TEST_CASE("date: sys_days is a date, too, within the years of a date")
{
    CHECK(a_count_of_days_is_the_same_date());
}

TEST_CASE("date: each day of a whole cycle of the calendar, 400 years, round-trips")
{
    bool all = true;
    std::chrono::sys_days const end = 2200y / 1 / 1;
    for (std::chrono::sys_days day = 1800y / 1 / 1; day != end; day += std::chrono::days(1))
        all &= comes_back_as_it_went_in(day);
    CHECK(all);
}

TEST_CASE("date: each thirteenth day of the years from 0000 to 9999 round-trips")
{
    bool all = true; // each day of them would take seconds under sanitizers
    std::chrono::sys_days const end = 9999y / 12 / 31;
    for (std::chrono::sys_days day = 0y / 1 / 1; day <= end; day += std::chrono::days(13))
        all &= comes_back_as_it_went_in(day);
    CHECK(all);
}

TEST_CASE("date: the first and last days of each year and of its February round-trip, 0000 to 9999")
{
    bool all = true;
    for (int number = 0; number <= 9999; ++number) {
        auto const year = std::chrono::year(number);
        std::chrono::sys_days const march = year / 3 / 1;
        for (std::chrono::sys_days const day :
             {std::chrono::sys_days(year / 1 / 1), march - std::chrono::days(1), march, std::chrono::sys_days(year / 12 / 31)})
            all &= comes_back_as_it_went_in(day);
        std::string const leap_day =
            two_digits(static_cast<unsigned>(number) / 100) + two_digits(static_cast<unsigned>(number) % 100) + "-02-29";
        bool const leap = number % 4 == 0 && (number % 100 != 0 || number % 400 == 0);
        all &= traits::parse(leap_day).has_value() == leap;
    }
    CHECK(all);
}

TEST_CASE("date: of all months and days of two digits, those of the calendar are accepted")
{
    unsigned const days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool all = true;
    for (bool const leap : {false, true})
        for (unsigned month = 0; month < 100; ++month)
            for (unsigned day = 0; day < 100; ++day) {
                bool const real = month >= 1 && month <= 12 && day >= 1 && day <= days[month] + (leap && month == 2 ? 1 : 0);
                all &= traits::parse((leap ? "2024-" : "2023-") + two_digits(month) + '-' + two_digits(day)).has_value() == real;
            }
    CHECK(all);
}

TEST_CASE("date: no other byte stands for a digit or a hyphen")
{
    bool all = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 10; ++at) {
            std::string text = "1111-11-11";
            text[at] = static_cast<char>(byte);
            char last = '9';
            if (at == 5) // the month is this digit and 1
                last = '1';
            else if (at == 6 || at == 8) // the month is 1 and this digit; the day is this digit and 1, of 30 days
                last = '2';
            bool const expected = at == 4 || at == 7 ? byte == '-' : byte >= '0' && byte <= last;
            all &= traits::parse(text).has_value() == expected;
        }
    CHECK(all);
}

TEST_CASE("date: today is the date before or after the call")
{
    using std::chrono::floor;
    using clock = std::chrono::system_clock;
    std::chrono::sys_days const before = floor<std::chrono::days>(clock::now());
    std::chrono::sys_days const today = vouch::today();
    std::chrono::sys_days const after = floor<std::chrono::days>(clock::now());
    CHECK((before <= today && today <= after));
    CHECK(vouch::today() > vouch::date("2020-01-01"));
}

TEST_CASE("date: of all texts YYYY-MM-DD exactly the days of the calendar are dates, and each round-trips")
{
    // a calendar of its own to judge by: the days of each month, with the Gregorian leap years
    constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned const step = support::is_full() ? 1 : 97;
    std::size_t wrong = 0;
    char text[] = "0000-00-00";
    char written[10];
    for (unsigned year = 0; year < 10000; year += step) {
        bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (unsigned place = 0, rest = year; place < 4; ++place, rest /= 10)
            text[3 - place] = static_cast<char>('0' + rest % 10);
        for (unsigned month = 0; month < 100; ++month)
            for (unsigned day = 0; day < 100; ++day) {
                text[5] = static_cast<char>('0' + month / 10);
                text[6] = static_cast<char>('0' + month % 10);
                text[8] = static_cast<char>('0' + day / 10);
                text[9] = static_cast<char>('0' + day % 10);
                bool const real = month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
                auto const read = traits::parse(std::string_view(text, 10));
                wrong += read.has_value() != real;
                if (read)
                    wrong += traits::write(*read, written) != written + 10 ||
                             std::string_view(written, 10) != std::string_view(text, 10);
            }
    }
    CHECK(wrong == 0);
}
