// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_VARIANT_HPP
#define VOUCH_READ_VARIANT_HPP
#include <vouch/read/named.hpp>
#include <vouch/read/object.hpp>
#include <vouch/read/scalar.hpp>
#include <vouch/read/skipped.hpp>
#include <vouch/schema/kinds.hpp>
#include <vouch/schema/variants.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// Values of one of several types: objects whose tag says which, or values of different JSON kinds.
namespace vouch::inline VOUCH_ABI::detail {

template <class Facts>
inline constexpr key_table<Facts::names.size()> alternative_table{Facts::names};

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

// The index of the alternative that a value of the tag stands for; how many alternatives there are where there is none.
template <class Facts>
auto find_alternative(std::string_view value) -> std::size_t
{
    std::size_t const index = alternative_table<Facts>.lookup().find(value);
    return index == Facts::names.size() ? Facts::size : Facts::owners[index];
}

// Makes `to` hold what an unknown tag brings, of which nothing but the tag is known yet.
template <class Variant>
auto make_other(Variant& to, std::string_view tag) -> other_alternative&
{
    other_alternative& other = to.template emplace<other_alternative>();
    other.tag.assign(tag);
    return other;
}

// Reads the alternative that a tag among its members names.
template <class Facts, class Variant>
auto read_tagged_inside(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    skipped_values const skipped(in, Facts::tag_name);
    char const* const value = find_tag(in, at, Facts::tag_name);
    if (value == nullptr)
        return nullptr;
    if (in.is(value, '}')) {
        at = in.skip_value(at);
        return at != nullptr && in.complain(value, place::object_end, member_missing, Facts::tag_name) ? at : nullptr;
    }
    std::string_view name;
    bool const is_string = in.is(value, '"');
    if (is_string && in.read_string(value, name) == nullptr)
        return nullptr;
    std::size_t const index = is_string ? find_alternative<Facts>(name) : Facts::size;
    if (index == Facts::size) {
        if constexpr (Facts::has_other)
            if (is_string)
                return read_scalar(in, at, make_other(to, name).value);
        at = in.skip_value(at);
        return at == nullptr ? nullptr : in.refuse(at, value, is_string ? unknown_tag<Facts>() : tag_is_no_text);
    }
    return read_alternative(in, to, index, [&]<class Alternative>(Alternative& alternative) -> char const* {
        if constexpr (Facts::template is_other<Alternative>)
            return nullptr; // no value of the tag is its own
        else
            return read_object(in, at, unboxed(alternative),
                               Facts::template declares_tag<Alternative> ? std::string_view() : Facts::tag_name);
    });
}

// Reads the value at `at` into the alternative of that index, which a tag outside of it names.
template <class Facts, class Variant>
auto read_content(reader& in, char const* at, Variant& to, std::size_t index) -> char const*
{
    return read_alternative(in, to, index, [&]<class Alternative>(Alternative& alternative) {
        if constexpr (Facts::template is_other<Alternative>)
            return read_scalar(in, at, alternative.value);
        else
            return read_value(in, at, alternative);
    });
}

template <class Variant>
struct content_needs;
template <class... Alternatives>
struct content_needs<std::variant<Alternatives...>> {
    static constexpr bool may_lack[] = {(may_lack_content<Alternatives>() || std::same_as<Alternatives, other_alternative>)...};
};

// Makes `to` hold the alternative of that index without a content. Returns false where that cannot be.
template <class Variant>
auto leave_out_content(reader& in, Variant& to, std::size_t index) -> bool
{
    if (!content_needs<Variant>::may_lack[index])
        return false;
    (void)read_alternative(in, to, index, [](auto&) -> char const* { return nullptr; });
    return true;
}

// What reading of an object with a tag and a content has come to.
struct beside_progress {
    bool tag_seen = false;
    bool content_seen = false;
    char const* waiting = nullptr; // the content, where it came before the tag
};

// Reads the alternative that a tag beside it names. Its content is read where it stands if the tag came before, else once the
// tag is known.
template <class Facts, class Variant>
auto read_tagged_beside(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    skipped_values const skipped(in, Facts::tag_name);
    char const* const begin = at;
    if (at = in.enter(at); at == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(at - begin) - 1;
    beside_progress progress;
    std::size_t index = Facts::size; // of the alternative, once it is known
    auto const read_tag = [&](char const* value) -> char const* {
        if (!in.is(value, '"')) {
            char const* const end = in.skip_value(value);
            return end == nullptr ? nullptr : in.refuse(end, value, tag_is_no_text);
        }
        std::string_view name;
        char const* const end = in.read_string(value, name);
        if (end == nullptr)
            return nullptr;
        index = find_alternative<Facts>(name);
        if constexpr (Facts::has_other)
            if (index == Facts::size) {
                make_other(to, name);
                index = to.index();
            }
        return index != Facts::size ? end : in.refuse(end, value, unknown_tag<Facts>());
    };
    auto const read_member = [&](char const* key, char const* colon, std::string_view name) -> char const* {
        bool const is_tag = name == Facts::tag_name;
        if (!is_tag && name != Facts::content_name) {
            if (in.options().reject_unknown && !in.complain(key, place::key, member_unknown))
                return nullptr;
            return in.skip_unknown_member(colon, key);
        }
        if (std::exchange(is_tag ? progress.tag_seen : progress.content_seen, true))
            return skip_duplicate(in, colon, key, is_tag ? Facts::tag_name : Facts::content_name);
        char const* const value = in.read_colon(colon);
        if (value == nullptr)
            return nullptr;
        if (is_tag)
            return read_tag(value);
        if (index != Facts::size)
            return read_content<Facts>(in, value, to, index);
        if (!progress.tag_seen)
            progress.waiting = value;
        return skip_for_now(in, value);
    };
    separated next = in.is(at, '}') ? separated{at + 1, false} : separated{at, true};
    while (next.more) {
        std::string_view name;
        if (at = in.read_name(next.at, name); at == nullptr)
            return nullptr;
        if (at = read_member(next.at, at, name); at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    at = next.at;
    if (at == nullptr)
        return nullptr;
    auto const misses = [&](std::string_view name) { return in.complain(at - 1, place::object_end, member_missing, name); };
    if (!progress.tag_seen && !misses(Facts::tag_name))
        return nullptr;
    if (index != Facts::size) {
        if (progress.waiting != nullptr && read_content<Facts>(in, progress.waiting, to, index) == nullptr)
            return nullptr;
        if (!progress.content_seen && !leave_out_content(in, to, index) && !misses(Facts::content_name))
            return nullptr;
    }
    in.leave();
    return at;
}

// Keeps the value of a member whose name is an unknown tag. Pointers of errors end at the object, as for any unknown member.
inline auto read_other_member(reader& in, char const* colon, char const* key, other_alternative& to) -> char const*
{
    char const* const end = in.skip_unknown_member(colon, key);
    if (end != nullptr) {
        char const* const value = in.read_colon(colon);
        raw_json_access::assign(to.value, {value, static_cast<std::size_t>(end - value)});
    }
    return end;
}

// Reads the alternative that the name of an object's only member names.
template <class Facts, class Variant>
auto read_tagged_by_name(reader& in, char const* at, Variant& to) -> char const*
{
    if (!in.is(at, '{')) [[unlikely]]
        return in.refuse_type(at, "an object");
    char const* const begin = at;
    if (at = in.enter(at); at == nullptr)
        return nullptr;
    auto const gap = static_cast<std::size_t>(at - begin) - 1;
    if (in.is(at, '}')) {
        in.leave();
        return in.complain(at, place::object_end, no_name_as_tag<Facts>()) ? at + 1 : nullptr;
    }
    auto const read_first = [&](char const* key, char const* colon, std::string_view name) -> char const* {
        std::size_t const index = find_alternative<Facts>(name);
        if (index == Facts::size) {
            if constexpr (Facts::has_other)
                return read_other_member(in, colon, key, make_other(to, name));
            return in.complain(key, place::key, unknown_tag<Facts>()) ? in.skip_unknown_member(colon, key) : nullptr;
        }
        char const* const value = in.read_colon(colon);
        return value == nullptr ? nullptr : read_content<Facts>(in, value, to, index);
    };
    separated next{at, true};
    for (bool first = true; next.more; first = false) {
        char const* const key = next.at;
        std::string_view name;
        if (at = in.read_name(key, name); at == nullptr)
            return nullptr;
        if (first)
            at = read_first(key, at, name);
        else
            at = in.complain(key, place::key, second_name_as_tag) ? in.skip_unknown_member(at, key) : nullptr;
        if (at == nullptr)
            return nullptr;
        next = in.read_separator(at, '}', gap);
    }
    in.leave();
    return next.at;
}

// Reads a variant that has the form `Form`.
template <class Form, class Variant>
auto read_variant(reader& in, char const* at, Variant& to) -> char const*
{
    if constexpr (!is_tagged_form<Form>) {
        return read_untagged(in, at, to);
    } else {
        using facts = alternatives<Variant, Form>;
        if constexpr (!facts::is_well_formed)
            return nullptr; // it was complained of
        else if constexpr (facts::place == tag_place::inside)
            return read_tagged_inside<facts>(in, at, to);
        else if constexpr (facts::place == tag_place::beside)
            return read_tagged_beside<facts>(in, at, to);
        else
            return read_tagged_by_name<facts>(in, at, to);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
