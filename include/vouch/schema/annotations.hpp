// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ANNOTATIONS_HPP
#define VOUCH_SCHEMA_ANNOTATIONS_HPP
#include <vouch/core/static_text.hpp>

#include <string_view>

// What a schema says of a member, an enumerator or a type besides the rules that values must keep.
namespace vouch::inline VOUCH_ABI {

/// Gives a member or an enumerator another name in JSON: `field<&account::nickname>(name("nick"))`.
struct name {
    std::string_view text;
    constexpr explicit name(detail::static_text json_name) noexcept : text(json_name.view) {}
};

/// Gives a member, an enumerator or a type a short name for people, for schemas and documentation.
struct title {
    std::string_view text;
    constexpr explicit title(detail::static_text words) noexcept : text(words.view) {}
};

/// Says what a member, an enumerator or a type is, for schemas and documentation.
struct description {
    std::string_view text;
    constexpr explicit description(detail::static_text words) noexcept : text(words.view) {}
};

/// A value that the member may have, as JSON text, for schemas and documentation. A member may have several.
struct example {
    std::string_view json;
    constexpr explicit example(detail::static_text value) noexcept : json(value.view) {}
};

namespace detail {

// Items without arguments are objects that may be called: `defaulted` and `defaulted()` mean the same.
template <class Self>
struct flag {
    constexpr auto operator()() const noexcept -> Self { return {}; }
};

struct defaulted_t : flag<defaulted_t> {};
struct merge_patch_t : flag<merge_patch_t> {};
struct deprecated_t : flag<deprecated_t> {};
struct read_only_t : flag<read_only_t> {};
struct write_only_t : flag<write_only_t> {};
struct personal_t : flag<personal_t> {};

} // namespace detail

/// Lets a member be absent: then it has the value that `Struct{}` gives it. It is always written.
inline constexpr detail::defaulted_t defaulted{};

/// In an update: this member changes the members of the object that it stands for, instead of replacing the object (RFC 7396).
inline constexpr detail::merge_patch_t merge_patch{};

/// Tells users of a schema not to use a member any more.
inline constexpr detail::deprecated_t deprecated{};

/// Says in a schema that only the server gives a member its value. Reading and writing treat it like any other member.
inline constexpr detail::read_only_t read_only{};

/// Says in a schema that a member is sent and never comes back. Reading and writing treat it like any other member.
inline constexpr detail::write_only_t write_only{};

/// Says in a schema, by the keyword x-personal, that a member tells something about a person: a name, a date of birth.
inline constexpr detail::personal_t personal{};

} // namespace vouch::inline VOUCH_ABI
#endif
