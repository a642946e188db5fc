// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_VALUE_HPP
#define VOUCH_WRITE_VALUE_HPP
#include <vouch/schema/expected.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/schema/sound.hpp>
#include <vouch/write/writer.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
void write_value(writer& out, Type const& value);

template <described_enum Type>
void write_enum(writer& out, Type value)
{
    for (std::size_t index = 0; index != enumerators<Type>::values.size(); ++index)
        if (enumerators<Type>::values[index] == value)
            return out.put_string(enumerators<Type>::names[index]);
    out.set_failed();
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

template <class Type, class Descriptor>
VOUCH_INLINE void write_member(writer& out, Type const& object, bool& first)
{
    auto const& member = object.*Descriptor::pointer;
    if constexpr (is_optional<member_type<Type, Descriptor>>)
        if (!member.has_value())
            return;
    out.key(key_literal<Type, Descriptor>, first);
    first = false;
    write_value(out, member);
}

template <class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE void write_object(writer& out, Type const& object, List<Descriptors...>)
{
    bool first = true;
    out.open('{');
    (write_member<Type, Descriptors>(out, object, first), ...);
    out.close('}', first);
}

template <class Type>
void write_array(writer& out, Type const& array)
{
    bool first = true;
    out.open('[');
    for (auto const& element : array) {
        out.element(first);
        first = false;
        write_value(out, static_cast<typename Type::value_type const&>(element));
    }
    out.close(']', first);
}

template <class Type>
VOUCH_OUTLINE void write_value(writer& out, Type const& value)
{
    if constexpr (is_optional<Type> || is_nullable<Type>) {
        if (value.has_value())
            write_value(out, *value);
        else
            out.put("null");
    } else if constexpr (is_vector<Type>) {
        write_array(out, value);
    } else if constexpr (is_open<Type>) {
        if (auto const* known = value.known())
            return write_value(out, *known);
        if (!value.unknown())
            return out.set_failed();
        out.put_string(*value.unknown());
    } else if constexpr (text_type<Type>) {
        write_text(out, value);
    } else if constexpr (described_enum<Type>) {
        write_enum(out, value);
    } else if constexpr (std::same_as<Type, std::string>) {
        out.put_string(value);
    } else if constexpr (std::same_as<Type, secret>) {
        if (!value.is_set())
            return out.set_failed();
        out.put_string(value.reveal());
    } else if constexpr (std::same_as<Type, raw_json>) {
        if (value.text().empty())
            return out.set_failed();
        out.put(value.text());
    } else if constexpr (std::same_as<Type, bool>) {
        out.put(value ? "true" : "false");
    } else if constexpr (described_struct<Type>) {
        if constexpr (description_is_sound<Type>)
            write_object(out, value, members_of<Type>{});
    } else {
        write_number(out, value);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
