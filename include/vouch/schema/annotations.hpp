// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_ANNOTATIONS_HPP
#define VOUCH_SCHEMA_ANNOTATIONS_HPP
#include <vouch/core/static_text.hpp>

#include <string_view>
#include <type_traits>

// What a schema says of a member or an enumerator besides what its value must keep.
namespace vouch::inline VOUCH_ABI {

/// Gives a member or an enumerator another name in JSON: `field<&account::nickname>(name("nick"))`.
struct name {
    std::string_view text;
    constexpr explicit name(detail::static_text json_name) noexcept : text(json_name.view) {}
};

/// Lets a member be absent: it keeps the value that its initializer gives it. It is always written.
struct defaulted {};

/// In an update: this member changes the members of the object it stands for, instead of replacing it whole (RFC 7396).
struct merge_patch {};

/// Says what a member is, for schemas and documentation.
struct description {
    std::string_view text;
    constexpr explicit description(detail::static_text words) noexcept : text(words.view) {}
};

/// A value that the member may have, as JSON text, for schemas and documentation.
struct example {
    std::string_view json;
    constexpr explicit example(detail::static_text value) noexcept : json(value.view) {}
};

/// Tells users of a schema not to use a member any more.
struct deprecated {};

/// Says in a schema that only the server gives a member its value.
struct read_only {};

/// Says in a schema that a member is sent and never comes back.
struct write_only {};

} // namespace vouch::inline VOUCH_ABI
#endif
