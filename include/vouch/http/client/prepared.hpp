// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_PREPARED_HPP
#define VOUCH_HTTP_CLIENT_PREPARED_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/decode.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/message/request_error.hpp>

#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// A call that was prepared and not sent: an exchange for a loop of your own, or the errors of the request.
///
///   auto ready = api.call<get_user>().with<"user_id">(id).prepare();
///   while (ready.exchange().next() != exchange::step::finished) …
///   outcome<get_user> ended = std::move(ready).outcome();
///
/// With errors the exchange is finished from the start, and the outcome is an `invalid_request`.
template <class Endpoint>
class [[nodiscard]] prepared {
public:
    explicit prepared(http::exchange exchange) : exchange_(std::move(exchange)) {}

    /// Returns true if the request has no errors.
    [[nodiscard]] explicit operator bool() const noexcept { return exchange_.errors().empty(); }
    /// The errors of the request.
    [[nodiscard]] auto errors() const noexcept -> request_errors const& { return exchange_.errors(); }
    /// The attempts of the call, for a driver.
    [[nodiscard]] auto exchange() noexcept -> http::exchange& { return exchange_; }
    /// How the call ended. Precondition: the exchange is finished.
    [[nodiscard]] auto outcome() && -> http::outcome<Endpoint> { return decode<Endpoint>(std::move(exchange_)); }

private:
    http::exchange exchange_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
