// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_BINDING_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_BINDING_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/part_types.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

// The sentences that the compiler prints. `Given` has a bit for each part of the endpoint that has its value.
template <class Endpoint, vouch::detail::fixed_string Name, std::uint64_t Given>
inline constexpr bool parameter_is_given_once = (Given >> detail::index_of_parameter<typename Endpoint::parts, Name> & 1) == 0;
template <vouch::detail::fixed_string Name, class From, class To>
inline constexpr bool parameter_is_convertible = false; // asked only of one that is not
template <class Endpoint, std::uint64_t Given>
inline constexpr bool body_is_given_once = (Given >> detail::index_of_body<typename Endpoint::parts> & 1) == 0;
template <class From, class To>
inline constexpr bool body_is_convertible = false; // asked only of one that is not
template <class Endpoint, class Missing>
inline constexpr bool path_parameter_is_bound = true;
template <class Endpoint, vouch::detail::fixed_string Name, class Type>
inline constexpr bool path_parameter_is_bound<Endpoint, path_param<Name, Type>> = false;
template <class Endpoint, class Missing>
inline constexpr bool query_parameter_is_bound = true;
template <class Endpoint, vouch::detail::fixed_string Name, class Type>
inline constexpr bool query_parameter_is_bound<Endpoint, query_param<Name, Type>> = false;
template <class Endpoint, class Missing>
inline constexpr bool header_parameter_is_bound = true;
template <class Endpoint, vouch::detail::fixed_string Name, class Type>
inline constexpr bool header_parameter_is_bound<Endpoint, header_param<Name, Type>> = false;
template <class Endpoint, class Missing>
inline constexpr bool body_is_given = true;
template <class Endpoint, class Type>
inline constexpr bool body_is_given<Endpoint, json_body<Type>> = false;

namespace detail {

// The type itself, or what the optional holds.
template <class Type>
using without_optional = std::conditional_t<vouch::detail::is_optional<Type>, vouch::detail::bare_type<Type>, Type>;

// An integer for a parameter of another integer type: compared with its range, since a conversion would send -1 as 4294967295.
template <class From, class To>
concept other_integer = vouch::detail::json_integer<From> && vouch::detail::json_integer<without_optional<To>> &&
                        !std::same_as<From, without_optional<To>>;

// What converts to a parameter's type as it should. Pointers and doubles convert to bool and integers as nobody wants.
template <class From, class To>
concept given_as =
    std::is_convertible_v<From const&, To> &&
    (!std::is_arithmetic_v<without_optional<To>> || std::same_as<From, without_optional<To>> || !std::is_scalar_v<From>);

// A bit for each part that a call must give a value.
template <class Parts>
inline constexpr std::uint64_t required_parts = 0;
template <class... Parts>
inline constexpr std::uint64_t required_parts<type_list<Parts...>> = [] {
    std::uint64_t mask = 0;
    std::uint64_t bit = 1;
    ((mask |= is_required<Parts>() ? bit : 0, bit <<= 1), ...);
    return mask;
}();

constexpr auto first_bit(std::uint64_t mask) noexcept -> std::size_t
{
    std::size_t at = 0;
    while (at < 64 && (mask >> at & 1) == 0)
        ++at;
    return at;
}

// The first part that still has no value, or nothing.
template <class Endpoint, std::uint64_t Given>
using first_missing = item_at<typename Endpoint::parts, first_bit(required_parts<typename Endpoint::parts> & ~Given)>;

template <class Part, class Value>
void bind_one(draft& to, Value const& value)
{
    std::string text;
    if (auto const wrong = write_parameter(value, text))
        to.add_error({Part::in, Part::name, *wrong});
    else if constexpr (Part::in == location::path)
        to.set_path(Part::name, text);
    else if constexpr (Part::in == location::query)
        to.add_query(Part::name, text);
    else
        to.add_header(Part::name, text);
}

// Writes the value of a parameter into a request.
template <class Part>
void bind(draft& to, typename Part::type const& value)
{
    if constexpr (vouch::detail::is_optional<typename Part::type>) {
        if (value)
            bind_one<Part>(to, *value);
    } else if constexpr (vouch::detail::shape_of<typename Part::type> == vouch::detail::shape::sequence) {
        for (typename Part::type::value_type const& one : value)
            bind_one<Part>(to, one);
    } else {
        bind_one<Part>(to, value);
    }
}

// Checks a body and writes it into a request: what breaks its schema never leaves.
template <class Body>
void bind_body(draft& to, Body const& body)
{
    errors wrong = validate(body);
    if (wrong.empty()) {
        auto text = serialize(body, {.secrets = true});
        if (text)
            return to.set_body(*std::move(text));
        wrong = std::move(text).error();
    }
    for (error const& one : wrong)
        to.add_error({location::body, one});
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
