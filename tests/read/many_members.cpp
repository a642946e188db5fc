// SPDX-License-Identifier: BSL-1.0
// Structs of more members than BOOST_DESCRIBE_STRUCT can name at once, and than a word has bits: described bases hold them.
#include <vouch/read/object.hpp>

#include <vouch/read/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

// clang-format off
#define FIFTY(p) \
    p##0, p##1, p##2, p##3, p##4, p##5, p##6, p##7, p##8, p##9, p##10, p##11, p##12, p##13, p##14, p##15, p##16, p##17, p##18,   \
    p##19, p##20, p##21, p##22, p##23, p##24, p##25, p##26, p##27, p##28, p##29, p##30, p##31, p##32, p##33, p##34, p##35,       \
    p##36, p##37, p##38, p##39, p##40, p##41, p##42, p##43, p##44, p##45, p##46, p##47, p##48, p##49
// clang-format on

namespace {

using tests::faults;
using tests::parse_exact;

struct first_fifty {
    int FIFTY(a);
};
BOOST_DESCRIBE_STRUCT(first_fifty, (), (FIFTY(a)))
struct second_fifty {
    std::optional<int> FIFTY(b);
};
BOOST_DESCRIBE_STRUCT(second_fifty, (), (FIFTY(b)))
struct third_fifty {
    int FIFTY(c);
};
BOOST_DESCRIBE_STRUCT(third_fifty, (), (FIFTY(c)))
struct fourth_fifty {
    vouch::nullable<int> FIFTY(d);
};
BOOST_DESCRIBE_STRUCT(fourth_fifty, (), (FIFTY(d)))
struct fifth_fifty {
    int FIFTY(e);
};
BOOST_DESCRIBE_STRUCT(fifth_fifty, (), (FIFTY(e)))

struct three_hundred : first_fifty, second_fifty, third_fifty, fourth_fifty, fifth_fifty {
    int FIFTY(f);
};
BOOST_DESCRIBE_STRUCT(three_hundred, (first_fifty, second_fifty, third_fifty, fourth_fifty, fifth_fifty), (FIFTY(f)))

struct seventy_eight : first_fifty {
    int g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15, g16, g17, g18, g19, g20, g21, g22, g23, g24, g25,
        g26, g27;
};
BOOST_DESCRIBE_STRUCT(seventy_eight, (first_fifty),
                      (g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15, g16, g17, g18, g19, g20, g21, g22,
                       g23, g24, g25, g26, g27))

// As many as a word has bits, and one more.
struct sixty_four : first_fifty {
    int h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13;
};
BOOST_DESCRIBE_STRUCT(sixty_four, (first_fifty), (h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13))
struct sixty_five : sixty_four {
    int last{};
};
BOOST_DESCRIBE_STRUCT(sixty_five, (sixty_four), (last))

template <class Type>
inline constexpr auto& names_of = vouch::detail::object_facts<Type>::names.names;

// The members of a text, the value of each its index plus one.
template <class Type>
auto members_of_text() -> std::vector<std::string>
{
    std::vector<std::string> members;
    for (auto const name : names_of<Type>)
        members.push_back('"' + std::string(name) + "\":" + std::to_string(members.size() + 1));
    return members;
}

auto object_of(std::vector<std::string> const& members) -> std::string
{
    std::string text = "{";
    for (auto const& member : members)
        text += (text.size() == 1 ? "" : ",") + member;
    return text + '}';
}

auto value_of(int member) -> int
{
    return member;
}
template <class Optional>
auto value_of(Optional const& member) -> int
{
    return member ? *member : 0;
}

// The values of all members, in the order of the struct.
template <class Type>
auto values_of(Type const& object) -> std::vector<int>
{
    return [&]<template <class...> class List, class... Descriptors>(List<Descriptors...>) {
        return std::vector<int>{value_of(object.*Descriptors::pointer)...};
    }(vouch::detail::json_members<Type>{});
}

template <class Type>
void reads_every_order(std::size_t size)
{
    auto members = members_of_text<Type>();
    REQUIRE(members.size() == size);
    std::vector<int> expected;
    for (std::size_t index = 0; index < size; ++index)
        expected.push_back(static_cast<int>(index) + 1);
    CHECK(values_of(parse_exact<Type>(object_of(members), vouch::strict).value()) == expected);
    std::reverse(members.begin(), members.end());
    CHECK(values_of(parse_exact<Type>(object_of(members), vouch::strict).value()) == expected);
    std::mt19937 random(5);
    for (int round = 0; round < 50; ++round) {
        std::shuffle(members.begin(), members.end(), random);
        auto with_unknown = members;
        with_unknown.insert(with_unknown.begin() + round, "\"a50\":[1]");
        auto const read = parse_exact<Type>(object_of(with_unknown));
        REQUIRE(read);
        REQUIRE(values_of(*read) == expected);
        REQUIRE(faults<Type>(object_of(with_unknown), vouch::strict).starts_with("unknown_member@"));
    }
}

// Leaves out one member after the other, then doubles it.
template <class Type>
void misses_and_doubles_each()
{
    auto const members = members_of_text<Type>();
    for (std::size_t index = 0; index < members.size(); ++index) {
        std::string const name(names_of<Type>[index]);
        CAPTURE(name);
        auto fewer = members;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(index));
        auto const read = parse_exact<Type>(object_of(fewer));
        if (name.starts_with('b')) {
            REQUIRE(read);
            CHECK(values_of(*read)[index] == 0);
        } else {
            REQUIRE(read.error().size() == 1);
            CHECK(read.error()[0].kind() == vouch::errc::missing_member);
            CHECK(read.error()[0].pointer() == '/' + name);
        }
        auto more = members;
        more.push_back(members[index]);
        auto const doubled = parse_exact<Type>(object_of(more));
        REQUIRE(doubled.error().size() == 1);
        CHECK(doubled.error()[0].kind() == vouch::errc::duplicate_member);
        CHECK(doubled.error()[0].pointer() == '/' + name);
    }
}

} // namespace

TEST_CASE("many members: 64, 65, 78 and 300 are read in every order")
{
    reads_every_order<sixty_four>(64);
    reads_every_order<sixty_five>(65);
    reads_every_order<seventy_eight>(78);
    reads_every_order<three_hundred>(300);
}

TEST_CASE("many members: each that is missing or doubled is reported by its name")
{
    misses_and_doubles_each<sixty_four>();
    misses_and_doubles_each<sixty_five>();
    misses_and_doubles_each<seventy_eight>();
    misses_and_doubles_each<three_hundred>();
}

TEST_CASE("many members: all that are missing are reported in the order of the struct")
{
    auto const missing = parse_exact<three_hundred>("{}", {.absent_as_null = true, .max_errors = 1'000}).error();
    REQUIRE(missing.size() == 200); // without 50 optional and 50 nullable ones
    CHECK(missing[0].pointer() == "/a0");
    CHECK(missing[49].pointer() == "/a49");
    CHECK(missing[50].pointer() == "/c0");
    CHECK(missing[150].pointer() == "/f0");
    CHECK(missing[199].pointer() == "/f49");
    CHECK(parse_exact<three_hundred>("{}", {.max_errors = 1'000}).error().size() == 250);
}

TEST_CASE("many members: parse_into resets absent ones in every word of bits")
{
    auto members = members_of_text<three_hundred>();
    three_hundred object{};
    REQUIRE(vouch::parse_into(object_of(members), object).empty());
    std::erase_if(members, [](std::string const& member) { return member[1] == 'b' || member[1] == 'd'; });
    REQUIRE(vouch::parse_into(object_of(members), object, {.absent_as_null = true}).empty());
    auto const values = values_of(object);
    for (std::size_t index = 0; index < values.size(); ++index)
        CHECK(values[index] == ((index >= 50 && index < 100) || (index >= 150 && index < 200) ? 0 : static_cast<int>(index) + 1));
}
