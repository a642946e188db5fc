// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_ANY_ORDER_HPP
#define VOUCH_READ_ANY_ORDER_HPP
#include <vouch/json/key_table.hpp>
#include <vouch/read/reader.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// The members of an object that do not come in the order of its struct, and those that do not come at all. No templates: one
// copy of this serves every struct.
namespace vouch::inline VOUCH_ABI::detail {

using separator = reader::separator;

// A struct as code that is no template sees it: what its members are called, how each is read, and which must be there.
struct object_table {
    key_lookup names;
    bool (*const* readers)(reader&, void*);
    std::uint64_t required; // a bit for each member
    std::uint64_t nullable; // those that `absent_as_null` forgives
    bool strict;
    bool (*keep_undeclared)(reader&, void* object, char const* key, std::string_view name); // null where it keeps none
};

// How far reading of one object has come.
struct object_progress {
    char const* begin;
    std::optional<std::string_view> tag; // of the variant that the object is an alternative of
    std::uint64_t seen = 0;
    bool tag_seen = false;
};

inline auto skip_tag(reader& in, char const* key, object_progress& progress) -> bool
{
    if (progress.tag_seen && !in.complain(key, place::key, member_duplicate, progress.tag))
        return false;
    progress.tag_seen = true;
    return in.read_colon() && in.skip_value();
}

// The tag, if it is the first member, as writers put it.
inline auto skip_leading_tag(reader& in, object_progress& progress) -> separator
{
    char const* const key = in.at;
    std::string_view const rest(key, static_cast<std::size_t>(in.end - key));
    std::size_t const size = progress.tag->size();
    if (rest.size() < size + 2 || rest[0] != '"' || rest.substr(1, size) != *progress.tag || rest[size + 1] != '"')
        return separator::more; // it is met later, in any order
    in.at += size + 2;
    return skip_tag(in, key, progress) ? in.read_separator('}') : separator::failed;
}

inline auto read_undeclared(reader& in, void* object, char const* key, std::string_view name, object_progress const& progress,
                            object_table const& table) -> bool
{
    if (table.keep_undeclared != nullptr) {
        bool const outermost = in.enter_map(progress.begin);
        bool const read = table.keep_undeclared(in, object, key, name);
        if (read)
            in.leave_map(outermost);
        return read;
    }
    if ((in.options().reject_unknown || table.strict) && !in.complain(key, place::key, member_unknown))
        return false;
    return in.skip_undeclared_member(key);
}

// `in.at` on a key.
VOUCH_OUTLINE inline auto read_members_in_any_order(reader& in, void* object, object_progress& progress,
                                                    object_table const& table) -> bool
{
    for (;;) {
        if (!in.is('"'))
            return in.fail(errc::syntax, "a member name in double quotes");
        char const* const key = in.at;
        std::string_view name;
        if (!in.read_string(name))
            return false;
        std::size_t const index = table.names.find(name);
        if (index != table.names.size) {
            std::uint64_t const bit = std::uint64_t{1} << index;
            if ((progress.seen & bit) != 0) {
                // Only checked as JSON: a second read into the same object would mix the two values before its checks.
                if (!in.complain(key, place::key, member_duplicate, table.names.names[index]) || !in.read_colon() ||
                    !in.skip_value())
                    return false;
            } else {
                progress.seen |= bit;
                if (!table.readers[index](in, object))
                    return false;
            }
        } else if (name == progress.tag) {
            if (!skip_tag(in, key, progress))
                return false;
        } else if (!read_undeclared(in, object, key, name, progress, table)) {
            return false;
        }
        auto const next = in.read_separator('}');
        if (next != separator::more)
            return next == separator::done;
    }
}

VOUCH_COLD inline auto report_missing(reader& in, std::uint64_t missing, object_table const& table) -> bool
{
    if (in.options().absent_as_null)
        missing &= ~table.nullable;
    for (; missing != 0; missing &= missing - 1) {
        auto const index = static_cast<std::size_t>(std::countr_zero(missing));
        if (!in.complain(in.at - 1, place::object_end, member_missing, table.names.names[index]))
            return false;
    }
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
