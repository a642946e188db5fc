// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_VARIANT_HPP
#define VOUCH_READ_VARIANT_HPP
#include <vouch/read/named.hpp>
#include <vouch/read/object.hpp>
#include <vouch/schema/kinds.hpp>
#include <vouch/schema/variants.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// Values of one of several types: objects whose tag says which, or values of different JSON kinds.
namespace vouch::inline VOUCH_ABI::detail {

// Finds the value of the member `tag` of the object at `at`, or the closing brace where the object has no such member. The tag is
// mostly the first member; else the members before it are skipped here and read later.
inline auto find_tag(reader& in, char const* at, std::string_view tag) -> char const*
{
    at = in.enter(at);
    while (at != nullptr && !in.is(at, '}')) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail(at, errc::syntax, "a member name in double quotes");
        if (at = in.read_string(at, name); at == nullptr)
            return nullptr;
        if (name == tag) {
            at = in.read_colon(at);
            break;
        }
        if (at = in.skip_unknown_member(at, key); at == nullptr)
            return nullptr;
        at = in.skip_space(at);
        if (!in.is(at, '}'))
            at = in.read_separator(at, '}').at;
    }
    in.leave();
    return at;
}

template <class Variant>
inline constexpr key_table<std::variant_size_v<Variant>> alternative_table{alternatives<Variant>::names};

// Makes `to` hold its alternative of that index. A value of this alternative that is there is read over, so that its memory is
// reused.
template <std::size_t Index, class Variant>
auto make_alternative(reader& in, Variant& to) -> std::variant_alternative_t<Index, Variant>&
{
    auto* const held = std::get_if<Index>(&to);
    return held != nullptr ? *held : made_for(in, to.template emplace<Index>());
}

// Calls read(alternative) for the alternative of that index.
template <class Variant, class Read>
auto read_alternative(reader& in, Variant& to, std::size_t index, Read const& read) -> char const*
{
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        char const* end = nullptr;
        (void)((index == Index && (end = read(make_alternative<Index>(in, to)), true)) || ...);
        return end;
    }(std::make_index_sequence<std::variant_size_v<Variant>>{});
}

// The kind of the JSON value that begins with `byte`, or none.
constexpr auto kind_of(char byte) noexcept -> unsigned
{
    switch (byte) {
    case '"': return string_kind;
    case 't':
    case 'f': return boolean_kind;
    case 'n': return null_kind;
    case '[': return array_kind;
    case '{': return object_kind;
    default: return byte == '-' || is_digit(byte) ? number_kind : no_kind;
    }
}

template <class... Alternatives>
auto index_of_kind(std::type_identity<std::variant<Alternatives...>>, unsigned kind) -> std::size_t
{
    std::size_t index = 0;
    (void)(((kinds_of<Alternatives> & kind) != 0 || (++index, false)) || ...);
    return index;
}

// Reads the alternative whose kind the first byte tells.
template <class Variant>
auto read_untagged(reader& in, char const* at, Variant& to) -> char const*
{
    unsigned const kind = at == in.end() ? no_kind : kind_of(*at);
    std::size_t const index = index_of_kind(std::type_identity<Variant>{}, kind);
    if (index == std::variant_size_v<Variant>)
        return in.refuse_type(at, expected_json<Variant>());
    return read_alternative(in, to, index, [&](auto& alternative) { return read_value(in, at, alternative); });
}

// Reads the alternative that the tag names.
template <class Variant>
auto read_tagged(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    char const* const value = find_tag(in, at, tag_of<Variant>);
    if (value == nullptr)
        return nullptr;
    if (in.is(value, '}')) {
        at = in.skip_value(at);
        return at != nullptr && in.complain(value, place::object_end, member_missing, tag_of<Variant>) ? at : nullptr;
    }
    std::string_view name;
    std::size_t index = std::variant_size_v<Variant>;
    bool const is_string = in.is(value, '"');
    if (is_string) {
        if (in.read_string(value, name) == nullptr)
            return nullptr;
        index = alternative_table<Variant>.lookup().find(name);
    }
    if (index == std::variant_size_v<Variant>) {
        at = in.skip_value(at);
        return at == nullptr
                   ? nullptr
                   : in.refuse(at, value, is_string ? unknown_tag<Variant>() : expectation{errc::wrong_type, "a string"});
    }
    return read_alternative(in, to, index, [&](auto& alternative) { return read_object(in, at, alternative, tag_of<Variant>); });
}

template <class Variant>
auto read_variant(reader& in, char const* at, Variant& to) -> char const*
{
    if constexpr (is_tagged<Variant>)
        return read_tagged(in, at, to);
    else
        return read_untagged(in, at, to);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
