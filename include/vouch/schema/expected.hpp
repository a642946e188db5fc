// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_EXPECTED_HPP
#define VOUCH_SCHEMA_EXPECTED_HPP
#include <vouch/core/error.hpp>
#include <vouch/schema/mapping.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

// What errors say of a type: the same words whether it was read, checked or written.
namespace vouch::inline VOUCH_ABI::detail {

inline constexpr std::string_view one_of = "one of ";

template <described_enum Type>
consteval auto list_size_of_names() -> std::size_t
{
    std::size_t size = one_of.size();
    for (auto const name : enumerators<Type>::names)
        size += name.size() + 2;
    return size - (enumerators<Type>::names.empty() ? 0 : 2);
}

// "one of basic, pro"
template <described_enum Type>
inline constexpr auto list_of_names = [] {
    std::array<char, list_size_of_names<Type>()> list{};
    std::size_t at = 0;
    auto const put = [&](std::string_view text) {
        for (char const byte : text)
            list[at++] = byte;
    };
    put(one_of);
    bool first = true;
    for (auto const name : enumerators<Type>::names) {
        if (!first)
            put(", ");
        first = false;
        put(name);
    }
    return list;
}();

// The error of a text that is no `Type`.
template <class Type>
constexpr auto refused_text() noexcept -> expectation
{
    if constexpr (described_enum<Type>)
        return {errc::not_in_enum, std::string_view(list_of_names<Type>.data(), list_of_names<Type>.size())};
    else
        return {errc::format, info_of<Type>().code, info_of<Type>().expected};
}

// The error of an object of `Type` that nobody gave a value.
template <class Type>
constexpr auto unset_value() noexcept -> expectation
{
    if constexpr (text_type<Type>)
        return {errc::unset, info_of<Type>().expected};
    else
        return {errc::unset, expected_json<Type>()};
}

inline constexpr expectation null_refused{errc::null_not_allowed, "a value, not null"};
inline constexpr expectation member_missing{errc::missing_member, "this member to be present"};
inline constexpr expectation member_unknown{errc::unknown_member, "declared members only"};
inline constexpr expectation member_duplicate{errc::duplicate_member, "this member only once"};
inline constexpr expectation text_not_utf8{errc::invalid_utf8, "UTF-8"};
inline constexpr expectation number_not_finite{errc::not_finite, "a finite number"};

template <json_integer Integer>
inline constexpr expectation integer_out_of_range{
    errc::out_of_range, "an integer, {}", {std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max()}};
inline constexpr expectation number_out_of_range{errc::out_of_range, "a number that its type can hold"};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
