// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATCH_COUNTERPART_HPP
#define VOUCH_PATCH_COUNTERPART_HPP
#include <vouch/schema/names.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Which member of one struct stands for which of another, and how far.
namespace vouch::inline VOUCH_ABI::detail {

// The place of the member that JSON calls `name`; past the end where there is none.
template <class Type, template <class...> class List, class... Descriptors>
consteval auto index_of_member([[maybe_unused]] std::string_view name, List<Descriptors...>) -> std::size_t
{
    std::size_t index = 0;
    (void)((json_name<Type, Descriptors> == name || (++index, false)) || ...);
    return index;
}

// The descriptor of the member of `Other` with the JSON name that `Descriptor` has in `Type`; void where there is none.
template <class Other, class Type, class Descriptor>
using counterpart = boost::mp11::mp_at_c<boost::mp11::mp_push_back<json_members<Other>, void>,
                                         index_of_member<Other>(json_name<Type, Descriptor>, json_members<Other>{})>;

// How an update's object stands for the target's.
enum class manner : std::uint8_t {
    patch,      // its members change members; objects in it go whole unless they say merge_patch()
    deep_patch, // RFC 7396: so do those of the objects in it
    whole,      // it replaces all of it
};

// How the object in an update's member does.
template <manner Outer, class Update, class Descriptor>
inline constexpr manner inner_manner =
    Outer == manner::patch ? has_rule<merge_patch_t, Update, Descriptor> ? manner::deep_patch : manner::whole : Outer;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
