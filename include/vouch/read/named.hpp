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
auto read_named(reader& in, Type& to) -> bool
{
    if constexpr (text_type<Type>) {
        // A text of one size is taken as it stands if it has no escape. What looks wrong is left to the slow way to judge.
        constexpr std::size_t size = info_of<Type>().exact_size;
        if constexpr (size != 0)
            if (static_cast<std::size_t>(in.end - in.at) >= size + 2 && in.at[0] == '"' && in.at[size + 1] == '"' &&
                all_plain<size>(in.at + 1, in.end) && assign_named(to, {in.at + 1, size})) [[likely]] {
                in.at += size + 2;
                return true;
            }
    }
    if (!in.is('"')) [[unlikely]]
        return in.refuse_type("a string");
    char const* const value = in.at;
    std::string_view text;
    if (!in.read_string(text))
        return false;
    return assign_named(to, text) || in.complain(value, place::value, refused_text<Type>());
}

template <class Value>
auto read_named(reader& in, open<Value>& to) -> bool
{
    if (!in.is('"')) [[unlikely]]
        return in.refuse_type("a string");
    char const* const value = in.at;
    std::string_view text;
    if (!in.read_string(text))
        return false;
    Value known{};
    if (assign_named(known, text))
        to = std::move(known);
    else if (described_enum<Value> || in.options().open_values == open_values::all)
        to.keep(text);
    else
        return in.complain(value, place::value, refused_text<Value>());
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
