// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DRIVE_HPP
#define VOUCH_HTTP_CLIENT_DRIVE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/detail/use_backend.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/token_source.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// Does what an exchange asks for until it is finished, on the calling thread. The call is cancelled when `stop` says so: between
/// attempts, during a pause within 20 ms, and during an attempt if the backend cancels in flight. `token` is the function of the
/// client's `bearer_from`, if it has one.
template <sync_backend Backend, stop_request Stop = never_stop, class Token = detail::no_token_source>
void drive(exchange& exchange, Backend& backend, Stop const& stop = {}, Token&& token = {})
{
    using step = http::exchange::step;
    while (exchange.next() != step::finished) {
        if (stop.stop_requested()) {
            exchange.cancel();
        } else if (exchange.next() == step::authorize) {
            if constexpr (!std::is_same_v<std::remove_cvref_t<Token>, detail::no_token_source>) {
                secret const got = token(detail::kind_of_token(exchange));
                exchange.authorized(got, detail::now_with(backend));
            } else {
                exchange.authorized({}, detail::now_with(backend));
            }
        } else if (exchange.next() == step::send) {
            transport_result result = detail::send_with(backend, exchange.request(), stop);
            attempt_context const context = detail::context_after(exchange, result, backend);
            exchange.attempt_ended(std::move(result), context);
        } else {
            for (auto left = exchange.pause(); left > std::chrono::milliseconds{} && !stop.stop_requested();) {
                auto const slice = detail::slice_of_pause(left, detail::may_stop<Stop>);
                detail::sleep_with(backend, slice);
                left -= slice;
            }
            exchange.pause_ended(detail::now_with(backend));
        }
    }
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
