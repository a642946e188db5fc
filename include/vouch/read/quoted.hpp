// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_QUOTED_HPP
#define VOUCH_READ_QUOTED_HPP
#include <vouch/json/floating.hpp>
#include <vouch/json/number.hpp>
#include <vouch/read/reader.hpp>
#include <vouch/read/scalar.hpp>
#include <vouch/schema/to_text.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

// Numbers and booleans that may stand in a string.
namespace vouch::inline VOUCH_ABI::detail {

template <class Type>
auto assign_number_in_quotes(Type& to, std::string_view text) -> expectation const*
{
    char const* const end = text.data() + text.size();
    number_text const number = scan_number(text.data(), end);
    if (number.last != end)
        return &refused_quoted<Type>;
    if constexpr (number_text_type<Type>) {
        std::optional<Type> parsed = Type::parse(text);
        if (!parsed)
            return &refused_text<Type>;
        to = *std::move(parsed);
        return nullptr;
    } else if constexpr (std::floating_point<Type>) {
        return to_float(number, to) == conversion::done ? nullptr : &number_out_of_range;
    } else {
        conversion converted{};
        if constexpr (described_enum<Type>)
            converted = assign_number(to, number);
        else
            converted = to_integer(number, to);
        if (converted == conversion::not_an_integer)
            return &refused_quoted<Type>;
        if constexpr (described_enum<Type>)
            return converted == conversion::done ? nullptr : &refused_text<Type>;
        else
            return converted == conversion::done ? nullptr : &integer_out_of_range<Type>;
    }
}

// Gives `to` the value that `text`, the content of a string, spells as JSON does. Returns null, or the error.
template <class Type>
auto assign_in_quotes(Type& to, std::string_view text) -> expectation const*
{
    if constexpr (shape_of<Type> == shape::represented) {
        representation_type<Type> value{};
        if (expectation const* const fault = assign_in_quotes(value, text); fault != nullptr)
            return fault;
        return assign_restored(to, std::move(value)) ? nullptr : &refused_representation<Type>;
    } else if constexpr (std::same_as<Type, bool>) {
        return assign_boolean(to, text) ? nullptr : &refused_quoted<bool>;
    } else {
        return assign_number_in_quotes(to, text);
    }
}

// The kind of a value without quotes is asked here, so that the error of another kind tells of the quotes, too.
template <class Type>
auto starts_without_quotes(reader const& in, char const* at) -> bool
{
    if constexpr (kinds_of<Type> == boolean_kind)
        return in.is(at, 't') || in.is(at, 'f');
    else
        return starts_number(in, at);
}

template <class Type>
auto read_quoted(reader& in, char const* at, Type& to) -> char const*
{
    using value = typename Type::value_type;
    if (!in.is(at, '"'))
        return starts_without_quotes<value>(in, at) ? read_value(in, at, *to) : in.refuse_type(at, expected_json<Type>());
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr)
        return nullptr;
    expectation const* const fault = assign_in_quotes(*to, text);
    return fault == nullptr ? end : in.refuse(end, at, *fault);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
