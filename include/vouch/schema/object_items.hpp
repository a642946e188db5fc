// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_OBJECT_ITEMS_HPP
#define VOUCH_SCHEMA_OBJECT_ITEMS_HPP
#include <vouch/core/static_text.hpp>
#include <vouch/schema/annotations.hpp>

#include <string_view>

// What a schema says of a struct as a whole. Its rules are checked once every member was read without an error.
namespace vouch::inline VOUCH_ABI {

namespace detail {

template <auto Member>
struct at_member : flag<at_member<Member>> {};
template <auto... Members>
struct at_least_one_of : flag<at_least_one_of<Members...>> {};
template <auto Member>
struct unknown_members_in : flag<unknown_members_in<Member>> {};
struct strict_members_t : flag<strict_members_t> {};

} // namespace detail

/// A member that a `check` is about.
template <auto Member>
inline constexpr detail::at_member<Member> at{};

/// A rule over a whole struct: `check("born_in_future", "a date of birth that has passed", predicate, at<&account::born>)`.
///
/// Errors: `errc::check` with `code` and "expected " + `expected`, at the first of the members named with `at` that is there,
///         else at the object.
template <class Predicate, auto... Members>
struct check {
    std::string_view code;
    std::string_view expected;
    Predicate holds;

    constexpr check(detail::static_text its_code, detail::static_text its_expected, Predicate predicate,
                    detail::at_member<Members>...)
        : code(its_code.view), expected(its_expected.view), holds(predicate)
    {}
};

/// A rule of an optional member: the member must be there when `predicate(struct)` holds.
///
/// Errors: `errc::missing_member`.
template <class Predicate>
struct required_if {
    Predicate applies;
    constexpr explicit required_if(Predicate predicate) : applies(predicate) {}
};

/// Wants at least one of some optional members to be there: `at_least_one<&contact::email, &contact::phone>`.
///
/// Errors: `errc::at_least_one`, at the object.
template <auto... Members>
inline constexpr detail::at_least_one_of<Members...> at_least_one{};

/// Refuses unknown members of this struct, whatever `parse_options::reject_unknown` says.
inline constexpr detail::strict_members_t strict_members{};

/// Keeps unknown members in a map from `std::string` and writes them back behind the others:
///   std::map<std::string, vouch::raw_json> extra;    // described like any member
template <auto Member>
inline constexpr detail::unknown_members_in<Member> unknown_members{};

} // namespace vouch::inline VOUCH_ABI
#endif
