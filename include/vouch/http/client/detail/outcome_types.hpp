// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_OUTCOME_TYPES_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_OUTCOME_TYPES_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/message/content.hpp>
#include <vouch/http/message/message.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <string_view>
#include <type_traits>
#include <variant>

// The types that an outcome of an endpoint is made of.
namespace vouch::inline VOUCH_ABI::http::detail {

template <class Reply>
using is_success = boost::mp11::mp_bool < reply_traits<Reply>::of.first >= 200 && reply_traits<Reply>::of.last<300>;

// The replies of an endpoint whose statuses are all 2xx.
template <class Endpoint>
using successes_of = boost::mp11::mp_copy_if<replies_of<Endpoint>, is_success>;

// What a summary calls the body that the replies document for a status; empty if they document none.
template <class... Replies>
[[nodiscard]] constexpr auto documented_content(type_list<Replies...> replies, int status) noexcept -> std::string_view
{
    constexpr std::string_view names[] = {(std::is_same_v<typename reply_traits<Replies>::type, plain_text> ? "text" : "JSON")...,
                                          ""};
    return names[index_of_reply(replies, status)];
}

// The type that all replies of a list have; `nothing` if there are none or their types differ.
template <class Replies>
struct common_type_of {
    using type = nothing;
};
template <class First, class... More>
struct common_type_of<type_list<First, More...>> {
    using type =
        std::conditional_t<(std::is_same_v<typename reply_traits<First>::type, typename reply_traits<More>::type> && ...),
                           typename reply_traits<First>::type, nothing>;
};
template <class Endpoint>
using success_of = typename common_type_of<successes_of<Endpoint>>::type;

template <class Replies>
struct outcome_variant;
template <class... Replies>
struct outcome_variant<type_list<Replies...>> {
    using type = std::variant<Replies..., transport_error, invalid_request, undecodable_reply, unexpected_status>;
};

template <class Variant, class Alternative>
inline constexpr bool is_alternative = false;
template <class... Alternatives, class Alternative>
inline constexpr bool is_alternative<std::variant<Alternatives...>, Alternative> =
    (std::is_same_v<Alternatives, Alternative> || ...);

template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};

// The first alternative that none of the functions takes, or nothing.
template <class Variant, class Functions>
struct unhandled;
template <class... Alternatives, class Functions>
struct unhandled<std::variant<Alternatives...>, Functions> {
    using type = item_at<type_list<Alternatives...>, first_true({!std::is_invocable_v<Functions&, Alternatives const&>...})>;
};

} // namespace vouch::inline VOUCH_ABI::http::detail

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Endpoint, int Code>
inline constexpr bool endpoint_documents_this_status =
    http::detail::reply_traits<http::detail::reply_for<Endpoint, Code>>::is_reply &&
    http::detail::reply_traits<http::detail::reply_for<Endpoint, Code>>::of != http::detail::statuses{};
template <class Endpoint>
inline constexpr bool endpoint_has_a_default_reply =
    http::detail::reply_traits<http::detail::reply_for<Endpoint, 0>>::is_reply; // only a default reply documents status 0
template <class Endpoint>
inline constexpr bool endpoint_has_one_type_of_success =
    !std::is_same_v<http::detail::success_of<Endpoint>, http::detail::nothing>;
template <class Endpoint, class Alternative>
inline constexpr bool outcome_has_this_alternative =
    http::detail::is_alternative<typename http::detail::outcome_variant<http::detail::replies_of<Endpoint>>::type, Alternative>;
template <class Alternative>
inline constexpr bool visit_handles = std::is_same_v<Alternative, http::detail::nothing>;
template <class Endpoint, class Stream>
inline constexpr bool outcome_is_printed_by_its_summary = false; // asked only where an outcome itself is printed

} // namespace vouch::inline VOUCH_ABI::complaint
#endif
