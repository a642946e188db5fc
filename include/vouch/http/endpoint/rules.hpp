// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_RULES_HPP
#define VOUCH_HTTP_ENDPOINT_RULES_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/schema/rule_kinds.hpp>
#include <vouch/validate/rule_checks.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>

// The rules of a parameter: the same objects that a schema has for a member.
namespace vouch::inline VOUCH_ABI::http {

/// Says what the value of a parameter must be: `query_param<"limit", int, rules<vouch::range(1, 100)>>`.
///
/// A rule that cannot be a template argument stands as the address of a constant: a pattern, bounds that are dates, bounds that
/// are floating before Clang 18. `inline constexpr vouch::range ratio(0.0, 0.5);` and `rules<&ratio>`. A client sends nothing
/// that breaks a rule, a service answers it with 422, and documents publish the rules.
/// Errors: those of the rules, at the parameter. Of a list, `items` counts and `each` looks at every item.
template <auto... Rules>
struct rules {};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

template <class Word>
inline constexpr bool is_rules = false;
template <auto... Rules>
inline constexpr bool is_rules<rules<Rules...>> = true;

// The rule that a template argument stands for. Errors keep views into it: it has static storage.
template <auto Rule>
constexpr auto rule_object() noexcept -> auto const&
{
    if constexpr (std::is_pointer_v<std::remove_cvref_t<decltype(Rule)>>)
        return *Rule;
    else
        return Rule;
}
template <auto Rule>
using rule_type = std::remove_cvref_t<decltype(rule_object<Rule>())>;

// Returns true if a rule says something of a `Type`. Annotations, such as a title, say nothing of a value.
template <class Rule, class Type>
consteval auto is_rule_for() -> bool
{
    if constexpr (vouch::detail::value_rule<Rule> || vouch::detail::is_each<Rule>)
        return vouch::detail::applies_to<Rule, Type>();
    else
        return false;
}

// The first rule of a word that says nothing of a `Type`, and the first that no `Type` keeps; `nothing` if there is none.
template <class Word, class Type>
struct rule_faults {
    using stray = nothing;
    using unmet = nothing;
};
template <auto... Rules, class Type>
struct rule_faults<rules<Rules...>, Type> {
    using stray = item_at<type_list<rule_type<Rules>...>, first_true({!is_rule_for<rule_type<Rules>, Type>()...})>;

    template <auto Rule>
    static consteval auto is_unmet() -> bool
    {
        if constexpr (is_rule_for<rule_type<Rule>, Type>())
            return !vouch::detail::can_be_met<vouch::detail::bare_type<Type>>(rule_object<Rule>());
        else
            return false;
    }
    using unmet = item_at<type_list<rule_type<Rules>...>, first_true({is_unmet<Rules>()...})>;
};

// Calls complain(expectation) for each rule of a word that a value breaks.
template <class Word>
struct rules_of_word {
    template <class Type, class Complain>
    static void check(Type const&, Complain const&)
    {}
    template <class Visit>
    static void each(Visit const&)
    {}
};
template <auto... Rules>
struct rules_of_word<rules<Rules...>> {
    template <class Type, class Complain>
    static void check(Type const& value, Complain const& complain)
    {
        auto const tell = [&](expectation const& expected, std::optional<std::size_t>) {
            complain(expected);
            return true;
        };
        (vouch::detail::keeps_rule(rule_object<Rules>(), value, tell), ...);
    }
    template <class Visit>
    static void each(Visit const& visit)
    {
        (visit(rule_object<Rules>()), ...);
    }
};

// Calls complain(expectation) for each rule of a parameter that its value breaks.
template <class Type, class Complain, class... Words>
void check_rules(type_list<Words...>, Type const& value, Complain const& complain)
{
    (rules_of_word<Words>::check(value, complain), ...);
}
// Calls visit(rule) for each rule of a parameter.
template <class Visit, class... Words>
void for_each_rule(type_list<Words...>, Visit const& visit)
{
    (rules_of_word<Words>::each(visit), ...);
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
