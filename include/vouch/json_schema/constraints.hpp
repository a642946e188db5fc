// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_CONSTRAINTS_HPP
#define VOUCH_JSON_SCHEMA_CONSTRAINTS_HPP
#include <vouch/core/limits.hpp>
#include <vouch/schema/bounds.hpp>
#include <vouch/schema/rule_kinds.hpp>
#include <vouch/schema/unique_items.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The rules of a member as keywords of JSON Schema. They are data, so that what writes them is no template.
namespace vouch::inline VOUCH_ABI::detail {

struct constraint {
    std::string_view keyword;
    std::string text;                      // the value: of a string its text, of anything else its JSON
    std::vector<std::string_view> texts{}; // of "enum" and "examples"
};

struct constraints {
    std::vector<constraint> own;
    std::vector<constraints> items; // none or one: the rules of each()
    bool has_examples = false;      // those of the type are then left out

    [[nodiscard]] auto has(std::string_view keyword) const noexcept -> bool
    {
        for (constraint const& each : own)
            if (each.keyword == keyword)
                return true;
        return false;
    }
    [[nodiscard]] auto for_items() const noexcept -> constraints const&;

    void add(std::string_view keyword, std::string text) { own.push_back({keyword, std::move(text)}); }
    void add_counts(std::string_view least_keyword, std::string_view most_keyword, std::size_t least, std::size_t most)
    {
        if (least != 0)
            add(least_keyword, std::to_string(least));
        if (most != no_maximum)
            add(most_keyword, std::to_string(most));
    }
};
inline constraints const no_constraints{};

inline auto constraints::for_items() const noexcept -> constraints const&
{
    return items.empty() ? no_constraints : items.front();
}

// The JSON of a bound; empty if it has none.
template <class Bound>
auto text_of_bound(Bound const& bound) -> std::string
{
    if constexpr (number<Bound>) {
        if constexpr (std::floating_point<Bound>)
            if (!std::isfinite(bound))
                return {};
        std::string text;
        limit(bound).append_to(text);
        return text;
    } else if constexpr (number_text_type<Bound>) {
        char digits[Bound::max_size];
        char* const end = bound.write(digits);
        return end == nullptr ? std::string() : std::string(digits, end);
    } else {
        return {}; // JSON Schema compares numbers alone
    }
}

// Whether every `Value` keeps a bound anyway.
template <class Value, class Bound>
constexpr auto is_no_less(Bound const& bound, bool exclusive) -> bool
{
    if constexpr (integer<Value> && number<Bound>)
        return keeps_least((std::numeric_limits<Value>::min)(), bound, exclusive);
    else
        return false;
}
template <class Value, class Bound>
constexpr auto is_no_more(Bound const& bound, bool exclusive) -> bool
{
    if constexpr (integer<Value> && number<Bound>)
        return keeps_most((std::numeric_limits<Value>::max)(), bound, exclusive);
    else
        return false;
}

template <class Value, class Least, class Most>
void add_bounds(constraints& to, Least const& least, Most const& most, bool exclusive)
{
    if constexpr (!std::same_as<Least, unbounded>)
        if (!is_no_less<Value>(least, exclusive))
            if (std::string text = text_of_bound(bound_for<Value>(least)); !text.empty())
                to.add(exclusive ? "exclusiveMinimum" : "minimum", std::move(text));
    if constexpr (!std::same_as<Most, unbounded>)
        if (!is_no_more<Value>(most, exclusive))
            if (std::string text = text_of_bound(bound_for<Value>(most)); !text.empty())
                to.add(exclusive ? "exclusiveMaximum" : "maximum", std::move(text));
}

template <class Value>
void add_item_counts(constraints& to, std::size_t least, std::size_t most)
{
    if constexpr (map_like<Value>)
        to.add_counts("minProperties", "maxProperties", least, most);
    else
        to.add_counts("minItems", "maxItems", least, most);
}

// Adds what a rule asks of a `Value`. What JSON Schema cannot say is left out.
template <class Value, class Rule>
void add_rule(constraints& to, Rule const& rule);

template <class Value, class Least, class Most>
void add_value_rule(constraints& to, range<Least, Most> const& rule)
{
    add_bounds<Value>(to, rule.least(), rule.most(), false);
}
template <class Value, class Least, class Most>
void add_value_rule(constraints& to, exclusive_range<Least, Most> const& rule)
{
    add_bounds<Value>(to, rule.below(), rule.above(), true);
}
template <class Value>
void add_value_rule(constraints& to, length const& rule)
{
    to.add_counts("minLength", "maxLength", rule.least(), rule.most());
}
template <class Value>
void add_value_rule(constraints& to, items const& rule)
{
    add_item_counts<Value>(to, rule.least(), rule.most());
}
template <class Value>
void add_value_rule(constraints& to, not_empty_t const&)
{
    if constexpr (has_text<Value>)
        to.add("minLength", "1");
    else
        add_item_counts<Value>(to, 1, no_maximum);
}
template <class Value>
void add_value_rule(constraints& to, unique_items_t const&)
{
    to.add("uniqueItems", "true");
}
template <class Value, class Integer>
void add_value_rule(constraints& to, multiple_of<Integer> const& rule)
{
    std::string text = std::to_string(rule.factor()); // JSON Schema wants a factor above 0
    to.add("multipleOf", text.front() == '-' ? text.substr(1) : std::move(text));
}
template <class Value, std::size_t... Sizes>
void add_value_rule(constraints& to, one_of<Sizes...> const& rule)
{
    constraint texts{"enum", {}};
    for (std::size_t index = 0; index != rule.size(); ++index)
        texts.texts.push_back(rule[index]);
    to.own.push_back(std::move(texts));
}
template <class Value, class... Rules>
void add_value_rule(constraints& to, each_rules<Rules...> const& rules)
{
    if (to.items.empty())
        to.items.emplace_back();
    rules.all([&](auto const& rule) {
        add_rule<bare_type<typename item_of<Value>::type>>(to.items.front(), rule);
        return true;
    });
}
// A regular expression, known by what it has: patterns have a layer of their own.
template <class Value, class Pattern>
    requires requires {
        { Pattern::source() } -> std::same_as<std::string_view>;
    }
void add_value_rule(constraints& to, Pattern const&)
{
    to.add("pattern", std::string(Pattern::source()));
}

template <class Value, class Rule>
void add_rule([[maybe_unused]] constraints& to, [[maybe_unused]] Rule const& rule)
{
    if constexpr (value_rule<Rule> || is_each<Rule>)
        detail::add_value_rule<Value>(to, rule);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
