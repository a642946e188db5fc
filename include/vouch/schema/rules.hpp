// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_RULES_HPP
#define VOUCH_SCHEMA_RULES_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/fixed_string.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// Gives a member another name in JSON: `field<&account::nickname>(name("nick"))`.
struct name {
    std::string_view text;
    constexpr explicit name(static_text json_name) noexcept : text(json_name.view) {}
};

/// Says what a member is, for schemas and documentation.
struct description {
    std::string_view text;
    constexpr explicit description(static_text words) noexcept : text(words.view) {}
};

/// In an update: this member changes the members of the object it stands for, instead of replacing it whole (RFC 7396).
struct merge_patch {};

/// Bounds the length of a text in code points, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class length {
public:
    constexpr length(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }

private:
    std::size_t least_;
    std::size_t most_;
};

/// A member that a `check` is about.
template <auto Member>
struct at_member {};
template <auto Member>
inline constexpr at_member<Member> at{};

/// A rule over a whole struct: `check("born_in_future", "a date of birth that has passed", predicate, at<&account::born>)`.
///
/// It runs when every member was read cleanly. Its error carries `code` and "expected " + `expected`, and stands at the
/// first of the members named with `at`, or at the object.
template <class Predicate, auto... Members>
struct check {
    std::string_view code;
    std::string_view expected;
    Predicate holds;

    constexpr check(static_text its_code, static_text its_expected, Predicate predicate, at_member<Members>...)
        : code(its_code.view), expected(its_expected.view), holds(predicate)
    {}
};

} // namespace vouch::inline VOUCH_ABI
#endif
