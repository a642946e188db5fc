// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_DESCRIBE_HPP
#define VOUCH_SCHEMA_DESCRIBE_HPP
#include <vouch/core/config.hpp>

#include <boost/version.hpp>

#if BOOST_VERSION < 108100
#error "vouch needs Boost 1.81 or newer"
#include <vouch_needs_boost_1_81> // no such file: compilation ends here
#endif

#include <boost/describe/bases.hpp>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A struct that `BOOST_DESCRIBE_STRUCT` or `BOOST_DESCRIBE_CLASS` names the members of.
template <class Type>
concept described_struct = std::is_class_v<Type> && boost::describe::has_describe_members<Type>::value;

/// An enumeration that `BOOST_DESCRIBE_ENUM` names the enumerators of.
template <class Type>
concept described_enum = std::is_enum_v<Type> && boost::describe::has_describe_enumerators<Type>::value;

} // namespace vouch::inline VOUCH_ABI

namespace vouch::inline VOUCH_ABI::detail {

// The descriptors of the data members, whatever their access; those of described public bases first.
template <described_struct Type>
using members_of = boost::describe::describe_members<Type, boost::describe::mod_any_access | boost::describe::mod_inherited>;

// The same with members that a member of a derived struct hides.
template <described_struct Type>
using members_and_hidden_of =
    boost::describe::describe_members<Type, boost::describe::mod_any_access | boost::describe::mod_inherited |
                                                boost::describe::mod_hidden>;

// The descriptors of the described public bases, and of all described bases.
template <described_struct Type>
using bases_of = boost::describe::describe_bases<Type, boost::describe::mod_public>;
template <described_struct Type>
using bases_of_any_access = boost::describe::describe_bases<Type, boost::describe::mod_any_access>;

template <described_enum Type>
using enumerators_of = boost::describe::describe_enumerators<Type>;

template <class List>
inline constexpr std::size_t list_size = 0;
template <template <class...> class List, class... Items>
inline constexpr std::size_t list_size<List<Items...>> = sizeof...(Items);

// The type of the member that `Descriptor` describes.
template <class Type, class Descriptor>
using member_type = std::remove_cvref_t<decltype(std::declval<Type&>().*Descriptor::pointer)>;

} // namespace vouch::inline VOUCH_ABI::detail
#endif
