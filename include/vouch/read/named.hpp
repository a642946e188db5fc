// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_NAMED_HPP
#define VOUCH_READ_NAMED_HPP
#include <vouch/json/block.hpp>
#include <vouch/json/key_table.hpp>
#include <vouch/read/reader.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

// Values that are named by a string: text types, enumerations, and open ones over either.
namespace vouch::inline VOUCH_ABI::detail {

template <described_enum Type>
inline constexpr key_table<enumerators<Type>::names.size()> enumerator_table{enumerators<Type>::names};

// Gives `to` the value that `text` names; false where there is none.
template <class Type>
auto assign_named(Type& to, std::string_view text) -> bool
{
    if constexpr (described_enum<Type>) {
        std::size_t const index = enumerator_table<Type>.lookup().find(text);
        if (index == enumerators<Type>::values.size()) [[unlikely]]
            return false;
        to = enumerators<Type>::values[index];
    } else {
        std::optional<Type> parsed = parse_text<Type>(text);
        if (!parsed) [[unlikely]]
            return false;
        to = *std::move(parsed);
    }
    return true;
}

template <class Type>
VOUCH_INLINE auto read_named(reader& in, char const* at, Type& to) -> char const*
{
    if constexpr (text_type<Type>) {
        // A text of one size is taken as it stands if it has no escape. What looks wrong is left to the slow way to judge.
        constexpr std::size_t size = info_of<Type>().exact_size;
        if constexpr (size != 0)
            if (in.has(at, size + 2) && at[0] == '"' && at[size + 1] == '"' && all_plain<size>(at + 1, in.end()) &&
                assign_named(to, {at + 1, size})) [[likely]]
                return at + size + 2;
    }
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    if constexpr (described_enum<Type>) {
        std::size_t const index = enumerator_table<Type>.lookup().guess(at, in.end());
        if (index != enumerators<Type>::values.size()) [[likely]] {
            to = enumerators<Type>::values[index];
            return at + enumerators<Type>::names[index].size() + 2;
        }
    }
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr || assign_named(to, text)) [[likely]]
        return end;
    return in.refuse(end, at, refused_text<Type>);
}

template <class Value>
VOUCH_INLINE auto read_named(reader& in, char const* at, open<Value>& to) -> char const*
{
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr)
        return nullptr;
    Value known{};
    if (assign_named(known, text))
        to = std::move(known);
    else if (described_enum<Value> || in.options().open_values == open_values::all)
        to.keep(text);
    else
        return in.refuse(end, at, refused_text<Value>);
    return end;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
