// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_DATE_TEXT_HPP
#define VOUCH_SERVER_DETAIL_DATE_TEXT_HPP
#include <vouch/core/config.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::server::detail {

using date_text = std::array<char, 29>;

// A time as HTTP writes it, "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7).
[[nodiscard]] constexpr auto write_date(std::chrono::sys_seconds time) noexcept -> date_text
{
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date(day);
    std::chrono::hh_mm_ss const clock(time - day);
    date_text text{};
    std::size_t end = 0;
    auto const put = [&](std::string_view part) {
        for (char const letter : part)
            text[end++] = letter;
    };
    auto const put_number = [&](int number, std::size_t digits) {
        for (std::size_t place = digits; place != 0; --place, number /= 10)
            text[end + place - 1] = static_cast<char>('0' + number % 10);
        end += digits;
    };
    put(std::string_view("SunMonTueWedThuFriSat").substr(3 * std::chrono::weekday(day).c_encoding(), 3));
    put(", ");
    put_number(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    put(" ");
    put(std::string_view("JanFebMarAprMayJunJulAugSepOctNovDec").substr(3 * (static_cast<unsigned>(date.month()) - 1), 3));
    put(" ");
    put_number(static_cast<int>(date.year()), 4);
    put(" ");
    put_number(static_cast<int>(clock.hours().count()), 2);
    put(":");
    put_number(static_cast<int>(clock.minutes().count()), 2);
    put(":");
    put_number(static_cast<int>(clock.seconds().count()), 2);
    put(" GMT");
    return text;
}

// The time of now, written once a second by each thread.
[[nodiscard]] inline auto current_date() -> std::string_view
{
    thread_local std::chrono::sys_seconds written{};
    thread_local date_text text{};
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (now != written) {
        written = now;
        text = write_date(now);
    }
    return {text.data(), text.size()};
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
