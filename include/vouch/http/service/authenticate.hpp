// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_AUTHENTICATE_HPP
#define VOUCH_HTTP_SERVICE_AUTHENTICATE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>

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
    missing, ///< the request has no credential
    wrong,   ///< the credential is not accepted, or the request has several
};

} // namespace vouch::inline VOUCH_ABI::http

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Accept>
inline constexpr bool credential_is_checked_by_a_secret_or_a_predicate =
    std::same_as<Accept, secret> || std::is_invocable_r_v<bool, Accept const&, std::string_view>;
template <class OnRefusal>
inline constexpr bool refusal_is_answered_with_a_response =
    std::is_invocable_r_v<http::response, OnRefusal const&, http::request const&, http::refusal>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// Answers a refused request unless `authenticate` is given another function for that.
template <class Part>
struct answer_with_401 {
    [[nodiscard]] auto operator()(request const&, refusal) const -> response
    {
        constexpr bool is_bearer = std::same_as<Part, bearer>;
        std::string expected = "expected ";
        expected += is_bearer ? "a valid token in the header " : "a valid key in the header ";
        expected += Part::name;
        response made = problem_response(401, expected);
        // RFC 9110 section 11.6.1 requires a challenge; "ApiKey" is not registered, but in use
        made.headers.push_back({"www-authenticate", is_bearer ? "Bearer" : "ApiKey"});
        return made;
    }
};

// The credential in the value of its header field; empty if the value has another scheme.
template <class Part>
[[nodiscard]] auto credential_in(std::string_view value) -> std::optional<std::string_view>
{
    if constexpr (std::same_as<Part, bearer>) {
        constexpr std::string_view scheme = "Bearer ";
        if (!vouch::detail::equals_ignoring_case(value.substr(0, scheme.size()), scheme))
            return std::nullopt;
        value.remove_prefix(scheme.size());
    }
    return value;
}

// Checks the credential of `Part`, an `api_key` or `bearer`, in requests. Made by `authenticate`.
template <class Part, class Accept, class OnRefusal>
class authenticator {
public:
    using part = Part;

    authenticator(Accept accept, OnRefusal on_refusal) : accept_(std::move(accept)), on_refusal_(std::move(on_refusal)) {}

    // The response to a request that is refused; empty for a request that is accepted.
    [[nodiscard]] auto check(request const& request) const -> std::optional<response>
    {
        std::optional<std::string_view> presented;
        std::size_t count = 0;
        for (header const& header : request.headers)
            if (vouch::detail::equals_ignoring_case(header.name, Part::name)) {
                ++count;
                presented = credential_in<Part>(header.value);
            }
        if (count == 0)
            return on_refusal_(request, refusal::missing);
        if (count > 1 || !presented || !accepts(*presented))
            return on_refusal_(request, refusal::wrong);
        return std::nullopt;
    }

private:
    [[nodiscard]] auto accepts(std::string_view presented) const -> bool
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
    [[nodiscard]] auto check(request const&) const -> std::optional<response> { return std::nullopt; }
};

template <class Part, class Accept, class OnRefusal>
[[nodiscard]] auto make_authenticator(Accept accept, OnRefusal on_refusal)
{
    static_assert(complaint::credential_is_checked_by_a_secret_or_a_predicate<Accept>,
                  "authenticate takes the vouch::secret that is accepted, or a predicate: bool(std::string_view presented)");
    static_assert(complaint::refusal_is_answered_with_a_response<OnRefusal>,
                  "on_refusal is called with (vouch::http::request const&, vouch::http::refusal) and returns a "
                  "vouch::http::response");
    if constexpr (complaint::credential_is_checked_by_a_secret_or_a_predicate<Accept> &&
                  complaint::refusal_is_answered_with_a_response<OnRefusal>)
        return authenticator<Part, Accept, OnRefusal>(std::move(accept), std::move(on_refusal));
    else
        return broken_authenticator<Part>{};
}

} // namespace detail

/// Guards the endpoints with `api_key<Name>`: `authenticate<"x-api-key">(accept)`.
///
/// `accept` is the one key that is accepted, a `vouch::secret`, or a predicate that gets the presented key. A predicate should
/// compare with `vouch::secret::matches`, whose time does not tell how much of a key was right. A refused request is answered
/// with 401, or with the result of `on_refusal(request, refusal)`.
template <vouch::detail::fixed_string Name, class Accept, class OnRefusal = detail::answer_with_401<api_key<Name>>>
[[nodiscard]] auto authenticate(Accept accept, OnRefusal on_refusal = {})
{
    return detail::make_authenticator<api_key<Name>>(std::move(accept), std::move(on_refusal));
}

/// Guards the endpoints with `bearer` in the same way: `authenticate<bearer>(accept)`.
template <class Part, class Accept, class OnRefusal = detail::answer_with_401<Part>>
    requires std::same_as<Part, bearer>
[[nodiscard]] auto authenticate(Accept accept, OnRefusal on_refusal = {})
{
    return detail::make_authenticator<Part>(std::move(accept), std::move(on_refusal));
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
