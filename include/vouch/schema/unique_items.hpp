// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_UNIQUE_ITEMS_HPP
#define VOUCH_SCHEMA_UNIQUE_ITEMS_HPP
#include <vouch/schema/content.hpp>
#include <vouch/schema/expectations.hpp>
#include <vouch/schema/item_rules.hpp>

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <vector>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// Whether items can be told apart by ==, looked into as far as containers go: std::vector claims a == whatever it holds.
template <class Item>
inline constexpr bool has_equality = std::equality_comparable<Item>;
template <class Item>
    requires(has_items<Item> && !map_like<Item>)
inline constexpr bool has_equality<Item> = has_equality<typename Item::value_type>;
template <map_like Item>
inline constexpr bool has_equality<Item> = has_equality<typename Item::mapped_type>;
template <class Item>
    requires(shape_of<Item> == shape::represented)
inline constexpr bool has_equality<Item> = has_equality<representation_type<Item>>;
template <class Item>
inline constexpr bool has_equality<boxed<Item>> = has_equality<Item>;

struct unique_items_t : flag<unique_items_t> {
    static constexpr bool is_value_rule = true;

    template <has_items Value>
    [[nodiscard]] auto holds(Value const& value) const -> bool
        requires(!map_like<Value>)
    {
        using item = typename Value::value_type;
        using reference = decltype(*value.begin());
        if constexpr (std::is_lvalue_reference_v<reference>) {
            std::vector<item const*> items;
            items.reserve(value.size());
            for (item const& each : value)
                items.push_back(&each);
            return differ(items, [](item const* left, item const* right) { return compare_items<item>(*left, *right); });
        } else { // std::vector<bool>
            std::vector<item> items(value.begin(), value.end());
            return differ(items, [](item left, item right) { return compare_items<item>(left, right); });
        }
    }
    template <has_items Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return items_repeated;
    }

private:
    // By the order of the type itself, if it has one: two e-mail addresses may be one, written differently.
    template <class Item>
    static auto compare_items(Item const& left, Item const& right) -> std::weak_ordering
    {
        if constexpr (shape_of<Item> == shape::represented)
            return compare_items<representation_type<Item>>(represent(left), represent(right));
        else if constexpr (std::three_way_comparable<Item, std::weak_ordering>)
            return left <=> right;
        else
            return compare_content(left, right);
    }

    template <class Items, class Compare>
    static auto differ(Items& items, Compare const& compare) -> bool
    {
        std::sort(items.begin(), items.end(), [&](auto const& left, auto const& right) { return compare(left, right) < 0; });
        return std::adjacent_find(items.begin(), items.end(),
                                  [&](auto const& left, auto const& right) { return compare(left, right) == 0; }) == items.end();
    }
};

} // namespace detail

/// Wants the items of an array to differ from each other. Their type needs a ==.
///
/// Errors: `errc::not_unique`.
/// Cost:   n log n comparisons: by the order of the items' type, else by what their JSON says.
inline constexpr detail::unique_items_t unique_items{};

} // namespace vouch::inline VOUCH_ABI
#endif
