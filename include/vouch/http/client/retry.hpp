// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_RETRY_HPP
#define VOUCH_HTTP_CLIENT_RETRY_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/date.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vouch::inline VOUCH_ABI::http::detail {

// The first pause between two attempts. Each further pause is twice as long, up to `longest_backoff`.
inline constexpr std::chrono::milliseconds first_backoff{500};
inline constexpr std::chrono::milliseconds longest_backoff{8'000};
// A call does not wait longer than this for a server that asks for a pause: it ends with the response that asked.
inline constexpr std::chrono::milliseconds longest_retry_after{60'000};

// Returns true if another attempt may succeed: the connection failed, was lost or took too long, or the server says that it
// cannot answer now (408, 429, 502, 503, 504). 500 does not count: the request may have caused it.
[[nodiscard]] inline auto is_transient(transport_result const& result) noexcept -> bool
{
    if (auto const* const failed = std::get_if<transport_error>(&result))
        return failed->kept || failed->reason == transport_reason::connect || failed->reason == transport_reason::reset ||
               failed->reason == transport_reason::timeout;
    int const status = std::get<response>(result).status;
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

// Returns true if the server has not acted on a request with this result: it did not get the request, or refused it unread.
[[nodiscard]] inline auto was_not_acted_on(transport_result const& result) noexcept -> bool
{
    if (auto const* const failed = std::get_if<transport_error>(&result))
        return failed->delivery == delivery::not_sent;
    return std::get<response>(result).status == 429;
}

// The pause after an attempt, counted from 1: half of it fixed, half scaled by `random` in [0, 1).
[[nodiscard]] constexpr auto backoff(int attempt, double random) noexcept -> std::chrono::milliseconds
{
    auto whole = first_backoff;
    for (int doubled = 1; doubled < attempt && whole < longest_backoff; ++doubled)
        whole *= 2;
    whole = (std::min)(whole, longest_backoff);
    double const share = 0.5 + std::clamp(random, 0.0, 1.0) / 2;
    return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(static_cast<double>(whole.count()) * share));
}

// The pause that a response asks for with Retry-After, in seconds or as an HTTP date; empty if it asks for none, or in another
// form (RFC 9110 section 10.2.3). A date counts from the Date of the response, so that a wrong clock does no harm; without a
// Date, from `now`.
[[nodiscard]] inline auto retry_after(response const& response, std::chrono::sys_seconds now)
    -> std::optional<std::chrono::seconds>
{
    std::string const* const text = find_header(response.headers, "retry-after");
    if (text == nullptr || text->empty())
        return std::nullopt;
    if (text->find_first_not_of("0123456789") == std::string::npos) {
        constexpr std::chrono::seconds day{86'400}; // longer than any call waits: more digits must not overflow
        std::chrono::seconds value{};
        for (char const digit : *text)
            value = (std::min)(value * 10 + std::chrono::seconds(digit - '0'), day);
        return value;
    }
    std::optional<std::chrono::sys_seconds> const until = parse_http_date(*text, now);
    if (!until)
        return std::nullopt;
    if (std::string const* const date = find_header(response.headers, "date"))
        now = parse_http_date(*date, now).value_or(now);
    return (std::max)(*until - now, std::chrono::seconds{});
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
