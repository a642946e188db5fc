// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_VARIANTS_HPP
#define VOUCH_SCHEMA_VARIANTS_HPP
#include <vouch/schema/expectations.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <variant>

// What a schema says of a std::variant: the member that is its tag, and the value of that for each alternative.
namespace vouch::inline VOUCH_ABI {

// The sentence that the compiler prints.
template <class Variant, class Alternative>
inline constexpr bool schema_names_this_alternative = false;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

template <class Variant>
inline constexpr std::string_view tag_of = static_cast<tag const&>(schema_of<Variant>).text;

template <class Variant, class Alternative>
consteval auto find_tag_value() -> std::string_view
{
    if constexpr (has_item<alternative_named<Alternative>, Variant>) {
        return static_cast<alternative_named<Alternative> const&>(schema_of<Variant>).text;
    } else {
        static_assert(schema_names_this_alternative<Variant, Alternative>,
                      "the schema of this variant lacks an alternative<T>(\"value\")");
        return {};
    }
}

template <class Variant>
struct alternatives;
template <class... Alternatives>
struct alternatives<std::variant<Alternatives...>> {
    using variant = std::variant<Alternatives...>;
    static constexpr std::array<std::string_view, sizeof...(Alternatives)> names{find_tag_value<variant, Alternatives>()...};
};

template <class Variant>
inline constexpr auto list_of_alternatives = make_list<size_of_list(alternatives<Variant>::names)>(alternatives<Variant>::names);

// The error of a tag that names no alternative.
template <class Variant>
constexpr auto unknown_tag() noexcept -> expectation
{
    return {errc::unknown_alternative,
            std::string_view(list_of_alternatives<Variant>.data(), list_of_alternatives<Variant>.size())};
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
