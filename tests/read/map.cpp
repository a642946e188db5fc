// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/map.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/errors.hpp>

#include <doctest/doctest.h>

#include <map>
#include <unordered_map>

namespace {

struct point {
    int x{};
    std::optional<std::string> label{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, label))
constexpr auto vouch_schema(vouch::of<point>)
{
    return vouch::schema(vouch::field<&point::label>(vouch::length(1, 3)));
}

struct chart {
    std::map<std::string, point> points{};
    std::map<std::string, vouch::raw_json> extra{};
};
BOOST_DESCRIBE_STRUCT(chart, (), (points, extra))
constexpr auto vouch_schema(vouch::of<chart>)
{
    return vouch::schema(vouch::unknown_members<&chart::extra>);
}

template <class Type>
auto round_trip(std::string_view text) -> std::string
{
    return vouch::serialize(vouch::parse<Type>(text).value()).value();
}

} // namespace

TEST_CASE("maps are objects whose names are data")
{
    CHECK(round_trip<std::map<std::string, int>>(R"({"b":1,"a":2,"":3})") == R"({"":3,"a":2,"b":1})");
    CHECK(round_trip<std::map<std::string, int>>(" { } ") == "{}");
    CHECK(round_trip<std::unordered_map<std::string, bool>>(R"({"one":true})") == R"({"one":true})");
    CHECK(round_trip<std::map<std::string, int>>(R"({"\u0061\n":1})") == R"({"a\n":1})");
    CHECK(round_trip<std::map<vouch::country, int>>(R"({"DEU":1})") == R"({"DEU":1})");
}

TEST_CASE("a pointer ends at the map: its names are data")
{
    std::string_view const text = R"({"points":{"canary":{"x":1,"label":"long"},"b":{"x":"canary"},"c":{},"canary":{"x":2}}})";
    auto const read = vouch::parse<chart>(text);
    auto const& errors = read.error();
    REQUIRE(errors.size() == 4);
    for (auto const& one : errors)
        CHECK(one.pointer() == "/points");
    CHECK(errors[0].kind() == vouch::errc::too_long);
    CHECK(text.substr(*errors[0].offset(), 6) == R"("long")");
    CHECK(errors[1].kind() == vouch::errc::wrong_type);
    CHECK(text.substr(*errors[1].offset(), 8) == R"("canary")");
    CHECK(errors[2].kind() == vouch::errc::missing_member);
    CHECK(text[*errors[2].offset()] == '}');
    CHECK(errors[3].kind() == vouch::errc::duplicate_member);
    CHECK(text.substr(*errors[3].offset(), 8) == R"("canary")");
    CHECK(vouch::serialize(errors).value().find("canary") == std::string::npos);
}

TEST_CASE("a syntax error in a map stands at its place and names no name")
{
    auto const read = vouch::parse<std::map<std::string, std::map<std::string, int>>>(R"({"canary":{"canary":1 2}})");
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].kind() == vouch::errc::syntax);
    CHECK(read.error()[0].pointer().empty());
    CHECK(read.error()[0].offset() == 22);
}

TEST_CASE("a name that is no key is refused and its value checked as JSON")
{
    auto const read = vouch::parse<std::map<vouch::country, int>>(R"({"DEU":1,"canary":{"a":[]},"FRA":2})");
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].code() == "not_a_country");
    CHECK(read.error()[0].offset() == 9);
}

TEST_CASE("undeclared members are kept and written back behind the others")
{
    CHECK(round_trip<chart>(R"({"z":[1, 2],"points":{},"a":null})") == R"({"points":{},"a":null,"z":[1, 2]})");
    CHECK(round_trip<chart>(R"({"points":{}})") == R"({"points":{}})");
    auto const twice = vouch::parse<chart>(R"({"points":{},"z":1,"z":2})");
    REQUIRE(twice.error().size() == 1);
    CHECK(twice.error()[0].kind() == vouch::errc::duplicate_member);
    CHECK(twice.error()[0].pointer().empty());
    CHECK(vouch::parse<chart>(R"({"points":{},"z":1})", vouch::strict)); // it declares what to do with them
}

TEST_CASE("a kept member with a declared name would be there twice")
{
    chart one;
    one.extra["points"] = vouch::parse<vouch::raw_json>("1").value();
    CHECK(vouch::validate(one).size() == 1);
    CHECK(vouch::serialize(one).error()[0].kind() == vouch::errc::duplicate_member);
}

TEST_CASE("a map replaces what was there")
{
    std::map<std::string, int> into{{"old", 1}};
    CHECK(vouch::parse_into(R"({"new":2})", into).empty());
    CHECK(into == std::map<std::string, int>{{"new", 2}});
}
