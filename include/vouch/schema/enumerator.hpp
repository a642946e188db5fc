// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ENUMERATOR_HPP
#define VOUCH_SCHEMA_ENUMERATOR_HPP
#include <vouch/schema/annotations.hpp>
#include <vouch/schema/held.hpp>

#include <utility>

// What the schema of an enumeration is made of, besides a case_style, a title and a description.
namespace vouch::inline VOUCH_ABI {

namespace detail {

template <auto Value, class... Items>
struct enumerator_items : held_items<Items...> {
    using held_row<std::index_sequence_for<Items...>, Items...>::held_row;
};

struct as_number_t : flag<as_number_t> {};

} // namespace detail

/// Says of one enumerator what it is called in JSON and what it means:
/// `enumerator<tier::basic>(name("basic-plan"), description("for one person"))`.
template <auto Value, class... Items>
[[nodiscard]] constexpr auto enumerator(Items... items) -> detail::enumerator_items<Value, Items...>
{
    return detail::enumerator_items<Value, Items...>(items...);
}

/// Reads and writes an enumeration as the numbers of its enumerators.
inline constexpr detail::as_number_t as_number{};

} // namespace vouch::inline VOUCH_ABI
#endif
