// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ALTERNATIVE_HPP
#define VOUCH_SCHEMA_ALTERNATIVE_HPP
#include <vouch/core/static_text.hpp>

#include <string_view>

// What the schema of a std::variant is made of, besides a title and a description.
namespace vouch::inline VOUCH_ABI {

/// Names the member that tells which alternative of a `std::variant` an object is:
/// `schema(tag("type"), alternative<card>("card"), …)`.
struct tag {
    std::string_view text;
    constexpr explicit tag(detail::static_text member) noexcept : text(member.view) {}
};

namespace detail {

template <class Type>
struct alternative_named {
    std::string_view text;
};

} // namespace detail

/// The value of the tag for one alternative of a variant.
template <class Type>
[[nodiscard]] constexpr auto alternative(detail::static_text value) noexcept -> detail::alternative_named<Type>
{
    return {value.view};
}

} // namespace vouch::inline VOUCH_ABI
#endif
