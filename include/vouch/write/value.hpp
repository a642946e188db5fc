// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WRITE_VALUE_HPP
#define VOUCH_WRITE_VALUE_HPP
#include <vouch/json/block.hpp>
#include <vouch/json/number.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/key_literal.hpp>
#include <vouch/schema/tag_value.hpp>
#include <vouch/schema/to_text.hpp>
#include <vouch/schema/variants.hpp>
#include <vouch/write/writer.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_writer = false;

// Writes `value` to `at`, where `writer::slack` bytes are free, and returns its end. One function for each type.
template <class Type>
auto write_value(writer& out, char* at, Type const& value) -> char*;
// Writes a value in a place that has a form.
template <class Form, class Type>
auto write_formed(writer& out, char* at, Type const& value) -> char*;

template <class Number>
auto write_number(writer& out, char* at, Number value) -> char*
{
    if constexpr (std::floating_point<Number>)
        if (!std::isfinite(value))
            return out.refuse(at, number_not_finite);
    constexpr std::size_t enough = 32; // -2.2250738585072014e-308 and every 64-bit integer are shorter
    static_assert(enough <= writer::slack);
    return std::to_chars(at, at + enough, value).ptr;
}

template <described_enum Type>
auto write_enum(writer& out, char* at, Type value) -> char*
{
    std::size_t const index = enumerator_index(value);
    if (index == enumerators<Type>::values.size())
        return out.refuse(at, missing_text<Type>);
    if constexpr (is_numeric_enum<Type>)
        return write_number(out, at, enumerator_number(value));
    else
        return out.put_string(at, enumerators<Type>::names[index]);
}

// Whether every text of this format stands in JSON as it is: ASCII without quotes, backslashes and control characters.
consteval auto is_plain_format(std::string_view format) -> bool
{
    return format == "date" || format == "date-time" || format == "uuid";
}

// `text_traits` may give any text, which may need escapes. Writes it from memory of its own.
VOUCH_COLD inline auto write_escaped(writer& out, char* at, std::string_view text) -> char*
{
    std::string const copy(text);
    return out.put_string(at, copy);
}

template <class Type>
auto write_text(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (text_space<Type> == 0) {
        std::string_view const text = text_in(value, nullptr);
        return text.data() == nullptr ? out.refuse(at, missing_text<Type>) : out.put_string(at, text);
    } else {
        at = out.make_room(at, text_space<Type>);
        std::string_view const text = text_in(value, at + 1);
        if (text.data() == nullptr)
            return out.refuse(at, missing_text<Type>);
        if constexpr (!is_plain_format(info_of<Type>().format))
            if (!std::all_of(text.begin(), text.end(), is_plain)) [[unlikely]]
                return write_escaped(out, at, text);
        *at = '"';
        at += text.size() + 1;
        *at = '"';
        return at + 1;
    }
}

template <class Value>
auto write_open(writer& out, char* at, open<Value> const& value) -> char*
{
    if (auto const* known = value.known())
        return write_value(out, at, *known);
    if (!value.unknown())
        return out.refuse(at, unset_value<Value>);
    std::string_view const text = *value.unknown();
    if constexpr (is_numeric_enum<Value>)
        return is_number(text) ? writer::put(out.make_room(at, text.size()), text) : out.refuse(at, refused_text<Value>);
    else
        return out.put_string(at, text);
}

// Writes the key of a map: a string whatever its type.
template <class Key>
auto write_key(writer& out, char* at, Key const& key) -> char*
{
    if constexpr (is_open<Key>) {
        if (auto const* known = key.known())
            return write_key(out, at, *known);
        return key.unknown() ? out.put_string(at, *key.unknown()) : out.refuse(at, unset_value<typename Key::value_type>);
    } else if constexpr (shape_of<Key> == shape::represented) {
        return write_key<representation_type<Key>>(out, at, represent(key));
    } else if constexpr (shape_of<Key> == shape::quoted) {
        return write_key(out, at, *key);
    } else if constexpr (kinds_of<Key> == number_kind || kinds_of<Key> == boolean_kind) {
        if constexpr (described_enum<Key>)
            if (is_unset(key))
                return out.refuse(at, refused_text<Key>);
        *at = '"';
        at = write_value(out, at + 1, key);
        *at = '"';
        return at + 1;
    } else {
        return write_value(out, at, key);
    }
}

template <class Type, class Descriptor>
VOUCH_INLINE auto write_member(writer& out, char* at, Type const& object, bool& first) -> char*
{
    auto const& member = object.*Descriptor::pointer;
    if constexpr (may_be_absent<member_type<Type, Descriptor>>)
        if (!holds_value(member))
            return at;
    at = out.key(at, key_literal<Type, Descriptor>, first);
    first = false;
    if constexpr (may_be_absent<member_type<Type, Descriptor>>)
        if (is_json_null(*member)) [[unlikely]] // reading refuses it
            return out.refuse(at, null_refused);
    return write_formed<member_form<Type, Descriptor>>(out, at, member);
}

// Writes a member, or the tag in its place.
template <class Type, class Descriptor, class Tag>
VOUCH_INLINE auto write_member_or_tag(writer& out, char* at, Type const& object, bool& first) -> char*
{
    if constexpr (std::same_as<typename Tag::descriptor, Descriptor>)
        return out.put_string(out.key(at, key_literal<Type, Descriptor>, std::exchange(first, false)), Tag::written(object));
    else
        return write_member<Type, Descriptor>(out, at, object, first);
}

// Writes the entries of a map, or of a catch-all, in the object that begins at byte `begin`. A key that `is_taken` is a
// duplicate.
template <class Form, class Map, class IsTaken>
auto write_entries(writer& out, char* at, Map const& map, std::size_t begin, bool& first, IsTaken const& is_taken) -> char*
{
    bool const outermost = out.enter_map(begin);
    for (auto const& [key, value] : map) {
        at = write_key(out, out.element(at, first), key);
        first = false;
        if (is_taken(key)) [[unlikely]]
            out.complain_of_key(at, member_duplicate);
        at = write_formed<Form>(out, out.colon(at), value);
    }
    out.leave_map(outermost);
    return at;
}

template <class Tag, class Type, template <class...> class List, class... Descriptors>
VOUCH_INLINE auto write_members(writer& out, char* at, Type const& object, [[maybe_unused]] std::size_t begin,
                                [[maybe_unused]] std::string_view tag, bool& first, List<Descriptors...>) -> char*
{
    ((at = write_member_or_tag<Type, Descriptors, Tag>(out, at, object, first)), ...);
    if constexpr (has_catch_all<Type>)
        at = write_entries<no_form>(out, at, object.*catch_all_of<Type>::pointer, begin, first, [&](std::string_view key) {
            return ((key == json_name<Type, Descriptors>) || ...) || (tag.data() != nullptr && key == tag);
        });
    return at;
}

template <class Form = no_form, class Array>
auto write_items(writer& out, char* at, Array const& array) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    std::size_t sample = 64; // after so many items, memory is reserved for three times as many of their size
    std::size_t written = 0;
    std::size_t const before = out.size_at(at);
    at = out.open(at, '[');
    for (auto const& item : array) {
        at = out.element(at, written == 0);
        at = write_formed<Form>(out, at, static_cast<typename Array::value_type const&>(item));
        if (++written == sample) [[unlikely]] {
            if constexpr (requires { array.size(); })
                at = out.expect_items(at, (out.size_at(at) - before) / written, (std::min)(array.size() - written, written * 3));
            sample *= 4;
        }
    }
    return out.close(at, ']', written == 0);
}

template <class Tuple>
auto write_tuple(writer& out, char* at, Tuple const& tuple) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    bool first = true;
    at = out.open(at, '[');
    std::apply([&](auto const&... items) { ((at = write_value(out, out.element(at, std::exchange(first, false)), items)), ...); },
               tuple);
    return out.close(at, ']', first);
}

// Writes an object; if it is in a variant, the tag first, or as the member `Tag` that describes it.
template <class Tag = no_described_tag, class Type>
VOUCH_INLINE auto write_object(writer& out, char* at, Type const& object, std::string_view tag = {},
                               std::string_view tag_value = {}) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    bool first = true;
    std::size_t const begin = out.size_at(at);
    at = out.open(at, '{');
    if (tag.data() != nullptr) {
        at = out.put_string(out.element(at, first), tag);
        first = false;
        at = out.put_string(out.colon(at), tag_value);
    }
    if constexpr (is_well_formed<Type>)
        at = write_members<Tag>(out, at, object, begin, tag, first, json_members<Type>{});
    return out.close(at, '}', first);
}

inline auto write_raw(writer& out, char* at, raw_json const& value) -> char*
{
    std::string_view const text = value.text();
    if (text.empty())
        return out.refuse(at, unset_value<raw_json>);
    if (nests_deeper(text, out.levels_left())) [[unlikely]]
        return out.refuse_depth(at);
    return writer::put(out.make_room(at, text.size()), text);
}

// Writes the object that an alternative is or, where its tag was not known, the object that was read.
template <class Facts, class Alternative>
auto write_tagged_inside(writer& out, char* at, Alternative const& alternative) -> char*
{
    if constexpr (Facts::template is_other<Alternative>) {
        std::string_view const text = alternative.value.text();
        return text.empty() || text.front() == '{' ? write_raw(out, at, alternative.value) : out.refuse(at, other_is_no_object);
    } else if constexpr (Facts::template declares_tag<Alternative>) {
        return write_object<tag_in_alternative<Facts, Alternative>>(out, at, unboxed(alternative));
    } else {
        return write_object(out, at, unboxed(alternative), Facts::tag_name, Facts::template values<Alternative>()[0]);
    }
}

template <class Alternative>
auto write_content(writer& out, char* at, Alternative const& alternative) -> char*
{
    if constexpr (std::same_as<Alternative, other_alternative>)
        return write_raw(out, at, alternative.value);
    else
        return write_value(out, at, alternative);
}

template <class Facts, class Alternative>
auto value_of_tag([[maybe_unused]] Alternative const& alternative) -> std::string_view
{
    if constexpr (Facts::template is_other<Alternative>)
        return alternative.tag;
    else
        return Facts::template values<Alternative>()[0];
}

// Whether an alternative is written with its content beside the tag.
template <class Alternative>
auto writes_content([[maybe_unused]] Alternative const& alternative) -> bool
{
    if constexpr (std::same_as<Alternative, other_alternative>)
        return !alternative.value.text().empty();
    else
        return shape_of<unboxed_type<Alternative>> != shape::null;
}

// Writes the object around an alternative whose tag is beside it, or its name.
template <class Facts, class Alternative>
auto write_tagged_outside(writer& out, char* at, Alternative const& alternative) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    std::string_view const value = value_of_tag<Facts>(alternative);
    std::size_t const begin = out.size_at(at);
    at = out.element(out.open(at, '{'), true);
    if constexpr (Facts::place == tag_place::name) {
        bool const is_data = Facts::template is_other<Alternative>; // a name that nobody declared
        bool const outermost = is_data && out.enter_map(begin);
        at = write_content(out, out.colon(out.put_string(at, value)), alternative);
        out.leave_map(outermost);
    } else {
        at = out.put_string(out.colon(out.put_string(at, Facts::tag_name)), value);
        if (writes_content(alternative)) {
            at = out.put_string(out.element(at, false), Facts::content_name);
            at = write_content(out, out.colon(at), alternative);
        }
    }
    return out.close(at, '}', false);
}

template <class Form, class Variant>
auto write_variant(writer& out, char* at, Variant const& variant) -> char*
{
    if (variant.valueless_by_exception())
        return out.refuse(at, unset_value<Variant>);
    if constexpr (!is_tagged_form<Form>) {
        return std::visit([&](auto const& alternative) { return write_value(out, at, alternative); }, variant);
    } else {
        using facts = alternatives<Variant, Form>;
        if constexpr (!facts::is_well_formed)
            return at; // it was complained of
        else if constexpr (facts::place == tag_place::inside)
            return std::visit([&](auto const& alternative) { return write_tagged_inside<facts>(out, at, alternative); }, variant);
        else
            return std::visit([&](auto const& alternative) { return write_tagged_outside<facts>(out, at, alternative); },
                              variant);
    }
}

template <class Form, class Type>
auto write_map(writer& out, char* at, Type const& map) -> char*
{
    if (!out.may_nest()) [[unlikely]]
        return out.refuse_depth(at);
    bool first = true;
    std::size_t const begin = out.size_at(at);
    at = write_entries<Form>(out, out.open(at, '{'), map, begin, first, [](auto const&) { return false; });
    return out.close(at, '}', first);
}

inline auto write_secret(writer& out, char* at, secret const& value) -> char*
{
    if (!out.writes_secrets())
        return out.refuse(at, secret_refused);
    return value.is_set() ? out.put_secret(at, value.reveal()) : out.refuse(at, unset_value<secret>);
}

// Writes what holds values of other types; `Form` says how the variants in it are told apart.
template <class Form, class Type>
VOUCH_INLINE auto write_holder(writer& out, char* at, Type const& value) -> char*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable)
        return holds_value(value) ? write_formed<Form>(out, at, *value) : writer::put(at, "null");
    else if constexpr (kind == shape::boxed)
        return write_formed<Form>(out, at, *value);
    else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array)
        return write_items<item_form<Form>>(out, at, value);
    else if constexpr (kind == shape::map)
        return write_map<item_form<Form>>(out, at, value);
    else
        return write_variant<form_for<Type, Form>>(out, at, value);
}

template <class Form, class Type>
VOUCH_INLINE auto write_formed(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (std::same_as<Form, no_form>)
        return write_value(out, at, value);
    else
        return write_holder<Form>(out, at, value);
}

template <class Type>
auto write_represented(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (has_well_formed_representation<Type>)
        return write_value<representation_type<Type>>(out, at, represent(value));
    else
        return at;
}

template <class Type>
auto write_quoted(writer& out, char* at, Type const& value) -> char*
{
    if constexpr (writes_quotes<Type>)
        *at++ = '"';
    at = write_value(out, at, *value);
    if constexpr (writes_quotes<Type>)
        *at++ = '"';
    return at;
}

template <class Type>
VOUCH_OUTLINE auto write_value(writer& out, char* at, Type const& value) -> char*
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::optional || kind == shape::nullable || kind == shape::boxed || kind == shape::sequence ||
                  kind == shape::set || kind == shape::fixed_array || kind == shape::map || kind == shape::variant) {
        return write_holder<no_form>(out, at, value);
    } else if constexpr (kind == shape::represented) {
        return write_represented(out, at, value);
    } else if constexpr (kind == shape::quoted) {
        return write_quoted(out, at, value);
    } else if constexpr (kind == shape::object) {
        return write_object(out, at, value);
    } else if constexpr (kind == shape::tuple) {
        return write_tuple(out, at, value);
    } else if constexpr (described_enum<Type>) {
        return write_enum(out, at, value);
    } else if constexpr (kind == shape::named) {
        return write_text(out, at, value);
    } else if constexpr (kind == shape::open) {
        return write_open(out, at, value);
    } else if constexpr (kind == shape::string) {
        return out.put_string(at, value);
    } else if constexpr (kind == shape::secret) {
        return write_secret(out, at, value);
    } else if constexpr (kind == shape::raw) {
        return write_raw(out, at, value);
    } else if constexpr (kind == shape::dom) {
        return dom_access<Type>::write(out, at, value);
    } else if constexpr (kind == shape::null) {
        return writer::put(at, "null");
    } else if constexpr (kind == shape::boolean) {
        return writer::put(at, value ? "true" : "false");
    } else if constexpr (kind == shape::number_text) {
        at = out.make_room(at, Type::max_size);
        char* const end = value.write(at);
        return end == nullptr ? out.refuse(at, unset_value<Type>) : end;
    } else if constexpr (kind == shape::integer || kind == shape::floating) {
        return write_number(out, at, value);
    } else {
        static_assert(shape_has_a_writer<Type>, "write_value does not know this shape");
        return at;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
