// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_OBJECT_RULES_HPP
#define VOUCH_SCHEMA_OBJECT_RULES_HPP
#include <vouch/core/static_text.hpp>

#include <string_view>

// What a schema says of a struct as a whole. Its rules are asked when every member was read cleanly.
namespace vouch::inline VOUCH_ABI {

/// A member that a `check` is about.
template <auto Member>
struct at_member {};
template <auto Member>
inline constexpr at_member<Member> at{};

/// A rule over a whole struct: `check("born_in_future", "a date of birth that has passed", predicate, at<&account::born>)`.
///
/// Errors: `errc::check` with `code` and "expected " + `expected`, at the first of the members named with `at` that is there,
///         else at the object.
template <class Predicate, auto... Members>
struct check {
    std::string_view code;
    std::string_view expected;
    Predicate holds;

    constexpr check(detail::static_text its_code, detail::static_text its_expected, Predicate predicate, at_member<Members>...)
        : code(its_code.view), expected(its_expected.view), holds(predicate)
    {}
};

/// A rule of one optional member: it must be there when `predicate(struct)` holds.
///
/// Errors: `errc::missing_member`.
template <class Predicate>
struct required_if {
    Predicate applies;
    constexpr explicit required_if(Predicate predicate) : applies(predicate) {}
};

/// Wants one of some optional members to be there, or several: `at_least_one<&contact::email, &contact::phone>`.
///
/// Errors: `errc::at_least_one`, at the object.
template <auto... Members>
struct at_least_one_of {};
template <auto... Members>
inline constexpr at_least_one_of<Members...> at_least_one{};

/// Refuses undeclared members of this struct, whatever `parse_options::reject_unknown` says.
struct strict_members {};

/// Keeps undeclared members in a map from `std::string` and writes them back behind the others:
///   std::map<std::string, vouch::raw_json> extra;    // described like any member
template <auto Member>
struct unknown_members_in {};
template <auto Member>
inline constexpr unknown_members_in<Member> unknown_members{};

/// How the JSON names of a struct are made from those of its members, written in snake_case. A `name` of its own comes first.
namespace case_style {
inline constexpr struct camel_t {
} camel{}; ///< postalCode
inline constexpr struct pascal_t {
} pascal{}; ///< PostalCode
inline constexpr struct kebab_t {
} kebab{}; ///< postal-code
} // namespace case_style

/// Names the member that says which alternative of a `std::variant` an object is: `schema(tag("type"), alternative<card>("card"),
/// …)`.
struct tag {
    std::string_view text;
    constexpr explicit tag(detail::static_text member) noexcept : text(member.view) {}
};

template <class Type>
struct alternative_named {
    std::string_view text;
};
/// The value of the tag for one alternative of a variant.
template <class Type>
[[nodiscard]] constexpr auto alternative(detail::static_text value) noexcept -> alternative_named<Type>
{
    return {value.view};
}

template <auto Value, class Name>
struct enumerator_rules {
    Name rules;
};
/// What an enumerator is called in JSON: `enumerator<tier::basic>(name("basic-plan"))`, in the schema of its enumeration.
template <auto Value, class Name>
[[nodiscard]] constexpr auto enumerator(Name its_name) noexcept -> enumerator_rules<Value, Name>
{
    return {its_name};
}

/// Reads and writes an enumeration as the numbers of its enumerators.
struct as_number_t {};
[[nodiscard]] constexpr auto as_number() noexcept -> as_number_t
{
    return {};
}

} // namespace vouch::inline VOUCH_ABI
#endif
