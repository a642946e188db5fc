// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_TOKEN_SOURCE_HPP
#define VOUCH_HTTP_CLIENT_TOKEN_SOURCE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/credential.hpp>
#include <vouch/http/endpoint/part.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// Which token a client asks its `bearer_from` for.
enum class token_kind : std::uint8_t {
    any,   ///< the current one, which the function may keep between calls
    fresh, ///< a new one: the server has just answered 401 to the current one
};

/// A function that a client gets its token from, for endpoints with `bearer`: `bearer_from(f)`, where `f(token_kind)` returns a
/// `vouch::secret`.
///
/// It is asked at each call, before the first attempt. If the reply is 401, it is asked for a fresh token, and the request is
/// sent again with that, whatever its method: the server has refused the first one unread. That happens once a call. A secret
/// that is unset ends the call as `invalid_request`; after a 401, with that reply.
///
/// With a coroutine backend the function may return a `task<vouch::secret>`. With a callback backend it may take a second
/// argument, a function that it calls once with the secret, perhaps later.
/// Errors:   what the function throws passes through `send()`, but must not leave a function that a callback backend calls.
/// See:      RFC 6750 section 3.1
template <class Function>
class bearer_from {
public:
    explicit bearer_from(Function function) : function_(std::move(function)) {}

    [[nodiscard]] auto function() const noexcept -> Function& { return function_; }

private:
    mutable Function function_; // it may keep the token
};

namespace detail {

template <class Function>
inline constexpr bool is_credential_for<bearer, bearer_from<Function>> = true;

template <class Left, class Right>
inline constexpr bool hold_the_same<bearer_from<Left>, bearer_from<Right>> = true;
template <class Function>
inline constexpr bool hold_the_same<bearer_from<Function>, bearer_token> = true;
template <class Function>
inline constexpr bool hold_the_same<bearer_token, bearer_from<Function>> = true;

template <class Function>
inline constexpr bool is_a_credential<bearer_from<Function>> = true;

template <class Credential>
inline constexpr bool is_token_source = false;
template <class Function>
inline constexpr bool is_token_source<bearer_from<Function>> = true;

// The token function of a client that has none. No exchange of such a client asks for a token.
struct no_token_source {};
inline constinit no_token_source nobody{};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
