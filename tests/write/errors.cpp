// SPDX-License-Identifier: BSL-1.0
#include <vouch/write/errors.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>
#include <vouch/validate/validate.hpp>

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

struct thing {
    vouch::country from{};
    int count{};
};
BOOST_DESCRIBE_STRUCT(thing, (), (from, count))

} // namespace

TEST_CASE("errors: their one form in JSON")
{
    CHECK(vouch::serialize(vouch::errors{}).value() == "[]");
    CHECK(vouch::serialize(vouch::parse<thing>(R"({"from":"svk"})").error()).value() ==
          R"([{"pointer":"/from","code":"not_a_country","message":"expected an ISO 3166-1 alpha-3 country code","offset":8},)"
          R"({"pointer":"/count","code":"missing_member","message":"expected this member to be present","offset":13}])");
}

TEST_CASE("errors: no offset where there was no text")
{
    CHECK(vouch::serialize(vouch::validate(thing{})).value() ==
          R"([{"pointer":"/from","code":"unset","message":"expected an ISO 3166-1 alpha-3 country code"}])");
}

TEST_CASE("errors: indented for people")
{
    CHECK(vouch::serialize(vouch::validate(std::vector{vouch::country{}}), {.indent = 2}).value() ==
          "[\n  {\n    \"pointer\": \"/0\",\n    \"code\": \"unset\",\n"
          "    \"message\": \"expected an ISO 3166-1 alpha-3 country code\"\n  }\n]");
}

TEST_CASE("errors: nothing of what was read is in them")
{
    std::string const text =
        R"({"from":"kanari","kanari":["kanari",4242],"count":{"kanari":4242},"from":"kanari","x":"kanari\q"})";
    vouch::parse_options options = vouch::strict;
    auto const all = vouch::serialize(vouch::parse<thing>(text, options).error()).value();
    CHECK(all.find("syntax") != all.npos);
    CHECK(all.find("kanari") == all.npos);
    CHECK(all.find("4242") == all.npos);
}
