// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_EXPECTATIONS_HPP
#define VOUCH_SCHEMA_EXPECTATIONS_HPP
#include <vouch/core/error.hpp>
#include <vouch/schema/kinds.hpp>
#include <vouch/schema/shape.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string_view>

// What errors say of a type: the same words whether it was read, checked or written.
namespace vouch::inline VOUCH_ABI::detail {

// What "expected …" says of a value that may stand in quotes.
template <class Type>
consteval auto expected_in_quotes() -> std::string_view
{
    constexpr shape kind = shape_of<bare_type<Type>>;
    return kind == shape::boolean       ? "true or false, with or without quotes"
           : kind == shape::integer     ? "an integer, with or without quotes"
           : kind == shape::number_name ? "a number of its enumeration, with or without quotes"
                                        : "a number, with or without quotes";
}

// What "expected …" says of a value of the wrong JSON type.
template <class Type>
consteval auto expected_json() -> std::string_view
{
    using bare = present_type<Type>;
    if constexpr (shape_of<bare> == shape::represented)
        return expected_json<representation_type<bare>>();
    if constexpr (shape_of<bare> == shape::quoted)
        return expected_in_quotes<typename bare::value_type>();
    if constexpr (is_untagged<bare>)
        return {kinds_text<kinds_of<bare>>.data(), kinds_text<kinds_of<bare>>.size()};
    if constexpr (is_open<bare>)
        return kinds_of<bare> == number_kind ? "a number" : "a string";
    switch (shape_of<bare>) {
    case shape::null: return "null";
    case shape::boolean: return "true or false";
    case shape::integer: return "an integer";
    case shape::floating:
    case shape::number_text: return "a number";
    case shape::number_name: return "a number of its enumeration";
    case shape::raw:
    case shape::dom: return "a JSON value";
    case shape::sequence:
    case shape::set:
    case shape::fixed_array:
    case shape::tuple: return "an array";
    case shape::map:
    case shape::variant:
    case shape::object: return "an object";
    default: return "a string";
    }
}

template <std::size_t Count>
consteval auto size_of_list(std::array<std::string_view, Count> const& names) -> std::size_t
{
    std::size_t size = Count == 0 ? 6 : 5;
    for (auto const name : names)
        size += name.size() + 2;
    return size;
}

// "one of basic, pro"
template <std::size_t Size, std::size_t Count>
consteval auto make_list(std::array<std::string_view, Count> const& names) -> std::array<char, Size>
{
    std::array<char, Size> list{};
    std::size_t at = 0;
    auto const put = [&](std::string_view text) {
        for (char const byte : text)
            list[at++] = byte;
    };
    put("one of");
    for (std::size_t index = 0; index < Count; ++index) {
        put(index == 0 ? " " : ", ");
        put(names[index]);
    }
    return list;
}

template <described_enum Type>
inline constexpr auto list_of_enumerators = make_list<size_of_list(enumerators<Type>::names)>(enumerators<Type>::names);

template <class Type>
consteval auto make_refused_text() -> expectation
{
    if constexpr (shape_of<Type> == shape::number_name)
        return {errc::not_in_enum, "a number of its enumeration"};
    else if constexpr (described_enum<Type>)
        return {errc::not_in_enum, std::string_view(list_of_enumerators<Type>.data(), list_of_enumerators<Type>.size())};
    else if constexpr (number_text_type<Type>)
        return {errc::format, Type::info.code, Type::info.expected};
    else
        return {errc::format, info_of<Type>().code, info_of<Type>().expected};
}

// The error of a text, or a number, that is no `Type`.
template <class Type>
inline constexpr expectation refused_text = make_refused_text<Type>();

template <class Type>
consteval auto make_unset_value() -> expectation
{
    if constexpr (number_text_type<Type>)
        return {errc::unset, Type::info.expected};
    else if constexpr (text_type<Type>)
        return {errc::unset, info_of<Type>().expected};
    else
        return {errc::unset, expected_json<Type>()};
}

template <class Key>
consteval auto make_refused_key() -> expectation
{
    if constexpr (shape_of<Key> == shape::represented)
        return make_refused_key<representation_type<Key>>();
    else if constexpr (shape_of<Key> == shape::quoted)
        return make_refused_key<typename Key::value_type>();
    else if constexpr (std::same_as<Key, bool>)
        return {errc::format, "true or false"};
    else if constexpr (json_integer<Key>)
        return {errc::format, "an integer in digits, without zeros before it"};
    else if constexpr (is_open<Key>)
        return make_refused_key<typename Key::value_type>();
    else
        return make_refused_text<Key>();
}

// The error of a name in JSON that is no `Key`.
template <class Key>
inline constexpr expectation refused_key = make_refused_key<Key>();

// The error of a string that does not spell the number or the boolean that its type wants.
template <class Type>
inline constexpr expectation refused_quoted{errc::format, expected_in_quotes<Type>()};

// The error of an object of `Type` that nobody gave a value.
template <class Type>
inline constexpr expectation unset_value = make_unset_value<Type>();

inline constexpr expectation null_refused{errc::null_not_allowed, "a value, not null"};
inline constexpr expectation member_missing{errc::missing_member, "this member to be present"};
inline constexpr expectation member_unknown{errc::unknown_member, "declared members only"};
inline constexpr expectation member_duplicate{errc::duplicate_member, "this member only once"};
inline constexpr expectation text_not_utf8{errc::invalid_utf8, "UTF-8"};
inline constexpr expectation number_not_finite{errc::not_finite, "a finite number"};
inline constexpr expectation secret_refused{errc::secret_not_allowed, "no secret, unless serialize_options::secrets is set"};

// How many errors are kept of an object that cannot be written or breaks rules: as many as `parse_options::max_errors` by
// default.
inline constexpr std::size_t most_errors = 64;

template <json_integer Integer>
inline constexpr expectation integer_out_of_range{
    errc::out_of_range, "an integer, {}", {(std::numeric_limits<Integer>::min)(), (std::numeric_limits<Integer>::max)()}};
inline constexpr expectation items_repeated{errc::not_unique, "items that all differ"};
inline constexpr expectation key_repeated{errc::duplicate_member, "each name only once"};
inline constexpr expectation keys_collide{errc::colliding_keys, "keys whose hashes differ"};
inline constexpr expectation number_out_of_range{errc::out_of_range, "a number that its type can hold"};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
