// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_CASE_STYLE_HPP
#define VOUCH_SCHEMA_CASE_STYLE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/schema/annotations.hpp>

#include <cstddef>
#include <string_view>

// How names in JSON are made from those in C++.
namespace vouch::inline VOUCH_ABI {

namespace detail {

enum class word_case { as_written, camel, upper_camel, snake, kebab };

template <word_case Case>
struct case_style_t : flag<case_style_t<Case>> {};

} // namespace detail

/// The JSON names of a struct's members, or of an enumeration's enumerators, as words in one style: `case_style::camel()`.
///
/// A word of the C++ name ends at an underscore and before a capital: `postal_code`, `postalCode` and `PostalCode` are two words.
/// Underscores at the front stay: `_id` is "_id" in every style. A `name` of its own comes first. The style of a described base
/// covers the members of that base; without one, the style of the struct that derives from it does.
namespace case_style {
inline constexpr detail::case_style_t<detail::word_case::camel> camel{};             ///< postalCode
inline constexpr detail::case_style_t<detail::word_case::upper_camel> upper_camel{}; ///< PostalCode
inline constexpr detail::case_style_t<detail::word_case::snake> snake{};             ///< postal_code
inline constexpr detail::case_style_t<detail::word_case::kebab> kebab{};             ///< postal-code
} // namespace case_style

namespace detail {

// Whether a word begins at `index` of a name: behind an underscore, or at a capital that ends a run of small letters or digits,
// or that ends a run of capitals and begins a word itself ("URLPath": URL, Path).
constexpr auto begins_word(std::string_view name, std::size_t index) noexcept -> bool
{
    if (index == 0 || name[index] == '_')
        return false;
    char const before = name[index - 1];
    if (before == '_')
        return true;
    if (!is_capital(name[index]))
        return false;
    bool const is_followed_by_small = index + 1 < name.size() && is_letter(name[index + 1]) && !is_capital(name[index + 1]);
    return !is_capital(before) || is_followed_by_small;
}

// Writes `name` in a style to `to`, or only counts where that is null. Returns the number of bytes.
constexpr auto style_name(std::string_view name, word_case style, char* to) noexcept -> std::size_t
{
    std::size_t size = 0;
    auto const put = [&](char byte) {
        if (to != nullptr)
            to[size] = byte;
        ++size;
    };
    std::size_t index = 0;
    for (; index != name.size() && name[index] == '_'; ++index)
        put('_');
    bool const separates = style == word_case::snake || style == word_case::kebab;
    bool raises = style == word_case::upper_camel;
    for (std::size_t const first = index; index != name.size(); ++index) {
        if (name[index] == '_')
            continue;
        if (index != first && begins_word(name, index)) {
            if (separates)
                put(style == word_case::snake ? '_' : '-');
            raises = !separates;
        }
        bool const is_small = is_letter(name[index]) && !is_capital(name[index]);
        put(raises && is_small ? static_cast<char>(name[index] - 'a' + 'A') : raises ? name[index] : to_lower(name[index]));
        raises = false;
    }
    return size;
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
