// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_TYPE_LIST_HPP
#define VOUCH_HTTP_ENDPOINT_TYPE_LIST_HPP
#include <vouch/core/config.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <cstddef>
#include <initializer_list>
#include <utility>

// Lists of parts, the search for one of them, and values of one type each. Conditions are fold expressions instead of Mp11's
// predicates: a bool is cheaper to compile than a class.
namespace vouch::inline VOUCH_ABI::http::detail {

template <class... Items>
using type_list = boost::mp11::mp_list<Items...>;

// Stands for an item that does not exist.
struct nothing {};

// The item at a position; `nothing` past the end.
template <class List, std::size_t Position>
using item_at = boost::mp11::mp_eval_if_c<(Position >= boost::mp11::mp_size<List>::value), nothing, boost::mp11::mp_at, List,
                                          boost::mp11::mp_size_t<Position>>;

// The position of the first true value; the number of values if all are false.
constexpr auto first_true(std::initializer_list<bool> values) noexcept -> std::size_t
{
    std::size_t position = 0;
    for (bool const value : values) {
        if (value)
            break;
        ++position;
    }
    return position;
}

// Holds one value of each type of a list as base classes, found by position: the same type may occur twice.
template <std::size_t Position, class Item>
struct indexed {
    Item item;
};
template <class Indices, class... Items>
struct indexed_items;
template <std::size_t... Positions, class... Items>
struct indexed_items<std::index_sequence<Positions...>, Items...> : indexed<Positions, Items>... {};

template <std::size_t Position, class Item>
[[nodiscard]] constexpr auto get(indexed<Position, Item> const& holder) noexcept -> Item const&
{
    return holder.item;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
