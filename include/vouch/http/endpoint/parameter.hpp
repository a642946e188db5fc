// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_PARAMETER_HPP
#define VOUCH_HTTP_ENDPOINT_PARAMETER_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/text.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/json/floating.hpp>
#include <vouch/json/number.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/to_text.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace vouch::inline VOUCH_ABI::http::detail {

template <class Type>
inline constexpr bool is_parameter_type = text_type<Type> || described_enum<Type> || vouch::detail::json_integer<Type> ||
                                          vouch::detail::shape_of<Type> == vouch::detail::shape::floating ||
                                          vouch::detail::shape_of<Type> == vouch::detail::shape::number_text ||
                                          std::same_as<Type, bool> || std::same_as<Type, std::string>;
template <class Type>
    requires(vouch::detail::shape_of<Type> == vouch::detail::shape::represented)
inline constexpr bool is_parameter_type<Type> = is_parameter_type<vouch::detail::representation_type<Type>>;
template <class Type>
    requires(vouch::detail::shape_of<Type> == vouch::detail::shape::quoted)
inline constexpr bool is_parameter_type<Type> = is_parameter_type<typename Type::value_type>;

// A type whose value is one parameter of a path, query, header or cookie: text types, described enumerations, integers, floating
// numbers, decimals, `bool`, `std::string`, and what is represented by one of these. A parameter has no quotes: a quoted integer
// is the integer.
template <class Type>
concept parameter_value = is_parameter_type<Type>;

// A parameter that may be absent, anywhere but in a path.
template <class Type>
concept optional_parameter = vouch::detail::is_optional<Type> && parameter_value<typename Type::value_type>;
// Any number of parameters of one name in a query, or one parameter with commas between its items.
template <class Type>
concept list_parameter =
    (vouch::detail::shape_of<Type> == vouch::detail::shape::sequence) && parameter_value<typename Type::value_type>;

// Calls `use` with the text of `value`, not yet percent-encoded; most types need no memory for it. Returns what was expected if
// the value has no text: an unset text, an enumeration value without a name, bytes that are not UTF-8, an infinite number.
// Numbers are written as in JSON, floating ones with the fewest digits that read back as the same number.
template <parameter_value Type, class Use>
[[nodiscard]] auto with_parameter_text(Type const& value, Use use) -> std::optional<expectation>
{
    if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::represented) {
        return with_parameter_text<vouch::detail::representation_type<Type>>(vouch::detail::represent(value), use);
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::quoted) {
        return with_parameter_text(*value, use);
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::number_text) {
        std::array<char, Type::max_size> space;
        char const* const end = value.write(space.data());
        if (end == nullptr)
            return vouch::detail::unset_value<Type>;
        use(std::string_view(space.data(), static_cast<std::size_t>(end - space.data())));
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::floating) {
        if (!std::isfinite(value))
            return vouch::detail::number_not_finite;
        std::array<char, 32> space; // -2.2250738585072014e-308 is shorter
        char const* const end = std::to_chars(space.data(), space.data() + space.size(), value).ptr;
        use(std::string_view(space.data(), static_cast<std::size_t>(end - space.data())));
    } else if constexpr (text_type<Type> || described_enum<Type>) {
        std::array<char, vouch::detail::text_space<Type> + 1> space{};
        std::string_view const found = vouch::detail::text_in(value, space.data());
        if (found.data() == nullptr)
            return vouch::detail::missing_text<Type>;
        use(found);
    } else if constexpr (std::same_as<Type, bool>) {
        use(std::string_view(value ? "true" : "false"));
    } else if constexpr (vouch::detail::json_integer<Type>) {
        use(std::string_view(std::to_string(value)));
    } else {
        if (!vouch::detail::is_utf8(value))
            return vouch::detail::text_not_utf8;
        use(std::string_view(value));
    }
    return std::nullopt;
}

// Reads `text`, already percent-decoded, into `value`. Returns what was expected if it is not a `Type`; `value` is then
// unspecified.
template <parameter_value Type>
[[nodiscard]] auto read_parameter(std::string_view text, Type& value) -> std::optional<expectation>
{
    if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::represented) {
        vouch::detail::representation_type<Type> representation{};
        if (auto fault = read_parameter(text, representation))
            return fault;
        if (!vouch::detail::assign_restored(value, std::move(representation)))
            return vouch::detail::refused_representation<Type>;
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::quoted) {
        return read_parameter(text, *value);
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::number_text) {
        auto parsed = vouch::detail::is_number(text) ? Type::parse(text) : std::nullopt;
        if (!parsed)
            return vouch::detail::refused_text<Type>;
        value = *std::move(parsed);
    } else if constexpr (vouch::detail::shape_of<Type> == vouch::detail::shape::floating) {
        char const* const end = text.data() + text.size();
        vouch::detail::number_text const number = vouch::detail::scan_number(text.data(), end);
        if (number.last == nullptr || number.last != end)
            return expectation(errc::wrong_type, vouch::detail::expected_json<Type>());
        if (vouch::detail::to_float(number, value) != vouch::detail::conversion::done)
            return vouch::detail::number_out_of_range;
    } else if constexpr (text_type<Type> || described_enum<Type>) {
        auto parsed = parse_text<Type>(text);
        if (!parsed)
            return vouch::detail::refused_text<Type>;
        value = *std::move(parsed);
    } else if constexpr (std::same_as<Type, bool>) {
        if (!vouch::detail::assign_boolean(value, text))
            return expectation(errc::wrong_type, vouch::detail::expected_json<Type>());
    } else if constexpr (vouch::detail::json_integer<Type>) {
        auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failure == std::errc::invalid_argument || end != text.data() + text.size())
            return expectation(errc::wrong_type, vouch::detail::expected_json<Type>());
        if (failure != std::errc{})
            return vouch::detail::integer_out_of_range<Type>;
    } else {
        if (!vouch::detail::is_utf8(text))
            return vouch::detail::text_not_utf8;
        value = text;
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
