// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_OBJECT_HPP
#define VOUCH_JSON_SCHEMA_OBJECT_HPP
#include <vouch/core/json_grammar.hpp>
#include <vouch/json_schema/subschema.hpp>
#include <vouch/json_schema/text.hpp>
#include <vouch/schema/complaints.hpp>
#include <vouch/schema/unset.hpp>
#include <vouch/schema/variants.hpp>
#include <vouch/write/value.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// The schemas of described structs and their members.
namespace vouch::inline VOUCH_ABI {

// The sentence that the compiler prints.
namespace complaint {
template <auto Member>
inline constexpr bool example_is_json = false;
} // namespace complaint

namespace detail {

// A struct that is no alternative of a variant, or one whose tag stands elsewhere.
struct no_tag {
    template <class Descriptor>
    static constexpr bool is_declared_as = false;
    static constexpr bool is_added = false;
};
// The tag in an alternative of a variant.
template <class Facts, class Alternative>
struct tag_of {
    static consteval auto find(auto descriptor) -> bool
    {
        if constexpr (Facts::template declares_tag<Alternative>)
            return std::same_as<typename Facts::template tag_member<Alternative>, decltype(descriptor)>;
        else
            return false;
    }
    template <class Descriptor>
    static constexpr bool is_declared_as = find(Descriptor{});
    static constexpr bool is_added = !Facts::template declares_tag<Alternative>;

    static constexpr auto name() noexcept -> std::string_view { return Facts::tag_name; }
    static void put_value(schema_builder& out)
    {
        auto const& values = Facts::template values<Alternative>();
        if (values.size() == 1)
            out.member("const", values[0]);
        else
            out.member_strings("enum", values);
    }
};

// The JSON of a value; empty where it has none that may be published.
template <class Form, class Type>
auto published_json(Type const& value) -> std::string
{
    std::string text;
    writer out(text, serialize_options{});
    out.finish(write_formed<Form>(out, out.begin(), value));
    if (out.marks().empty())
        out.keep();
    else
        return {};
    return text;
}

// What a member's field says, as data.
struct member_facts {
    constraints rules;
    schema_notes notes;
};
template <class Value, class Rule>
void take_rule(member_facts& to, Rule const& rule)
{
    if constexpr (std::same_as<Rule, title>)
        to.notes.title = rule.text;
    else if constexpr (std::same_as<Rule, description>)
        to.notes.description = rule.text;
    else if constexpr (std::same_as<Rule, example>)
        to.notes.examples.push_back(rule.json);
    else if constexpr (std::same_as<Rule, deprecated_t>)
        to.notes.deprecated = true;
    else if constexpr (std::same_as<Rule, read_only_t>)
        to.notes.read_only = true;
    else if constexpr (std::same_as<Rule, write_only_t>)
        to.notes.write_only = true;
    else if constexpr (std::same_as<Rule, personal_t>)
        to.notes.personal = true;
    else
        add_rule<Value>(to.rules, rule);
}

// Rejects an example that is not JSON, since it would make the document invalid.
template <class Type, class Descriptor>
consteval auto require_examples() -> bool
{
    constexpr bool are_json = field_of<Type, Descriptor>::all([]<class Rule>(Rule const& rule) {
        if constexpr (std::same_as<Rule, example>)
            return is_json(rule.json);
        else
            return true;
    });
    if constexpr (!are_json)
        static_assert(complaint::example_is_json<Descriptor::pointer>,
                      "an example is JSON: a text stands in quotes of its own, example(\"\\\"DEU\\\"\")");
    return are_json;
}

// A member that may be absent: null is no value of it, unless the type inside has that.
template <class Type, class Form>
void put_optional(schema_builder& out, constraints const& rules)
{
    if constexpr (may_be_absent<Type>) {
        using value = std::remove_cvref_t<decltype(*std::declval<Type&>())>;
        put_schema<value, Form>(out, rules);
        // reading refuses null; a file is no JSON
        if constexpr (json_shape_of<value> == shape::raw ||
                      (json_shape_of<value> == shape::dom && !requires { dom_access<value>::content_media_type; })) {
            out.key("not");
            out.open();
            out.member("type", "null");
            out.close();
        }
    } else {
        put_schema<Type, Form>(out, rules);
    }
}

template <class Type, class Descriptor, class Tag>
void put_member(schema_builder& out, std::vector<std::string_view>& required)
{
    using member = member_type<Type, Descriptor>;
    constexpr std::string_view name = json_name<Type, Descriptor>;
    static_cast<void>(require_examples<Type, Descriptor>()); // complains
    member_facts facts;
    field_of<Type, Descriptor>::all([&](auto const& rule) {
        take_rule<bare_type<member>>(facts, rule);
        return true;
    });
    facts.rules.has_examples = !facts.notes.examples.empty();
    bool const is_request = out.options().mode == schema_mode::request;
    constexpr bool is_secret = shape_of<present_type<member>> == shape::secret;
    if (facts.notes.read_only || facts.notes.write_only || is_secret)
        out.depends_on_mode();
    bool is_required = !may_be_absent<member>;
    if constexpr (has_rule<defaulted_t, Type, Descriptor>) {
        Type const made{};
        auto const& value = made.*Descriptor::pointer;
        if (!is_unset<member_form<Type, Descriptor>>(value)) {
            out.depends_on_mode();
            is_required = !is_request;
            facts.notes.default_json = published_json<member_form<Type, Descriptor>>(value);
        }
    }
    if (is_request ? facts.notes.read_only && !is_required : facts.notes.write_only)
        return;
    if (is_request) { // a reply may have a secret: a token
        facts.notes.read_only = false;
        facts.notes.write_only = facts.notes.write_only || is_secret;
    }
    out.key(name);
    out.open();
    if constexpr (Tag::template is_declared_as<Descriptor>) {
        is_required = true;
        Tag::put_value(out);
    } else {
        put_optional<member, member_form<Type, Descriptor>>(out, facts.rules);
    }
    out.notes(facts.notes);
    out.close();
    if (is_required)
        required.push_back(name);
}

template <class Type, auto... Members>
void take_choice(std::vector<std::vector<std::string_view>>& choices, at_least_one_of<Members...> const&)
{
    choices.push_back({json_name_of<Type, Members>...});
}
template <class Type>
void take_choice(std::vector<std::vector<std::string_view>>&, auto const&)
{}

template <class Type, class... Owners>
auto choices_of(boost::mp11::mp_list<Owners...>) -> std::vector<std::vector<std::string_view>>
{
    std::vector<std::vector<std::string_view>> choices;
    (schema_of<Owners>.all([&](auto const& item) {
        take_choice<Type>(choices, item);
        return true;
    }),
     ...);
    return choices;
}

// Wants one of some members to be there. Their names stand in "properties" once more: validators warn of a "required" alone.
inline void put_choice(schema_builder& out, std::vector<std::string_view> const& names)
{
    out.key("anyOf");
    out.open('[');
    for (std::string_view const name : names) {
        out.item();
        out.open();
        out.key("properties");
        out.open();
        out.member_json(name, "true");
        out.close();
        out.member_strings("required", std::vector{name});
        out.close();
    }
    out.close(']');
}
// In an "allOf", since programs that make types take an "anyOf" beside "properties" for the whole schema.
inline void put_choices(schema_builder& out, std::vector<std::vector<std::string_view>> const& choices)
{
    if (choices.empty())
        return;
    out.key("allOf");
    out.open('[');
    for (auto const& names : choices) {
        out.item();
        out.open();
        put_choice(out, names);
        out.close();
    }
    out.close(']');
}

template <class Type, class Tag, template <class...> class List, class... Descriptors>
void put_members(schema_builder& out, List<Descriptors...>)
{
    std::vector<std::string_view> required;
    if constexpr (sizeof...(Descriptors) != 0 || Tag::is_added) {
        out.key("properties");
        out.open();
        if constexpr (Tag::is_added) {
            out.key(Tag::name());
            out.open();
            Tag::put_value(out);
            out.close();
        }
        (put_member<Type, Descriptors, Tag>(out, required), ...);
        out.close();
    }
    if constexpr (Tag::is_added)
        required.insert(required.begin(), Tag::name());
    if (!required.empty())
        out.member_strings("required", required);
}

template <class Type, class Tag = no_tag>
void put_object(schema_builder& out, constraints const&)
{
    out.member("type", "object");
    if constexpr (is_well_formed<Type>) {
        put_own_texts<Type>(out);
        put_members<Type, Tag>(out, json_members<Type>{});
        put_choices(out, choices_of<Type>(hierarchy<Type>{}));
        if constexpr (has_catch_all<Type>) {
            using map = member_type<Type, catch_all_of<Type>>;
            out.key("additionalProperties");
            put_subschema<typename map::mapped_type>(out);
        } else if (inherits_item<strict_members_t, Type> || out.options().reject_unknown) {
            out.member_json("additionalProperties", "false");
        }
    }
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI
#endif
