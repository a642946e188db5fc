// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_SCALAR_HPP
#define VOUCH_READ_SCALAR_HPP
#include <vouch/json/floating.hpp>
#include <vouch/read/reader.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// std::monostate and null_t.
template <class Null>
    requires(shape_of<Null> == shape::null)
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Null&) -> char const*
{
    return in.is(at, 'n') ? in.read_literal(at, "null") : in.refuse_type(at, "null");
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, bool& to) -> char const*
{
    if (in.is(at, 't'))
        return to = true, in.read_literal(at, "true");
    if (in.is(at, 'f'))
        return to = false, in.read_literal(at, "false");
    return in.refuse_type(at, "true or false");
}

// Whether a number starts at `at`.
inline auto starts_number(reader const& in, char const* at) noexcept -> bool
{
    return at != in.end() && (*at == '-' || is_digit(*at));
}

template <json_integer Integer>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Integer& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "an integer");
    if (char const* const end = read_short_integer(at, in.end(), to); end != nullptr) [[likely]]
        return end;
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr)
        return nullptr;
    switch (to_integer(number, to)) {
    case conversion::done: return at;
    case conversion::not_an_integer: return in.refuse(at, number.first, {errc::wrong_type, "an integer"});
    case conversion::out_of_range: break;
    }
    return in.refuse(at, number.first, integer_out_of_range<Integer>);
}

template <std::floating_point Float>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Float& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "a number");
    if (char const* const end = read_short_float(at, in.end(), to); end != nullptr) [[likely]]
        return end;
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr || to_float(number, to) == conversion::done)
        return at;
    return in.refuse(at, number.first, number_out_of_range);
}

// The number of an enumerator, of whatever type the enumeration has.
template <described_enum Enum>
using enum_number = std::conditional_t<std::is_signed_v<std::underlying_type_t<Enum>>, std::int64_t, std::uint64_t>;

template <described_enum Enum>
auto assign_enumerator(Enum& to, enum_number<Enum> number) -> bool
{
    for (Enum const candidate : enumerators<Enum>::values)
        if (static_cast<enum_number<Enum>>(candidate) == number) {
            to = candidate;
            return true;
        }
    return false;
}

template <described_enum Enum>
auto assign_number(Enum& to, number_text const& number) -> conversion
{
    enum_number<Enum> value{};
    conversion const converted = to_integer(number, value);
    return converted == conversion::done && !assign_enumerator(to, value) ? conversion::out_of_range : converted;
}

// An enumeration that is a number in JSON.
template <described_enum Enum>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Enum& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "an integer");
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr)
        return nullptr;
    switch (assign_number(to, number)) {
    case conversion::done: return at;
    case conversion::not_an_integer: return in.refuse(at, number.first, {errc::wrong_type, "an integer"});
    case conversion::out_of_range: break;
    }
    return in.refuse(at, number.first, refused_text<Enum>);
}

// A type whose text is a JSON number.
template <number_text_type Number>
VOUCH_INLINE auto read_scalar(reader& in, char const* at, Number& to) -> char const*
{
    if (!starts_number(in, at)) [[unlikely]]
        return in.refuse_type(at, "a number");
    number_text number;
    at = in.read_number(at, number);
    if (at == nullptr)
        return nullptr;
    std::optional<Number> parsed = Number::parse({number.first, static_cast<std::size_t>(number.last - number.first)});
    if (!parsed)
        return in.refuse(at, number.first, refused_text<Number>);
    to = *std::move(parsed);
    return at;
}

// How many bytes a string holds without allocated memory: in libc++, whose strings have 24 bytes, and in other libraries.
inline constexpr std::size_t short_string_size = sizeof(std::string) == 24 ? 22 : 15;

// Assigns a short text, whose first `short_string_size` bytes are readable. Most strings of identity data are short, and the two
// library calls of `assign` cost more than reading them. A string of a constant size is made inline, filled and cut.
VOUCH_INLINE void assign_short(std::string& to, std::string_view text)
{
    to = std::string(short_string_size, ' ');
    std::memcpy(to.data(), text.data(), short_string_size);
    to.resize(text.size());
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, std::string& to) -> char const*
{
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    std::string_view text;
    char const* const end = in.read_string(at, text);
    if (end == nullptr) [[unlikely]]
        return nullptr;
    bool const in_place = text.data() == at + 1;
    if (in_place && text.size() <= short_string_size && in.has(at + 1, short_string_size) && to.capacity() == short_string_size)
        [[likely]] // else `to` has allocated memory, which it keeps
        assign_short(to, text);
    else
        to.assign(text);
    return end;
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, secret& to) -> char const*
{
    if (!in.is(at, '"')) [[unlikely]]
        return in.refuse_type(at, "a string");
    std::string_view text;
    char const* const end = in.read_secret_string(at, text);
    bool const is_empty = text.empty();
    if (end != nullptr && !is_empty)
        to = secret(text);
    in.forget_string();
    if (end != nullptr && is_empty)
        return in.refuse(end, at, {errc::too_short, "{} characters", {.least = 1}});
    return end;
}

VOUCH_INLINE auto read_scalar(reader& in, char const* at, raw_json& to) -> char const*
{
    char const* const end = in.skip_value(at);
    if (end != nullptr)
        raw_json_access::assign(to, {at, static_cast<std::size_t>(end - at)});
    return end;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
