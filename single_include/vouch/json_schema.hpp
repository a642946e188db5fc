// vouch 0.1.0, vouch/json_schema.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/json_schema/constraints.hpp
#ifndef VOUCH_JSON_SCHEMA_CONSTRAINTS_HPP
#define VOUCH_JSON_SCHEMA_CONSTRAINTS_HPP

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

// vouch/json_schema/options.hpp
#ifndef VOUCH_JSON_SCHEMA_OPTIONS_HPP
#define VOUCH_JSON_SCHEMA_OPTIONS_HPP

#include <cstdint>

namespace vouch::inline VOUCH_ABI {

/// Says which way the texts go that a schema is about.
enum class schema_mode : std::uint8_t {
    request,  ///< texts that are read: a `defaulted` member may be absent, a `read_only` one that may be absent is left out
    response, ///< texts that are written: a `defaulted` member is there, a `write_only` one is left out
};

/// Says what a JSON Schema is about, and how it looks.
struct json_schema_options {
    schema_mode mode = schema_mode::request;
    bool reject_unknown = false; ///< as `parse_options::reject_unknown`: no struct has unknown members
    vouch::open_values open_values = vouch::open_values::enums; ///< as `parse_options::open_values`
    unsigned indent = 0;                                        ///< as `serialize_options::indent`
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/json_schema/type_name.hpp
#ifndef VOUCH_JSON_SCHEMA_TYPE_NAME_HPP
#define VOUCH_JSON_SCHEMA_TYPE_NAME_HPP

// What a type is called in a document. Boost.Describe knows the names of members and none of types, so the compiler is asked.
namespace vouch::inline VOUCH_ABI::detail {

// A text with the name of the type in it, which compilers spell differently: "… [with Type = acme::account; …]".
template <class Type>
constexpr auto spelled_type() noexcept -> std::string_view
{
    return __PRETTY_FUNCTION__;
}

constexpr auto is_name_character(char byte) noexcept -> bool
{
    return is_alphanumeric(byte) || byte == '_';
}

// The name of the type in a text of `spelled_type`: "acme::account".
constexpr auto type_in(std::string_view spelled) noexcept -> std::string_view
{
    constexpr std::string_view before = "Type = ";
    std::size_t const found = spelled.find(before);
    if (found == spelled.npos)
        return spelled;
    spelled.remove_prefix(found + before.size());
    std::size_t depth = 0;
    for (std::size_t at = 0; at != spelled.size(); ++at) {
        char const byte = spelled[at];
        if (byte == '<' || byte == '(' || byte == '[' || byte == '{')
            ++depth;
        else if (depth == 0 && (byte == ';' || byte == ']' || byte == ','))
            return spelled.substr(0, at);
        else if (byte == '>' || byte == ')' || byte == ']' || byte == '}')
            --depth;
    }
    return spelled;
}

// GCC writes the names of integer types in another order than Clang: "long unsigned int" for "unsigned long".
inline auto with_common_integers(std::string_view type) -> std::string
{
    std::string text(type);
    for (auto const& [gcc, clang] :
         {std::pair("long long unsigned int", "unsigned long long"), std::pair("long unsigned int", "unsigned long"),
          std::pair("short unsigned int", "unsigned short"), std::pair("long long int", "long long"),
          std::pair("long int", "long"), std::pair("short int", "short")})
        for (std::size_t at = text.find(gcc); at != text.npos; at = text.find(gcc, at))
            text.replace(at, std::string_view(gcc).size(), clang);
    return text;
}

// A name for a type, of letters, digits and underscores: "account" of acme::account, "page_account" of acme::page<acme::account>.
// Qualified, it begins with the namespaces: "acme.account".
inline auto short_type_name(std::string_view spelled, bool qualified) -> std::string
{
    std::string const type = with_common_integers(spelled);
    std::string name;
    bool is_number = false; // GCC leaves out the suffix of "3U"
    std::size_t begin = 0;  // of the part of the name that a "::" makes a qualifier
    int parentheses = 0;
    for (std::size_t at = 0; at != type.size(); ++at) {
        char const byte = type[at];
        if (byte == '(' || byte == '{')
            ++parentheses;
        else if (byte == ')' || byte == '}')
            --parentheses;
        else if (parentheses != 0)
            continue;
        else if (is_name_character(byte)) {
            bool const is_first = at == 0 || !is_name_character(type[at - 1]);
            is_number = is_first ? is_digit(byte) : is_number;
            if (!is_number || is_digit(byte))
                name += byte;
        } else if (type.compare(at, 2, "::") == 0) {
            if (!qualified || begin != 0)
                name.resize(begin);
            else if (!name.empty() && name.back() != '.')
                name += '.';
            ++at;
        } else if (byte == '<' || byte == ',') {
            name += '_';
            begin = name.size();
        }
    }
    return name;
}

// A title as the name of a type: "User update" becomes "User_update".
inline auto name_from_title(std::string_view title) -> std::string
{
    std::string name;
    for (char const byte : title) {
        if (is_name_character(byte))
            name += byte;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    return name;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json_schema/builder.hpp
#ifndef VOUCH_JSON_SCHEMA_BUILDER_HPP
#define VOUCH_JSON_SCHEMA_BUILDER_HPP

#include <algorithm>
#include <initializer_list>

// Writes the text of a schema. No template: what walks over the types calls it with texts and numbers.
namespace vouch::inline VOUCH_ABI::detail {

class schema_builder;

// Writes the keywords of a type into the object that is open. One function for each type.
using put_keywords = void (*)(schema_builder&, constraints const&);

// A schema that stands in "$defs" once somebody refers to it.
struct definition {
    void const* id; // the address of something that the type has of its own
    std::string_view spelled;
    std::string_view title;
    put_keywords put;
};

// What the schema of a member says besides what its values must be.
struct schema_notes {
    std::string_view title{};
    std::string_view description{};
    std::string default_json{};
    std::vector<std::string_view> examples{};
    bool deprecated = false;
    bool read_only = false;
    bool write_only = false;
    bool personal = false;
};

// What writing a document finds out about its types, by their ids. It is needed from the start, so a document is written until
// nothing new is found.
struct schema_findings {
    std::vector<void const*> recursive;      // values may hold others of the same type
    std::vector<void const*> mode_dependent; // requests and responses have different schemas
    std::vector<void const*> in_both_modes;  // of these, those that have both

    friend auto operator==(schema_findings const&, schema_findings const&) -> bool = default;
};

class schema_builder {
public:
    schema_builder(json_schema_options const& options, schema_findings known, std::string_view prefix)
        : options_(options),
          out_(text_, layout(options)),
          at_(out_.begin()),
          known_(std::move(known)),
          found_(known_),
          prefix_(prefix)
    {}

    [[nodiscard]] auto options() const noexcept -> json_schema_options const& { return options_; }
    [[nodiscard]] auto finish() -> std::string
    {
        out_.finish(at_);
        out_.keep();
        return std::move(text_);
    }

    // Objects and arrays, their members and items.
    void open(char bracket = '{')
    {
        at_ = out_.open(out_.make_room(at_, 1), bracket);
        is_first_.push_back(true);
    }
    void close(char bracket = '}')
    {
        at_ = out_.close(at_, bracket, is_first_.back());
        is_first_.pop_back();
    }
    void item()
    {
        at_ = out_.element(at_, is_first_.back());
        is_first_.back() = false;
    }
    void key(std::string_view name)
    {
        item();
        string(name);
        at_ = out_.colon(at_);
    }
    void string(std::string_view text) { at_ = out_.put_string(at_, text); }
    void json(std::string_view text) { at_ = writer::put(out_.make_room(at_, text.size()), text); }

    void member(std::string_view name, std::string_view text)
    {
        key(name);
        string(text);
    }
    void member_json(std::string_view name, std::string_view text)
    {
        key(name);
        json(text);
    }
    template <class Texts>
    void member_strings(std::string_view name, Texts const& texts)
    {
        key(name);
        open('[');
        for (std::string_view const text : texts) {
            item();
            string(text);
        }
        close(']');
    }
    // {"type":…} as one item of an array.
    void item_of_type(std::string_view type)
    {
        item();
        open();
        member("type", type);
        close();
    }

    // Writes a type with its own keywords and those of the rules.
    void typed(std::string_view type, constraints const& rules) { typed(type, {}, rules); }
    void typed(std::string_view type, constraints const& own, constraints const& rules)
    {
        member("type", type);
        bounded(own, rules);
    }
    // Writes the keywords of `own`, then those of `rules`. A keyword that stands there already goes into an "allOf".
    void bounded(constraints const& own, constraints const& rules)
    {
        std::vector<constraint const*> again;
        std::vector<std::string_view> written;
        for (auto const* list : {&own.own, &rules.own})
            for (constraint const& each : *list) {
                // the example of a type may break a rule
                if (each.keyword == "examples" && (rules.has_examples || (list == &own.own && !rules.own.empty())))
                    continue;
                if (std::find(written.begin(), written.end(), each.keyword) != written.end()) {
                    again.push_back(&each);
                } else {
                    written.push_back(each.keyword);
                    put(each);
                }
            }
        if (again.empty())
            return;
        key("allOf");
        open('[');
        for (constraint const* each : again) {
            item();
            open();
            put(*each);
            close();
        }
        close(']');
    }

    void notes(schema_notes const& of)
    {
        texts(of.title, of.description);
        if (!of.default_json.empty())
            member_json("default", of.default_json);
        if (!of.examples.empty()) {
            key("examples");
            open('[');
            for (std::string_view const example : of.examples) {
                item();
                json(example);
            }
            close(']');
        }
        for (auto const& [name, value] : {std::pair("deprecated", of.deprecated), std::pair("readOnly", of.read_only),
                                          std::pair("writeOnly", of.write_only), std::pair("x-personal", of.personal)})
            if (value)
                member_json(name, "true");
    }
    void texts(std::string_view title, std::string_view description)
    {
        if (!title.empty())
            member("title", title);
        if (!description.empty())
            member("description", description);
    }

    // Says which way the texts go that what follows is about.
    void set_mode(schema_mode mode) { options_.mode = mode; }
    // Says that the schema which is being written is another one in the other mode.
    void depends_on_mode() { add(found_.mode_dependent, written_); }

    // The schema that is the document itself.
    void set_root(definition const& root) { root_ = root.id; }
    // Writes "$ref", and what rules ask of a value of that type.
    void reference(definition const& to, std::string_view type, constraints const& rules)
    {
        if (has(known_.mode_dependent, to.id))
            depends_on_mode();
        member("$ref", to.id == root_ ? std::string("#") : prefix_ + name_of(to));
        if (!rules.own.empty())
            typed(type, rules);
    }
    // Writes a schema in place, or a reference if a value of the type may hold another one.
    void in_place(definition const& what, std::string_view type, constraints const& rules)
    {
        if (has(open_, what.id))
            add(found_.recursive, what.id);
        if (has(found_.recursive, what.id))
            return reference(what, type, rules);
        open_.push_back(what.id);
        what.put(*this, rules);
        open_.pop_back();
    }
    // What was known, and what was found since.
    [[nodiscard]] auto found() const noexcept -> schema_findings const& { return found_; }

    // Writes every schema that somebody referred to, and those that these refer to.
    void definitions()
    {
        for (std::size_t index = 0; index != defined_.size(); ++index) {
            key(std::string(defined_[index].name));
            open();
            put_keywords const write = defined_[index].of.put;
            written_ = defined_[index].of.id;
            options_.mode = defined_[index].mode;
            write(*this, no_constraints);
            close();
        }
    }
    [[nodiscard]] auto has_definitions() const noexcept -> bool { return !defined_.empty(); }

private:
    static auto layout(json_schema_options const& options) -> serialize_options
    {
        serialize_options chosen;
        chosen.indent = options.indent;
        return chosen;
    }

    void put(constraint const& each)
    {
        if (each.keyword == "enum" || each.keyword == "examples")
            member_strings(each.keyword, each.texts);
        else if (each.keyword == "pattern" || each.keyword == "format")
            member(each.keyword, each.text);
        else
            member_json(each.keyword, each.text);
    }

    static auto has(std::vector<void const*> const& ids, void const* id) -> bool
    {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }
    static void add(std::vector<void const*>& ids, void const* id)
    {
        if (id != nullptr && !has(ids, id))
            ids.push_back(id);
    }

    // A type has one schema, or one for each mode that it is written in if these differ.
    auto name_of(definition const& of) -> std::string
    {
        bool const is_dependent = has(known_.mode_dependent, of.id);
        for (defined const& each : defined_)
            if (each.of.id == of.id) {
                if (!is_dependent || each.mode == options_.mode)
                    return each.name;
                add(found_.in_both_modes, of.id);
            }
        defined_.push_back({of, options_.mode, new_name(of)});
        return defined_.back().name;
    }
    // The first type of a name keeps it; a second type of the same name is called by its namespaces as well.
    auto new_name(definition const& of) const -> std::string
    {
        bool const is_second = options_.mode == schema_mode::request && has(known_.in_both_modes, of.id);
        std::string_view const suffix = is_second ? "_request" : "";
        std::string name = name_from_title(of.title);
        if (name.empty())
            name = short_type_name(type_in(of.spelled), false);
        if (name.empty())
            name = "schema";
        name += suffix;
        if (is_taken(name))
            name = short_type_name(type_in(of.spelled), true).append(suffix);
        while (is_taken(name))
            name += '_';
        return name;
    }
    auto is_taken(std::string_view name) const -> bool
    {
        return std::any_of(defined_.begin(), defined_.end(), [&](defined const& each) { return each.name == name; });
    }

    struct defined {
        definition of;
        schema_mode mode;
        std::string name;
    };

    json_schema_options options_;
    std::string text_;
    writer out_;
    char* at_;
    std::vector<bool> is_first_;
    std::vector<void const*> open_;
    schema_findings known_;
    schema_findings found_;
    std::string prefix_;
    void const* root_ = nullptr;
    void const* written_ = nullptr; // the definition that is being written
    std::vector<defined> defined_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json_schema/subschema.hpp
#ifndef VOUCH_JSON_SCHEMA_SUBSCHEMA_HPP
#define VOUCH_JSON_SCHEMA_SUBSCHEMA_HPP

// What schemas that hold others are written with; vouch/json_schema/value.hpp knows all types.
namespace vouch::inline VOUCH_ABI::detail {

// Writes the keywords of a value in a place that has a form into the object that is open.
template <class Type, class Form = no_form>
void put_schema(schema_builder& out, constraints const& rules);

template <class Type, class Form = no_form>
void put_subschema(schema_builder& out, constraints const& rules = no_constraints)
{
    out.open();
    put_schema<Type, Form>(out, rules);
    out.close();
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json_schema/text.hpp
#ifndef VOUCH_JSON_SCHEMA_TEXT_HPP
#define VOUCH_JSON_SCHEMA_TEXT_HPP

#include <type_traits>

// The schemas of text types, enumerations and numbers, and of those as the keys of a map.
namespace vouch::inline VOUCH_ABI::detail {

// Something that each schema has of its own: its address tells it from others.
template <class... Types>
inline constexpr char schema_id = 0;

template <class Item, class Type>
constexpr auto text_of_item() noexcept -> std::string_view
{
    if constexpr (has_item<Item, Type>)
        return item_in<Item>(schema_of<Type>).text;
    else
        return {};
}
template <class Type>
auto definition_of(put_keywords put) -> definition
{
    return {&schema_id<Type>, spelled_type<Type>(), text_of_item<title, Type>(), put};
}
template <class Type>
void put_own_texts(schema_builder& out)
{
    out.texts(text_of_item<title, Type>(), text_of_item<description, Type>());
}

// What JSON has for a number.
inline constexpr std::string_view number_pattern = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$";

// What a text type says of its texts.
inline auto constraints_of(text_info const& info) -> constraints
{
    constraints own;
    if (info.exact_size != 0 && info.format.empty() && info.pattern.empty()) { // they say it
        own.add("minLength", std::to_string(info.exact_size));
        own.add("maxLength", std::to_string(info.exact_size));
    }
    if (!info.format.empty())
        own.add("format", std::string(info.format));
    if (!info.pattern.empty())
        own.add("pattern", std::string(info.pattern));
    if (!info.example.empty())
        own.own.push_back({"examples", {}, {info.example}});
    return own;
}

// A text type that can list its texts.
template <class Type>
concept listed_text_type = text_type<Type> && requires { Type::for_each_text([](std::string_view) {}); };

template <class Type>
void put_listed_texts(schema_builder& out, constraints const&)
{
    std::vector<std::string_view> texts;
    Type::for_each_text([&](std::string_view text) { texts.push_back(text); });
    std::sort(texts.begin(), texts.end());
    out.member("type", "string");
    out.member_strings("enum", texts);
}

template <class Type, auto Value, class Item>
constexpr auto text_of_enumerator() noexcept -> std::string_view
{
    if constexpr (requires { item_in<Item>(items_of_enumerator<Value>(schema_of<Type>)); })
        return item_in<Item>(items_of_enumerator<Value>(schema_of<Type>)).text;
    else
        return {};
}

struct enumerator_texts {
    std::string json_text; // its name, or the digits of its number
    std::string_view title;
    std::string_view description;
};

// Writes the enumerators: as a list, or each with what is said of it.
inline void put_enumerators(schema_builder& out, std::vector<enumerator_texts> const& all, bool are_numbers)
{
    auto const put = [&](std::string_view text) { are_numbers ? out.json(text) : out.string(text); };
    bool const is_list =
        std::all_of(all.begin(), all.end(), [](auto const& each) { return each.title.empty() && each.description.empty(); });
    out.key(is_list ? "enum" : "oneOf");
    out.open('[');
    for (enumerator_texts const& each : all) {
        out.item();
        if (is_list) {
            put(each.json_text);
            continue;
        }
        out.open();
        out.key("const");
        put(each.json_text);
        out.texts(each.title, each.description);
        out.close();
    }
    out.close(']');
}

template <class Type, template <class...> class List, class... Descriptors>
auto texts_of_enumerators(List<Descriptors...>) -> std::vector<enumerator_texts>
{
    std::vector<enumerator_texts> all;
    auto const add = [&](std::string_view its_title, std::string_view its_description) {
        std::size_t const index = all.size();
        std::string text(enumerators<Type>::names[index]);
        if constexpr (is_numeric_enum<Type>)
            text = std::to_string(enumerator_number(enumerators<Type>::values[index]));
        all.push_back({std::move(text), its_title, its_description});
    };
    (add(text_of_enumerator<Type, Descriptors::value, title>(), text_of_enumerator<Type, Descriptors::value, description>()),
     ...);
    if constexpr (is_numeric_enum<Type>) { // two enumerators may be one number, and items of an "enum" differ
        std::vector<enumerator_texts> different;
        for (enumerator_texts& each : all)
            if (std::none_of(different.begin(), different.end(),
                             [&](auto const& known) { return known.json_text == each.json_text; }))
                different.push_back(std::move(each));
        return different;
    }
    return all;
}

template <class Type>
void put_enum(schema_builder& out, constraints const&)
{
    out.member("type", is_numeric_enum<Type> ? "integer" : "string");
    put_own_texts<Type>(out);
    put_enumerators(out, texts_of_enumerators<Type>(enumerators_of<Type>{}), is_numeric_enum<Type>);
}

template <class Type>
void put_named(schema_builder& out, constraints const& rules)
{
    if constexpr (described_enum<Type> && !text_type<Type>)
        out.reference(definition_of<Type>(&put_enum<Type>), is_numeric_enum<Type> ? "integer" : "string", rules);
    else if constexpr (listed_text_type<Type>)
        out.reference(definition_of<Type>(&put_listed_texts<Type>), "string", rules);
    else
        out.typed("string", constraints_of(info_of<Type>()), rules);
}

// What a type that is represented as a text says of its texts.
template <class Type>
auto info_of_representation() -> constraints
{
    if constexpr (has_own_info<Type>)
        return constraints_of(representation<Type>::info);
    else if constexpr (has_info<Type>)
        return constraints_of(vouch_info(of<Type>{}));
    else
        return {};
}

// Writes an integer between two bounds that are those of its type, unless rules have nearer ones.
inline void put_integer_between(schema_builder& out, std::string least, std::string most, constraints const& rules)
{
    constraints all;
    if (!rules.has("minimum") && !rules.has("exclusiveMinimum"))
        all.add("minimum", std::move(least));
    all.own.insert(all.own.end(), rules.own.begin(), rules.own.end());
    if (!rules.has("maximum") && !rules.has("exclusiveMaximum"))
        all.add("maximum", std::move(most));
    out.typed("integer", all);
}
template <class Integer>
void put_integer(schema_builder& out, constraints const& rules)
{
    using limits = std::numeric_limits<Integer>;
    put_integer_between(out, std::to_string((limits::min)()), std::to_string((limits::max)()), rules);
}

template <class Number>
void put_floating(schema_builder& out, constraints const& rules)
{
    constraints own;
    if constexpr (std::same_as<Number, float>) { // the least number that rounds to infinity
        own.add("exclusiveMinimum", "-3.4028235677973366e38");
        own.add("exclusiveMaximum", "3.4028235677973366e38");
    }
    out.typed("number", own, rules);
}

// Writes the schema of the keys of a map: nothing where every text is a key.
template <class Key>
void put_key(schema_builder& out, constraints const& own = no_constraints)
{
    constexpr shape kind = shape_of<Key>;
    if constexpr (kind == shape::represented) {
        put_key<representation_type<Key>>(out, info_of_representation<Key>());
    } else if constexpr (kind == shape::quoted) {
        put_key<typename Key::value_type>(out, own);
    } else if constexpr (kind == shape::boolean) {
        out.member("type", "string");
        out.member_strings("enum", std::initializer_list<std::string_view>{"false", "true"});
    } else if constexpr (kind == shape::integer) {
        out.member("type", "string");
        out.member("pattern", std::is_signed_v<Key> ? "^(0|-?[1-9][0-9]*)$" : "^(0|[1-9][0-9]*)$");
    } else if constexpr (kind == shape::number_name) {
        std::vector<std::string_view> numbers;
        auto const all = texts_of_enumerators<Key>(enumerators_of<Key>{});
        for (enumerator_texts const& each : all)
            numbers.push_back(each.json_text);
        out.member("type", "string");
        out.member_strings("enum", numbers);
    } else if constexpr (kind == shape::open) {
        using value = typename Key::value_type;
        if constexpr (is_numeric_enum<value>) {
            out.member("type", "string");
            out.member("pattern", number_pattern);
        } else if (described_enum<value> || out.options().open_values == open_values::all) {
            out.member("type", "string");
        } else {
            put_key<value>(out);
        }
    } else if constexpr (kind == shape::named) {
        put_named<Key>(out, no_constraints);
    } else {
        out.typed("string", own);
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json_schema/object.hpp
#ifndef VOUCH_JSON_SCHEMA_OBJECT_HPP
#define VOUCH_JSON_SCHEMA_OBJECT_HPP

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

// vouch/json_schema/variant.hpp
#ifndef VOUCH_JSON_SCHEMA_VARIANT_HPP
#define VOUCH_JSON_SCHEMA_VARIANT_HPP

#include <variant>

// The schemas of variants: an alternative for each type, told by a tag or by its kind of JSON.
namespace vouch::inline VOUCH_ABI::detail {

template <class Names>
void put_none_of(schema_builder& out, Names const& names)
{
    if (names.size() == 0)
        return;
    out.key("not");
    out.open();
    out.member_strings("enum", names);
    out.close();
}
// Writes the schema of a tag that no other alternative has.
template <class Names>
void put_other_tag(schema_builder& out, Names const& names)
{
    out.open();
    out.member("type", "string");
    put_none_of(out, names);
    out.close();
}

template <class Facts, class Alternative>
void put_inside(schema_builder& out)
{
    if constexpr (Facts::template is_other<Alternative>) {
        out.member("type", "object");
        out.key("properties");
        out.open();
        out.key(Facts::tag_name);
        put_other_tag(out, Facts::names);
        out.close();
        out.member_strings("required", std::vector{Facts::tag_name});
    } else {
        put_object<unboxed_type<Alternative>, tag_of<Facts, Alternative>>(out, no_constraints);
    }
}

template <class Facts, class Alternative>
void put_beside(schema_builder& out)
{
    constexpr bool is_other = Facts::template is_other<Alternative>;
    out.member("type", "object");
    out.key("properties");
    out.open();
    out.key(Facts::tag_name);
    if constexpr (is_other)
        put_other_tag(out, Facts::names);
    else {
        out.open();
        tag_of<Facts, Alternative>::put_value(out);
        out.close();
    }
    out.key(Facts::content_name);
    if constexpr (is_other)
        out.json("{}");
    else
        put_subschema<Alternative>(out);
    out.close();
    std::vector<std::string_view> required{Facts::tag_name};
    if constexpr (!is_other && !may_lack_content<Alternative>())
        required.push_back(Facts::content_name);
    out.member_strings("required", required);
    if (out.options().reject_unknown)
        out.member_json("additionalProperties", "false");
}

template <class Facts, class Alternative>
void put_by_name(schema_builder& out, std::string_view name)
{
    out.member("type", "object");
    out.key("properties");
    out.open();
    out.key(name);
    put_subschema<Alternative>(out);
    out.close();
    out.member_strings("required", std::vector{name});
    out.member_json("additionalProperties", "false");
}
template <class Facts>
void put_other_by_name(schema_builder& out)
{
    out.member("type", "object");
    out.member_json("minProperties", "1");
    out.member_json("maxProperties", "1");
    out.key("propertyNames");
    out.open();
    put_none_of(out, Facts::names);
    out.close();
}

template <class Facts, class Alternative>
void put_alternative(schema_builder& out)
{
    if constexpr (Facts::place == tag_place::name && !Facts::template is_other<Alternative>) {
        for (std::string_view const name : Facts::template values<Alternative>()) {
            out.item();
            out.open();
            put_by_name<Facts, Alternative>(out, name);
            out.close();
        }
    } else {
        out.item();
        out.open();
        if constexpr (Facts::place == tag_place::inside)
            put_inside<Facts, Alternative>(out);
        else if constexpr (Facts::place == tag_place::beside)
            put_beside<Facts, Alternative>(out);
        else
            put_other_by_name<Facts>(out);
        out.close();
    }
}

template <class Form, class... Alternatives>
void put_alternatives(schema_builder& out, std::type_identity<std::variant<Alternatives...>>)
{
    using variant = std::variant<Alternatives...>;
    out.key("oneOf");
    out.open('[');
    if constexpr (is_tagged_form<Form>) {
        using facts = alternatives<variant, Form>;
        if constexpr (facts::is_well_formed)
            (put_alternative<facts, Alternatives>(out), ...);
    } else {
        ((out.item(), put_subschema<Alternatives>(out)), ...);
    }
    out.close(']');
}

template <class Type, class Form>
void put_variant(schema_builder& out, constraints const&)
{
    if constexpr (std::same_as<Form, own_form<Type>>)
        put_own_texts<Type>(out);
    put_alternatives<Form>(out, std::type_identity<Type>{});
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json_schema/value.hpp
#ifndef VOUCH_JSON_SCHEMA_VALUE_HPP
#define VOUCH_JSON_SCHEMA_VALUE_HPP

#include <tuple>

// Walks over a type and writes its schema: one function for each shape.
namespace vouch::inline VOUCH_ABI::detail {

// The sentence for a new shape that was forgotten here.
template <class Type>
inline constexpr bool shape_has_a_schema = false;

// The name of the JSON type that rules are about; empty where there are several.
template <class Type>
consteval auto json_type_of() -> std::string_view
{
    constexpr unsigned kinds = kinds_of<Type>;
    return kinds == string_kind ? "string" : kinds == number_kind ? "number" : kinds == array_kind ? "array" : "object";
}

template <class Type>
void put_represented(schema_builder& out, constraints const& rules)
{
    if constexpr (has_well_formed_representation<Type>) {
        constraints all = info_of_representation<Type>();
        if (all.own.empty())
            return put_schema<representation_type<Type>>(out, rules);
        all.own.insert(all.own.end(), rules.own.begin(), rules.own.end());
        all.items = rules.items;
        all.has_examples = rules.has_examples || !rules.own.empty();
        put_schema<representation_type<Type>>(out, all);
    }
}

template <class Type, class Form>
void put_nullable(schema_builder& out, constraints const& rules)
{
    using value = std::remove_cvref_t<decltype(*std::declval<Type&>())>;
    if constexpr (kinds_of<value> == every_kind)
        return put_schema<value, Form>(out, rules);
    out.key("anyOf");
    out.open('[');
    out.item();
    put_subschema<value, Form>(out, rules);
    out.item_of_type("null");
    out.close(']');
}

template <class Type>
void put_quoted(schema_builder& out, constraints const& rules)
{
    using value = typename Type::value_type;
    out.key("oneOf");
    out.open('[');
    out.item();
    out.open();
    out.member("type", "string");
    if constexpr (kinds_of<value> == boolean_kind)
        out.member_strings("enum", std::initializer_list<std::string_view>{"false", "true"});
    else
        out.member("pattern", number_pattern);
    out.close();
    out.item();
    put_subschema<value>(out, rules);
    out.close(']');
}

template <class Type>
void put_open(schema_builder& out, constraints const& rules)
{
    using value = typename Type::value_type;
    if (!described_enum<value> && out.options().open_values != open_values::all)
        return put_schema<value>(out, rules);
    out.key("anyOf");
    out.open('[');
    out.item();
    put_subschema<value>(out, rules);
    out.item_of_type(is_numeric_enum<value> ? "number" : "string");
    out.close(']');
}

template <class Type, class Form>
void put_array(schema_builder& out, constraints const& rules)
{
    constraints own;
    if constexpr (shape_of<Type> == shape::fixed_array)
        own.add_counts("minItems", "maxItems", std::tuple_size_v<Type>, std::tuple_size_v<Type>);
    if constexpr (shape_of<Type> == shape::set)
        own.add("uniqueItems", "true");
    out.typed("array", own, rules);
    out.key("items");
    put_subschema<typename Type::value_type, item_form<Form>>(out, rules.for_items());
}

template <class... Values>
void put_items(schema_builder& out, std::type_identity<std::tuple<Values...>>)
{
    if constexpr (sizeof...(Values) != 0) {
        out.member_json("minItems", std::to_string(sizeof...(Values)));
        out.key("prefixItems");
        out.open('[');
        ((out.item(), put_subschema<Values>(out)), ...);
        out.close(']');
    }
    out.member_json("items", "false");
}
template <class First, class Second>
void put_items(schema_builder& out, std::type_identity<std::pair<First, Second>>)
{
    put_items(out, std::type_identity<std::tuple<First, Second>>{});
}

template <class Type, class Form>
void put_map(schema_builder& out, constraints const& rules)
{
    out.typed("object", rules);
    if constexpr (!std::same_as<typename Type::key_type, std::string>) {
        out.key("propertyNames");
        out.open();
        put_key<typename Type::key_type>(out);
        out.close();
    }
    out.key("additionalProperties");
    put_subschema<typename Type::mapped_type, item_form<Form>>(out, rules.for_items());
}

template <class Type, class Form>
void put_schema(schema_builder& out, [[maybe_unused]] constraints const& rules)
{
    constexpr shape kind = shape_of<Type>;
    if constexpr (kind == shape::represented) {
        out.in_place(definition_of<Type>(&put_represented<Type>), json_type_of<Type>(), rules);
    } else if constexpr (kind == shape::optional || kind == shape::nullable) { // an empty one that is no member is null
        put_nullable<Type, Form>(out, rules);
    } else if constexpr (kind == shape::boxed) {
        put_schema<typename Type::value_type, Form>(out, rules);
    } else if constexpr (kind == shape::quoted) {
        put_quoted<Type>(out, rules);
    } else if constexpr (kind == shape::open) {
        put_open<Type>(out, rules);
    } else if constexpr (kind == shape::sequence || kind == shape::set || kind == shape::fixed_array) {
        put_array<Type, Form>(out, rules);
    } else if constexpr (kind == shape::tuple) {
        out.member("type", "array");
        put_items(out, std::type_identity<Type>{});
    } else if constexpr (kind == shape::map) {
        put_map<Type, Form>(out, rules);
    } else if constexpr (kind == shape::variant) {
        using form = form_for<Type, Form>;
        definition what = definition_of<Type>(&put_variant<Type, form>);
        what.id = &schema_id<Type, form>;
        out.in_place(what, "object", rules);
    } else if constexpr (kind == shape::object) {
        out.reference(definition_of<Type>(&put_object<Type>), "object", rules);
    } else if constexpr (kind == shape::named || kind == shape::number_name) {
        put_named<Type>(out, rules);
    } else if constexpr (kind == shape::string) {
        out.typed("string", rules);
    } else if constexpr (kind == shape::secret) {
        out.member("type", "string");
        out.member_json("minLength", "1"); // an empty text is an unset secret
        out.member("format", "password");
    } else if constexpr (kind == shape::null) {
        out.member("type", "null");
    } else if constexpr (kind == shape::boolean) {
        out.member("type", "boolean");
    } else if constexpr (kind == shape::integer) {
        put_integer<Type>(out, rules);
    } else if constexpr (kind == shape::floating) {
        put_floating<Type>(out, rules);
    } else if constexpr (kind == shape::number_text) {
        out.typed("number", rules);
    } else if constexpr (requires { dom_access<Type>::content_media_type; }) { // bytes outside of JSON, in a form
        out.member("contentMediaType", dom_access<Type>::content_media_type);
    } else {
        static_assert(kind == shape::raw || kind == shape::dom || shape_has_a_schema<Type>,
                      "put_schema does not know this shape");
    }
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/json_schema/generate.hpp
#ifndef VOUCH_JSON_SCHEMA_GENERATE_HPP
#define VOUCH_JSON_SCHEMA_GENERATE_HPP

namespace vouch::inline VOUCH_ABI {

namespace detail {

// The text that `put` writes into the object that is open, with all that is found out about its types.
template <class Put>
auto write_schemas(json_schema_options const& options, std::string_view prefix, Put const& put) -> std::string
{
    for (schema_findings known;;) {
        schema_builder out(options, known, prefix);
        out.open();
        put(out);
        out.close();
        if (out.found() == known)
            return out.finish();
        known = out.found();
    }
}

// Writes a document whose schema `put` writes, and that of `self` is the whole document.
inline auto generate_schema(json_schema_options const& options, put_keywords put, definition const* self) -> std::string
{
    return write_schemas(options, "#/$defs/", [&](schema_builder& out) {
        if (self != nullptr)
            out.set_root(*self);
        out.member("$schema", "https://json-schema.org/draft/2020-12/schema");
        put(out, no_constraints);
        if (out.has_definitions()) {
            out.key("$defs");
            out.open();
            out.definitions();
            out.close();
        }
    });
}

} // namespace detail

/// Returns the JSON Schema, draft 2020-12, of the texts that `parse<Type>` reads, or that `serialize` writes: types, rules,
/// annotations, names and defaults of its declaration, in the order of the declaration. The same type gives the same text.
///
/// JSON:   a struct, an enumeration and a list of codes stand in `$defs`, under the title of the type or else its C++ name. The
///         second of two types with one name is called by its namespaces too. What JSON Schema cannot say is left out: `check`,
///         `required_if`, bounds of dates, check digits, duplicate names.
/// Cost:   a walk over the type when it is called. Links nothing.
/// See:    https://json-schema.org/draft/2020-12
template <class Type>
[[nodiscard]] auto json_schema(json_schema_options const& options = {}) -> std::string
{
    if constexpr (!detail::require_writable<Type>()) {
        return {};
    } else if constexpr (detail::shape_of<detail::unboxed_type<Type>> == detail::shape::object) {
        using object = detail::unboxed_type<Type>;
        detail::definition const self = detail::definition_of<object>(&detail::put_object<object>);
        return detail::generate_schema(options, self.put, &self);
    } else {
        return detail::generate_schema(options, &detail::put_schema<Type>, nullptr);
    }
}

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/json_schema.hpp
#ifndef VOUCH_JSON_SCHEMA_HPP
#define VOUCH_JSON_SCHEMA_HPP
// JSON Schema of described types. Links nothing.
#endif
