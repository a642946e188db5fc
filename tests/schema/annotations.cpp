// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/annotations.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <doctest/doctest.h>

namespace {

struct settings {
    int retries = 3;
    std::string greeting = "hello";
    int level{};
};
BOOST_DESCRIBE_STRUCT(settings, (), (retries, greeting, level))
constexpr auto vouch_schema(vouch::of<settings>)
{
    return vouch::schema(
        vouch::field<&settings::retries>(vouch::defaulted(), vouch::description("how often"), vouch::example("5")),
        vouch::field<&settings::greeting>(vouch::defaulted(), vouch::deprecated, vouch::write_only(), vouch::example("\"hi\""),
                                          vouch::example("\"ho\"")),
        vouch::field<&settings::level>(vouch::read_only()));
}

} // namespace

TEST_CASE("a defaulted member may be absent and is always written; null is no absence")
{
    auto const read = vouch::parse<settings>(R"({"level":1})");
    REQUIRE(read);
    CHECK(read->retries == 3);
    CHECK(read->greeting == "hello");
    CHECK(vouch::serialize(*read).value() == R"({"retries":3,"greeting":"hello","level":1})");
    CHECK(vouch::parse<settings>(R"({"level":1,"retries":null})").error()[0].code() == "null_not_allowed");
    CHECK(vouch::parse<settings>(R"({"retries":1})").error()[0].pointer() == "/level");
}

TEST_CASE("annotations keep their words")
{
    CHECK(vouch::name("a").text == "a");
    CHECK(vouch::description("b").text == "b");
    CHECK(vouch::example("5").json == "5");
}
