// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DRIVE_HPP
#define VOUCH_HTTP_CLIENT_DRIVE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/detail/use_backend.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/retry.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// Does what an exchange asks for until it is finished, on the calling thread.
template <sync_backend Backend>
void drive(exchange& exchange, Backend& backend)
{
    using step = http::exchange::step;
    while (exchange.next() != step::finished) {
        if (exchange.next() == step::send) {
            transport_result result = detail::send_with(backend, exchange.request());
            attempt_context context;
            if (detail::is_transient(result)) // otherwise nothing asks for the time
                context = {.now = detail::now_with(backend),
                           .date = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                           .random = detail::random_with(backend)};
            exchange.attempt_ended(std::move(result), context);
        } else {
            detail::sleep_with(backend, exchange.pause());
            exchange.pause_ended(detail::now_with(backend));
        }
    }
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
