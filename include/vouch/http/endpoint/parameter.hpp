// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_PARAMETER_HPP
#define VOUCH_HTTP_ENDPOINT_PARAMETER_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/text.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/schema/to_text.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// A type whose values are one parameter of a path, query or header: texts, described enumerations, integers, `bool`,
/// `std::string`.
template <class Type>
concept parameter_value = text_type<Type> || described_enum<Type> || vouch::detail::json_integer<Type> ||
                          std::same_as<Type, bool> || std::same_as<Type, std::string>;

/// The same, or one that may be absent, or any number of them: for queries. A header may be absent.
template <class Type>
concept optional_parameter = vouch::detail::is_optional<Type> && parameter_value<typename Type::value_type>;
template <class Type>
concept list_parameter =
    (vouch::detail::shape_of<Type> == vouch::detail::shape::sequence) && parameter_value<typename Type::value_type>;

/// Appends the text of `value`, not yet percent-encoded. Gives what was expected where it has none: an unset text, an
/// enumeration's value without a name, bytes that are not UTF-8.
template <parameter_value Type>
[[nodiscard]] auto write_parameter(Type const& value, std::string& to) -> std::optional<expectation>
{
    if constexpr (text_type<Type> || described_enum<Type>) {
        std::array<char, vouch::detail::text_space<Type> + 1> space;
        std::string_view const text = vouch::detail::text_in(value, space.data());
        if (text.data() == nullptr)
            return vouch::detail::missing_text<Type>;
        to += text;
    } else if constexpr (std::same_as<Type, bool>) {
        to += value ? "true" : "false";
    } else if constexpr (vouch::detail::json_integer<Type>) {
        to += std::to_string(value);
    } else {
        if (!vouch::detail::is_utf8(value))
            return vouch::detail::text_not_utf8;
        to += value;
    }
    return std::nullopt;
}

/// Reads `text`, percent-decoded already, into `to`. Gives what was expected where it is no `Type`; `to` is then unspecified.
template <parameter_value Type>
[[nodiscard]] auto read_parameter(std::string_view text, Type& to) -> std::optional<expectation>
{
    if constexpr (text_type<Type> || described_enum<Type>) {
        auto parsed = parse_text<Type>(text);
        if (!parsed)
            return vouch::detail::refused_text<Type>;
        to = *std::move(parsed);
    } else if constexpr (std::same_as<Type, bool>) {
        to = text == "true";
        if (!to && text != "false")
            return expectation(errc::wrong_type, vouch::detail::expected_json<Type>());
    } else if constexpr (vouch::detail::json_integer<Type>) {
        auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), to);
        if (problem == std::errc::invalid_argument || end != text.data() + text.size())
            return expectation(errc::wrong_type, vouch::detail::expected_json<Type>());
        if (problem != std::errc{})
            return vouch::detail::integer_out_of_range<Type>;
    } else {
        if (!vouch::detail::is_utf8(text))
            return vouch::detail::text_not_utf8;
        to = text;
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
