// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_HELD_HPP
#define VOUCH_SCHEMA_HELD_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <utility>

// Schema items of different types in one object. Each is a base class of its own, told apart by its place, so that one type may
// stand twice.
namespace vouch::inline VOUCH_ABI::detail {

template <std::size_t Index, class Item>
struct held {
    [[no_unique_address]] Item item;
};

template <class Indices, class... Items>
struct held_row;
template <std::size_t... Index, class... Items>
struct held_row<std::index_sequence<Index...>, Items...> : held<Index, Items>... {
    constexpr explicit held_row(Items... items) : held<Index, Items>{items}... {}

    // Calls visit(item) for each item as long as it returns true, and returns whether all did.
    template <class Visit>
    VOUCH_INLINE constexpr auto all([[maybe_unused]] Visit const& visit) const -> bool
    {
        return (visit(static_cast<held<Index, Items> const&>(*this).item) && ...);
    }
};

template <class... Items>
using held_items = held_row<std::index_sequence_for<Items...>, Items...>;

// Returns the item of type `Item` from a row that holds exactly one.
template <class Item, std::size_t Index>
constexpr auto item_in(held<Index, Item> const& row) noexcept -> Item const&
{
    return row.item;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
