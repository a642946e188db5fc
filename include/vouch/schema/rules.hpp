// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_RULES_HPP
#define VOUCH_SCHEMA_RULES_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/text.hpp>
#include <vouch/core/utf8.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Rules for the value of one member. A rule says of a value whether it `holds`, and of one that breaks it what was expected,
// `fault`; what it cannot be asked about it does not apply to.
namespace vouch::inline VOUCH_ABI {

namespace detail {

// The texts that rules can be asked about.
inline auto text_of(std::string const& value) noexcept -> std::string_view
{
    return value;
}
template <own_text_type Type>
auto text_of(Type const& value) noexcept -> std::string_view
{
    return value.view();
}
template <class Type>
concept has_text = requires(Type const& value) { detail::text_of(value); };

// Arrays, sets and maps.
template <class Type>
concept has_items = !has_text<Type> && requires(Type const& value) {
    { value.size() } -> std::convertible_to<std::size_t>;
    value.begin();
    value.end();
};

template <class Left, class Right>
constexpr auto is_less(Left const& left, Right const& right) -> bool
{
    if constexpr (std::integral<Left> && std::integral<Right>)
        return std::cmp_less(left, right);
    else
        return left < right;
}

template <class Value, class Bound>
concept comparable_with =
    (std::is_arithmetic_v<Value> && std::is_arithmetic_v<Bound> && !std::same_as<Value, bool>) ||
    (!std::is_arithmetic_v<Value> && !std::is_arithmetic_v<Bound> && requires(Value const& value, Bound const& bound) {
        { value < bound } -> std::convertible_to<bool>;
        { bound < value } -> std::convertible_to<bool>;
    });

template <class Bound>
constexpr auto limits_of(Bound const& least, Bound const& most) -> limits
{
    if constexpr (std::is_arithmetic_v<Bound>)
        return {.least = least, .most = most};
    else
        return {};
}

} // namespace detail

/// Bounds the length of a text in code points, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class length {
public:
    static constexpr bool is_value_rule = true;

    constexpr length(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }

    template <detail::has_text Value>
    [[nodiscard]] auto holds(Value const& value) const noexcept -> bool
    {
        std::size_t const count = detail::count_code_points(detail::text_of(value));
        return count >= least_ && count <= most_;
    }
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        bool const is_short = detail::count_code_points(detail::text_of(value)) < least_;
        return {is_short ? errc::too_short : errc::too_long, "{} characters", {.least = least_, .most = most_}};
    }

private:
    std::size_t least_;
    std::size_t most_;
};

/// Bounds the number of items of an array, a set or a map, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class items {
public:
    static constexpr bool is_value_rule = true;

    constexpr items(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }

    template <detail::has_items Value>
    [[nodiscard]] auto holds(Value const& value) const noexcept -> bool
    {
        return value.size() >= least_ && value.size() <= most_;
    }
    template <detail::has_items Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        return {value.size() < least_ ? errc::too_short : errc::too_long, "{} items", {.least = least_, .most = most_}};
    }

private:
    std::size_t least_;
    std::size_t most_;
};

/// Wants the items of an array to differ from each other.
///
/// Errors: `errc::not_unique`.
/// Cost:   n log n compares where items have an order, else n².
class unique_items {
public:
    static constexpr bool is_value_rule = true;

    template <detail::has_items Value>
    [[nodiscard]] auto holds(Value const& value) const -> bool
    {
        using item = typename Value::value_type;
        std::vector<item const*> all;
        all.reserve(value.size());
        for (auto const& one : value)
            all.push_back(&one);
        if constexpr (std::totally_ordered<item>) {
            std::sort(all.begin(), all.end(), [](item const* left, item const* right) { return *left < *right; });
            return std::adjacent_find(all.begin(), all.end(),
                                      [](item const* left, item const* right) { return *left == *right; }) == all.end();
        } else {
            for (std::size_t later = 1; later < all.size(); ++later)
                for (std::size_t earlier = 0; earlier < later; ++earlier)
                    if (*all[earlier] == *all[later])
                        return false;
            return true;
        }
    }
    template <detail::has_items Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::not_unique, "items that all differ"};
    }
};

/// Bounds a number, or anything else with an order, both bounds inclusive: `range(0, 150)`.
///
/// Errors: `errc::out_of_range`.
template <class Bound>
class range {
public:
    static constexpr bool is_value_rule = true;

    constexpr range(Bound least, Bound most) : least_(std::move(least)), most_(std::move(most)) {}

    [[nodiscard]] constexpr auto least() const noexcept -> Bound const& { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> Bound const& { return most_; }

    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return !detail::is_less(value, least_) && !detail::is_less(most_, value);
    }
    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range, std::is_arithmetic_v<Bound> ? "a number, {}" : "a value within its bounds",
                detail::limits_of(least_, most_)};
    }

private:
    Bound least_;
    Bound most_;
};

/// The same without the bounds themselves: `exclusive_range(0.0, 1.0)`.
///
/// Errors: `errc::out_of_range`.
template <class Bound>
class exclusive_range {
public:
    static constexpr bool is_value_rule = true;

    constexpr exclusive_range(Bound below, Bound above) : below_(std::move(below)), above_(std::move(above)) {}

    [[nodiscard]] constexpr auto below() const noexcept -> Bound const& { return below_; }
    [[nodiscard]] constexpr auto above() const noexcept -> Bound const& { return above_; }

    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const -> bool
    {
        return detail::is_less(below_, value) && detail::is_less(value, above_);
    }
    template <detail::comparable_with<Bound> Value>
    [[nodiscard]] constexpr auto fault(Value const&) const -> expectation
    {
        return {errc::out_of_range, std::is_arithmetic_v<Bound> ? "a number, {}, neither of them" : "a value between its bounds",
                detail::limits_of(below_, above_)};
    }

private:
    Bound below_;
    Bound above_;
};

/// Wants an integer to be a multiple of another, which is not 0.
///
/// Errors: `errc::not_a_multiple`.
template <std::integral Integer>
class multiple_of {
public:
    static constexpr bool is_value_rule = true;

    constexpr explicit multiple_of(Integer factor) noexcept : factor_(factor) {}

    [[nodiscard]] constexpr auto factor() const noexcept -> Integer { return factor_; }

    template <std::integral Value>
        requires(!std::same_as<Value, bool>)
    [[nodiscard]] constexpr auto holds(Value value) const noexcept -> bool
    {
        return magnitude(value) % magnitude(factor_) == 0;
    }
    template <std::integral Value>
        requires(!std::same_as<Value, bool>)
    [[nodiscard]] constexpr auto fault(Value) const noexcept -> expectation
    {
        return {errc::not_a_multiple, "a multiple of {}", {.least = factor_, .most = factor_}};
    }

private:
    static constexpr auto magnitude(auto value) noexcept -> std::uint64_t
    {
        auto const bits = static_cast<std::uint64_t>(value);
        return std::cmp_less(value, 0) ? 0 - bits : bits;
    }

    Integer factor_;
};

/// Wants a text to be one of some, which the error names: `one_of("monthly", "yearly")`.
///
/// Errors: `errc::not_one_of`.
template <std::size_t... Sizes>
class one_of {
public:
    static constexpr bool is_value_rule = true;

    consteval explicit one_of(char const (&... texts)[Sizes])
    {
        std::size_t at = 0;
        std::size_t index = 0;
        auto const put = [&](std::string_view text) {
            for (char const byte : text)
                words_[at++] = byte;
        };
        auto const put_text = [&](std::string_view text) {
            put(index == 0 ? "one of " : ", ");
            begins_[index] = at;
            put(text);
            ends_[index++] = at;
        };
        (put_text(std::string_view(texts, Sizes - 1)), ...);
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return sizeof...(Sizes); }
    [[nodiscard]] constexpr auto operator[](std::size_t index) const noexcept -> std::string_view
    {
        return std::string_view(words_.data(), words_.size()).substr(begins_[index], ends_[index] - begins_[index]);
    }

    template <detail::has_text Value>
    [[nodiscard]] auto holds(Value const& value) const noexcept -> bool
    {
        for (std::size_t index = 0; index != size(); ++index)
            if ((*this)[index] == detail::text_of(value))
                return true;
        return false;
    }
    // The rule must be one of a schema, which has static storage.
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::not_one_of, std::string_view(words_.data(), words_.size())};
    }

private:
    std::array<char, 7 + (Sizes + ...) - sizeof...(Sizes) + 2 * (sizeof...(Sizes) - 1)> words_{};
    std::array<std::size_t, sizeof...(Sizes)> begins_{};
    std::array<std::size_t, sizeof...(Sizes)> ends_{};
};

/// Rules for each item of an array, a set or a map: `each(length(1, 40))`.
template <class... Rules>
struct each : Rules... {
    constexpr explicit each(Rules... rules) : Rules(rules)... {}
};

} // namespace vouch::inline VOUCH_ABI
#endif
