// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BENCH_CONTENDERS_SIMDJSON_HPP
#define VOUCH_BENCH_CONTENDERS_SIMDJSON_HPP
// On-Demand, reading only, by hand. The parser is kept from one text to the next.
#include "described.hpp"

#include <simdjson.h>

#include <limits>
#include <type_traits>

namespace bench {

using simdjson::ondemand::value;

inline auto take(value from, std::string& to) -> bool
{
    std::string_view text;
    if (from.get_string().get(text))
        return false;
    to.assign(text);
    return true;
}

inline auto take(value from, bool& to) -> bool
{
    return !from.get_bool().get(to);
}
inline auto take(value from, double& to) -> bool
{
    return !from.get_double().get(to);
}
inline auto take(value from, std::uint64_t& to) -> bool
{
    return !from.get_uint64().get(to);
}

template <class Integer>
    requires(std::is_same_v<Integer, std::int32_t> || std::is_same_v<Integer, std::uint32_t>)
auto take(value from, Integer& to) -> bool
{
    std::int64_t wide = 0;
    if (from.get_int64().get(wide) || wide < std::numeric_limits<Integer>::min() || wide > std::numeric_limits<Integer>::max())
        return false;
    to = static_cast<Integer>(wide);
    return true;
}

template <vouch::text_type Type>
auto take(value from, Type& to) -> bool
{
    std::string_view text;
    if (from.get_string().get(text))
        return false;
    auto const made = vouch::parse_text<Type>(text);
    if (made)
        to = *made;
    return made.has_value();
}

template <class Enum>
    requires std::is_enum_v<Enum>
auto take(value from, Enum& to) -> bool
{
    std::string_view text;
    return !from.get_string().get(text) && enumerator_of(text, to);
}

template <class Value>
auto take(value from, vouch::nullable<Value>& to) -> bool;
template <class Item>
auto take(value from, std::vector<Item>& to) -> bool;
template <class Item, std::size_t Size>
auto take(value from, std::array<Item, Size>& to) -> bool;

// The member that is expected next is tried first, then all. Asking for each by its name instead costs a tenth more, and twice
// as much where they come in another order.
template <described Type>
auto take_members(simdjson::ondemand::object from, Type& to) -> bool
{
    return [&]<template <class...> class List, class... Members>(List<Members...>) {
        std::uint64_t seen = 0;
        unsigned expected = 0;
        for (auto each : from) {
            simdjson::ondemand::field field;
            if (std::move(each).get(field))
                return false;
            std::string_view const key = field.escaped_key();
            bool good = true;
            auto const take_if = [&]<class Member>(unsigned place, std::type_identity<Member>) {
                if (key != std::string_view(Member::name))
                    return false;
                seen |= std::uint64_t{1} << place;
                expected = place + 1;
                good = take(field.value(), to.*Member::pointer);
                return true;
            };
            unsigned place = 0;
            unsigned const first = expected;
            if (!((place++ == first && take_if(place - 1, std::type_identity<Members>{})) || ...)) {
                place = 0;
                (void)(take_if(place++, std::type_identity<Members>{}) || ...);
            }
            if (!good)
                return false;
        }
        return seen == (std::uint64_t{1} << sizeof...(Members)) - 1;
    }(boost::describe::describe_members<Type, boost::describe::mod_public>{});
}

template <described Type>
auto take(value from, Type& to) -> bool
{
    simdjson::ondemand::object object;
    return !from.get_object().get(object) && take_members(object, to);
}

template <class Item>
auto take_items(simdjson::ondemand::array from, std::vector<Item>& to) -> bool
{
    for (auto each : from) {
        value item;
        if (each.get(item) || !take(item, to.emplace_back()))
            return false;
    }
    return true;
}

template <class Item>
auto take(value from, std::vector<Item>& to) -> bool
{
    simdjson::ondemand::array array;
    return !from.get_array().get(array) && take_items(array, to);
}

template <class Item, std::size_t Size>
auto take(value from, std::array<Item, Size>& to) -> bool
{
    simdjson::ondemand::array array;
    if (from.get_array().get(array))
        return false;
    std::size_t at = 0;
    for (auto each : array) {
        value item;
        if (at == Size || each.get(item) || !take(item, to[at++]))
            return false;
    }
    return at == Size;
}

template <class Value>
auto take(value from, vouch::nullable<Value>& to) -> bool
{
    bool null = false;
    if (from.is_null().get(null))
        return false;
    return null || take(from, to.emplace());
}

struct with_simdjson {
    template <class Document>
    static auto read(std::string_view text) -> std::optional<Document>
    {
        static simdjson::ondemand::parser parser;
        std::optional<Document> made(std::in_place);
        if (!read_into(parser, text, *made))
            made.reset();
        return made;
    }

private:
    template <class Document>
    static auto read_into(simdjson::ondemand::parser& parser, std::string_view text, Document& to) -> bool
    {
        simdjson::padded_string_view const padded(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING);
        simdjson::ondemand::document document;
        if (parser.iterate(padded).get(document))
            return false;
        if constexpr (is_vector<Document>) {
            simdjson::ondemand::array array;
            if (document.get_array().get(array) || !take_items(array, to))
                return false;
        } else {
            simdjson::ondemand::object object;
            if (document.get_object().get(object) || !take_members(object, to))
                return false;
        }
        return document.at_end();
    }
};

} // namespace bench
#endif
