// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CREDENTIAL_HPP
#define VOUCH_HTTP_CLIENT_CREDENTIAL_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/field.hpp>

#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// The key that a client sends to endpoints with `api_key<Name>`: `key<"x-api-key">(secret)`. To no other endpoint, and nowhere
/// else.
template <vouch::detail::fixed_string Name>
class key {
public:
    explicit key(vouch::secret value) : value_(std::move(value)) {}

    [[nodiscard]] auto value() const noexcept -> vouch::secret const& { return value_; }

private:
    vouch::secret value_;
};

/// The token that a client sends to endpoints with `bearer`.
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

// Whether a client's credential is the one that a part of an endpoint names.
template <class Part, class Credential>
inline constexpr bool is_credential_for = false;
template <vouch::detail::fixed_string Wanted, vouch::detail::fixed_string Given>
inline constexpr bool is_credential_for<api_key<Wanted>, key<Given>> =
    vouch::detail::equals_ignoring_case(Wanted.view(), Given.view());
template <>
inline constexpr bool is_credential_for<bearer, bearer_token> = true;

template <class Type>
inline constexpr bool is_a_credential = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_a_credential<key<Name>> = true;
template <>
inline constexpr bool is_a_credential<bearer_token> = true;

// What the header field holds.
template <vouch::detail::fixed_string Name>
[[nodiscard]] auto field_value_of(key<Name> const& credential) -> std::string
{
    return std::string(credential.value().reveal());
}
[[nodiscard]] inline auto field_value_of(bearer_token const& credential) -> std::string
{
    return "Bearer " + std::string(credential.value().reveal());
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
