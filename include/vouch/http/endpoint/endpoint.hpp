// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_ENDPOINT_HPP
#define VOUCH_HTTP_ENDPOINT_ENDPOINT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/endpoint/type_list.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace vouch::inline VOUCH_ABI::http {

// The sentences that the compiler prints, each with its culprit.
template <class Part>
inline constexpr bool part_belongs_in_an_endpoint = std::is_same_v<Part, detail::nothing>;
template <class Part>
inline constexpr bool parameter_has_a_text = std::is_same_v<Part, detail::nothing>;
template <class Part>
inline constexpr bool header_is_the_callers_to_set = std::is_same_v<Part, detail::nothing>;
template <class Part>
inline constexpr bool part_is_named_once = std::is_same_v<Part, detail::nothing>;
template <class Part>
inline constexpr bool reply_is_documented_once = std::is_same_v<Part, detail::nothing>;
template <class Part>
inline constexpr bool reply_status_exists = std::is_same_v<Part, detail::nothing>;
template <std::size_t Count>
inline constexpr bool endpoint_has_at_most_64_parts = Count <= 64;
template <class Part, route_text Route>
inline constexpr bool path_param_is_in_the_route = std::is_same_v<Part, detail::nothing>;
template <class Placeholder, route_text Route>
inline constexpr bool placeholder_has_a_path_param = std::is_same_v<Placeholder, detail::nothing>;

namespace detail {

// The name of the first placeholder that is none of `names`; empty where all are.
constexpr auto stray_placeholder(std::string_view path, std::initializer_list<std::string_view> names) -> std::string_view
{
    std::string_view segment;
    for (path_segments segments(path); segments.next(segment);) {
        bool known = !is_placeholder(segment);
        for (std::string_view const name : names)
            known = known || same_text(placeholder_name(segment), name);
        if (!known)
            return placeholder_name(segment);
    }
    return {};
}

// A placeholder that a complaint is about.
template <vouch::detail::fixed_string Name>
struct placeholder {};

template <std::size_t Size>
consteval auto to_fixed_string(std::string_view text) -> vouch::detail::fixed_string<Size + 1>
{
    char copy[Size + 1]{};
    for (std::size_t at = 0; at < Size; ++at)
        copy[at] = text[at];
    return {copy};
}

template <class Part>
consteval auto path_name() -> std::string_view
{
    if constexpr (is_parameter<Part>)
        if (Part::in == location::path)
            return Part::name;
    return {};
}

template <class Part>
consteval auto sets_a_field_of_others() -> bool
{
    if constexpr (is_parameter<Part>)
        return Part::in == location::header && !is_callers_field(Part::name);
    else if constexpr (is_credential<Part> && !std::is_same_v<Part, bearer>)
        return !is_callers_field(Part::name);
    else
        return false;
}

template <class Part>
consteval auto has_a_wrong_status() -> bool
{
    if constexpr (is_reply<Part>)
        return reply_traits<Part>::of != statuses{} && (reply_traits<Part>::of.first < 200 || reply_traits<Part>::of.last > 599);
    else
        return false;
}

template <class Left, class Right>
consteval auto are_the_same_reply() -> bool
{
    if constexpr (is_reply<Left> && is_reply<Right>)
        return reply_traits<Left>::of == reply_traits<Right>::of;
    else
        return is_body<Left> && is_body<Right>;
}

} // namespace detail

/// One operation of an API: its route, and what its request and its replies are made of. Give it a name by deriving from it:
///   struct get_user : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", uuid>,
///                                           vouch::http::reply<200, user>> {};
/// Client and service are readings of it. Route and parts are checked against each other when it is compiled.
template <route_text Route, class... Parts>
struct endpoint {
    static constexpr auto route = Route;
    using parts = detail::type_list<Parts...>;

private:
    // The first part with a fault, or nothing.
    template <std::size_t At>
    using culprit = detail::item_at<parts, At>;

    static_assert(endpoint_has_at_most_64_parts<sizeof...(Parts)>, "a call keeps a bit for each part of its endpoint");

    using stranger = culprit<detail::first_true({!(detail::is_parameter<Parts> || detail::is_credential<Parts> ||
                                                   detail::is_body<Parts> || detail::is_reply<Parts>)...})>;
    static_assert(part_belongs_in_an_endpoint<stranger>, "an endpoint is made of path_param, query_param, header_param, api_key, "
                                                         "bearer, json_body, reply, reply_range and default_reply");

    using without_text = culprit<detail::first_true({!detail::has_a_parameter_type<Parts>()...})>;
    static_assert(
        parameter_has_a_text<without_text>,
        "the type of a parameter is a text type, a described enumeration, an integer, bool or std::string; optional of one "
        "in a query or header, vector of one in a query");

    using forbidden = culprit<detail::first_true({detail::sets_a_field_of_others<Parts>()...})>;
    static_assert(
        header_is_the_callers_to_set<forbidden>,
        "a header of this name is not yours to set: it frames the message, or the backend, the body or a credential has it");

    template <class Part>
    static constexpr bool has_a_namesake = (std::size_t{detail::names_clash<Part, Parts>()} + ... + 0) > 1;
    using namesake = culprit<detail::first_true({has_a_namesake<Parts>...})>;
    static_assert(part_is_named_once<namesake>, "two parts of this endpoint have the same name");

    template <class Part>
    static constexpr bool has_a_double = (std::size_t{detail::are_the_same_reply<Part, Parts>()} + ... + 0) > 1;
    using twice = culprit<detail::first_true({has_a_double<Parts>...})>;
    static_assert(reply_is_documented_once<twice>, "an endpoint has one body, and one reply for each status");

    using no_status = culprit<detail::first_true({detail::has_a_wrong_status<Parts>()...})>;
    static_assert(reply_status_exists<no_status>, "a reply has a status from 200 to 599, a range is one of 2, 3, 4 and 5");

    using stray =
        culprit<detail::first_true({(!detail::path_name<Parts>().empty() && !Route.names(detail::path_name<Parts>()))...})>;
    static_assert(path_param_is_in_the_route<stray, Route>, "this path_param is not in the route");

    static constexpr std::string_view unnamed =
        std::is_same_v<stray, detail::nothing> ? detail::stray_placeholder(Route.path(), {detail::path_name<Parts>()...}) : "";
    using unfilled = std::conditional_t<unnamed.empty(), detail::nothing,
                                        detail::placeholder<detail::to_fixed_string<unnamed.size()>(unnamed)>>;
    static_assert(placeholder_has_a_path_param<unfilled, Route>,
                  "this {placeholder} of the route needs a path_param<\"its name\", type>");
};

/// A type that is derived from `endpoint`.
template <class Type>
concept is_endpoint = requires {
    typename Type::parts;
    Type::route.method();
};

// The sentence that the compiler prints.
template <class Type>
inline constexpr bool type_is_an_endpoint = is_endpoint<Type>;

} // namespace vouch::inline VOUCH_ABI::http

// What client and service ask an endpoint.
namespace vouch::inline VOUCH_ABI::http::detail {

template <class Part, vouch::detail::fixed_string Name>
consteval auto is_parameter_named() -> bool
{
    if constexpr (is_parameter<Part>)
        return same_text(Part::name, Name.view());
    else
        return false;
}

template <class Parts, vouch::detail::fixed_string Name>
inline constexpr std::size_t index_of_parameter = 0;
template <class... Parts, vouch::detail::fixed_string Name>
inline constexpr std::size_t index_of_parameter<type_list<Parts...>, Name> = first_true({is_parameter_named<Parts, Name>()...});

// The parameter called `Name`, or nothing.
template <class Endpoint, vouch::detail::fixed_string Name>
using parameter_of = item_at<typename Endpoint::parts, index_of_parameter<typename Endpoint::parts, Name>>;

template <class Parts>
inline constexpr std::size_t index_of_body = 0;
template <class... Parts>
inline constexpr std::size_t index_of_body<type_list<Parts...>> = first_true({is_body<Parts>...});

// Its json_body, or nothing.
template <class Endpoint>
using body_of = item_at<typename Endpoint::parts, index_of_body<typename Endpoint::parts>>;

template <class Parts>
struct replies_in;
template <class... Parts>
struct replies_in<type_list<Parts...>> : joined<std::conditional_t<is_reply<Parts>, type_list<Parts>, type_list<>>...> {};

template <class Endpoint>
using replies_of = typename replies_in<typename Endpoint::parts>::type;

// Which reply a status is: its own, else that of its range, else the default.
template <class... Replies>
constexpr auto index_of_reply(type_list<Replies...>, int status) -> std::size_t
{
    std::size_t const own = first_true({reply_traits<Replies>::of == statuses{status, status}...});
    std::size_t const range = first_true({reply_traits<Replies>::of.has(status)...});
    std::size_t const rest = first_true({reply_traits<Replies>::of == statuses{}...});
    return own < sizeof...(Replies) ? own : range < sizeof...(Replies) ? range : rest;
}

template <class Endpoint, int Status>
using reply_for = item_at<replies_of<Endpoint>, index_of_reply(replies_of<Endpoint>{}, Status)>;

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
