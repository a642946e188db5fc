// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_LOOKUP_HPP
#define VOUCH_HTTP_ENDPOINT_LOOKUP_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/endpoint/type_list.hpp>

#include <cstddef>
#include <type_traits>

// Finds parts of an endpoint and their types, for client and service.
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

// The parameter of an endpoint called `Name`, or nothing.
template <class Endpoint, vouch::detail::fixed_string Name>
using parameter_of = item_at<typename Endpoint::parts, index_of_parameter<typename Endpoint::parts, Name>>;

template <class Parts>
inline constexpr std::size_t index_of_body = 0;
template <class... Parts>
inline constexpr std::size_t index_of_body<type_list<Parts...>> = first_true({is_body<Parts>...});

// The body of an endpoint's request, or nothing.
template <class Endpoint>
using body_of = item_at<typename Endpoint::parts, index_of_body<typename Endpoint::parts>>;

template <class Part>
using is_reply_part = boost::mp11::mp_bool<is_reply<Part>>;
template <class Endpoint>
using replies_of = boost::mp11::mp_copy_if<typename Endpoint::parts, is_reply_part>;

// Returns true if the part is among the parts of an endpoint.
template <class Parts, class Part>
inline constexpr bool has_part = false;
template <class... Parts, class Part>
inline constexpr bool has_part<type_list<Parts...>, Part> = (std::is_same_v<Parts, Part> || ...);

// The position of the reply that documents a status: its own reply, else its range, else the default.
template <class... Replies>
constexpr auto index_of_reply(type_list<Replies...>, int status) -> std::size_t
{
    std::size_t const own = first_true({reply_traits<Replies>::of == statuses{status, status}...});
    std::size_t const range = first_true({reply_traits<Replies>::of.has(status)...});
    std::size_t const fallback = first_true({reply_traits<Replies>::of == statuses{}...});
    return own < sizeof...(Replies) ? own : range < sizeof...(Replies) ? range : fallback;
}

template <class Endpoint, int Code>
using reply_for = item_at<replies_of<Endpoint>, index_of_reply(replies_of<Endpoint>{}, Code)>;

// The type of a reply's body; `nothing` if `Reply` is not a reply.
template <class Reply>
struct body_in {
    using type = nothing;
};
template <class Reply>
    requires is_reply<Reply>
struct body_in<Reply> {
    using type = typename reply_traits<Reply>::type;
};
template <class Reply>
using body_type = typename body_in<Reply>::type;

// Converts from any value. Takes the place of a type that does not exist, so that only its absence is complained about.
struct anything {
    template <class Value>
    constexpr anything(Value const&) noexcept
    {}
};
inline constexpr anything no_value{nothing{}};

template <class Part>
struct value_of {
    using type = anything;
};
template <class Part>
    requires is_parameter<Part>
struct value_of<Part> {
    using type = typename Part::type;
};
template <class Part>
    requires(is_body<Part> && std::is_object_v<typename Part::type>)
struct value_of<Part> {
    using type = typename Part::type;
};

template <class Endpoint, vouch::detail::fixed_string Name>
using parameter_type = typename value_of<parameter_of<Endpoint, Name>>::type;
template <class Endpoint>
using request_body = typename value_of<body_of<Endpoint>>::type;

// True if all bodies of an endpoint can be sent. If not, the endpoint has complained about that, and nothing else should.
template <class Parts>
inline constexpr bool bodies_are_mapped = true;
template <class... Parts>
inline constexpr bool bodies_are_mapped<type_list<Parts...>> =
    ((has_a_body_type<Parts> && std::is_same_v<stray_member_of<Parts>, nothing>) && ...);

} // namespace vouch::inline VOUCH_ABI::http::detail

namespace vouch::inline VOUCH_ABI::complaint {

template <class Endpoint, vouch::detail::fixed_string Name>
inline constexpr bool endpoint_has_this_parameter = http::detail::is_parameter<http::detail::parameter_of<Endpoint, Name>>;
template <class Endpoint>
inline constexpr bool endpoint_has_a_body = http::detail::is_body<http::detail::body_of<Endpoint>>;

} // namespace vouch::inline VOUCH_ABI::complaint
#endif
