// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/schema_document.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <doctest/doctest.h>

namespace {

// The text that is written for what `text` holds, or what is wrong with it.
auto again(std::string_view text) -> std::string
{
    auto const read = vouch::parse<vouch::schema_document>(text);
    if (!read)
        return read.error()[0].pointer() + ": " + read.error()[0].message();
    auto const written = vouch::serialize(*read);
    REQUIRE(written);
    auto const reread = vouch::parse<vouch::schema_document>(*written);
    REQUIRE(reread);
    CHECK(*reread == *read);
    return *written;
}

} // namespace

TEST_CASE("schema_document: every keyword has a member, and each is written under its name")
{
    // in the order of the members
    constexpr std::string_view every =
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://a.example/b","$ref":"#/$defs/a","$anchor":"a",)"
        R"("$dynamicRef":"#b","$dynamicAnchor":"b","$vocabulary":{"https://a.example/v":true},"$comment":"c","$defs":{"a":{}},)"
        R"("allOf":[{}],"anyOf":[true],"oneOf":[{},false],"not":{},"if":true,"then":{},"else":false,"dependentSchemas":{"a":{}},)"
        R"("prefixItems":[{}],"items":{},"contains":{},"properties":{"z":{},"a":true},"patternProperties":{"^x":{}},)"
        R"("additionalProperties":false,"propertyNames":{},"unevaluatedItems":false,"unevaluatedProperties":{},)"
        R"("type":["string","null"],"enum":[1,null,{"b":1,"a":2}],"const":null,"multipleOf":0.01,"maximum":1.50,"exclusiveMaximum":2,)"
        R"("minimum":-1,"exclusiveMinimum":-9223372036854775809,"maxLength":9,"minLength":1,"pattern":"^a$","maxItems":2,"minItems":1,)"
        R"("uniqueItems":true,"maxContains":3,"minContains":0,"maxProperties":4,"minProperties":0,"required":["z"],)"
        R"("dependentRequired":{"a":["b"]},"format":"date","contentEncoding":"base64","contentMediaType":"image/png",)"
        R"("contentSchema":{},"title":"t","description":"d","default":null,"deprecated":true,"readOnly":true,"writeOnly":false,)"
        R"("examples":[null],"example":{"a":1.0},"discriminator":{"propertyName":"is","mapping":{"b":"#/b","a":"#/a"},"x-d":1},)"
        R"("xml":{"wrapped":true},"externalDocs":{"url":"https://a.example","x-e":[]}})";
    CHECK(again(every) == every);
    auto const read = vouch::parse<vouch::schema_document>(every);
    REQUIRE(read);
    CHECK(read->extra.empty());
    CHECK(read->const_.has_value());
    CHECK(read->const_->is_null());
    CHECK(read->properties->begin()->first == "z");
    CHECK(std::get<bool>(*read->additional_properties) == false);
    CHECK(*read->maximum == vouch::decimal("1.5"));
}

TEST_CASE("schema_document: what another version or nobody declares is kept")
{
    constexpr std::string_view other =
        R"({"definitions":{"a":{}},"nullable":true,"x-a":{"b":[1.0, null]},"$recursiveRef":"#","dependencies":{"a":["b"]}})";
    CHECK(again(other) == other);
    CHECK(again(R"({"maximum":10,"exclusiveMaximum":true})") == R"({"maximum":10,"exclusiveMaximum":true})"); // OpenAPI 3.0
    CHECK(again("{}") == "{}");
}

TEST_CASE("schema_document: absent, null and a value are three states where null is a value")
{
    auto const null = vouch::parse<vouch::schema_document>(R"({"default":null})");
    auto const absent = vouch::parse<vouch::schema_document>("{}");
    auto const zero = vouch::parse<vouch::schema_document>(R"({"default":0})");
    REQUIRE((null && absent && zero));
    CHECK(*null != *absent);
    CHECK(*null != *zero);
    CHECK((*zero->default_)->text() == "0");
}

TEST_CASE("schema_document: the order of names is no difference, that of a list is one")
{
    auto const equal = [](std::string_view left, std::string_view right) {
        return *vouch::parse<vouch::schema_document>(left) == *vouch::parse<vouch::schema_document>(right);
    };
    CHECK(equal(R"({"properties":{"a":{"type":"string"},"b":true},"title":"t"})",
                R"({"title":"t","properties":{"b":true,"a":{"type":"string"}}})"));
    CHECK_FALSE(equal(R"({"required":["a","b"]})", R"({"required":["b","a"]})"));
    CHECK_FALSE(equal(R"({"items":{}})", R"({"items":true})"));
}

TEST_CASE("schema_document: a keyword with a value of another kind is an error at its place")
{
    CHECK(again(R"({"properties":{"a":{"type":1}}})").starts_with("/properties: "));
    CHECK(again(R"({"items":[{}]})").starts_with("/items: "));
    CHECK(again(R"({"anyOf":[{},{"maxLength":-1}]})").starts_with("/anyOf/1/maxLength: "));
    CHECK(again(R"({"discriminator":{}})").starts_with("/discriminator/propertyName: "));
    CHECK(again("true").starts_with(": "));
}

TEST_CASE("schema_document: a recursive schema is made and changed in code")
{
    vouch::schema_document tree;
    tree.type = "object";
    tree.properties.emplace();
    vouch::schema_document children;
    children.type = "array";
    children.items = vouch::boxed<vouch::schema_document>(vouch::schema_document{});
    std::get<vouch::boxed<vouch::schema_document>>(*children.items)->ref = "#";
    tree.properties->try_emplace("children", vouch::boxed<vouch::schema_document>(std::move(children)));
    tree.unevaluated_properties = false;
    CHECK(vouch::serialize(tree).value() ==
          R"({"properties":{"children":{"items":{"$ref":"#"},"type":"array"}},"unevaluatedProperties":false,"type":"object"})");
}
