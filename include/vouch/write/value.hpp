// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_VALUE_HPP
#define VOUCH_WRITE_VALUE_HPP
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/schema/variants.hpp>
#include <vouch/write/writer.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
void write_value(writer& out, Type const& value);

template <class Number>
void write_number(writer& out, Number value)
{
    if constexpr (std::floating_point<Number>)
        if (!std::isfinite(value))
            return out.set_failed();
    constexpr std::size_t enough = 32; // -2.2250738585072014e-308 and every 64-bit integer are shorter
    char* const room = out.room(enough);
    out.used(std::to_chars(room, room + enough, value).ptr);
}

template <described_enum Type>
void write_enum(writer& out, Type value)
{
    auto const& values = enumerators<Type>::values;
    auto const found = std::find(values.begin(), values.end(), value);
    if (found == values.end())
        return out.set_failed();
    if constexpr (is_numeric_enum<Type>)
        write_number(out, static_cast<std::underlying_type_t<Type>>(value));
    else
        out.put_string(enumerators<Type>::names[static_cast<std::size_t>(found - values.begin())]);
}

template <class Type>
void write_text(writer& out, Type const& value)
{
    if constexpr (own_text_type<Type>) {
        if (value.view().empty())
            out.set_failed();
        out.put_string(value.view());
    } else {
        out.put('"');
        char* const end = text_traits<Type>::write(value, out.room(text_traits<Type>::max_size));
        if (end == nullptr)
            return out.set_failed();
        out.used(end);
        out.put('"');
    }
}

template <class Value>
void write_open(writer& out, open<Value> const& value)
{
    if (auto const* known = value.known())
        return write_value(out, *known);
    if (!value.unknown())
        return out.set_failed();
    out.put_string(*value.unknown());
}

template <class Type, class Descriptor>
VOUCH_INLINE void write_member(writer& out, Type const& object, bool& first)
{
    auto const& member = object.*Descriptor::pointer;
    if constexpr (may_be_absent<member_type<Type, Descriptor>>)
        if (!holds_value(member))
            return;
    out.key(key_literal<Type, Descriptor>, first);
    first = false;
    write_value(out, member);
}

template <class Key>
void write_key(writer& out, Key const& key, bool& first)
{
    out.element(first);
    first = false;
    write_value(out, key);
    out.colon();
}

template <class Map>
void write_entries(writer& out, Map const& map, bool& first)
{
    for (auto const& [key, value] : map) {
        write_key(out, key, first);
        write_value(out, value);
    }
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE void write_members(writer& out, Type const& object, bool& first, List<Descriptors...>)
{
    (write_member<Type, Descriptors>(out, object, first), ...);
    if constexpr (has_catch_all<Type>) {
        auto const& others = object.*catch_all_of<Type>::pointer;
        for (auto const& [key, value] : others)
            if (((key == json_name<Type, Descriptors>) || ...))
                out.set_failed();
        write_entries(out, others, first);
    }
}

template <class Array>
void write_items(writer& out, Array const& array)
{
    bool first = true;
    out.open('[');
    for (auto const& item : array) {
        out.element(first);
        first = false;
        write_value(out, static_cast<typename Array::value_type const&>(item));
    }
    out.close(']', first);
}

template <class Tuple>
void write_tuple(writer& out, Tuple const& tuple)
{
    bool first = true;
    out.open('[');
    std::apply([&](auto const&... items) { ((out.element(std::exchange(first, false)), write_value(out, items)), ...); }, tuple);
    out.close(']', first);
}

// The members of an object, behind the tag of a variant if it is in one.
template <class Type>
VOUCH_INLINE void write_object(writer& out, Type const& object, std::string_view tag = {}, std::string_view tag_value = {})
{
    bool first = true;
    out.open('{');
    if (tag.data() != nullptr) {
        out.element(first);
        first = false;
        out.put_string(tag);
        out.colon();
        out.put_string(tag_value);
    }
    if constexpr (is_well_formed<Type>)
        write_members(out, object, first, json_members<Type>{});
    out.close('}', first);
}

template <class Variant>
void write_variant(writer& out, Variant const& variant)
{
    if (variant.valueless_by_exception())
        return out.set_failed();
    std::visit(
        [&](auto const& object) { write_object(out, object, tag_of<Variant>, alternatives<Variant>::names[variant.index()]); },
        variant);
}

template <class Type>
void write_map(writer& out, Type const& map)
{
    bool first = true;
    out.open('{');
    write_entries(out, map, first);
    out.close('}', first);
}

template <class Type>
VOUCH_OUTLINE void write_value(writer& out, Type const& value)
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable) {
        if (holds_value(value))
            write_value(out, *value);
        else
            out.put("null");
    } else if constexpr (kind == shape::object) {
        write_object(out, value);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        write_items(out, value);
    } else if constexpr (kind == shape::tuple) {
        write_tuple(out, value);
    } else if constexpr (kind == shape::map) {
        write_map(out, value);
    } else if constexpr (kind == shape::variant) {
        write_variant(out, value);
    } else if constexpr (described_enum<Type>) {
        write_enum(out, value);
    } else if constexpr (kind == shape::named) {
        write_text(out, value);
    } else if constexpr (kind == shape::open) {
        write_open(out, value);
    } else if constexpr (kind == shape::string) {
        out.put_string(value);
    } else if constexpr (kind == shape::secret) {
        if (!value.is_set())
            return out.set_failed();
        out.put_string(value.reveal());
    } else if constexpr (kind == shape::raw) {
        if (value.text().empty())
            return out.set_failed();
        out.put(value.text());
    } else if constexpr (kind == shape::boolean) {
        out.put(value ? "true" : "false");
    } else if constexpr (kind == shape::number_text) {
        char* const end = value.write(out.room(Type::max_size));
        if (end == nullptr)
            return out.set_failed();
        out.used(end);
    } else {
        write_number(out, value);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
