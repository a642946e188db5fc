// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_SCALAR_HPP
#define VOUCH_READ_SCALAR_HPP
#include <vouch/read/reader.hpp>

#include <concepts>
#include <string>
#include <string_view>

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
