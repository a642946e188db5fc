// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_NAMED_HPP
#define VOUCH_READ_NAMED_HPP
#include <vouch/json/block.hpp>
#include <vouch/json/key_table.hpp>
#include <vouch/read/reader.hpp>
#include <vouch/read/scalar.hpp>
#include <vouch/schema/to_text.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Values that have a name in JSON: text types, enumerations and `open` of either, as values and as keys of a map.
namespace vouch::inline VOUCH_ABI::detail {

template <described_enum Type>
inline constexpr key_table<enumerators<Type>::names.size()> enumerator_table{enumerators<Type>::names};

// Gives `to` the value that `text` names. Returns false where there is none.
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
        // The text of a type whose texts have one size is taken from its place if it has no escape. Whatever looks wrong here
        // is judged below.
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

// Gives `to` the value that `text` names, or the text itself where that is kept. Returns false where neither is allowed.
template <class Value>
auto assign_open(open<Value>& to, std::string_view text, parse_options const& options) -> bool
{
    Value known{};
    if (assign_named(known, text))
        to = std::move(known);
    else if (described_enum<Value> || options.open_values == open_values::all)
        to.keep(text);
    else
        return false;
    return true;
}

template <class Value>
VOUCH_INLINE auto read_named(reader& in, char const* at, open<Value>& to) -> char const*
{
    if constexpr (is_numeric_enum<Value>) {
        if (!starts_number(in, at)) [[unlikely]]
            return in.refuse_type(at, "a number");
        number_text number;
        at = in.read_number(at, number);
        if (at == nullptr)
            return nullptr;
        if (Value known{}; assign_number(known, number) == conversion::done)
            to = known;
        else
            to.keep({number.first, static_cast<std::size_t>(number.last - number.first)});
        return at;
    } else {
        if (!in.is(at, '"')) [[unlikely]]
            return in.refuse_type(at, "a string");
        std::string_view text;
        char const* const end = in.read_string(at, text);
        if (end == nullptr || assign_open(to, text, in.options()))
            return end;
        return in.refuse(end, at, refused_text<Value>);
    }
}

// Gives `to` the integer that `text` spells as a writer does: no sign but a minus, no zeros before it, no space. Returns null, or
// the error.
template <class Integer>
auto assign_integer(Integer& to, std::string_view text) -> expectation const*
{
    char const* const end = text.data() + text.size();
    number_text const number = scan_number(text.data(), end);
    bool const is_plain =
        number.last == end && number.whole.data() + number.whole.size() == end && !(number.negative && number.whole == "0");
    if (!is_plain)
        return &refused_key<Integer>;
    return to_integer(number, to) == conversion::done ? nullptr : &integer_out_of_range<Integer>;
}

// Gives `to` the key of a map that `text` spells. Returns null, or the error.
template <class Key>
auto assign_key(Key& to, std::string_view text, [[maybe_unused]] parse_options const& options) -> expectation const*
{
    if constexpr (shape_of<Key> == shape::represented) {
        representation_type<Key> value{};
        if (expectation const* const fault = assign_key(value, text, options); fault != nullptr)
            return fault;
        return assign_restored(to, std::move(value)) ? nullptr : &refused_representation<Key>;
    } else if constexpr (shape_of<Key> == shape::quoted) {
        return assign_key(*to, text, options);
    } else if constexpr (std::same_as<Key, std::string>) {
        to.assign(text);
        return nullptr;
    } else if constexpr (std::same_as<Key, bool>) {
        return assign_boolean(to, text) ? nullptr : &refused_key<bool>;
    } else if constexpr (json_integer<Key>) {
        return assign_integer(to, text);
    } else if constexpr (is_numeric_enum<Key>) {
        enum_number<Key> number{};
        return assign_integer(number, text) == nullptr && assign_enumerator(to, number) ? nullptr : &refused_key<Key>;
    } else if constexpr (is_open<Key>) {
        using value = typename Key::value_type;
        if constexpr (is_numeric_enum<value>) {
            value known{};
            if (assign_key(known, text, options) == nullptr)
                to = known;
            else if (is_number(text))
                to.keep(text);
            else
                return &refused_key<Key>;
            return nullptr;
        } else {
            return assign_open(to, text, options) ? nullptr : &refused_key<Key>;
        }
    } else {
        return assign_named(to, text) ? nullptr : &refused_key<Key>;
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
