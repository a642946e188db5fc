// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_RANDOM_VALUE_HPP
#define VOUCH_TESTS_SUPPORT_RANDOM_VALUE_HPP
#include <vouch/read/parse.hpp>
#include <vouch/schema/shape.hpp>

#include <cmath>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>

// Random values of any type that vouch maps, made from its shape.
namespace support {

using vouch::detail::shape;
using vouch::detail::shape_of;

inline auto random_text(std::mt19937& random) -> std::string
{
    static constexpr std::string_view pieces[] = {
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\x01", "\u00e4", "\u20ac", "\U0001f600", std::string_view("\0", 1), "name"};
    std::string text;
    for (std::size_t left = random() % 24; left != 0; --left)
        text += pieces[random() % std::size(pieces)];
    return text;
}

// Texts of the library's types are taken from samples: every one of these is one of each.
template <class Type>
auto random_named(std::mt19937& random) -> Type
{
    static constexpr std::string_view samples[] = {"DEU",
                                                   "SVK",
                                                   "XKX",
                                                   "DE",
                                                   "SK",
                                                   "276",
                                                   "703",
                                                   "EUR",
                                                   "JPY",
                                                   "1990-02-28",
                                                   "0000-01-01",
                                                   "9999-12-31",
                                                   "2024-01-01T12:00:00Z",
                                                   "1972-06-30T23:59:59Z",
                                                   "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
                                                   "00000000-0000-0000-0000-000000000000",
                                                   "a@b",
                                                   "\"q \\\" t\"@example.com",
                                                   "user@[IPv6:::1]",
                                                   "+4915112345678",
                                                   "+12025550123",
                                                   "https://example.com/a?b#c",
                                                   "urn:x",
                                                   "2026-11",
                                                   "0000-01",
                                                   "09:30:00.120",
                                                   "00:00:00",
                                                   "P1Y2M10DT2H30M",
                                                   "PT0.5S",
                                                   "P4W",
                                                   "1.50",
                                                   "-0.001"};
    for (;;)
        if (auto value = vouch::parse_text<Type>(samples[random() % std::size(samples)]))
            return *value;
}

template <class Type>
void randomize(Type& to, std::mt19937& random, int depth = 0)
{
    constexpr shape kind = shape_of<Type>;
    auto const some = [&] { return depth > 3 ? 0 : random() % 4; };
    if constexpr (kind == shape::null) {
        to = Type{};
    } else if constexpr (kind == shape::boolean) {
        to = random() % 2 != 0;
    } else if constexpr (kind == shape::integer) {
        long long const any = std::uniform_int_distribution<long long>()(random) >> random() % 64;
        to = static_cast<Type>(random() % 2 == 0 ? any % 10 : any); // rules like small ones
    } else if constexpr (kind == shape::floating) {
        to = static_cast<Type>(std::ldexp(static_cast<double>(random()) - 2e9, static_cast<int>(random() % 100) - 50));
    } else if constexpr (kind == shape::string) {
        to = random_text(random);
    } else if constexpr (kind == shape::named || kind == shape::number_name) {
        if constexpr (vouch::described_enum<Type>)
            to = vouch::detail::enumerators<Type>::values[random() % vouch::detail::enumerators<Type>::values.size()];
        else
            to = random_named<Type>(random);
    } else if constexpr (kind == shape::open) {
        typename Type::value_type known{};
        randomize(known, random, depth);
        if (random() % 2 != 0 && vouch::described_enum<typename Type::value_type>)
            to = Type::from_unknown(vouch::detail::is_numeric_enum<typename Type::value_type>
                                        ? std::to_string(100 + random() % 1000) + ".50"
                                        : "x" + random_text(random));
        else
            to = known;
    } else if constexpr (kind == shape::optional || kind == shape::nullable) {
        to.reset();
        if (some() != 0) {
            auto value = std::make_unique<std::remove_cvref_t<decltype(*to)>>();
            randomize(*value, random, depth + 1);
            if constexpr (vouch::detail::smart_pointer<Type>)
                to.reset(value.release());
            else
                to = std::move(*value);
        }
    } else if constexpr (kind == shape::sequence || kind == shape::set) {
        to.clear();
        for (auto left = some(); left != 0; --left) {
            typename Type::value_type item{};
            randomize(item, random, depth + 1);
            if constexpr (kind == shape::sequence)
                to.push_back(std::move(item));
            else
                to.insert(std::move(item));
        }
    } else if constexpr (kind == shape::map) {
        to.clear();
        for (auto left = some(); left != 0; --left) {
            typename Type::key_type key{};
            randomize(key, random, depth + 1);
            randomize(to[key], random, depth + 1);
        }
    } else if constexpr (kind == shape::fixed_array) {
        for (auto& item : to)
            randomize(item, random, depth + 1);
    } else if constexpr (kind == shape::tuple) {
        std::apply([&](auto&... items) { (randomize(items, random, depth + 1), ...); }, to);
    } else if constexpr (kind == shape::variant) {
        [&]<class... Alternatives>(std::variant<Alternatives...>& one) {
            std::size_t const chosen = random() % sizeof...(Alternatives);
            std::size_t index = 0;
            ((index++ == chosen ? randomize(one.template emplace<Alternatives>(), random, depth + 1) : void()), ...);
        }(to);
    } else if constexpr (kind == shape::object) {
        [&]<template <class...> class List, class... Descriptors>(List<Descriptors...>) {
            (randomize(to.*Descriptors::pointer, random, depth + 1), ...);
        }(vouch::detail::json_members<Type>{});
    } else if constexpr (kind == shape::number_text) {
        to = *Type::parse(std::to_string(random() % 1000) + "." + std::to_string(random() % 100));
    } else if constexpr (kind == shape::quoted) {
        randomize(*to, random, depth);
    } else if constexpr (kind == shape::represented) {
        for (bool is_made = false; !is_made;) {
            vouch::detail::representation_type<Type> value{};
            randomize(value, random, depth);
            is_made = vouch::detail::assign_restored(to, std::move(value));
        }
    } else if constexpr (kind == shape::secret) {
        to = Type("k" + random_text(random)); // one without a text is not written
    } else {
        static_assert(kind == shape::raw, "a shape without random values");
        static constexpr std::string_view samples[] = {"1e5", "[ ]", "{\"a\" : {\"b\":true}}", "\"\\u0041\""};
        to = vouch::parse<Type>(samples[random() % std::size(samples)]).value();
    }
}

} // namespace support
#endif
