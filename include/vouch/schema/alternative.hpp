// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ALTERNATIVE_HPP
#define VOUCH_SCHEMA_ALTERNATIVE_HPP
#include <vouch/core/static_text.hpp>
#include <vouch/schema/annotations.hpp>

#include <array>
#include <cstddef>
#include <string_view>

// What the schema of a std::variant is made of, besides a title and a description. The field of a member, and each(), may say the
// same of the variant that is there.
namespace vouch::inline VOUCH_ABI {

/// Names the member that holds the value of an alternative beside its tag: `tag("type", content("data"))`.
struct content {
    std::string_view text;
    constexpr explicit content(detail::static_text member) noexcept : text(member.view) {}
};

/// Names the member that tells which alternative of a `std::variant` an object is:
/// `schema(tag("type"), alternative<card>("card"), …)`.
///
/// JSON:   `{"type":"card","number":"4111"}`: the tag is one more member of the alternative, which is a described struct. If that
///         struct describes a member of this name (a text, an enumeration or an `open` of one), the tag is read into the member.
///         With `content("data")`: `{"type":"card","data":{"number":"4111"}}`, in either order, for alternatives of any type. The
///         content of a `std::monostate`, of a `null_t` and of a struct without members may be absent; of the first two it is not
///         written.
/// Errors: `errc::unknown_alternative` for a tag that no alternative has, `errc::missing_member` and `errc::duplicate_member` for
///         tag and content, `errc::wrong_type` for a tag that is no string.
/// Cost:   a tag that comes late has what precedes it read twice, however deep variants nest.
struct tag {
    std::string_view text;
    std::string_view beside{}; // the name of the content; no data where the tag is a member of the alternative
    constexpr explicit tag(detail::static_text member) noexcept : text(member.view) {}
    constexpr tag(detail::static_text member, content value) noexcept : text(member.view), beside(value.text) {}
};

namespace detail {

struct name_is_tag_t : flag<name_is_tag_t> {};

template <class Type, std::size_t Values>
struct alternative_named {
    std::array<std::string_view, Values> values;
};

} // namespace detail

/// Says that the name of an object's only member tells which alternative the member's value is.
///
/// JSON:   `{"card":{"number":"4111"}}`, for alternatives of any type.
/// Errors: `errc::unknown_alternative` for a name that no alternative has, `errc::missing_member` for an object without members,
///         `errc::duplicate_member` for each member after the first.
inline constexpr detail::name_is_tag_t name_is_tag{};

/// The value of the tag for one alternative of a variant, or several values if the alternative describes the tag as a member:
/// the value that the member holds is written then, or else the first.
template <class Type, std::size_t... Sizes>
[[nodiscard]] consteval auto alternative(char const (&... values)[Sizes]) -> detail::alternative_named<Type, sizeof...(Sizes)>
{
    return {{std::string_view(values, Sizes - 1)...}};
}

} // namespace vouch::inline VOUCH_ABI
#endif
