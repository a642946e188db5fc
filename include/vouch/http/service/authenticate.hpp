// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_AUTHENTICATE_HPP
#define VOUCH_HTTP_SERVICE_AUTHENTICATE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/endpoint/basic_pair.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/wiped_text.hpp>
#include <vouch/http/service/detail/refused_request.hpp>
#include <vouch/http/service/query.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// The reason why an authenticator refused a request.
enum class refusal : std::uint8_t {
    missing, ///< the request has no credential of this kind
    wrong,   ///< the credential is malformed or not accepted, or the request has several
};

} // namespace vouch::inline VOUCH_ABI::http

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Accept>
inline constexpr bool credential_is_checked_by_a_secret_or_a_predicate =
    std::same_as<Accept, secret> || std::is_invocable_r_v<bool, Accept const&, std::string_view>;
template <class Accept>
inline constexpr bool user_and_password_are_checked_by_a_secret_or_a_predicate =
    std::same_as<Accept, secret> || std::is_invocable_r_v<bool, Accept const&, std::string_view, std::string_view>;
template <class OnRefusal>
inline constexpr bool refusal_is_answered_with_a_response =
    std::is_invocable_r_v<http::response, OnRefusal const&, http::request const&, http::refusal> ||
    std::is_invocable_r_v<http::detail::refused_request, OnRefusal const&, http::request const&, http::refusal>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// Refuses a request unless `authenticate` is given another function for that.
template <class Part>
struct answer_with_401 {
    [[nodiscard]] auto operator()(request const&, refusal) const -> refused_request
    {
        std::string expected = "expected ";
        expected += std::same_as<Part, bearer>  ? "a valid token in the header "
                    : std::same_as<Part, basic> ? "a valid user and password in the header "
                    : is_key_in_query<Part>     ? "a valid key in the query parameter "
                                                : "a valid key in the header ";
        expected += Part::name;
        return refuse(401, expected);
    }
};

// The value of WWW-Authenticate in a response with 401, which requires this field (RFC 9110 section 15.5.2).
template <class Part>
[[nodiscard]] constexpr auto challenge(refusal reason) noexcept -> std::string_view
{
    if constexpr (std::same_as<Part, basic>)
        return R"(Basic realm="api", charset="UTF-8")"; // RFC 7617 section 2.1
    else if constexpr (!std::same_as<Part, bearer>)
        return "ApiKey"; // not registered, but in use
    else if (reason == refusal::wrong)
        return R"(Bearer error="invalid_token")";
    else
        return "Bearer"; // RFC 6750 section 3.1: no error code where no token was presented
}

// Returns true if `text` is a token68, as bearer tokens are (RFC 9110 section 11.2, RFC 6750 section 2.1).
[[nodiscard]] constexpr auto is_token68(std::string_view text) noexcept -> bool
{
    while (text.ends_with('='))
        text.remove_suffix(1);
    for (char const letter : text)
        if (!is_unreserved(letter) && letter != '+' && letter != '/')
            return false;
    return !text.empty();
}

// The credential of a request, or the reason why it is refused.
struct presented_credential {
    std::string_view text{};
    std::optional<refusal> refused{};
};

// Reads the value of an Authorization field: the scheme in any case, spaces, a token68 (RFC 9110 section 11.4).
[[nodiscard]] inline auto read_authorization(std::string_view value, std::string_view scheme) -> presented_credential
{
    std::string_view const presented = value.substr(0, value.find(' '));
    if (!vouch::detail::equals_ignoring_case(presented, scheme))
        return {.refused = refusal::missing};
    value.remove_prefix(presented.size());
    while (value.starts_with(' '))
        value.remove_prefix(1);
    if (!is_token68(value))
        return {.refused = refusal::wrong};
    return {.text = value};
}

// Finds the credential in the header section. Trailer fields never count: they arrive behind the body, and what a proxy takes
// out of the header section must not come back there (RFC 9110 section 6.5.1). Two fields are refused, whatever they hold.
template <class Part>
[[nodiscard]] auto find_credential(request const& request) -> presented_credential
{
    std::string const* value = nullptr;
    for (header const& header : request.headers)
        if (same_name(header.name, Part::name)) {
            if (value != nullptr)
                return {.refused = refusal::wrong};
            value = &header.value;
        }
    if (value == nullptr)
        return {.refused = refusal::missing};
    if constexpr (std::same_as<Part, bearer>)
        return read_authorization(trimmed(*value), "Bearer");
    else if constexpr (std::same_as<Part, basic>)
        return read_authorization(trimmed(*value), "Basic");
    else
        return {.text = trimmed(*value)};
}

// The same in the query, still percent-encoded.
template <class Part>
    requires is_key_in_query<Part>
[[nodiscard]] auto find_credential(request const& request) -> presented_credential
{
    auto const values = raw_query_values(request.target, Part::name);
    if (values.empty())
        return {.refused = refusal::missing};
    if (values.size() > 1)
        return {.refused = refusal::wrong};
    return {.text = values[0]};
}

// Checks the credential of `Part`, an `api_key`, `api_key_in_query`, `bearer` or `basic`, in requests. Made by `authenticate`.
template <class Part, class Accept, class OnRefusal>
class authenticator {
public:
    using part = Part;

    authenticator(Accept accept, OnRefusal on_refusal) : accept_(std::move(accept)), on_refusal_(std::move(on_refusal)) {}

    // Why a request is refused; empty for a request that is accepted.
    [[nodiscard]] auto check(request const& request) const -> std::optional<refusal>
    {
        presented_credential const presented = find_credential<Part>(request);
        if (presented.refused)
            return presented.refused;
        return accepts(presented.text) ? std::nullopt : std::optional(refusal::wrong);
    }

    // The response to a request that is refused, or a `refused_request` that the service answers.
    [[nodiscard]] auto answer_refused(request const& request, refusal reason) const { return on_refusal_(request, reason); }

private:
    [[nodiscard]] auto accepts(std::string_view presented) const -> bool
    {
        if constexpr (std::same_as<Part, basic>) {
            wiped_text pair;
            pair.reserve(presented.size());
            bool const is_pair = append_decoded_base64(pair, presented) && is_basic_text(pair.view());
            std::string_view const text = pair.view();
            std::size_t const colon = is_pair ? text.find(':') : text.npos;
            if (colon == text.npos)
                return false;
            if constexpr (std::same_as<Accept, secret>)
                return accepts_text(text);
            else
                return accept_(text.substr(0, colon), text.substr(colon + 1));
        } else if constexpr (is_key_in_query<Part>) {
            std::optional<std::string> decoded = query_decode(presented);
            if (!decoded)
                return false;
            bool const accepted = accepts_text(*decoded);
            vouch::detail::wipe(*decoded);
            return accepted;
        } else {
            return accepts_text(presented);
        }
    }
    [[nodiscard]] auto accepts_text(std::string_view presented) const -> bool
    {
        if constexpr (std::same_as<Accept, secret>)
            return accept_.is_set() && accept_.matches(presented);
        else
            return accept_(presented);
    }

    Accept accept_;
    OnRefusal on_refusal_;
};

// Takes the place of an authenticator after a complaint, so that one mistake is one error.
template <class Part>
struct broken_authenticator {
    using part = Part;
    [[nodiscard]] auto check(request const&) const -> std::optional<refusal> { return std::nullopt; }
    [[nodiscard]] auto answer_refused(request const&, refusal) const -> refused_request { return {}; }
};

template <class Part, class Accept, class OnRefusal>
[[nodiscard]] auto make_authenticator(Accept accept, OnRefusal on_refusal)
{
    constexpr bool is_checked = [] {
        if constexpr (std::same_as<Part, basic>) {
            static_assert(complaint::user_and_password_are_checked_by_a_secret_or_a_predicate<Accept>,
                          "authenticate<basic> takes the vouch::secret that is accepted, \"user:password\", or a predicate: "
                          "bool(std::string_view user, std::string_view password)");
            return complaint::user_and_password_are_checked_by_a_secret_or_a_predicate<Accept>;
        } else {
            static_assert(
                complaint::credential_is_checked_by_a_secret_or_a_predicate<Accept>,
                "authenticate takes the vouch::secret that is accepted, or a predicate: bool(std::string_view presented)");
            return complaint::credential_is_checked_by_a_secret_or_a_predicate<Accept>;
        }
    }();
    static_assert(complaint::refusal_is_answered_with_a_response<OnRefusal>,
                  "on_refusal is called with (vouch::http::request const&, vouch::http::refusal) and returns a "
                  "vouch::http::response");
    if constexpr (is_checked && complaint::refusal_is_answered_with_a_response<OnRefusal>)
        return authenticator<Part, Accept, OnRefusal>(std::move(accept), std::move(on_refusal));
    else
        return broken_authenticator<Part>{};
}

} // namespace detail

/// Guards the endpoints with `api_key<Name>`: `authenticate<"x-api-key">(accept)`.
///
/// `accept` is the one key that is accepted, a `vouch::secret`, or a predicate that gets the presented key. A predicate should
/// compare with `vouch::secret::matches`, whose time does not tell how much of a key was right. A refused request is answered
/// with 401, or with the result of `on_refusal(request, refusal)`. White space around a key is not part of it.
template <vouch::detail::fixed_string Name, class Accept, class OnRefusal = detail::answer_with_401<api_key<Name>>>
[[nodiscard]] auto authenticate(Accept accept, OnRefusal on_refusal = {})
{
    return detail::make_authenticator<api_key<Name>>(std::move(accept), std::move(on_refusal));
}

/// Guards the endpoints with `bearer`, `basic` or `api_key_in_query<Name>` in the same way: `authenticate<bearer>(accept)`.
///
/// A token that is no token68 reaches no predicate (RFC 6750 section 2.1). A predicate of `basic` gets user and password, in
/// UTF-8 (RFC 7617 section 2); a secret is both, `authenticate<basic>(vouch::secret("ada:…"))`. Its challenge names the realm
/// "api". A key in the query reaches a predicate decoded.
template <class Part, class Accept, class OnRefusal = detail::answer_with_401<Part>>
    requires(std::same_as<Part, bearer> || std::same_as<Part, basic> || detail::is_key_in_query<Part>)
[[nodiscard]] auto authenticate(Accept accept, OnRefusal on_refusal = {})
{
    return detail::make_authenticator<Part>(std::move(accept), std::move(on_refusal));
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
