// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/date_time.hpp>

#include <support/abnf.hpp>
#include <support/property.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <ratio>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::sys_time;

// Counts days, and is not `std::chrono::days`, whose times are dates.
using short_days = std::chrono::duration<std::int16_t, std::chrono::days::period>;

template <class Duration>
using traits = vouch::text_traits<sys_time<Duration>>;

using seconds = traits<std::chrono::seconds>;
using milliseconds = traits<std::chrono::milliseconds>;
using nanoseconds = traits<std::chrono::nanoseconds>;
using minutes = traits<std::chrono::minutes>;

template <class Duration>
constexpr bool has_a_text = vouch::detail::foreign_text_type<sys_time<Duration>>;

static_assert(has_a_text<std::chrono::nanoseconds> && has_a_text<std::chrono::microseconds> && has_a_text<std::chrono::seconds>);
static_assert(has_a_text<std::chrono::minutes> && has_a_text<std::chrono::days> && has_a_text<std::chrono::years>);
static_assert(has_a_text<std::chrono::system_clock::duration>);
static_assert(has_a_text<std::chrono::duration<std::int32_t, std::deci>>);
static_assert(has_a_text<std::chrono::duration<std::uint64_t, std::ratio<1, 10'000'000>>>);
// What no digits of a second can express, and what is not counted in integers.
static_assert(!has_a_text<std::chrono::duration<std::int64_t, std::ratio<1, 3>>>);
static_assert(!has_a_text<std::chrono::duration<std::int64_t, std::ratio<3, 10>>>);
static_assert(!has_a_text<std::chrono::duration<std::int64_t, std::pico>>);
static_assert(!has_a_text<std::chrono::duration<double>> && !has_a_text<std::chrono::duration<float, std::milli>>);
static_assert(!vouch::text_type<std::chrono::local_seconds> && !vouch::text_type<std::chrono::steady_clock::time_point>);

static_assert(seconds::info.code == "not_a_date_time" && seconds::info.format == "date-time" && seconds::info.exact_size == 0);
static_assert(seconds::info.expected == "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ssZ");
static_assert(milliseconds::info.expected == "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ss.sssZ");
static_assert(nanoseconds::info.expected == "an RFC 3339 date and time, YYYY-MM-DDThh:mm:ss.sssssssssZ");
static_assert(minutes::info.expected == "an RFC 3339 date and time, YYYY-MM-DDThh:mm:00Z");
static_assert(traits<std::chrono::hours>::info.expected == "an RFC 3339 date and time, YYYY-MM-DDThh:00:00Z");
static_assert(traits<short_days>::info.expected == "an RFC 3339 date and time, YYYY-MM-DDT00:00:00Z");
static_assert(seconds::max_size == 20 && milliseconds::max_size == 24 && nanoseconds::max_size == 30 && minutes::max_size == 20);
static_assert(noexcept(seconds::parse(std::string_view())) &&
              noexcept(seconds::write(std::declval<sys_seconds const&>(), nullptr)));

constexpr bool these_are_moments()
{
    constexpr sys_seconds noon = sys_days(2024y / 1 / 1) + 12h;
    for (std::string_view const same :
         {"2024-01-01T12:00:00Z", "2024-01-01t12:00:00z", "2024-01-01T12:00:00+00:00", "2024-01-01T12:00:00-00:00",
          "2024-01-01T13:00:00+01:00", "2024-01-01T17:30:00+05:30", "2024-01-02T11:59:00+23:59", "2023-12-31T12:01:00-23:59",
          "2024-01-01T12:00:00.0Z", "2024-01-01T12:00:00.000000000000000000000000Z", "2024-01-01T04:00:00.00-08:00"})
        if (seconds::parse(same) != noon || nanoseconds::parse(same) != noon || traits<std::chrono::hours>::parse(same) != noon)
            return false;
    return seconds::parse("1970-01-01T00:00:00Z") == sys_seconds{} &&
           seconds::parse("1969-12-31T23:59:59Z") == sys_seconds(-1s) &&
           seconds::parse("0000-01-01T00:00:00Z") == sys_seconds(sys_days(0y / 1 / 1)) &&
           seconds::parse("9999-12-31T23:59:59Z") == sys_seconds(sys_days(9999y / 12 / 31) + 86'399s) &&
           seconds::parse("2024-02-29T00:00:00Z") == sys_seconds(sys_days(2024y / 2 / 29));
}
static_assert(these_are_moments());

constexpr bool these_are_none()
{
    for (std::string_view const text : {"",
                                        "2024-01-01",
                                        "2024-01-01T12:00:00",
                                        "2024-01-01T12:00Z",
                                        "2024-01-01T12:00:0Z",
                                        "2024-01-01 12:00:00Z",
                                        "2024-01-01_12:00:00Z",
                                        " 2024-01-01T12:00:00Z",
                                        "2024-01-01T12:00:00Z ",
                                        "2024-01-01T12:00:00 Z",
                                        "20240101T120000Z",
                                        "2024-01-01T120000.0Z",
                                        "2024-1-01T12:00:00.0Z",
                                        "12024-01-01T12:00:00Z",
                                        "-2024-01-01T12:00:00Z",
                                        "+2024-01-01T12:00:00Z",
                                        "2024-00-01T12:00:00Z",
                                        "2024-13-01T12:00:00Z",
                                        "2023-02-29T12:00:00Z",
                                        "2024-01-32T12:00:00Z",
                                        "2024-01-01T24:00:00Z",
                                        "2024-01-01T12:60:00Z",
                                        "2024-01-01T12:00:61Z",
                                        "2024-01-01T-1:00:00Z",
                                        "2024-01-01T12:+1:00Z",
                                        "2024-01-01T12:00: 1Z",
                                        "2024-01-01T12-00-00Z",
                                        "2024-01-01T12:00:00.Z",
                                        "2024-01-01T12:00:00,0Z",
                                        "2024-01-01T12:00:00.0.0Z",
                                        "2024-01-01T12:00:00.-0Z",
                                        "2024-01-01T12:00:00.",
                                        "2024-01-01T12:00:00.0",
                                        "2024-01-01T12:00:00ZZ",
                                        "2024-01-01T12:00:00Z+00:00",
                                        "2024-01-01T12:00:00+24:00",
                                        "2024-01-01T12:00:00+00:60",
                                        "2024-01-01T12:00:00+0000",
                                        "2024-01-01T12:00:00+00",
                                        "2024-01-01T12:00:00+0:00",
                                        "2024-01-01T12:00:00+00:0",
                                        "2024-01-01T12:00:00+00-00",
                                        "2024-01-01T12:00:00 00:00",
                                        "2024-01-01T12:00:00+-1:00",
                                        "2024-01-01T12:00:00+00:00Z",
                                        "2024-01-01T12:00:00[UTC]",
                                        "2024-01-01T12:00:00UTC",
                                        "2024-01-01T12:00:00\xE2\x88\x92"
                                        "08:00",
                                        "2024-W01-1T12:00:00Z",
                                        "2024-001T12:00:00.00Z",
                                        "1704110400"})
        if (seconds::parse(text) || nanoseconds::parse(text))
            return false;
    return !seconds::parse(std::string_view("2024-01-01T12:00:00Z\0", 21)) &&
           !seconds::parse(std::string_view("2024-01-01T12:00:00\0", 20)) && !seconds::parse(std::string_view());
}
static_assert(these_are_none());

// In UTC the year has four digits.
constexpr bool an_offset_does_not_leave_the_years()
{
    return !seconds::parse("9999-12-31T23:59:59-00:01") && !seconds::parse("0000-01-01T00:00:00+00:01") &&
           seconds::parse("9999-12-31T23:59:59+00:01") && seconds::parse("0000-01-01T00:00:00-00:01") &&
           !seconds::parse("9999-12-31T23:59:60Z");
}
static_assert(an_offset_does_not_leave_the_years());

constexpr bool a_leap_second_is_the_next_second()
{
    constexpr sys_seconds next = sys_days(2017y / 1 / 1);
    for (std::string_view const same : {"2016-12-31T23:59:60Z", "2016-12-31T15:59:60-08:00", "2017-01-01T00:59:60+01:00"})
        if (seconds::parse(same) != next || minutes::parse(same) != next)
            return false;
    for (std::string_view const wrong : {"2016-12-31T23:58:60Z", "2016-12-31T22:59:60Z", "2016-12-31T23:59:60+01:00",
                                         "2016-12-30T23:59:60Z", "2016-12-31T00:00:60Z", "2016-12-31T23:60:00Z"})
        if (seconds::parse(wrong))
            return false;
    return milliseconds::parse("2016-12-31T23:59:60.250Z") == next + 250ms && seconds::parse("1972-06-30T23:59:60Z") &&
           seconds::parse("1969-12-31T23:59:60Z") == sys_seconds{} && seconds::parse("2024-02-29T23:59:60Z");
}
static_assert(a_leap_second_is_the_next_second());

constexpr bool what_is_finer_than_a_tick_is_refused()
{
    return milliseconds::parse("2024-01-01T12:00:00.123Z") == sys_days(2024y / 1 / 1) + 12h + 123ms &&
           milliseconds::parse("2024-01-01T12:00:00.1230000Z") == sys_days(2024y / 1 / 1) + 12h + 123ms &&
           milliseconds::parse("2024-01-01T12:00:00.1Z") == sys_days(2024y / 1 / 1) + 12h + 100ms &&
           milliseconds::parse("1969-12-31T23:59:59.999Z") == sys_time<std::chrono::milliseconds>(-1ms) &&
           !milliseconds::parse("2024-01-01T12:00:00.1234Z") && !milliseconds::parse("2024-01-01T12:00:00.0000000001Z") &&
           !seconds::parse("2024-01-01T12:00:00.5Z") && !nanoseconds::parse("2024-01-01T12:00:00.0000000001Z") &&
           nanoseconds::parse("2024-01-01T12:00:00.000000001Z") && !minutes::parse("2024-01-01T12:00:01Z") &&
           minutes::parse("2024-01-01T12:01:00Z") && !traits<short_days>::parse("2024-01-01T12:00:00Z") &&
           traits<short_days>::parse("2024-01-01T12:00:00+12:00") == sys_days(2024y / 1 / 1) &&
           !minutes::parse("1969-12-31T23:58:59Z");
}
static_assert(what_is_finer_than_a_tick_is_refused());

constexpr bool what_the_ticks_cannot_count_is_refused()
{
    using sys_nanoseconds = sys_time<std::chrono::nanoseconds>;
    using unsigned_seconds = std::chrono::duration<std::uint32_t>;
    return nanoseconds::parse("2262-04-11T23:47:16.854775807Z") == sys_nanoseconds::max() &&
           !nanoseconds::parse("2262-04-11T23:47:16.854775808Z") && !nanoseconds::parse("2262-04-11T23:47:17Z") &&
           nanoseconds::parse("1677-09-21T00:12:43.145224192Z") == sys_nanoseconds::min() &&
           !nanoseconds::parse("1677-09-21T00:12:43.145224191Z") && !nanoseconds::parse("1677-09-21T00:12:43Z") &&
           nanoseconds::parse("1677-09-21T00:12:44Z") && !nanoseconds::parse("0000-01-01T00:00:00Z") &&
           !nanoseconds::parse("9999-12-31T23:59:59.999999999Z") && traits<unsigned_seconds>::parse("2106-02-07T06:28:15Z") &&
           !traits<unsigned_seconds>::parse("2106-02-07T06:28:16Z") && traits<unsigned_seconds>::parse("1970-01-01T00:00:00Z") &&
           !traits<unsigned_seconds>::parse("1969-12-31T23:59:59Z") && traits<short_days>::parse("2059-09-18T00:00:00Z") &&
           !traits<short_days>::parse("2059-09-19T00:00:00Z") && traits<short_days>::parse("1880-04-14T00:00:00Z") &&
           !traits<short_days>::parse("1880-04-13T00:00:00Z");
}
static_assert(what_the_ticks_cannot_count_is_refused());

template <class Duration>
constexpr bool is_written_as(sys_time<Duration> moment, std::string_view text)
{
    char to[traits<Duration>::max_size]{};
    char* const end = traits<Duration>::write(moment, to);
    return end == to + sizeof to && std::string_view(to, sizeof to) == text && traits<Duration>::parse(text) == moment;
}

constexpr bool it_is_written_in_utc_with_the_digits_of_a_tick()
{
    constexpr auto day = sys_days(2024y / 1 / 1);
    return is_written_as(sys_seconds(day + 12h), "2024-01-01T12:00:00Z") &&
           is_written_as(sys_time<std::chrono::minutes>(day + 61min), "2024-01-01T01:01:00Z") &&
           is_written_as(sys_time<short_days>(short_days(19'723)), "2024-01-01T00:00:00Z") &&
           is_written_as(sys_time<std::chrono::milliseconds>(day), "2024-01-01T00:00:00.000Z") &&
           is_written_as(sys_time<std::chrono::milliseconds>(day + 23h + 59min + 59s + 7ms), "2024-01-01T23:59:59.007Z") &&
           is_written_as(sys_time<std::chrono::microseconds>(day + 1us), "2024-01-01T00:00:00.000001Z") &&
           is_written_as(sys_time<std::chrono::nanoseconds>(-1ns), "1969-12-31T23:59:59.999999999Z") &&
           is_written_as(sys_time<std::chrono::nanoseconds>::max(), "2262-04-11T23:47:16.854775807Z") &&
           is_written_as(sys_time<std::chrono::nanoseconds>::min(), "1677-09-21T00:12:43.145224192Z") &&
           is_written_as(sys_time<std::chrono::duration<int, std::deci>>(std::chrono::duration<int, std::deci>(-1)),
                         "1969-12-31T23:59:59.9Z") &&
           is_written_as(sys_seconds(sys_days(0y / 1 / 1)), "0000-01-01T00:00:00Z") &&
           is_written_as(sys_seconds(sys_days(9999y / 12 / 31) + 86'399s), "9999-12-31T23:59:59Z");
}
static_assert(it_is_written_in_utc_with_the_digits_of_a_tick());

template <class Duration>
constexpr bool is_not_written(sys_time<Duration> moment)
{
    char to[traits<Duration>::max_size]{};
    return traits<Duration>::write(moment, to) == nullptr;
}

constexpr bool another_year_is_not_written()
{
    using huge = sys_time<std::chrono::duration<std::uint64_t, std::milli>>;
    return is_not_written(sys_seconds(sys_days(0y / 1 / 1)) - 1s) &&
           is_not_written(sys_seconds(sys_days(9999y / 12 / 31) + 24h)) && is_not_written(sys_days(sys_days(0y / 1 / 1)) - 24h) &&
           is_not_written(sys_seconds::max()) && is_not_written(sys_seconds::min()) &&
           is_not_written(sys_time<std::chrono::minutes>::max()) && is_not_written(sys_time<std::chrono::minutes>::min()) &&
           is_not_written(sys_days::max()) && is_not_written(sys_days::min()) &&
           is_not_written(sys_time<std::chrono::milliseconds>::max()) &&
           is_not_written(sys_time<std::chrono::milliseconds>::min()) && is_not_written(huge::max()) &&
           is_not_written(sys_time<std::chrono::milliseconds>(sys_days(10000y / 1 / 1))) &&
           !is_not_written(sys_time<std::chrono::milliseconds>(sys_days(10000y / 1 / 1)) - 1ms) &&
           is_not_written(sys_time<std::chrono::milliseconds>(sys_days(0y / 1 / 1)) - 1ms);
}
static_assert(another_year_is_not_written());

} // namespace

TEST_CASE("date-time: accepts every form of RFC 3339")
{
    CHECK(these_are_moments());
}

TEST_CASE("date-time: refuses texts outside of RFC 3339")
{
    CHECK(these_are_none());
    CHECK(an_offset_does_not_leave_the_years());
}

TEST_CASE("date-time: a leap second is accepted at the end of a month of UTC, and becomes the next second")
{
    CHECK(a_leap_second_is_the_next_second());
}

TEST_CASE("date-time: a time that the duration cannot hold is refused")
{
    CHECK(what_is_finer_than_a_tick_is_refused());
    CHECK(what_the_ticks_cannot_count_is_refused());
}

TEST_CASE("date-time: is written in UTC with the digits of its tick")
{
    CHECK(it_is_written_in_utc_with_the_digits_of_a_tick());
    CHECK(another_year_is_not_written());
}

TEST_CASE("date-time: no other byte stands for a digit or a mark")
{
    std::string_view const model = "1111-11-11T11:11:11.111+11:11";
    bool all = true;
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < model.size(); ++at) {
            std::string text(model);
            text[at] = static_cast<char>(byte);
            char const mark = model[at];
            bool expected = byte >= '0' && byte <= '9';
            if (mark != '1')
                expected = byte == mark || (mark == 'T' && byte == 't') || (mark == '+' && byte == '-');
            else if (at == 5) // the month is this digit and 1
                expected = byte == '0' || byte == '1';
            else if (at == 6 || at == 8 || at == 11 || at == 24) // month 1x; day x1 of 30; hour x1
                expected = byte >= '0' && byte <= '2';
            else if (at == 14 || at == 17 || at == 27) // minute or second x1
                expected = byte >= '0' && byte <= '5';
            all &= milliseconds::parse(text).has_value() == expected;
        }
    CHECK(all);
}

TEST_CASE("date-time: agrees with the RFC's own grammar, and with a second computation of the time")
{
    support::abnf grammar(R"abnf(
        date-fullyear   = 4DIGIT
        date-month      = 2DIGIT
        date-mday       = 2DIGIT
        time-hour       = 2DIGIT
        time-minute     = 2DIGIT
        time-second     = 2DIGIT
        time-secfrac    = "." 1*DIGIT
        time-numoffset  = ("+" / "-") time-hour ":" time-minute
        time-offset     = "Z" / time-numoffset
        partial-time    = time-hour ":" time-minute ":" time-second [time-secfrac]
        full-date       = date-fullyear "-" date-month "-" date-mday
        full-time       = partial-time time-offset
        date-time       = full-date "T" full-time
    )abnf");
    auto const within = [](int least, int most) {
        return
            [=](std::string_view text) { return std::stoi(std::string(text)) >= least && std::stoi(std::string(text)) <= most; };
    };
    // what the comments of section 5.6 say; days of the month and leap seconds are left to the code below
    grammar.only_if("date-month", within(1, 12));
    grammar.only_if("date-mday", within(1, 31));
    grammar.only_if("time-hour", within(0, 23));
    grammar.only_if("time-minute", within(0, 59));
    grammar.only_if("time-second", within(0, 60));

    std::mt19937 random(3339);
    auto const two = [&](unsigned below) {
        unsigned const value = static_cast<unsigned>(random()) % below;
        return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
    };
    std::size_t accepted = 0;
    std::string differs;
    std::size_t const rounds = support::rounds(10'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string text = two(100) + two(100) + '-' + two(14) + '-' + two(32) + 'T' + two(25) + ':' + two(61) + ':' + two(62);
        if (random() % 2 == 0)
            text += '.' + std::to_string(random() % 1'000) + (random() % 2 == 0 ? "0" : "");
        text += random() % 2 == 0 ? "Z" : "-" + two(25) + ':' + two(61);
        if (random() % 2 == 0)
            text = support::mutated(text, random);

        std::optional<sys_time<std::chrono::milliseconds>> expected;
        if (grammar.matches("date-time", text)) {
            auto const number = [&](std::size_t at, std::size_t size) { return std::stoi(text.substr(at, size)); };
            int const month = number(5, 2);
            int const day = number(8, 2);
            int const year = number(0, 4);
            bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            int const days_before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
            int const length = days_before[month] - days_before[month - 1] + (month == 2 && leap ? 1 : 0);
            // days before the year since 0000-01-01; 1970-01-01 is 719 528 of them later
            int const before = year * 365 + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
            int const days = before + days_before[month - 1] + (month > 2 && leap ? 1 : 0) + day - 1 - 719'528;
            std::int64_t total = days * std::int64_t{86'400} + number(11, 2) * 3'600 + number(14, 2) * 60 + number(17, 2);
            std::size_t const end = text.find_first_not_of(".0123456789", 19);
            if (text[end] == '+' || text[end] == '-')
                total -= (number(end + 1, 2) * 3'600 + number(end + 4, 2) * 60) * (text[end] == '-' ? -1 : 1);
            std::string fraction = end > 20 ? text.substr(20, end - 20) : "";
            bool const fits = fraction.find_first_not_of('0', 3) == fraction.npos;
            fraction.resize(3, '0');
            bool in_range = total >= -62'167'219'200 && total <= 253'402'300'799;
            if (number(17, 2) == 60) { // the day that starts then is the first of its month
                auto const next =
                    std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(sys_seconds(std::chrono::seconds(total))));
                in_range &= total % 86'400 == 0 && next.day() == std::chrono::day(1);
            }
            if (day <= length && fits && in_range)
                expected = sys_seconds(std::chrono::seconds(total)) + std::chrono::milliseconds(std::stoi(fraction));
        }
        if (milliseconds::parse(text) != expected)
            differs = text;
        accepted += expected ? 1 : 0;
    }
    CHECK(differs == "");
    CHECK(accepted > rounds / 10);
    CHECK(accepted < rounds * 9 / 10);
}
