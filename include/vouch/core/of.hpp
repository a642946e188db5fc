// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_OF_HPP
#define VOUCH_CORE_OF_HPP
#include <vouch/core/config.hpp>

namespace vouch::inline VOUCH_ABI {

/// Names a type in the parameter lists of its `vouch_schema`, `vouch_represent`, `vouch_restore` and `vouch_info`, so that
/// argument-dependent lookup finds them beside the type, and never those of a base.
template <class Type>
struct of {};

/// Specialise this to map someone else's type to JSON by a value of another type, its representation:
///   static auto represent(Type const&) -> Representation;
///   static auto restore(Representation) -> std::optional<Type>;   // empty if no value has this representation
///   static constexpr text_info info;                              // optional: what errors say of a value that is refused
/// Beside a type of one's own, the functions `vouch_represent(Type const&, of<Type>)`, `vouch_restore(Representation, of<Type>)`
/// and `vouch_info(of<Type>)` say the same.
///
/// JSON:   that of the representation, which may be any type with a JSON mapping but for optionals, pointers and nullables. It
///         goes before every other mapping that the type may have. Rules see the representation of the value.
/// Errors: those of the representation. Where `restore` returns nothing, `errc::format` with the code of `info`.
template <class Type>
struct representation;

} // namespace vouch::inline VOUCH_ABI
#endif
