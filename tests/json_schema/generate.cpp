// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/generate.hpp>

#include "json_schema/model.hpp"
#include <vouch/read/parse.hpp>

#include <doctest/doctest.h>

#include <string>

namespace other {
struct tree {
    bool leaf{};
};
BOOST_DESCRIBE_STRUCT(tree, (), (leaf))
} // namespace other

namespace {

struct two_trees {
    schema_model::tree first{};
    other::tree second{};
};
BOOST_DESCRIBE_STRUCT(two_trees, (), (first, second))

// A variant that holds itself through an array.
struct leaf {
    bool on{};
};
BOOST_DESCRIBE_STRUCT(leaf, (), (on))
struct branch;
using node = std::variant<leaf, vouch::boxed<branch>>;
struct branch {
    std::vector<node> nodes{};
};
BOOST_DESCRIBE_STRUCT(branch, (), (nodes))
constexpr auto vouch_schema(vouch::of<node>)
{
    return vouch::schema(vouch::title("Node"), vouch::tag("kind"), vouch::alternative<leaf>("leaf"),
                         vouch::alternative<vouch::boxed<branch>>("branch"));
}
struct document {
    node root{};
};
BOOST_DESCRIBE_STRUCT(document, (), (root))

} // namespace

TEST_CASE("json_schema: a struct is the document itself, what it refers to is defined")
{
    CHECK(vouch::json_schema<schema_model::forest>() ==
          R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{)"
          R"("trees":{"type":"array","items":{"$ref":"#/$defs/tree"}},"first":{"$ref":"#/$defs/tree"}},"required":["trees"],)"
          R"("$defs":{"tree":{"type":"object","properties":{"name":{"type":"string"},)"
          R"("children":{"type":"array","items":{"$ref":"#/$defs/tree"}}},"required":["name","children"]}}})");
}

TEST_CASE("json_schema: a struct that holds itself refers to the document")
{
    CHECK(vouch::json_schema<schema_model::tree>() ==
          R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"name":{"type":"string"},)"
          R"("children":{"type":"array","items":{"$ref":"#"}}},"required":["name","children"]})");
    CHECK(vouch::json_schema<vouch::boxed<schema_model::tree>>() == vouch::json_schema<schema_model::tree>());
}

TEST_CASE("json_schema: a represented type and a variant that hold themselves are defined")
{
    CHECK(
        vouch::json_schema<schema_model::any_value>() ==
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/any_value","$defs":{"any_value":{"oneOf":[)"
        R"({"type":"null"},{"type":"boolean"},{"type":"number"},{"type":"string"},)"
        R"({"type":"array","items":{"$ref":"#/$defs/any_value"}}]}}})");
    CHECK(
        vouch::json_schema<document>() ==
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"root":{"$ref":"#/$defs/Node"}},)"
        R"("required":["root"],"$defs":{"Node":{"title":"Node","oneOf":[)"
        R"({"type":"object","properties":{"kind":{"const":"leaf"},"on":{"type":"boolean"}},"required":["kind","on"]},)"
        R"({"type":"object","properties":{"kind":{"const":"branch"},"nodes":{"type":"array","items":{"$ref":"#/$defs/Node"}}},)"
        R"("required":["kind","nodes"]}]}}})");
}

TEST_CASE("json_schema: two types with one name have two definitions")
{
    std::string const made = vouch::json_schema<two_trees>();
    CHECK(made.find(R"("first":{"$ref":"#/$defs/tree"},"second":{"$ref":"#/$defs/other.tree"})") != made.npos);
    CHECK(made.find(R"("other.tree":{"type":"object","properties":{"leaf":{"type":"boolean"}},"required":["leaf"]})") !=
          made.npos);
}

TEST_CASE("json_schema: other documents, and the layout")
{
    CHECK(vouch::json_schema<std::vector<bool>>() ==
          R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"array","items":{"type":"boolean"}})");
    CHECK(vouch::json_schema<bool>({.indent = 2}) ==
          "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"type\": \"boolean\"\n}");
}

TEST_CASE("json_schema: every schema is JSON, and the same each time")
{
    for (auto const mode : {vouch::schema_mode::request, vouch::schema_mode::response})
        for (unsigned const indent : {0u, 2u}) {
            vouch::json_schema_options const options{.mode = mode, .indent = indent};
            auto const check = [&]<class... Types>() {
                for (auto const make : {&vouch::json_schema<Types>...}) {
                    std::string const made = make(options);
                    CHECK(vouch::parse<vouch::raw_json>(made).has_value());
                    CHECK(made == make(options));
                }
            };
            using namespace schema_model;
            check.template operator()<numbers, texts, formats, members, strict_one, with_rest, containers, variants, untagged>();
        }
}
