// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_TO_TEXT_HPP
#define VOUCH_SCHEMA_TO_TEXT_HPP
#include <vouch/core/text.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/names.hpp>

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

// The text of a value, and the value of a text.
namespace vouch::inline VOUCH_ABI {

namespace detail {

template <class Type>
concept has_text_form = text_type<Type> || described_enum<Type>;

// The number of an enumerator, in a type that has digits: bool and the character types have none.
template <described_enum Type>
constexpr auto enumerator_number(Type value) noexcept
{
    using number = std::underlying_type_t<Type>;
    return static_cast<std::conditional_t<std::is_signed_v<number>, std::int64_t, std::uint64_t>>(static_cast<number>(value));
}

// The index of the enumerator with this value; past the last one if there is none.
template <described_enum Type>
constexpr auto enumerator_index(Type value) noexcept -> std::size_t
{
    auto const& values = enumerators<Type>::values;
    return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
}

// The bytes that `text_in` may write; 0 if the text is kept elsewhere.
template <has_text_form Type>
consteval auto find_text_space() -> std::size_t
{
    if constexpr (is_numeric_enum<Type>)
        return 20; // of a 64-bit number
    else if constexpr (described_enum<Type> || own_text_type<Type>)
        return 0;
    else
        return text_traits<Type>::max_size;
}
template <class Type>
inline constexpr std::size_t text_space = find_text_space<Type>();

// The text of `value`: a view of the value, of static storage, or of `space`, which has `text_space` bytes. Its data() is null if
// the value has no text.
template <has_text_form Type>
VOUCH_INLINE constexpr auto text_in(Type const& value, [[maybe_unused]] char* space) -> std::string_view
{
    if constexpr (described_enum<Type>) {
        std::size_t const index = enumerator_index(value);
        if (index == enumerators<Type>::values.size())
            return {};
        if constexpr (is_numeric_enum<Type>)
            return {space, std::to_chars(space, space + text_space<Type>, enumerator_number(value)).ptr};
        else
            return enumerators<Type>::names[index];
    } else if constexpr (own_text_type<Type>) {
        std::string_view const text = value.view();
        return text.empty() ? std::string_view() : text;
    } else {
        char const* const end = text_traits<Type>::write(value, space);
        return end == nullptr ? std::string_view() : std::string_view(space, static_cast<std::size_t>(end - space));
    }
}

// The error of a value without a text.
template <has_text_form Type>
inline constexpr expectation missing_text = own_text_type<Type> && !described_enum<Type> ? unset_value<Type> : refused_text<Type>;

// Gives `to` the boolean that `text` spells as JSON does. Returns false if it spells none.
constexpr auto assign_boolean(bool& to, std::string_view text) noexcept -> bool
{
    to = text == "true";
    return to || text == "false";
}

} // namespace detail

/// Returns the text of a text type or of a described enumeration: what its JSON string says, and for an `as_number()` enumeration
/// the digits of its JSON number. Nothing if the value has none: an unset value, a date outside the calendar, a number that no
/// enumerator has.
///
/// See:    `parse_text`, the way back
template <class Type>
    requires(text_type<Type> || described_enum<Type>)
[[nodiscard]] auto to_text(Type const& value) -> std::optional<std::string>
{
    char space[detail::text_space<Type> + 1]{};
    std::string_view const text = detail::text_in(value, space);
    return text.data() == nullptr ? std::nullopt : std::optional<std::string>(text);
}

/// Returns the enumerator with the JSON name `text`, or nothing; of an `as_number()` enumeration, the one with that number.
template <class Type>
    requires(described_enum<Type> && !text_type<Type>)
[[nodiscard]] constexpr auto parse_text(std::string_view text) noexcept -> std::optional<Type>
{
    using known = detail::enumerators<Type>;
    if constexpr (detail::is_numeric_enum<Type>) {
        decltype(detail::enumerator_number(Type{})) number = 0;
        auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc() && end == text.data() + text.size())
            for (Type const value : known::values)
                if (detail::enumerator_number(value) == number)
                    return value;
    } else {
        for (std::size_t index = 0; index != known::names.size(); ++index)
            if (known::names[index] == text)
                return known::values[index];
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI
#endif
