// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/builder.hpp>
#include <vouch/json_schema/generate.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace vouch::detail;

constexpr char ids[3] = {};

void put_leaf(schema_builder& out, constraints const& rules)
{
    out.typed("string", rules);
}
void put_loop(schema_builder& out, constraints const&);
constexpr definition loop{ids, "[with Type = a::loop]", {}, &put_loop};
void put_loop(schema_builder& out, constraints const& rules)
{
    out.member("type", "array");
    out.key("items");
    out.open();
    out.in_place(loop, "array", rules);
    out.close();
}

template <class Write>
auto written(Write const& write, vouch::json_schema_options const& options = {}) -> std::string
{
    schema_builder out(options, {}, "#/$defs/");
    out.open();
    write(out);
    out.close();
    return out.finish();
}

} // namespace

TEST_CASE("builder: members and items, compact and on lines")
{
    auto const write = [](schema_builder& out) {
        out.member("a", "\"");
        out.member_json("b", "1");
        out.member_strings("c", std::vector<std::string_view>{"x", "y"});
        out.key("d");
        out.open();
        out.close();
    };
    CHECK(written(write) == R"({"a":"\"","b":1,"c":["x","y"],"d":{}})");
    CHECK(written(write, {.indent = 1}) == "{\n \"a\": \"\\\"\",\n \"b\": 1,\n \"c\": [\n  \"x\",\n  \"y\"\n ],\n \"d\": {}\n}");
}

TEST_CASE("builder: a keyword that stands twice goes into allOf")
{
    constraints own;
    own.add("pattern", "a");
    constraints rules;
    rules.add("minLength", "1");
    rules.add("pattern", "b\\d");
    CHECK(written([&](schema_builder& out) { out.typed("string", own, rules); }) ==
          R"({"type":"string","pattern":"a","minLength":1,"allOf":[{"pattern":"b\\d"}]})");
}

TEST_CASE("builder: notes stand behind the type, those that say nothing are left out")
{
    schema_notes notes;
    notes.title = "t";
    notes.default_json = "1";
    notes.examples = {"2", "3"};
    notes.read_only = true;
    CHECK(written([&](schema_builder& out) { out.notes(notes); }) ==
          R"({"title":"t","default":1,"examples":[2,3],"readOnly":true})");
    CHECK(written([&](schema_builder& out) { out.notes({}); }) == "{}");
}

TEST_CASE("builder: what is referred to is defined once, under its title or its name")
{
    definition const first{ids, "[with Type = a::leaf]", {}, &put_leaf};
    definition const second{ids + 1, "[with Type = b::leaf]", {}, &put_leaf};
    definition const third{ids + 2, "[with Type = b::other]", "The other", &put_leaf};
    constraints rules;
    rules.add("minLength", "1");
    CHECK(written([&](schema_builder& out) {
              for (auto const* each : {&first, &second, &first, &third}) {
                  out.key(each->spelled);
                  out.open();
                  out.reference(*each, "string", each == &second ? rules : no_constraints);
                  out.close();
              }
              out.definitions();
          }) == R"({"[with Type = a::leaf]":{"$ref":"#/$defs/leaf"},)"
                R"("[with Type = b::leaf]":{"$ref":"#/$defs/b.leaf","type":"string","minLength":1},)"
                R"("[with Type = a::leaf]":{"$ref":"#/$defs/leaf"},"[with Type = b::other]":{"$ref":"#/$defs/The_other"},)"
                R"("leaf":{"type":"string"},"b.leaf":{"type":"string"},"The_other":{"type":"string"}})");
}

TEST_CASE("builder: the root is referred to as #")
{
    definition const root{ids, "[with Type = a::root]", {}, &put_leaf};
    CHECK(written([&](schema_builder& out) {
              out.set_root(root);
              out.reference(root, "object", no_constraints);
          }) == R"({"$ref":"#"})");
}

TEST_CASE("builder: a schema that holds itself is found, and defined in the next round")
{
    schema_builder first({}, {}, "#/$defs/");
    first.open();
    first.in_place(loop, "array", no_constraints);
    first.close();
    REQUIRE(first.found().recursive.size() == 1);
    schema_builder second({}, first.found(), "#/$defs/");
    second.open();
    second.in_place(loop, "array", no_constraints);
    second.definitions();
    second.close();
    CHECK(second.found() == first.found());
    CHECK(second.finish() == R"({"$ref":"#/$defs/loop","loop":{"type":"array","items":{"$ref":"#/$defs/loop"}}})");
}

TEST_CASE("builder: a schema that differs between requests and responses is defined for each mode that it is written in")
{
    static constexpr definition inner{ids, "[with Type = a::inner]", {}, [](schema_builder& out, constraints const&) {
                                          out.depends_on_mode();
                                          out.member_json("const", out.options().mode == vouch::schema_mode::request ? "1" : "2");
                                      }};
    static constexpr definition outer{ids + 1, "[with Type = a::outer]", {}, [](schema_builder& out, constraints const&) {
                                          out.reference(inner, "object", no_constraints);
                                      }};
    auto const all = [](std::initializer_list<vouch::schema_mode> modes) {
        return write_schemas({}, "#/", [&](schema_builder& out) {
            for (vouch::schema_mode const mode : modes) {
                out.set_mode(mode);
                out.key(mode == vouch::schema_mode::request ? "in" : "out");
                out.open();
                out.reference(outer, "object", no_constraints);
                out.close();
            }
            out.definitions();
        });
    };
    using enum vouch::schema_mode;
    CHECK(all({request}) == R"({"in":{"$ref":"#/outer"},"outer":{"$ref":"#/inner"},"inner":{"const":1}})");
    CHECK(all({response}) == R"({"out":{"$ref":"#/outer"},"outer":{"$ref":"#/inner"},"inner":{"const":2}})");
    CHECK(all({request, response}) ==
          R"({"in":{"$ref":"#/outer_request"},"out":{"$ref":"#/outer"},"outer_request":{"$ref":"#/inner_request"},)"
          R"("outer":{"$ref":"#/inner"},"inner_request":{"const":1},"inner":{"const":2}})");
}
