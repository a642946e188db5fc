// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_AUTHENTICATE_HPP
#define VOUCH_HTTP_SERVICE_AUTHENTICATE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/field.hpp>
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

/// Why a request was not let in.
enum class refusal : std::uint8_t {
    missing, ///< it has no credential
    wrong,   ///< its credential is not accepted, or it has several
};

// The sentences that the compiler prints.
template <class Accept>
inline constexpr bool credential_is_checked_by_a_secret_or_a_predicate =
    std::same_as<Accept, secret> || std::is_invocable_r_v<bool, Accept const&, std::string_view>;
template <class OnRefusal>
inline constexpr bool refusal_is_answered_with_a_response =
    std::is_invocable_r_v<response, OnRefusal const&, request const&, refusal>;

namespace detail {

// What a request is answered with where nobody says otherwise.
template <class Part>
struct refuse_with_401 {
    [[nodiscard]] auto operator()(request const&, refusal) const -> response
    {
        constexpr bool is_bearer = std::same_as<Part, bearer>;
        std::string expected = "expected ";
        expected += is_bearer ? "a valid token in the header " : "a valid key in the header ";
        expected += Part::name;
        response made = to_response(make_problem(401, expected));
        // RFC 9110 section 11.6.1 asks for a challenge; "ApiKey" is not registered, but what others send
        made.headers.push_back({"www-authenticate", is_bearer ? "Bearer" : "ApiKey"});
        return made;
    }
};

// The credential in the value of its header field, or nothing.
template <class Part>
[[nodiscard]] auto presented_in(std::string_view value) -> std::optional<std::string_view>
{
    if constexpr (std::same_as<Part, bearer>) {
        constexpr std::string_view scheme = "Bearer ";
        if (!vouch::detail::equals_ignoring_case(value.substr(0, scheme.size()), scheme))
            return std::nullopt;
        value.remove_prefix(scheme.size());
    }
    return value;
}

} // namespace detail

/// Lets requests in by the credential that `Part`, an `api_key` or `bearer`, names. Made by `authenticate`.
template <class Part, class Accept, class OnRefusal>
class authenticator {
public:
    using part = Part;

    authenticator(Accept accept, OnRefusal on_refusal) : accept_(std::move(accept)), on_refusal_(std::move(on_refusal)) {}

    /// The response to a request that may not come in; nothing for one that may.
    [[nodiscard]] auto check(request const& from) const -> std::optional<response>
    {
        std::optional<std::string_view> presented;
        std::size_t count = 0;
        for (header const& one : from.headers)
            if (vouch::detail::equals_ignoring_case(one.name, Part::name)) {
                ++count;
                presented = detail::presented_in<Part>(one.value);
            }
        if (count == 0)
            return on_refusal_(from, refusal::missing);
        if (count > 1 || !presented || !accepts(*presented))
            return on_refusal_(from, refusal::wrong);
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

/// Guards the endpoints with `api_key<Name>`: `authenticate<"x-api-key">(key)` with the one key that is accepted, or with a
/// predicate that gets the key presented, and may ask `vouch::secret::matches`, whose time does not tell how much of it was
/// right.
///
/// What is refused is answered with 401; or with what `on_refusal(request, refusal)` gives.
template <vouch::detail::fixed_string Name, class Accept, class OnRefusal = detail::refuse_with_401<api_key<Name>>>
[[nodiscard]] auto authenticate(Accept accept, OnRefusal on_refusal = {}) -> authenticator<api_key<Name>, Accept, OnRefusal>
{
    static_assert(credential_is_checked_by_a_secret_or_a_predicate<Accept>,
                  "authenticate takes the vouch::secret that is accepted, or a predicate: bool(std::string_view presented)");
    static_assert(
        refusal_is_answered_with_a_response<OnRefusal>,
        "on_refusal is called with (vouch::http::request const&, vouch::http::refusal) and gives a vouch::http::response");
    return {std::move(accept), std::move(on_refusal)};
}

/// The same for the endpoints with `bearer`: `authenticate<bearer>(predicate)`.
template <class Part, class Accept, class OnRefusal = detail::refuse_with_401<Part>>
    requires std::same_as<Part, bearer>
[[nodiscard]] auto authenticate(Accept accept, OnRefusal on_refusal = {}) -> authenticator<Part, Accept, OnRefusal>
{
    static_assert(credential_is_checked_by_a_secret_or_a_predicate<Accept>,
                  "authenticate takes the vouch::secret that is accepted, or a predicate: bool(std::string_view presented)");
    static_assert(
        refusal_is_answered_with_a_response<OnRefusal>,
        "on_refusal is called with (vouch::http::request const&, vouch::http::refusal) and gives a vouch::http::response");
    return {std::move(accept), std::move(on_refusal)};
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
