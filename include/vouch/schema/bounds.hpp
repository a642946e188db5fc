// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_BOUNDS_HPP
#define VOUCH_SCHEMA_BOUNDS_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/limits.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

// Values against bounds of another type, without a conversion that changes either.
namespace vouch::inline VOUCH_ABI::detail {

// A bound that is not there.
struct unbounded {};

template <class Type>
concept integer = std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char> && !std::same_as<Type, wchar_t> &&
                  !std::same_as<Type, char8_t> && !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;
template <class Type>
concept number = integer<Type> || std::floating_point<Type>;

// A type of its own that is a number, as `vouch::decimal` is: integers convert to it as values.
template <class Type>
concept number_class = requires(std::string_view text) {
    { Type::parse(text) } -> std::same_as<std::optional<Type>>;
    { Type::max_size } -> std::convertible_to<std::size_t>;
} && std::totally_ordered<Type>;

template <number_class Number, integer Integer>
constexpr auto number_from(Integer value) -> Number
{
    // std::to_chars is not constexpr yet
    char digits[21]{};
    char* first = digits + sizeof digits;
    auto left = value < 0 ? 0 - static_cast<unsigned long long>(value) : static_cast<unsigned long long>(value);
    do {
        *--first = static_cast<char>('0' + left % 10);
        left /= 10;
    } while (left != 0);
    if (value < 0)
        *--first = '-';
    return *Number::parse({first, static_cast<std::size_t>(digits + sizeof digits - first)});
}

// Whether a double is less than an integer, by their exact values.
template <integer Integer>
constexpr auto is_less(double left, Integer right) noexcept -> bool
{
    constexpr double end = 2.0 * static_cast<double>((std::numeric_limits<Integer>::max)() / 2 + 1); // one above the greatest
    if (!(left < end))                                                                               // NaN is not less
        return false;
    if (left < static_cast<double>((std::numeric_limits<Integer>::min)()))
        return true;
    auto const whole = static_cast<Integer>(left); // towards zero
    return whole < right || (whole == right && left < static_cast<double>(whole));
}
template <integer Integer>
constexpr auto is_less(Integer left, double right) noexcept -> bool
{
    constexpr double end = 2.0 * static_cast<double>((std::numeric_limits<Integer>::max)() / 2 + 1);
    if (right >= end)
        return true;
    if (!(right > static_cast<double>((std::numeric_limits<Integer>::min)()))) // nothing is less than NaN
        return false;
    auto const whole = static_cast<Integer>(right);
    return left < whole || (left == whole && static_cast<double>(whole) < right);
}
template <class Left, class Right>
constexpr auto is_less(Left const& left, Right const& right) -> bool
{
    if constexpr (integer<Left> && integer<Right>)
        return std::cmp_less(left, right);
    else if constexpr (number_class<Left> && integer<Right>)
        return left < number_from<Left>(right);
    else if constexpr (integer<Left> && number_class<Right>)
        return number_from<Right>(left) < right;
    else
        return left < right;
}

// `Bound` as it is compared with a `Value`: a float of 0.1 is not below 0.1.
template <class Value, class Bound>
constexpr auto bound_for(Bound const& bound) noexcept
{
    if constexpr (std::floating_point<Value> && number<Bound>)
        return static_cast<Value>(bound);
    else
        return bound;
}

// What may bound a `Value`.
template <class Value, class Bound>
concept bounded_by =
    std::same_as<Bound, unbounded> || (number<Value> && number<Bound>) || (number_class<Value> && integer<Bound>) ||
    (!number<Value> && !number<Bound> && !std::same_as<Value, bool> && requires(Value const& value, Bound const& bound) {
        { value < bound } -> std::convertible_to<bool>;
        { bound < value } -> std::convertible_to<bool>;
    });

template <class Value>
constexpr auto is_nan([[maybe_unused]] Value const& value) noexcept -> bool
{
    if constexpr (std::floating_point<Value>)
        return value != value;
    else
        return false;
}

// Whether `value` is at or above a bound, or above it if that is `exclusive`. NaN keeps no bound.
template <class Value, class Bound>
constexpr auto keeps_least(Value const& value, [[maybe_unused]] Bound const& bound, [[maybe_unused]] bool exclusive) -> bool
{
    if constexpr (std::same_as<Bound, unbounded>)
        return !is_nan(value);
    else if (auto const least = bound_for<Value>(bound); exclusive)
        return is_less(least, value);
    else
        return !is_nan(value) && !is_less(value, least);
}
template <class Value, class Bound>
constexpr auto keeps_most(Value const& value, [[maybe_unused]] Bound const& bound, [[maybe_unused]] bool exclusive) -> bool
{
    if constexpr (std::same_as<Bound, unbounded>)
        return !is_nan(value);
    else if (auto const most = bound_for<Value>(bound); exclusive)
        return is_less(value, most);
    else
        return !is_nan(value) && !is_less(most, value);
}

// The bounds as numbers, as far as they are.
template <class Least, class Most>
constexpr auto limits_of([[maybe_unused]] Least const& least, [[maybe_unused]] Most const& most) -> limits
{
    limits bounds;
    if constexpr (number<Least>)
        bounds.least = least;
    if constexpr (number<Most>)
        bounds.most = most;
    return bounds;
}

template <class Least, class Most>
inline constexpr bool are_numbers =
    (number<Least> && (number<Most> || std::same_as<Most, unbounded>)) || (std::same_as<Least, unbounded> && number<Most>);

// Whether an integer lies between two others, neither of them included.
template <integer Least, integer Most>
constexpr auto has_integer_between(Least least, Most most) noexcept -> bool
{
    if (!std::cmp_less(least, most))
        return false;
    return least < 0 ? std::cmp_less(static_cast<long long>(least) + 1, most)
                     : std::cmp_less(static_cast<unsigned long long>(least) + 1, most);
}

// Whether some `Value` keeps both bounds.
template <class Value, class Least, class Most>
constexpr auto admits(Least const& least, Most const& most, bool inclusive) -> bool
{
    if constexpr (integer<Value>) {
        if (!keeps_least((std::numeric_limits<Value>::max)(), least, !inclusive) ||
            !keeps_most((std::numeric_limits<Value>::min)(), most, !inclusive))
            return false;
    }
    if constexpr (std::same_as<Least, unbounded> || std::same_as<Most, unbounded>) {
        return true;
    } else if constexpr (integer<Value> && integer<Least> && integer<Most>) {
        return inclusive ? !std::cmp_less(most, least) : has_integer_between(least, most);
    } else {
        auto const first = bound_for<Value>(least);
        auto const last = bound_for<Value>(most);
        return is_less(first, last) || (inclusive && !is_less(last, first) && !is_nan(first) && !is_nan(last));
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
