// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CREDENTIAL_HPP
#define VOUCH_HTTP_CLIENT_CREDENTIAL_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/field.hpp>

#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// A client's key for endpoints with `api_key<Name>`: `key<"x-api-key">(secret)`. It is sent to these endpoints only.
template <vouch::detail::fixed_string Name>
class key {
public:
    explicit key(vouch::secret value) : value_(std::move(value)) {}

    [[nodiscard]] auto value() const noexcept -> vouch::secret const& { return value_; }

private:
    vouch::secret value_;
};

/// A client's token for endpoints with `bearer`. It is sent to these endpoints only.
///
/// See: RFC 6750 section 2.1
class bearer_token {
public:
    explicit bearer_token(vouch::secret value) : value_(std::move(value)) {}

    [[nodiscard]] auto value() const noexcept -> vouch::secret const& { return value_; }

private:
    vouch::secret value_;
};

namespace detail {

// True if a client's credential is for this part of an endpoint.
template <class Part, class Credential>
inline constexpr bool is_credential_for = false;
template <vouch::detail::fixed_string Part, vouch::detail::fixed_string Held>
inline constexpr bool is_credential_for<api_key<Part>, key<Held>> = vouch::detail::equals_ignoring_case(Part.view(), Held.view());
template <>
inline constexpr bool is_credential_for<bearer, bearer_token> = true;

// True if two credentials of a client are sent in the same header field.
template <class Left, class Right>
inline constexpr bool hold_the_same = false;
template <vouch::detail::fixed_string Left, vouch::detail::fixed_string Right>
inline constexpr bool hold_the_same<key<Left>, key<Right>> = vouch::detail::equals_ignoring_case(Left.view(), Right.view());
template <>
inline constexpr bool hold_the_same<bearer_token, bearer_token> = true;

template <class Type>
inline constexpr bool is_a_credential = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_a_credential<key<Name>> = true;
template <>
inline constexpr bool is_a_credential<bearer_token> = true;

// What stands before a credential in its header field.
template <class Credential>
inline constexpr std::string_view scheme_of{};
template <>
inline constexpr std::string_view scheme_of<bearer_token> = "Bearer ";

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
