// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/date.hpp>

#include <chrono>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono;
using vouch::http::detail::parse_http_date;

constexpr sys_seconds at(int y, unsigned m, unsigned d, int hour = 0, int minute = 0, int second = 0)
{
    return sys_days(year(y) / month(m) / day(d)) + hours(hour) + minutes(minute) + seconds(second);
}
constexpr sys_seconds now = at(2026, 11, 21);

constexpr bool all_three_forms_are_read()
{
    constexpr sys_seconds then = at(1994, 11, 6, 8, 49, 37);
    return parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT", now) == then &&
           parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT", now) == then &&
           parse_http_date("Sun Nov  6 08:49:37 1994", now) == then &&
           parse_http_date("Wed Nov 16 08:49:37 1994", now) == at(1994, 11, 16, 8, 49, 37) &&
           parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT", now) == sys_seconds{} &&
           parse_http_date("Thu, 29 Feb 2024 23:59:60 GMT", now) == at(2024, 3, 1) &&
           parse_http_date("Fri, 31 Dec 9999 23:59:59 GMT", now) == at(9999, 12, 31, 23, 59, 59);
}
static_assert(all_three_forms_are_read());

constexpr bool two_digits_are_at_most_fifty_years_ahead()
{
    return parse_http_date("Monday, 01-Jan-26 00:00:00 GMT", now) == at(2026, 1, 1) &&
           parse_http_date("Monday, 01-Jan-76 00:00:00 GMT", now) == at(2076, 1, 1) &&
           parse_http_date("Monday, 01-Jan-77 00:00:00 GMT", now) == at(1977, 1, 1) &&
           parse_http_date("Monday, 01-Jan-00 00:00:00 GMT", now) == at(2000, 1, 1);
}
static_assert(two_digits_are_at_most_fifty_years_ahead());

TEST_CASE("date: the three forms of RFC 9110")
{
    CHECK(all_three_forms_are_read());
    CHECK(two_digits_are_at_most_fifty_years_ahead());
}

TEST_CASE("date: other forms are refused")
{
    for (std::string_view const wrong : {"",
                                         "Sun",
                                         "Sun, ",
                                         "Sun, 6 Nov 1994 08:49:37 GMT",
                                         "Sun, 06 Nov 1994 08:49:37",
                                         "Sun, 06 Nov 1994 08:49:37 UTC",
                                         "Sun, 06 Nov 1994 08:49:37 +0000",
                                         "sun, 06 Nov 1994 08:49:37 GMT",
                                         "Sun, 06 nov 1994 08:49:37 GMT",
                                         "Sun, 06 Nov 94 08:49:37 GMT",
                                         "Sun, 31 Nov 1994 08:49:37 GMT",
                                         "Sun, 29 Feb 2023 08:49:37 GMT",
                                         "Sun, 00 Nov 1994 08:49:37 GMT",
                                         "Sun, 06 Nov 1994 24:00:00 GMT",
                                         "Sun, 06 Nov 1994 08:60:37 GMT",
                                         "Sun, 06 Nov 1994 08:49:61 GMT",
                                         "Sun, 06 Nov 1994 8:49:37 GMT",
                                         "Sun, 06 Nov 1994 08:49:37 GMT ",
                                         " Sun, 06 Nov 1994 08:49:37 GMT",
                                         "Sun, 06-Nov-1994 08:49:37 GMT",
                                         "Sunday, 06-Nov-1994 08:49:37 GMT",
                                         "Sunday, 06 Nov 94 08:49:37 GMT",
                                         "Sun Nov 6 08:49:37 1994",
                                         "Sun Nov 06 08:49:37 94",
                                         "1994-11-06T08:49:37Z",
                                         "Xyz, 06 Nov 1994 08:49:37 GMT",
                                         "Sun, +6 Nov 1994 08:49:37 GMT",
                                         "784111777"})
        CHECK_MESSAGE(!parse_http_date(wrong, now), std::string(wrong));
}

} // namespace
