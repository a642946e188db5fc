// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ITEM_RULES_HPP
#define VOUCH_SCHEMA_ITEM_RULES_HPP
#include <vouch/core/error.hpp>
#include <vouch/schema/held.hpp>
#include <vouch/schema/text_rules.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <utility>
#include <vector>

// Rules for arrays, sets and maps, and for what they hold.
namespace vouch::inline VOUCH_ABI {

namespace detail {

// Arrays, sets and maps.
template <class Type>
concept has_items = !has_text<Type> && requires(Type const& value) {
    { value.size() } -> std::convertible_to<std::size_t>;
    value.begin();
    value.end();
};

template <class... Rules>
struct each_rules : held_items<Rules...> {
    using held_row<std::index_sequence_for<Rules...>, Rules...>::held_row;
};

} // namespace detail

/// Bounds the number of items of an array, a set or a map, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class items {
public:
    static constexpr bool is_value_rule = true;

    constexpr items(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    /// The upper bound; the greatest `std::size_t` where there is none.
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }
    template <class>
    [[nodiscard]] constexpr auto can_be_met() const noexcept -> bool
    {
        return least_ <= most_;
    }

    template <detail::has_items Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        return value.size() >= least_ && value.size() <= most_;
    }
    template <detail::has_items Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        return {value.size() < least_ ? errc::too_short : errc::too_long, "{} items", detail::limits_of_count(least_, most_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    std::size_t least_;
    std::size_t most_;
};

/// Bounds the number of items from below only; errors are those of `items`.
[[nodiscard]] constexpr auto min_items(std::size_t least) noexcept -> items
{
    return {least, detail::no_maximum};
}

/// Bounds the number of items from above only; errors are those of `items`.
[[nodiscard]] constexpr auto max_items(std::size_t most) noexcept -> items
{
    return {0, most};
}

namespace detail {

struct not_empty_t : flag<not_empty_t> {
    static constexpr bool is_value_rule = true;

    template <class Value>
        requires(has_text<Value> || has_items<Value>)
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        if constexpr (has_text<Value>)
            return !detail::text_of(value).empty();
        else
            return value.size() != 0;
    }
    template <class Value>
        requires(has_text<Value> || has_items<Value>)
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::too_short, has_text<Value> ? "{} characters" : "{} items", {.least = 1}};
    }
};

} // namespace detail

/// Wants a text to have a character, and an array, a set or a map to have an item.
///
/// Errors: `errc::too_short`.
inline constexpr detail::not_empty_t not_empty{};

/// Rules for each item of an array or a set, and for each value of a map: `each(length(1, 40))`.
template <class... Rules>
[[nodiscard]] constexpr auto each(Rules... rules) -> detail::each_rules<Rules...>
{
    return detail::each_rules<Rules...>(rules...);
}

} // namespace vouch::inline VOUCH_ABI
#endif
