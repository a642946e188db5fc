// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_ANY_ORDER_HPP
#define VOUCH_READ_ANY_ORDER_HPP
#include <vouch/json/key_table.hpp>
#include <vouch/read/reader.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

// The members of an object that do not come in the order of its struct, and those that do not come at all. No templates: one
// copy of this serves every struct.
namespace vouch::inline VOUCH_ABI::detail {

// Of a member's value, `at` behind the colon.
using member_reader = char const* (*)(reader&, char const* at, void* object);

// A struct as code that is no template sees it: what its members are called, how each is read, and which must be there.
struct object_table {
    key_lookup names;
    member_reader const* readers;
    std::uint64_t required; // a bit for each member
    std::uint64_t nullable; // those that `absent_as_null` forgives
    bool strict;
    // null where it keeps none
    char const* (*keep_undeclared)(reader&, char const* at, void* object, char const* key, std::string_view name);
};

// How far reading of one object has come.
struct object_progress {
    char const* begin;
    std::string_view tag; // of the variant that the object is an alternative of; no data where it is none
    std::size_t gap = 0;  // bytes of white space before each member, as before the first
    std::uint64_t seen = 0;
    bool tag_seen = false;
};

// Past the colon and the value behind a key.
inline auto skip_member(reader& in, char const* at) -> char const*
{
    at = in.read_colon(at);
    return at == nullptr ? nullptr : in.skip_value(at);
}

// A duplicate is only checked as JSON: a second read into the same object would mix the two values before its checks.
VOUCH_COLD inline auto skip_duplicate(reader& in, char const* at, char const* key, std::string_view name) -> char const*
{
    return in.complain(key, place::key, member_duplicate, name) ? skip_member(in, at) : nullptr;
}

inline auto skip_tag(reader& in, char const* at, char const* key, object_progress& progress) -> char const*
{
    return std::exchange(progress.tag_seen, true) ? skip_duplicate(in, at, key, progress.tag) : skip_member(in, at);
}

// The tag, if it is the first member, as writers put it; one that needs escapes in JSON is met later, in any order.
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

inline auto read_undeclared(reader& in, char const* at, void* object, char const* key, std::string_view name,
                            object_progress const& progress, object_table const& table) -> char const*
{
    if (table.keep_undeclared != nullptr) {
        bool const outermost = in.enter_map(progress.begin);
        at = table.keep_undeclared(in, at, object, key, name);
        if (at != nullptr)
            in.leave_map(outermost);
        return at;
    }
    if ((in.options().reject_unknown || table.strict) && !in.complain(key, place::key, member_unknown))
        return nullptr;
    return in.skip_undeclared_member(at, key);
}

// `at` on a key.
VOUCH_OUTLINE inline auto read_members_in_any_order(reader& in, char const* at, void* object, object_progress& progress,
                                                    object_table const& table) -> char const*
{
    for (;;) {
        char const* const key = at;
        std::string_view name;
        if (!in.is(at, '"'))
            return in.fail(at, errc::syntax, "a member name in double quotes");
        std::size_t index = table.names.guess(key, in.end());
        if (index != table.names.size) [[likely]] {
            at += table.names.names[index].size() + 2;
        } else {
            if (at = in.read_string(at, name); at == nullptr)
                return nullptr;
            index = table.names.find(name);
        }
        if (index != table.names.size && (progress.seen >> index & 1) == 0) [[likely]] {
            progress.seen |= std::uint64_t{1} << index;
            at = in.is(at, ':') ? at + 1 : in.read_colon(at);
            if (at != nullptr)
                at = table.readers[index](in, at, object);
        } else if (index != table.names.size) {
            at = skip_duplicate(in, at, key, table.names.names[index]);
        } else if (progress.tag.data() != nullptr && name == progress.tag) {
            at = skip_tag(in, at, key, progress);
        } else {
            at = read_undeclared(in, at, object, key, name, progress, table);
        }
        if (at == nullptr)
            return nullptr;
        auto const next = in.read_separator(at, '}', progress.gap);
        at = next.at;
        if (!next.more)
            return at;
    }
}

// `at` behind the object's closing brace.
VOUCH_COLD inline auto report_missing(reader& in, char const* at, std::uint64_t missing, object_table const& table) -> bool
{
    if (in.options().absent_as_null)
        missing &= ~table.nullable;
    for (; missing != 0; missing &= missing - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(missing));
        if (!in.complain(at - 1, place::object_end, member_missing, table.names.names[index]))
            return false;
    }
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
