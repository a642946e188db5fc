// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DRIVE_COROUTINE_HPP
#define VOUCH_HTTP_CLIENT_DRIVE_COROUTINE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/detail/use_backend.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/token_source.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <coroutine>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// Does what an exchange asks for until it is finished, as a coroutine of the backend. Cancels as `drive` of a `sync_backend`.
///
/// Lifetime: the exchange, the backend and the token function must outlive the coroutine.
// Each awaited task has a name: GCC 12 destroys temporaries of a co_await expression twice.
template <coroutine_backend Backend, stop_request Stop, class Token>
auto drive_coroutine(exchange& exchange, Backend& backend, Stop stop, Token& token) -> typename Backend::template task<void>
{
    using step = http::exchange::step;
    while (exchange.next() != step::finished) {
        if (stop.stop_requested()) {
            exchange.cancel();
        } else if (exchange.next() == step::authorize) {
            secret got;
            if constexpr (std::is_invocable_r_v<secret, Token&, token_kind>) {
                got = token(detail::kind_of_token(exchange));
            } else if constexpr (!std::is_same_v<Token, detail::no_token_source>) {
                auto asking = token(detail::kind_of_token(exchange));
                got = co_await std::move(asking);
            }
            exchange.authorized(got, detail::now_with(backend));
        } else if (exchange.next() == step::send) {
            auto sending = detail::start_with(backend, exchange.request(), stop);
            transport_result result = co_await std::move(sending);
            attempt_context const context = detail::context_after(exchange, result, backend);
            exchange.attempt_ended(std::move(result), context);
        } else {
            bool is_cancelled = false;
            for (auto left = exchange.pause(); left > std::chrono::milliseconds{} && !is_cancelled && !stop.stop_requested();) {
                auto const slice = detail::slice_of_pause(left, detail::may_stop<Stop>);
                auto sleeping = backend.sleep(slice);
                if constexpr (std::is_same_v<decltype(sleeping), typename Backend::template task<bool>>) {
                    bool const slept = co_await std::move(sleeping);
                    is_cancelled = !slept; // nothing may be awaited any more
                } else {
                    co_await std::move(sleeping);
                }
                left -= slice;
            }
            if (is_cancelled)
                exchange.cancel();
            else
                exchange.pause_ended(detail::now_with(backend));
        }
    }
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
