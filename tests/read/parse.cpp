// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/parse.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct stay {
    std::chrono::year_month_day from{};
    std::chrono::year_month_day until{};
    std::optional<std::string> place{};
};
BOOST_DESCRIBE_STRUCT(stay, (), (from, until, place))
constexpr auto vouch_schema(vouch::of<stay>)
{
    return vouch::schema(
        vouch::check(
            "ends_before_it_begins", "a stay that ends after it begins", [](stay const& one) { return one.from <= one.until; },
            vouch::at<&stay::until>),
        vouch::check(
            "nowhere", "a place for a stay this long",
            [](stay const& one) {
                return one.place || std::chrono::sys_days(one.until) - std::chrono::sys_days(one.from) < std::chrono::days(365);
            },
            vouch::at<&stay::place>),
        vouch::check("same_day", "a stay of one night at least", [](stay const& one) { return one.from != one.until; }));
}

struct person {
    std::string name{};
    std::string nick{};
    std::int8_t age{};
    vouch::country country{};
    tier plan{};
    bool active{};
    std::vector<stay> stays{};
    vouch::nullable<double> score{};
    std::optional<vouch::raw_json> extra{};
};
BOOST_DESCRIBE_STRUCT(person, (), (name, nick, age, country, plan, active, stays, score, extra))
constexpr auto vouch_schema(vouch::of<person>)
{
    return vouch::schema(vouch::field<&person::name>(vouch::length(2, 8)), vouch::field<&person::nick>(vouch::length(2, 8)));
}

} // namespace

TEST_CASE("parse: one payload with ten different mistakes gives ten errors, in the order of the text")
{
    std::string_view const text = R"({
  "nick": "x",
  "shoe_size": 46,
  "stays": [
    {"from": "2024-02-01", "until": "2024-01-01"},
    {"until": null, "from": "2023-02-28"}
  ],
  "age": 1.28e2,
  "plan": "gold",
  "country": "SVKA",
  "active": "yes",
  "plan": "basic",
  "score": 0.5
})";
    struct expected {
        std::string_view pointer;
        std::string_view code;
        std::size_t offset;
        std::string_view message;
    };
    auto const at = [&](std::string_view what) { return text.find(what); };
    std::vector<expected> const all{
        {"/nick", "too_short", at("\"x\""), "expected 2 to 8 characters"},
        {"", "unknown_member", at("\"shoe_size\""), "expected declared members only"},
        {"/stays/0/until", "ends_before_it_begins", at("\"2024-01-01\""), "expected a stay that ends after it begins"},
        {"/stays/1/until", "null_not_allowed", at("null"), "expected a value, not null"},
        {"/age", "out_of_range", at("1.28e2"), "expected an integer, -128 to 127"},
        {"/plan", "not_in_enum", at("\"gold\""), "expected one of basic, pro"},
        {"/country", "not_a_country", at("\"SVKA\""), "expected an ISO 3166-1 alpha-3 country code"},
        {"/active", "wrong_type", at("\"yes\""), "expected true or false"},
        {"/plan", "duplicate_member", at("\"plan\": \"basic\""), "expected this member only once"},
        {"/name", "missing_member", text.size() - 1, "expected this member to be present"},
    };
    auto const read = parse_exact<person>(text, vouch::strict);
    REQUIRE(!read);
    CHECK(!read.error().truncated());
    REQUIRE(read.error().size() == all.size());
    CHECK(all.size() == 10);
    for (std::size_t index = 0; index < all.size(); ++index) {
        CAPTURE(index);
        CHECK(read.error()[index].pointer() == all[index].pointer);
        CHECK(read.error()[index].code() == all[index].code);
        CHECK(read.error()[index].offset() == all[index].offset);
        CHECK(read.error()[index].message() == all[index].message);
    }
}

TEST_CASE("parse: a text that is right")
{
    auto const read = parse_exact<person>(
        R"({"name":"J\u00f8rgen","nick":"Jo","age":-1,"country":"DNK","plan":"pro","active":true,"stays":[
            {"from":"2024-01-01","until":"2024-02-01"},{"until":"2024-01-02","from":"2024-01-01","place":"here"}],
            "score":null,"extra":{"a":[1]}})",
        vouch::strict);
    REQUIRE(read);
    CHECK(read->name == "J\xc3\xb8rgen");
    CHECK(read->age == -1);
    CHECK(read->country == vouch::country{"DNK"});
    CHECK(read->plan == tier::pro);
    CHECK(read->active);
    CHECK(read->stays.size() == 2);
    CHECK(read->stays[0].until == vouch::date("2024-02-01"));
    CHECK(read->stays[1].place == "here");
    CHECK(read->score.is_null());
    CHECK(read->extra->text() == R"({"a":[1]})");
}

TEST_CASE("parse: the whole text is one value, and nothing else")
{
    CHECK(faults<int>("") == "syntax@0");
    CHECK(!vouch::parse<int>(std::string_view()));
    CHECK(faults<int>(" \n") == "syntax@2");
    CHECK(parse_exact<int>(" \n7\t ").value() == 7);
    CHECK(faults<int>("7 8") == "syntax@2");
    CHECK(faults<int>("7,") == "syntax@1");
    CHECK(faults<int>(std::string_view("7\0", 2)) == "syntax@1");
    CHECK(faults<int>("\xef\xbb\xbf"
                      "7") == "syntax@0"); // a byte order mark
    CHECK(faults<int>("7\xef\xbb\xbf") == "syntax@1");
    CHECK(faults<int>("\xff\xfe"
                      "7") == "syntax@0");
    CHECK(faults<int>("/**/7") == "syntax@0");
    CHECK(faults<int>("7//") == "syntax@1");
    CHECK(faults<vouch::raw_json>("{}{}") == "syntax@2");
    CHECK(parse_exact<int>("7 8").error()[0].message() == "expected the end of the text");
    CHECK(faults<int>("\v7") == "syntax@0");
    CHECK(faults<int>("7\f") == "syntax@1");
    CHECK(faults<int>("7\xc2\xa0") == "syntax@1"); // a no-break space
}

TEST_CASE("parse: a syntax error is the last one, and those before it are kept")
{
    CHECK(faults<person>(R"({"name":1,"age":true,"nick":"x", 5})") ==
          "wrong_type@8 /name; wrong_type@16 /age; too_short@28 /nick; syntax@33");
    CHECK(faults<std::vector<int>>("[true,null,") == "wrong_type@1 /0; null_not_allowed@6 /1; syntax@11 /2");
    CHECK(faults<std::vector<int>>("[true] x") == "wrong_type@1 /0; syntax@7");
}

TEST_CASE("parse: as many errors as asked for, and one more is only said to be there")
{
    std::string_view const three = "[true,false,null]";
    CHECK(faults<std::vector<int>>(three, {.max_errors = 4}) == "wrong_type@1 /0; wrong_type@6 /1; null_not_allowed@12 /2");
    CHECK(faults<std::vector<int>>(three, {.max_errors = 3}) == "wrong_type@1 /0; wrong_type@6 /1; null_not_allowed@12 /2");
    CHECK(faults<std::vector<int>>(three, {.max_errors = 2}) == "wrong_type@1 /0; wrong_type@6 /1 ...");
    CHECK(faults<std::vector<int>>(three, {.max_errors = 1}) == "wrong_type@1 /0 ...");
    CHECK(faults<std::vector<int>>(three, {.max_errors = 0}) == "wrong_type@1 /0 ..."); // as 1
    CHECK(faults<std::vector<int>>("[true,x", {.max_errors = 1}) == "wrong_type@1 /0 ...");
    CHECK(faults<std::vector<int>>("[true,x", {.max_errors = 2}) == "wrong_type@1 /0; syntax@6 /1");
    CHECK(faults<stay>("{}", {.max_errors = 1}) == "missing_member@1 /from ...");
    CHECK(faults<stay>(R"({"from":"2024-01-01","until":"2024-01-02","x":1})", {.reject_unknown = true, .max_errors = 1}) ==
          "unknown_member@42");
    CHECK(faults<std::vector<int>>("[1,2]", {.max_errors = 0}) == "");

    std::string many = "[";
    for (int count = 0; count < 100; ++count)
        many += "true,";
    many.back() = ']';
    auto const capped = vouch::parse<std::vector<int>>(many).error();
    CHECK(capped.size() == 64);
    CHECK(capped.truncated());
    CHECK(capped[63].pointer() == "/63");
}

TEST_CASE("parse: checks stand at their first member that is there, else at the object")
{
    CHECK(faults<stay>(R"({"until":"2024-01-01","from":"2024-02-01"})") == "ends_before_it_begins@9 /until");
    CHECK(faults<stay>(R"( {"until":"2024-01-01","from":"2024-01-01"})") == "same_day@1");
    CHECK(faults<stay>(R"( {"until":"2024-01-01","from":"2022-01-01"})") == "nowhere@1");
    CHECK(faults<stay>(R"( {"place":"x","until":"2024-01-01","from":"2022-01-01"})") == "");
    CHECK(faults<std::vector<stay>>(R"([{"until":"2024-01-01","from":"2024-01-01","x":{"until":[{"from":1}]}}])") ==
          "same_day@1 /0");
}

TEST_CASE("parse: a check does not run on an object with a mistake")
{
    CHECK(faults<stay>(R"({"until":"2024-01-01","from":"2024-02-01","place":1})") == "wrong_type@50 /place");
    CHECK(faults<stay>(R"({"until":"2024-01-01"})") == "missing_member@21 /from");
    CHECK(faults<stay>(R"({"from":"2024-02-01","until":"2024-01-01","until":"2024-03-01"})") == "duplicate_member@42 /until");
    // while its neighbours are checked
    CHECK(
        faults<std::vector<stay>>(
            R"([{"from":"2024-02-01"},{"from":"2024-02-01","until":"2024-01-01"},{"from":"2024-02-01","until":"2024-02-01"}])") ==
        "missing_member@21 /0/until; ends_before_it_begins@52 /1/until; same_day@66 /2");
}

TEST_CASE("parse_into: strings and arrays keep their memory where it suffices")
{
    std::string const place(100, 'p');
    std::string const first = R"({"name":"Nora","nick":"nick","age":7,"country":"DEU","plan":"pro","active":true,"stays":[)"
                              R"({"from":"2024-01-01","until":"2024-01-02","place":")" +
                              place + R"("},{"from":"2024-01-01","until":"2024-01-02"}],"score":1})";
    person object;
    CHECK(vouch::parse_into(first, object).empty());
    auto const addresses = [&] { return std::vector<void const*>{object.stays.data(), object.stays[0].place->data()}; };
    auto const before = addresses();
    for (std::string_view const shorter : {std::string_view(place), std::string_view("short"), std::string_view("")}) {
        std::string second = first;
        second.replace(second.find(place), place.size(), shorter);
        CHECK(vouch::parse_into(second, object).empty());
        CHECK(object.stays[0].place == shorter);
        CHECK(addresses() == before);
    }
    CHECK(vouch::parse_into(first, object).empty());
    CHECK(object.stays[0].place == place);
    CHECK(addresses() == before);
}

TEST_CASE("parse: a value kept as text is read later")
{
    auto const raw = parse_exact<vouch::raw_json>(R"([1, {"x": 2.0}])").value();
    CHECK(raw.as<std::vector<vouch::raw_json>>().value()[1].text() == R"({"x": 2.0})");
    CHECK(raw.as<std::vector<vouch::raw_json>>().value()[0].as<int>().value() == 1);
    CHECK(tests::told(raw.as<std::vector<int>>().error()) == "wrong_type@4 /1");
    CHECK(!vouch::parse<std::vector<int>>(raw));
    CHECK(!vouch::parse<std::vector<vouch::nullable<int>>>(parse_exact<vouch::raw_json>("[]").value(), {.max_depth = 0}));
    CHECK(tests::told(vouch::raw_json{}.as<int>().error()) == "syntax@0"); // nothing was read
}

TEST_CASE("parse: of every damaged text the typed reader says what a reader of any JSON says, and never a byte of it")
{
    // "kanari" stands in every value and undeclared key that can hold it
    std::string const whole =
        R"({"name":"kanari","kanari":{"kanari":["kanari",4242]},"nick":["kanari"],"age":4242,"country":"kanari","plan":"kanari",)"
        "\"active\": {\"kanari\\u006b\":null} , \"stays\":[{\"from\":\"kanari\",\"until\":4242,\"kanari\xc3\xa4\":[0.4242e1]}],"
        R"("score":"kanari","extra":[{"kanari":"\ud83d\ude00"}],"name":"kanari"})";
    vouch::parse_options options = vouch::strict;
    options.max_errors = 1'000;
    CHECK(parse_exact<person>(whole, options).error().size() == 11);
    int wrong = 0;
    int leaks = 0;
    auto const look = [&](std::string const& text) {
        auto const typed = parse_exact<person>(text, options);
        auto const untyped = parse_exact<vouch::raw_json>(text, options);
        for (vouch::errors const* all : {typed ? nullptr : &typed.error(), untyped ? nullptr : &untyped.error()})
            if (all != nullptr)
                for (vouch::error const& one : *all) {
                    std::string const said = one.pointer() + "\n" + std::string(one.code()) + "\n" + one.message();
                    leaks += said.find("kanar") != said.npos || said.find("anari") != said.npos || said.find("4242") != said.npos;
                }
        if (untyped) {
            for (vouch::error const& one : typed.error())
                wrong += one.kind() <= vouch::errc::too_deep;
        } else {
            vouch::error const& last = typed.error()[typed.error().size() - 1];
            wrong += last.kind() != untyped.error()[0].kind() || last.offset() != untyped.error()[0].offset() ||
                     last.message() != untyped.error()[0].message();
        }
    };
    look(whole);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        look(whole.substr(0, at));
        for (char const byte : {'"', '\\', '{', '}', '[', ']', ',', ':', '0', 'x', ' ', '\n', '\0', '\x80', '\xff'}) {
            std::string damaged = whole;
            damaged[at] = byte;
            look(damaged);
        }
    }
    CHECK(wrong == 0);
    CHECK(leaks == 0);
}

TEST_CASE("parse: raw_json::from checks a text and keeps the value in it")
{
    CHECK(vouch::raw_json::from(R"( {"a" : [1]} )").value().text() == R"({"a" : [1]})");
    CHECK(vouch::raw_json::from("null").value() == vouch::raw_json{"null"});
    CHECK(tests::told(vouch::raw_json::from("[1,]").error()) == "syntax@3");
    CHECK(tests::told(vouch::raw_json::from("}{").error()) == "syntax@0");
    CHECK(tests::told(vouch::raw_json::from("\"\xff\"").error()) == "invalid_utf8@1");
    CHECK(tests::told(vouch::raw_json::from("").error()) == "syntax@0");
}

TEST_CASE("parse_into: a limit of no errors counts as one, so that a wrong text does not look right")
{
    person into;
    for (std::string_view const wrong : {R"({"name":1})", R"({"name":)", "", "{}"}) {
        auto const errors = vouch::parse_into(wrong, into, {.max_errors = 0});
        CHECK(errors.size() == 1);
    }
    CHECK(vouch::parse_into("[1]", into, {.max_errors = 0})[0].kind() == vouch::errc::wrong_type);
    std::vector<int> list;
    CHECK(vouch::parse_into("[1]", list, {.max_errors = 0}).empty());
}
