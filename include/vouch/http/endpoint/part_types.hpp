// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_PART_TYPES_HPP
#define VOUCH_HTTP_ENDPOINT_PART_TYPES_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>

// The C++ types of an endpoint's parameters and of its body, as both sides of a call use them.
namespace vouch::inline VOUCH_ABI::http {

// The sentences that the compiler prints.
template <class Endpoint, vouch::detail::fixed_string Name>
inline constexpr bool endpoint_has_this_parameter = detail::is_parameter<detail::parameter_of<Endpoint, Name>>;
template <class Endpoint>
inline constexpr bool endpoint_has_a_body = detail::is_body<detail::body_of<Endpoint>>;

namespace detail {

// Takes any value in the place of a type that is not there, so that the complaint is about that.
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
    requires(is_parameter<Part> || is_body<Part>)
struct value_of<Part> {
    using type = typename Part::type;
};

template <class Endpoint, vouch::detail::fixed_string Name>
using parameter_type = typename value_of<parameter_of<Endpoint, Name>>::type;
template <class Endpoint>
using request_body = typename value_of<body_of<Endpoint>>::type;

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
