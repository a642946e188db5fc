// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/object.hpp>

#include "json_schema/model.hpp"
#include "json_schema/written.hpp"
#include <vouch/json_schema/value.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace {

using namespace vouch::detail;
using schema_model::member;
using schema_model::object;

struct empty {};
BOOST_DESCRIBE_STRUCT(empty, (), ())

struct base {
    std::int32_t first{};
};
BOOST_DESCRIBE_STRUCT(base, (), (first))
constexpr auto vouch_schema(vouch::of<base>)
{
    return vouch::schema(vouch::strict_members, vouch::field<&base::first>(vouch::minimum(1)));
}
struct derived : base {
    bool second{};
};
BOOST_DESCRIBE_STRUCT(derived, (base), (second))
constexpr auto vouch_schema(vouch::of<derived>)
{
    return vouch::schema(vouch::field<&base::first>(vouch::name("one"), vouch::maximum(9)));
}

struct unset_default {
    vouch::country country{};
};
BOOST_DESCRIBE_STRUCT(unset_default, (), (country))
constexpr auto vouch_schema(vouch::of<unset_default>)
{
    return vouch::schema(vouch::field<&unset_default::country>(vouch::defaulted));
}

struct choices {
    std::optional<bool> a{};
    std::optional<bool> b{};
};
BOOST_DESCRIBE_STRUCT(choices, (), (a, b))
constexpr auto vouch_schema(vouch::of<choices>)
{
    return vouch::schema(vouch::at_least_one<&choices::a>, vouch::at_least_one<&choices::b>);
}

} // namespace

TEST_CASE("json_schema object: notes of members")
{
    using schema_model::members;
    CHECK(member<members>("need") ==
          R"({"type":"string","title":"Need","description":"what must be there","examples":["a","b"]})");
    CHECK(member<members>("greeting") == R"({"type":"string","default":"h\"i"})");
    CHECK(member<members>("maybe") == R"({"type":"string","deprecated":true,"x-personal":true})");
    CHECK(member<members>("password") == R"({"type":"string","minLength":1,"format":"password","writeOnly":true})");
}

TEST_CASE("json_schema object: which members a request and a response have")
{
    std::string const request = object<schema_model::members>();
    CHECK(request.find(R"("id")") == request.npos);
    CHECK(request.find(R"("required":["need","region","password","any"])") != request.npos);
    std::string const response = object<schema_model::members>({.mode = vouch::schema_mode::response});
    CHECK(response.find(R"("id":{"type":"string","readOnly":true})") != response.npos);
    CHECK(response.find("password") == response.npos);
    CHECK(response.find(R"("required":["need","retries","greeting","region","any"])") != response.npos);
}

TEST_CASE("json_schema object: a default that is unset does not make a member optional")
{
    CHECK(object<unset_default>() ==
          R"({"type":"object","properties":{"country":{"$ref":"#/$defs/country"}},"required":["country"]})");
}

TEST_CASE("json_schema object: structs, strict ones, and those that keep unknown members")
{
    CHECK(object<empty>() == R"({"type":"object"})");
    CHECK(object<empty>({.reject_unknown = true}) == R"({"type":"object","additionalProperties":false})");
    CHECK(object<derived>() == R"({"type":"object","properties":{"one":{"type":"integer","minimum":1,"maximum":9},)"
                               R"("second":{"type":"boolean"}},"required":["one","second"],"additionalProperties":false})");
    for (bool const strict : {false, true})
        CHECK(object<schema_model::with_rest>({.reject_unknown = strict})
                  .ends_with(R"("additionalProperties":{"type":"array","items":{"type":"boolean"}}})"));
}

TEST_CASE("json_schema object: at least one of some members")
{
    CHECK(object<schema_model::members>().ends_with(R"("allOf":[{"anyOf":[{"properties":{"mail":true},"required":["mail"]},)"
                                                    R"({"properties":{"phone":true},"required":["phone"]}]}]})"));
    CHECK(object<choices>().ends_with(R"("allOf":[{"anyOf":[{"properties":{"a":true},"required":["a"]}]},)"
                                      R"({"anyOf":[{"properties":{"b":true},"required":["b"]}]}]})"));
}
