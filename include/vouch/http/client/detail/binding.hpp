// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_BINDING_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_BINDING_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/write_body.hpp>
#include <vouch/schema/mapping.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::complaint {

// The sentences that the compiler prints. A bit of `Given` is set for each part of the endpoint that has its value.
template <class Endpoint, vouch::detail::fixed_string Name, std::uint64_t Given>
inline constexpr bool parameter_is_given_once =
    (Given >> http::detail::index_of_parameter<typename Endpoint::parts, Name> & 1) == 0;
template <vouch::detail::fixed_string Name, class From, class To>
inline constexpr bool parameter_is_convertible = false; // asked only of a type that does not convert
template <class Endpoint, std::uint64_t Given>
inline constexpr bool body_is_given_once = (Given >> http::detail::index_of_body<typename Endpoint::parts> & 1) == 0;
template <class From, class To>
inline constexpr bool body_is_convertible = false; // asked only of a type that does not convert
template <class Endpoint, class Missing>
inline constexpr bool path_parameter_is_bound = true;
template <class Endpoint, vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool path_parameter_is_bound<Endpoint, http::path_param<Name, Type, Words...>> = false;
template <class Endpoint, class Missing>
inline constexpr bool query_parameter_is_bound = true;
template <class Endpoint, vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool query_parameter_is_bound<Endpoint, http::query_param<Name, Type, Words...>> = false;
template <class Endpoint, class Missing>
inline constexpr bool header_parameter_is_bound = true;
template <class Endpoint, vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool header_parameter_is_bound<Endpoint, http::header_param<Name, Type, Words...>> = false;
template <class Endpoint, class Missing>
inline constexpr bool body_is_given = !http::detail::is_body<Missing>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http::detail {

// The type of the value that an optional holds; any other type itself.
template <class Type>
using without_optional = std::conditional_t<vouch::detail::is_optional<Type>, vouch::detail::present_type<Type>, Type>;

// An integer for a parameter of another integer type. It is checked against the range of the parameter, since a conversion would
// send -1 as 4294967295.
template <class From, class To>
concept other_integer = vouch::detail::json_integer<From> && vouch::detail::json_integer<without_optional<To>> &&
                        !std::same_as<From, without_optional<To>>;

// A type that converts to a parameter's type without surprise. Pointers and doubles convert to bool and integers, but not here.
template <class From, class To>
concept given_as =
    std::is_convertible_v<From const&, To> &&
    (!std::is_arithmetic_v<without_optional<To>> || std::same_as<From, without_optional<To>> || !std::is_scalar_v<From>);

// A mask with a bit for each part that a call must give a value.
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
    std::size_t index = 0;
    while (index < 64 && (mask >> index & 1) == 0)
        ++index;
    return index;
}

// The first required part without a value, or nothing.
template <class Endpoint, std::uint64_t Given>
using first_missing = item_at<typename Endpoint::parts, first_bit(required_parts<typename Endpoint::parts> & ~Given)>;

template <class Part>
void bind_text(draft& request, std::string_view text)
{
    if constexpr (Part::in == location::path)
        request.set_path(Part::name, text);
    else if constexpr (Part::in == location::query)
        request.add_query(Part::name, text);
    else if constexpr (vouch::detail::equals_ignoring_case(Part::name, idempotency_field))
        request.set_idempotency_key(text);
    else
        request.set_header(Part::name, text); // the client has set a user-agent already
}

template <class Part, class Value>
void bind_value(draft& request, Value const& value)
{
    if (auto const expected = with_parameter_text(value, [&](std::string_view text) { bind_text<Part>(request, text); }))
        request.add_error({Part::in, Part::name, *expected});
}

// Writes the value of a parameter into a request.
template <class Part>
void bind(draft& request, typename Part::type const& value)
{
    if constexpr (vouch::detail::is_optional<typename Part::type>) {
        if (value)
            bind_value<Part>(request, *value);
    } else if constexpr (vouch::detail::shape_of<typename Part::type> == vouch::detail::shape::sequence) {
        for (typename Part::type::value_type const& item : value)
            bind_value<Part>(request, item);
    } else {
        bind_value<Part>(request, value);
    }
}

// Validates a body and writes it into a request. A body that breaks its schema is not sent.
template <class Part>
void bind_body(draft& request, typename Part::type const& body)
{
    written_body made = write_body<Part>(body);
    if (made.errors.empty())
        request.set_body(std::move(made.text), made.media_type);
    for (error const& error : made.errors)
        request.add_error({location::body, error});
    vouch::detail::wipe(made.text);
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
