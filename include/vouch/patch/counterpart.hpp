// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_COUNTERPART_HPP
#define VOUCH_PATCH_COUNTERPART_HPP
#include <vouch/schema/names.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Matches the members of a struct and its update by their JSON names, and says how an object in the update is applied.
namespace vouch::inline VOUCH_ABI::detail {

// The index of the member with the JSON name `name`; past the end if there is none.
template <class Type, template <class...> class List, class... Descriptors>
consteval auto index_of_member([[maybe_unused]] std::string_view name, List<Descriptors...>) -> std::size_t
{
    std::size_t index = 0;
    (void)((json_name<Type, Descriptors> == name || (++index, false)) || ...);
    return index;
}

// The descriptor of the member of `Other` with the JSON name that `Descriptor` has in `Type`; void if there is none.
template <class Other, class Type, class Descriptor>
using counterpart = boost::mp11::mp_at_c<boost::mp11::mp_push_back<json_members<Other>, void>,
                                         index_of_member<Other>(json_name<Type, Descriptor>, json_members<Other>{})>;

// How an object of an update is applied to an object of the target.
enum class manner : std::uint8_t {
    patch, // each member that is present changes a member; an object in it replaces the target's, unless it says merge_patch()
    deep_patch, // RFC 7396: each member that is present changes a member, and so on in the objects in it
    whole,      // it replaces the target's object
};

// How the object in a member of an update is applied.
template <manner Outer, class Update, class Descriptor>
inline constexpr manner inner_manner =
    Outer == manner::patch ? has_rule<merge_patch, Update, Descriptor> ? manner::deep_patch : manner::whole : Outer;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
