// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_TYPE_LIST_HPP
#define VOUCH_HTTP_ENDPOINT_TYPE_LIST_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <initializer_list>
#include <type_traits>
#include <utility>

// Types in a row, without the instantiations of std::tuple.
namespace vouch::inline VOUCH_ABI::http::detail {

template <class... Items>
struct type_list {
    static constexpr std::size_t size = sizeof...(Items);
};

// What stands for an item that is not there.
struct nothing {};

template <std::size_t At, class Item>
struct indexed {};
template <class Indices, class... Items>
struct indexed_list;
template <std::size_t... At, class... Items>
struct indexed_list<std::index_sequence<At...>, Items...> : indexed<At, Items>... {};

template <std::size_t At, class Item>
auto pick(indexed<At, Item> const&) -> std::type_identity<Item>;
template <std::size_t At>
auto pick(...) -> std::type_identity<nothing>;

template <class List, std::size_t At>
struct item;
template <class... Items, std::size_t At>
struct item<type_list<Items...>, At>
    : decltype(pick<At>(std::declval<indexed_list<std::index_sequence_for<Items...>, Items...> const&>())) {};

// The item at a place; `nothing` past the end.
template <class List, std::size_t At>
using item_at = typename item<List, At>::type;

// The place of the first that is true; their number where none is.
constexpr auto first_true(std::initializer_list<bool> list) noexcept -> std::size_t
{
    std::size_t at = 0;
    for (bool const one : list) {
        if (one)
            break;
        ++at;
    }
    return at;
}

template <class... Lists>
struct joined {
    using type = type_list<>;
};
template <class... Items>
struct joined<type_list<Items...>> {
    using type = type_list<Items...>;
};
template <class... Left, class... Right, class... More>
struct joined<type_list<Left...>, type_list<Right...>, More...> : joined<type_list<Left..., Right...>, More...> {};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
