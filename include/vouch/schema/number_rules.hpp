// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_NUMBER_RULES_HPP
#define VOUCH_SCHEMA_NUMBER_RULES_HPP
#include <vouch/core/error.hpp>
#include <vouch/schema/bounds.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <utility>

// Rules for numbers, and for other values that have an order.
namespace vouch::inline VOUCH_ABI {

/// Bounds a number or another value with an order, such as a date, both bounds inclusive: `range(1, 31)`.
///
/// Bounds may have different types. For a floating member a bound is converted to the member's type first; any other pair is
/// compared by value, exactly. A decimal member takes integers and decimals.
/// Errors: `errc::out_of_range`.
template <class Least, class Most>
class range {
public:
    static constexpr bool is_value_rule = true;

    constexpr range(Least least, Most most) : least_(std::move(least)), most_(std::move(most)) {}

    [[nodiscard]] constexpr auto least() const noexcept -> Least const& { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> Most const& { return most_; }
    template <class Value>
    [[nodiscard]] constexpr auto can_be_met() const -> bool
    {
        return detail::admits<Value>(least_, most_, true);
    }

    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return detail::keeps_least(value, least_, false) && detail::keeps_most(value, most_, false);
    }
    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range, detail::are_numbers<Least, Most> ? "a number, {}" : "a value within its bounds",
                detail::limits_of(least_, most_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    Least least_;
    Most most_;
};

/// The same without the bounds themselves: `exclusive_range(0.0, 1.0)`.
///
/// Errors: `errc::out_of_range`.
template <class Least, class Most>
class exclusive_range {
public:
    static constexpr bool is_value_rule = true;

    constexpr exclusive_range(Least below, Most above) : below_(std::move(below)), above_(std::move(above)) {}

    [[nodiscard]] constexpr auto below() const noexcept -> Least const& { return below_; }
    [[nodiscard]] constexpr auto above() const noexcept -> Most const& { return above_; }
    template <class Value>
    [[nodiscard]] constexpr auto can_be_met() const -> bool
    {
        return detail::admits<Value>(below_, above_, false);
    }

    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return detail::keeps_least(value, below_, true) && detail::keeps_most(value, above_, true);
    }
    template <class Value>
        requires(detail::bounded_by<Value, Least> && detail::bounded_by<Value, Most>)
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range,
                !detail::are_numbers<Least, Most>               ? "a value between its bounds"
                : detail::number<Least> && detail::number<Most> ? "a number, {}, neither of them"
                                                                : "a number, {}, that bound excluded",
                detail::limits_of(below_, above_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    Least below_;
    Most above_;
};

/// Bounds a value from below only: `minimum(0)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto minimum(Bound least) -> range<Bound, detail::unbounded>
{
    return {std::move(least), {}};
}

/// Bounds a value from above only: `maximum(100)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto maximum(Bound most) -> range<detail::unbounded, Bound>
{
    return {{}, std::move(most)};
}

/// Wants a value to be above a bound: `exclusive_minimum(0)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto exclusive_minimum(Bound below) -> exclusive_range<Bound, detail::unbounded>
{
    return {std::move(below), {}};
}

/// Wants a value to be below a bound: `exclusive_maximum(1.0)`. Errors and conversions are those of `range`.
template <class Bound>
[[nodiscard]] constexpr auto exclusive_maximum(Bound above) -> exclusive_range<detail::unbounded, Bound>
{
    return {{}, std::move(above)};
}

/// Wants an integer to be a multiple of another, which is not 0.
///
/// Errors: `errc::not_a_multiple`.
template <std::integral Integer>
class multiple_of {
public:
    static constexpr bool is_value_rule = true;

    constexpr explicit multiple_of(Integer factor) noexcept : factor_(factor) {}

    [[nodiscard]] constexpr auto factor() const noexcept -> Integer { return factor_; }
    template <class>
    [[nodiscard]] constexpr auto can_be_met() const noexcept -> bool
    {
        return factor_ != 0;
    }

    template <detail::integer Value>
    [[nodiscard]] constexpr auto holds(Value value) const noexcept -> bool
    {
        return magnitude(value) % magnitude(factor_) == 0;
    }
    template <detail::integer Value>
    [[nodiscard]] constexpr auto fault(Value) const noexcept -> expectation
    {
        return {errc::not_a_multiple, "a multiple of {}", {.least = factor_, .most = factor_}};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    Integer factor_;

private:
    static constexpr auto magnitude(auto value) noexcept -> std::uint64_t
    {
        auto const bits = static_cast<std::uint64_t>(value);
        return std::cmp_less(value, 0) ? 0 - bits : bits;
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
