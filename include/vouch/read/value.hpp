// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_VALUE_HPP
#define VOUCH_READ_VALUE_HPP
#include <vouch/read/array.hpp>
#include <vouch/read/map.hpp>
#include <vouch/read/named.hpp>
#include <vouch/read/object.hpp>
#include <vouch/read/quoted.hpp>
#include <vouch/read/represented.hpp>
#include <vouch/read/scalar.hpp>
#include <vouch/read/variant.hpp>

#include <concepts>
#include <optional>

namespace vouch::inline VOUCH_ABI::detail {

// Makes an optional, a pointer or a nullable hold a value, which is read next. A value that is there is read over and its memory
// reused, unless it is shared.
template <class Value>
auto make_value(reader& in, std::optional<Value>& to) -> Value&
{
    return to ? *to : made_for(in, to.emplace());
}
template <class Value>
auto make_value(reader& in, nullable<Value>& to) -> Value&
{
    return to ? *to : made_for(in, to.emplace());
}
template <smart_pointer Pointer>
auto make_value(reader& in, Pointer& to) -> typename Pointer::element_type&
{
    if (!std::copy_constructible<Pointer> && to)
        return *to;
    to.reset(new typename Pointer::element_type());
    return made_for(in, *to);
}

template <class Type, class Limit>
VOUCH_INLINE auto read_value_inline(reader& in, char const* at, Type& to, [[maybe_unused]] Limit const& limit) -> char const*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::nullable || kind == shape::optional) {
        if (takes_null_as<Type, Limit> && in.is(at, 'n')) {
            to.reset();
            return in.read_literal(at, "null");
        }
        return read_value_inline(in, at, make_value(in, to), limit);
    } else if constexpr (kind == shape::boxed) {
        return read_value_inline(in, at, *to, limit);
    } else if constexpr (kind == shape::object) {
        return read_object(in, at, to);
    } else if constexpr (kind == shape::sequence) {
        return read_sequence(in, at, to, limit);
    } else if constexpr (kind == shape::set) {
        return read_set(in, at, to, limit);
    } else if constexpr (kind == shape::fixed_array) {
        return read_fixed_array(in, at, to, limit);
    } else if constexpr (kind == shape::tuple) {
        return read_tuple(in, at, to);
    } else if constexpr (kind == shape::map) {
        return read_map(in, at, to, limit);
    } else if constexpr (kind == shape::variant) {
        return read_variant<form_for<Type, typename Limit::form>>(in, at, to);
    } else if constexpr (kind == shape::named || kind == shape::open) {
        return read_named(in, at, to);
    } else if constexpr (kind == shape::represented) {
        return read_represented(in, at, to, limit);
    } else if constexpr (kind == shape::quoted) {
        return read_quoted(in, at, to);
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::read(in, at, to);
    } else {
        static_assert(kind != shape::none && kind != shape::other, "a shape that is not read");
        return read_scalar(in, at, to);
    }
}

template <class Type>
VOUCH_OUTLINE auto read_value(reader& in, char const* at, Type& to) -> char const*
{
    return read_value_inline(in, at, to);
}

template <class Form, class Type>
VOUCH_INLINE auto read_formed(reader& in, char const* at, Type& to) -> char const*
{
    if constexpr (std::same_as<Form, no_form>)
        return read_value(in, at, to);
    else
        return read_value_inline(in, at, to, formed<unlimited, Form>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
