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

namespace vouch::inline VOUCH_ABI::http {

/// The first pause between two attempts; each further one is twice as long, up to `longest_backoff`.
inline constexpr std::chrono::milliseconds first_backoff{500};
inline constexpr std::chrono::milliseconds longest_backoff{8'000};
/// A server that asks for a longer pause than this is not waited for: the call ends with what it said.
inline constexpr std::chrono::milliseconds longest_retry_after{60'000};

/// Whether another attempt may go better: the connection failed, was lost or took too long, or the server says that it cannot now
/// (408, 429, 502, 503, 504). 500 is none of them: the request may have caused it.
[[nodiscard]] inline auto is_transient(transport_result const& last) noexcept -> bool
{
    if (auto const* const failed = std::get_if<transport_error>(&last))
        return failed->reason == transport_reason::connect || failed->reason == transport_reason::reset ||
               failed->reason == transport_reason::timeout;
    int const status = std::get_if<response>(&last)->status;
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

/// Whether a request of this method may reach the server twice. POST and PATCH may not, without an idempotency key.
///
/// See: RFC 9110 section 9.2.2
[[nodiscard]] constexpr auto is_idempotent(std::string_view method) noexcept -> bool
{
    return method != "POST" && method != "PATCH";
}

/// Whether the server has surely not acted on a request that ended like this: it never got it, or refused it unread.
[[nodiscard]] inline auto was_not_acted_on(transport_result const& last) noexcept -> bool
{
    if (auto const* const failed = std::get_if<transport_error>(&last))
        return failed->delivery == delivery::not_sent;
    return std::get_if<response>(&last)->status == 429;
}

/// The pause after the `attempt`-th attempt, the first being 1: half of it fixed, half by `random` in [0, 1).
[[nodiscard]] constexpr auto backoff(int attempt, double random) noexcept -> std::chrono::milliseconds
{
    auto whole = first_backoff;
    for (int doubled = 1; doubled < attempt && whole < longest_backoff; ++doubled)
        whole *= 2;
    whole = std::min(whole, longest_backoff);
    double const share = 0.5 + std::clamp(random, 0.0, 1.0) / 2;
    return std::chrono::milliseconds(static_cast<std::chrono::milliseconds::rep>(static_cast<double>(whole.count()) * share));
}

/// The pause that a response asks for with Retry-After, in seconds or as an HTTP date; nothing where it asks for none, or in
/// other words. A date counts from the Date of the response, so that a wrong clock does no harm; without one, from `now`.
///
/// See: RFC 9110 section 10.2.3
[[nodiscard]] inline auto retry_after(response const& from, std::chrono::sys_seconds now) -> std::optional<std::chrono::seconds>
{
    std::string const* const text = find_header(from.headers, "retry-after");
    if (text == nullptr || text->empty())
        return std::nullopt;
    if (text->find_first_not_of("0123456789") == std::string::npos) {
        constexpr std::chrono::seconds a_day{86'400}; // longer than anybody waits: more digits must not overflow
        std::chrono::seconds value{};
        for (char const digit : *text)
            value = std::min(value * 10 + std::chrono::seconds(digit - '0'), a_day);
        return value;
    }
    std::optional<std::chrono::sys_seconds> const until = parse_http_date(*text, now);
    if (!until)
        return std::nullopt;
    if (std::string const* const date = find_header(from.headers, "date"))
        now = parse_http_date(*date, now).value_or(now);
    return std::max(*until - now, std::chrono::seconds{});
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
