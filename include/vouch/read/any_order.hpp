// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_ANY_ORDER_HPP
#define VOUCH_READ_ANY_ORDER_HPP
#include <vouch/json/key_table.hpp>
#include <vouch/read/map.hpp>
#include <vouch/read/reader.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

// Reads members that do not come in the order of their struct, and reports those that do not come at all. No templates: one copy
// of this code serves every struct.
namespace vouch::inline VOUCH_ABI::detail {

// Members are counted in words of 64 bits.
inline constexpr std::size_t word_size = 64;

constexpr auto words_for(std::size_t members) noexcept -> std::size_t
{
    return members <= word_size ? 1 : (members + word_size - 1) / word_size;
}

// How far reading of one object has come.
struct object_progress {
    char const* begin;
    std::uint64_t* seen;  // a bit for each member that was met
    std::string_view tag; // of the variant that has the object as alternative; without data for other objects
    std::size_t gap = 0;  // bytes of white space before each member, if they are as many as before the first
    bool tag_seen = false;
    map_progress unknown{}; // of the container that keeps unknown members
};

// Reads a member's value. `at` is behind the colon.
using member_reader = char const* (*)(reader&, char const* at, void* object);
// Keeps an unknown member. `at` is on the colon.
using unknown_member_keeper = char const* (*)(reader&, char const* at, void* object, char const* key, std::string_view name,
                                              map_progress&);

// Describes a struct to code that is no template: the names of its members, how each is read, and which are required.
struct object_table {
    key_lookup names;
    member_reader const* readers;
    std::uint64_t const* required; // a bit for each member, as in `object_progress::seen`
    std::uint64_t const* nullable; // members that may be missing under `absent_as_null`
    bool refuses_unknown;
    unknown_member_keeper keep_unknown; // null where the struct has no container for unknown members
};

// Skips the colon and the value behind a key.
inline auto skip_member(reader& in, char const* at) -> char const*
{
    at = in.read_colon(at);
    return at == nullptr ? nullptr : in.skip_value(at);
}

// Reports a duplicate member. Its value is only checked as JSON: read into the same object, it would be mixed with the first.
VOUCH_COLD inline auto skip_duplicate(reader& in, char const* at, char const* key, std::string_view name) -> char const*
{
    return in.complain(key, place::key, member_duplicate, name) ? skip_member(in, at) : nullptr;
}

inline auto skip_tag(reader& in, char const* at, char const* key, object_progress& progress) -> char const*
{
    return std::exchange(progress.tag_seen, true) ? skip_duplicate(in, at, key, progress.tag) : skip_member(in, at);
}

// Skips the tag if it is the first member, where writers put it. A tag that needs escapes in JSON is left to
// `read_members_in_any_order`.
inline auto skip_leading_tag(reader& in, char const* at, object_progress& progress) -> separated
{
    std::string_view const rest(at, static_cast<std::size_t>(in.end() - at));
    std::size_t const size = progress.tag.size();
    if (rest.size() < size + 2 || rest[0] != '"' || rest.substr(1, size) != progress.tag || rest[size + 1] != '"' ||
        !is_quotable(progress.tag))
        return {at, true};
    at = skip_tag(in, at + size + 2, at, progress);
    return at == nullptr ? separated{nullptr, false} : in.read_separator(at, '}', progress.gap);
}

inline auto read_unknown(reader& in, char const* at, void* object, char const* key, std::string_view name,
                         object_progress& progress, object_table const& table) -> char const*
{
    if (table.keep_unknown != nullptr) {
        bool const outermost = in.enter_map(progress.begin);
        at = progress.unknown.takes_more ? table.keep_unknown(in, at, object, key, name, progress.unknown)
                                         : in.skip_unknown_member(at, key);
        if (at != nullptr)
            in.leave_map(outermost);
        return at;
    }
    if ((in.options().reject_unknown || table.refuses_unknown) && !in.complain(key, place::key, member_unknown))
        return nullptr;
    return in.skip_unknown_member(at, key);
}

// Reads the members from the key at `at` to the end of the object, whatever their order.
VOUCH_OUTLINE inline auto read_members_in_any_order(reader& in, char const* at, void* object, object_progress& progress,
                                                    object_table const& table) -> char const*
{
    for (;;) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail_without_name(at);
        std::size_t index = table.names.guess(key, in.end());
        if (index != table.names.size) [[likely]] {
            at += table.names.names[index].size() + 2;
        } else {
            if (at = in.read_string(at, name); at == nullptr)
                return nullptr;
            index = table.names.find(name);
        }
        if (index != table.names.size) [[likely]] {
            std::uint64_t& seen = progress.seen[index / word_size];
            std::uint64_t const bit = std::uint64_t{1} << (index % word_size);
            if ((seen & bit) == 0) [[likely]] {
                seen |= bit;
                at = in.is(at, ':') ? at + 1 : in.read_colon(at);
                if (at != nullptr)
                    at = table.readers[index](in, at, object);
            } else {
                at = skip_duplicate(in, at, key, table.names.names[index]);
            }
        } else if (progress.tag.data() != nullptr && name == progress.tag) {
            at = skip_tag(in, at, key, progress);
        } else {
            at = read_unknown(in, at, object, key, name, progress, table);
        }
        if (at == nullptr)
            return nullptr;
        auto const next = in.read_separator(at, '}', progress.gap);
        at = next.at;
        if (!next.more)
            return at;
    }
}

// Reports required members that did not come, and others that `missing` names. `at` is behind the object's closing brace.
VOUCH_COLD inline auto report_missing(reader& in, char const* at, std::uint64_t const* missing, object_table const& table) -> bool
{
    for (std::size_t word = 0; word != words_for(table.names.size); ++word) {
        std::uint64_t left = missing[word];
        if (in.options().absent_as_null)
            left &= ~table.nullable[word];
        for (; left != 0; left &= left - 1) {
            std::size_t const index = word * word_size + static_cast<std::size_t>(std::countr_zero(left));
            if (!in.complain(at - 1, place::object_end, member_missing, table.names.names[index]))
                return false;
        }
    }
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
