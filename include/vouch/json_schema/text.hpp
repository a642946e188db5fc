// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_TEXT_HPP
#define VOUCH_JSON_SCHEMA_TEXT_HPP
#include <vouch/json_schema/builder.hpp>
#include <vouch/schema/enumerators.hpp>
#include <vouch/schema/representation.hpp>
#include <vouch/schema/to_text.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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
