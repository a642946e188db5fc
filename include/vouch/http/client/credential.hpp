// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CREDENTIAL_HPP
#define VOUCH_HTTP_CLIENT_CREDENTIAL_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/basic_pair.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/wiped_text.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::complaint {

// The sentence that the compiler prints.
template <class Text>
inline constexpr bool credential_is_a_secret = false; // asked only of a text

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// A text that somebody makes a credential of.
template <class Text>
concept given_as_text = std::is_convertible_v<Text const&, std::string_view>;

template <given_as_text Text>
auto complain_of_text() -> vouch::secret
{
    static_assert(complaint::credential_is_a_secret<Text>,
                  "a credential is a vouch::secret, which is overwritten and never shown: bearer_token(vouch::secret(text))");
    return {};
}

} // namespace detail

/// A client's key for endpoints with `api_key<Name>`: `key<"x-api-key">(secret)`. It is sent to these endpoints only.
template <vouch::detail::fixed_string Name>
class key {
public:
    explicit key(vouch::secret value) : value_(std::move(value)) {}
    template <detail::given_as_text Text>
    explicit key(Text const&) : value_(detail::complain_of_text<Text>())
    {}

    [[nodiscard]] auto value() const noexcept -> vouch::secret const& { return value_; }

private:
    vouch::secret value_;
};

/// A client's key for endpoints with `api_key_in_query<Name>`: `key_in_query<"key">(secret)`. It is sent to these endpoints only.
template <vouch::detail::fixed_string Name>
class key_in_query {
public:
    explicit key_in_query(vouch::secret value) : value_(std::move(value)) {}
    template <detail::given_as_text Text>
    explicit key_in_query(Text const&) : value_(detail::complain_of_text<Text>())
    {}

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
    template <detail::given_as_text Text>
    explicit bearer_token(Text const&) : value_(detail::complain_of_text<Text>())
    {}

    [[nodiscard]] auto value() const noexcept -> vouch::secret const& { return value_; }

private:
    vouch::secret value_;
};

/// A client's user and password for endpoints with `basic`: `basic_credential("ada", secret)`. It is sent to these endpoints
/// only, in UTF-8.
///
/// Errors: each call ends as `invalid_request` if the user has a colon, if the user or the password has a control character or is
///         not UTF-8, or if the password is not set.
/// See:    RFC 7617 section 2
class basic_credential {
public:
    basic_credential(std::string_view user, vouch::secret const& password)
        : is_valid_(user.find(':') == user.npos && detail::is_basic_text(user) && detail::is_basic_text(password.reveal()))
    {
        if (!password.is_set())
            return;
        std::size_t const size = user.size() + 1 + password.reveal().size();
        detail::wiped_text pair;
        pair.reserve(size);
        pair += user;
        pair += ':';
        pair += password.reveal();
        detail::wiped_text encoded;
        encoded.reserve((size + 2) / 3 * 4);
        detail::append_base64(encoded, pair.view());
        value_ = vouch::secret(encoded.view());
    }
    template <detail::given_as_text Text>
    basic_credential(std::string_view, Text const&) : value_(detail::complain_of_text<Text>())
    {}

    /// User and password in base64; not set if the password is not.
    [[nodiscard]] auto value() const noexcept -> vouch::secret const& { return value_; }
    /// Returns true if the scheme can carry user and password.
    [[nodiscard]] auto is_valid() const noexcept -> bool { return is_valid_; }

private:
    vouch::secret value_;
    bool is_valid_ = true;
};

namespace detail {

inline constexpr expectation refused_basic_pair{
    errc::format, "not_a_basic_credential", "a user without a colon, and user and password in UTF-8 without control characters"};

// True if a client's credential is for this part of an endpoint.
template <class Part, class Credential>
inline constexpr bool is_credential_for = false;
template <vouch::detail::fixed_string Part, vouch::detail::fixed_string Held>
inline constexpr bool is_credential_for<api_key<Part>, key<Held>> = vouch::detail::equals_ignoring_case(Part.view(), Held.view());
template <vouch::detail::fixed_string Part, vouch::detail::fixed_string Held>
inline constexpr bool is_credential_for<api_key_in_query<Part>, key_in_query<Held>> = same_text(Part.view(), Held.view());
template <>
inline constexpr bool is_credential_for<bearer, bearer_token> = true;
template <>
inline constexpr bool is_credential_for<basic, basic_credential> = true;

// True if two credentials of a client are sent to the same endpoints.
template <class Left, class Right>
inline constexpr bool hold_the_same = false;
template <vouch::detail::fixed_string Left, vouch::detail::fixed_string Right>
inline constexpr bool hold_the_same<key<Left>, key<Right>> = vouch::detail::equals_ignoring_case(Left.view(), Right.view());
template <vouch::detail::fixed_string Left, vouch::detail::fixed_string Right>
inline constexpr bool hold_the_same<key_in_query<Left>, key_in_query<Right>> = same_text(Left.view(), Right.view());
template <>
inline constexpr bool hold_the_same<bearer_token, bearer_token> = true;
template <>
inline constexpr bool hold_the_same<basic_credential, basic_credential> = true;

template <class Type>
inline constexpr bool is_a_credential = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_a_credential<key<Name>> = true;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_a_credential<key_in_query<Name>> = true;
template <>
inline constexpr bool is_a_credential<bearer_token> = true;
template <>
inline constexpr bool is_a_credential<basic_credential> = true;

// What stands before a credential in its header field.
template <class Credential>
inline constexpr std::string_view scheme_of{};
template <>
inline constexpr std::string_view scheme_of<bearer_token> = "Bearer ";
template <>
inline constexpr std::string_view scheme_of<basic_credential> = "Basic ";

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
