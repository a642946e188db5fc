// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_START_EXCHANGE_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_START_EXCHANGE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <utility>

namespace vouch::inline VOUCH_ABI::http::detail {

// The exchange that sends a request; one that has ended if the request has errors.
[[nodiscard]] VOUCH_OUTLINE inline auto start_exchange(draft&& built, exchange_limits limits,
                                                       std::chrono::steady_clock::time_point now, http::observer observer)
    -> exchange
{
    limits.repeatable = built.has_idempotency_key();
    request_errors errors = std::move(built).errors();
    if (errors.empty())
        return exchange(std::move(built).finish(), limits, now, observer);
    return exchange(std::move(errors), built.route(), now, observer);
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
