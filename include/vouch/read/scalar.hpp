// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_SCALAR_HPP
#define VOUCH_READ_SCALAR_HPP
#include <vouch/read/reader.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

inline auto read_scalar(reader& in, bool& to) -> bool
{
    if (in.is('t'))
        return to = true, in.read_literal("true");
    if (in.is('f'))
        return to = false, in.read_literal("false");
    return in.refuse_type("true or false");
}

// Whether a number starts here; anything else is skipped as a value of the wrong type.
inline auto starts_number(reader const& in) noexcept -> bool
{
    return in.at != in.end && (*in.at == '-' || is_digit(*in.at));
}

template <json_integer Integer>
auto read_scalar(reader& in, Integer& to) -> bool
{
    if (!starts_number(in)) [[unlikely]]
        return in.refuse_type("an integer");
    number_text number;
    if (!in.read_number(number))
        return false;
    switch (to_integer(number, to)) {
    case conversion::done: return true;
    case conversion::not_an_integer: return in.complain(number.first, place::value, {errc::wrong_type, "an integer"});
    case conversion::out_of_range: break;
    }
    return in.complain(number.first, place::value, integer_out_of_range<Integer>);
}

template <std::floating_point Float>
auto read_scalar(reader& in, Float& to) -> bool
{
    if (!starts_number(in)) [[unlikely]]
        return in.refuse_type("a number");
    number_text number;
    if (!in.read_number(number))
        return false;
    return to_float(number, to) == conversion::done || in.complain(number.first, place::value, number_out_of_range);
}

// An enumeration that is a number in JSON.
template <described_enum Enum>
auto read_scalar(reader& in, Enum& to) -> bool
{
    std::int64_t number = 0;
    char const* const value = in.at;
    std::size_t const before = in.marks().size();
    if (!read_scalar(in, number))
        return false;
    if (in.marks().size() != before)
        return true;
    for (Enum const one : enumerators<Enum>::values)
        if (std::cmp_equal(static_cast<std::underlying_type_t<Enum>>(one), number)) {
            to = one;
            return true;
        }
    return in.complain(value, place::value, refused_text<Enum>());
}

// A type whose text is a JSON number.
template <number_text_type Number>
auto read_scalar(reader& in, Number& to) -> bool
{
    if (!starts_number(in)) [[unlikely]]
        return in.refuse_type("a number");
    number_text number;
    if (!in.read_number(number))
        return false;
    std::optional<Number> parsed = Number::parse({number.first, static_cast<std::size_t>(number.last - number.first)});
    if (!parsed)
        return in.complain(number.first, place::value, refused_text<Number>());
    to = *std::move(parsed);
    return true;
}

inline auto read_scalar(reader& in, std::string& to) -> bool
{
    if (!in.is('"')) [[unlikely]]
        return in.refuse_type("a string");
    std::string_view text;
    if (!in.read_string(text))
        return false;
    to.assign(text);
    return true;
}

inline auto read_scalar(reader& in, secret& to) -> bool
{
    if (!in.is('"')) [[unlikely]]
        return in.refuse_type("a string");
    char const* const value = in.at;
    std::string_view text;
    if (!in.read_string(text))
        return false;
    if (text.empty())
        return in.complain(value, place::value, {errc::too_short, "{} characters", {.least = 1}});
    to = secret(text);
    return true;
}

inline auto read_scalar(reader& in, raw_json& to) -> bool
{
    char const* const value = in.at;
    if (!in.skip_value())
        return false;
    to = raw_json(raw_json::checked{{value, static_cast<std::size_t>(in.at - value)}});
    return true;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
