// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/changes.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/schema/to_text.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

// tests/carbn/drift.py has many more changes, made by a program. Here is one of each kind, and what that program does not make.
namespace {

using vouch::openapi_model::change_effect;

auto document_of(std::string_view paths, std::string_view components = "{}", std::string_view rest = "")
    -> vouch::openapi_document
{
    auto read =
        vouch::parse<vouch::openapi_document>(std::string(R"({"openapi":"3.1.1","info":{"title":"t","version":"1"},"paths":)")
                                                  .append(paths)
                                                  .append(R"(,"components":)")
                                                  .append(components)
                                                  .append(rest)
                                                  .append("}"));
    REQUIRE(read);
    return *std::move(read);
}

// "breaks_clients type /a, compatible member /b"
auto words_of(std::vector<vouch::openapi_change> const& changes) -> std::string
{
    std::string words;
    for (auto const& change : changes)
        words.append(words.empty() ? "" : ", ")
            .append(*vouch::to_text(change.effect) + ' ' + *vouch::to_text(change.kind) + ' ')
            .append(change.pointer);
    return words;
}

auto with_operation(std::string_view operation) -> vouch::openapi_document
{
    return document_of(
        R"({"/a":{"post":)" + std::string(operation) + "}}",
        R"({"securitySchemes":{"k":{"type":"apiKey","in":"header","name":"K"},"b":{"type":"http","scheme":"bearer"}}})");
}
auto between_operations(std::string_view before, std::string_view after) -> std::string
{
    return words_of(openapi_changes(with_operation(before), with_operation(after)));
}

// Documents whose one schema is in a client's request, in a response, or in a webhook's request.
auto with_schema(std::string_view schema, std::string_view side) -> vouch::openapi_document
{
    std::string const components = R"({"schemas":{"s":)" + std::string(schema) + "}}";
    std::string const content = R"("content":{"application/json":{"schema":{"$ref":"#/components/schemas/s"}}})";
    std::string const request = R"({"/a":{"post":{"requestBody":{)" + content + "}}}}";
    if (side == "request")
        return document_of(request, components);
    if (side == "response")
        return document_of(R"({"/a":{"get":{"responses":{"200":{)" + content + "}}}}}", components);
    std::string const hook = R"(,"webhooks":{"w":{"post":{"requestBody":{)" + content + "}}}}";
    return document_of(side == "both" ? request : "{}", components, hook);
}
auto between_schemas(std::string_view before, std::string_view after, std::string_view side) -> std::string
{
    return words_of(openapi_changes(with_schema(before, side), with_schema(after, side)));
}

// What is said of a tightening and of the loosening that undoes it, on each side.
void check_both_ways(std::string_view wide, std::string_view narrow, std::string const& kind, std::string const& where)
{
    INFO("from ", wide, " to ", narrow);
    std::string const change = " " + kind + " /components/schemas/s" + where;
    CHECK(between_schemas(wide, narrow, "request") == "breaks_clients" + change);
    CHECK(between_schemas(narrow, wide, "request") == "compatible" + change);
    CHECK(between_schemas(wide, narrow, "response") == "compatible" + change);
    CHECK(between_schemas(narrow, wide, "response") == "breaks_clients" + change);
    CHECK(between_schemas(wide, narrow, "webhook") == "compatible" + change);
    CHECK(between_schemas(narrow, wide, "webhook") == "breaks_servers" + change);
    CHECK(between_schemas(wide, wide, "both").empty());
}

void check_no_change(std::string_view before, std::string_view after)
{
    INFO("from ", before, " to ", after);
    for (std::string_view const side : {"request", "response", "webhook", "both"}) {
        CHECK(between_schemas(before, after, side).empty());
        CHECK(between_schemas(after, before, side).empty());
    }
}

} // namespace

TEST_CASE("changes: a schema that takes less breaks who sends, one that takes more breaks who reads")
{
    check_both_ways(R"({"type":["string","null"]})", R"({"type":"string"})", "type", "/type");
    check_both_ways(R"({})", R"({"type":"string"})", "type", "/type");
    check_both_ways(R"({"type":"number"})", R"({"type":"integer"})", "type", "/type");
    check_both_ways(R"({"type":"string","nullable":true})", R"({"type":"string"})", "type", "/type");
    check_both_ways(R"({"type":"integer","format":"int64"})", R"({"type":"integer","format":"int32"})", "type", "/format");
    check_both_ways(R"({"type":"string"})", R"({"type":"string","format":"uuid"})", "type", "/format");
    check_both_ways(R"({"maximum":2})", R"({"maximum":1.5})", "constraint", "/maximum");
    check_both_ways(R"({"minimum":2})", R"({"minimum":2,"exclusiveMinimum":true})", "constraint", "/minimum");
    check_both_ways(R"({})", R"({"exclusiveMinimum":0})", "constraint", "/exclusiveMinimum");
    check_both_ways(R"({"maxLength":18446744073709551614})", R"({"maxLength":5})", "constraint", "/maxLength");
    check_both_ways(R"({})", R"({"minItems":1})", "constraint", "/minItems");
    check_both_ways(R"({})", R"({"uniqueItems":true})", "constraint", "/uniqueItems");
    check_both_ways(R"({})", R"({"multipleOf":2})", "constraint", "/multipleOf");
    check_both_ways(R"({})", R"({"pattern":"^a"})", "constraint", "/pattern");
    check_both_ways(R"({})", R"({"not":{"const":1}})", "constraint", "/not");
    check_both_ways(R"({})", R"({"additionalProperties":false})", "constraint", "/additionalProperties");
    check_both_ways(R"({"additionalProperties":{"type":"string"}})", R"({"additionalProperties":false})", "constraint",
                    "/additionalProperties");
    check_both_ways(R"({"items":{"maxLength":2}})", R"({"items":{"maxLength":1}})", "constraint", "/items/maxLength");
    check_both_ways(R"({"enum":["a","b"]})", R"({"enum":["a"]})", "value", "/enum/1");
    check_both_ways(R"({})", R"({"const":null})", "value", "/const");
    check_both_ways(R"({"properties":{"a":{}}})", R"({"properties":{"a":{}},"required":["a"]})", "requirement", "/properties/a");
    check_both_ways(R"({"anyOf":[{"type":"string"},{"type":"integer"}]})", R"({"anyOf":[{"type":"string"}]})", "type",
                    "/anyOf/1");
}

TEST_CASE("changes: what is replaced breaks either side")
{
    for (std::string_view const side : {"request", "response"}) {
        CHECK(between_schemas(R"({"type":"string"})", R"({"type":"integer"})", side) ==
              "breaks_clients type /components/schemas/s/type");
        CHECK(between_schemas(R"({"pattern":"a"})", R"({"pattern":"b"})", side) ==
              "breaks_clients constraint /components/schemas/s/pattern");
        CHECK(between_schemas(R"({"properties":{"a":{}}})", "{}", side) ==
              "breaks_clients member /components/schemas/s/properties/a");
        CHECK(between_schemas(R"({"$ref":"other.json"})", R"({"$ref":"another.json"})", side) ==
              "breaks_clients type /components/schemas/s/$ref");
    }
    CHECK(between_schemas(R"({"type":"string"})", R"({"type":"integer"})", "both") ==
          "breaks_both type /components/schemas/s/type");
    CHECK(between_schemas(R"({"type":["string","null"]})", R"({"type":"string"})", "both") ==
          "breaks_clients type /components/schemas/s/type");
}

TEST_CASE("changes: a member that is new matters where users send it, or where others were excluded")
{
    constexpr std::string_view none = R"({"properties":{}})", closed = R"({"properties":{},"additionalProperties":false})";
    constexpr std::string_view optional = R"({"properties":{"a":{}}})", required = R"({"properties":{"a":{}},"required":["a"]})";
    constexpr std::string_view added = R"({"properties":{"a":{}},"additionalProperties":false})";
    CHECK(between_schemas(none, optional, "request") == "compatible member /components/schemas/s/properties/a");
    CHECK(between_schemas(none, required, "request") == "breaks_clients member /components/schemas/s/properties/a");
    CHECK(between_schemas(none, required, "response") == "compatible member /components/schemas/s/properties/a");
    CHECK(between_schemas(closed, added, "request") == "compatible member /components/schemas/s/properties/a");
    CHECK(between_schemas(closed, added, "response") == "breaks_clients member /components/schemas/s/properties/a");
    CHECK(between_schemas(closed, added, "webhook") == "breaks_servers member /components/schemas/s/properties/a");
}

TEST_CASE("changes: read-only members are in no request, write-only ones in no response")
{
    constexpr std::string_view none = R"({"properties":{}})";
    constexpr std::string_view read_only = R"({"properties":{"a":{"readOnly":true}},"required":["a"]})";
    constexpr std::string_view write_only = R"({"properties":{"a":{"writeOnly":true}},"required":["a"]})";
    CHECK(between_schemas(none, read_only, "request").empty());
    CHECK(between_schemas(read_only, none, "response") == "breaks_clients member /components/schemas/s/properties/a");
    CHECK(between_schemas(write_only, none, "response").empty());
    CHECK(between_schemas(none, write_only, "request") == "breaks_clients member /components/schemas/s/properties/a");
}

TEST_CASE("changes: how a schema is written is no change")
{
    check_no_change(R"({"properties":{"a":{},"b":{}},"required":["a","b"]})",
                    R"({"allOf":[{"required":["b"]},{"properties":{"b":{}}}],"properties":{"a":{}},"required":["a"]})");
    check_no_change(R"({"type":["string","null"]})", R"({"oneOf":[{"type":"null"},{"type":"string"}]})");
    check_no_change(R"({"enum":["a",1.0]})", R"({"enum":[1,"\u0061"]})");
    check_no_change(R"({"const":1e2})", R"({"enum":[100]})");
    check_no_change(R"({"items":true})", "{}");
    check_no_change(R"({"exclusiveMaximum":5})", R"({"exclusiveMaximum":5.0,"maximum":7})");
    check_no_change(R"({"maximum":5,"exclusiveMaximum":true})", R"({"exclusiveMaximum":5})"); // 3.0 and 3.1
    check_no_change(R"({"minLength":0})", R"({"title":"t","default":1,"x-a":2})");
    check_no_change(R"({"type":["string","null"],"enum":["a",null]})",
                    R"({"anyOf":[{"type":"string","enum":["a"]},{"type":"null"}]})");
}

TEST_CASE("changes: a schema that asserts nothing takes anything")
{
    for (std::string_view const anything : {"{}", "true", R"({"title":"t","description":"d","$comment":"c","readOnly":true})",
                                            R"({"default":1,"examples":[1],"x-a":2})", R"({"allOf":[{},true]})"}) {
        for (std::string_view const keyword :
             {"items", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties"})
            check_no_change(R"({"type":["object","array"]})",
                            R"({"type":["object","array"],")" + std::string(keyword).append("\":").append(anything) + "}");
        check_no_change("{}", R"({"prefixItems":[)" + std::string(anything) + "]}");
    }
    CHECK(between_schemas("{}", R"({"items":{"description":"d","deprecated":true}})", "request") ==
          "compatible deprecation /components/schemas/s/items/deprecated");
    check_both_ways(R"({"additionalProperties":{}})", R"({"additionalProperties":{"type":"string"}})", "type",
                    "/additionalProperties/type");
    check_both_ways(R"({"additionalProperties":{"title":"t"}})", R"({"additionalProperties":false})", "constraint",
                    "/additionalProperties");
    check_both_ways("{}", R"({"additionalProperties":{"type":"string"}})", "constraint", "/additionalProperties");
}

TEST_CASE("changes: items at the start of an array are compared one by one")
{
    check_both_ways(R"({"prefixItems":[{},{"maximum":2}]})", R"({"prefixItems":[{},{"maximum":1}]})", "constraint",
                    "/prefixItems/1/maximum");
    check_both_ways("{}", R"({"prefixItems":[true,{"maximum":1}]})", "constraint", "/prefixItems/1");
    check_no_change(R"({"prefixItems":[{"maximum":2}]})", R"({"prefixItems":[{"maximum":2.0,"description":"d"},{}]})");
    check_no_change(R"({"prefixItems":[{"maximum":2}],"items":{"maxLength":3}})",
                    R"({"prefixItems":[{"maximum":2},{"maxLength":3}],"items":{"maxLength":3}})");
    CHECK(between_schemas(R"({"prefixItems":[{},{"maximum":2}],"items":false})", R"({"prefixItems":[{}],"items":false})",
                          "request") == "breaks_clients constraint /components/schemas/s/prefixItems/1");
    auto const with_item = [](std::string_view name, std::string_view item) {
        return document_of(
            R"({"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"prefixItems":[{"$ref":"#/components/schemas/)" +
                std::string(name) + R"("}]}}}}}}}})",
            R"({"schemas":{")" + std::string(name) + "\":" + std::string(item) + "}}");
    };
    auto const before = with_item("x", R"({"properties":{"a":{}},"required":["a"]})");
    CHECK(openapi_changes(before, with_item("y", R"({"properties":{"a":{}},"required":["a"]})")).empty());
    CHECK(words_of(openapi_changes(before, with_item("x", R"({"properties":{"a":{}}})"))) ==
          "breaks_clients requirement /components/schemas/x/properties/a");
}

TEST_CASE("changes: what is compared as a whole is the same where no change is found inside")
{
    for (std::string_view const keyword : {"not", "if", "then", "else", "contains", "contentSchema"}) {
        auto const with = [&](std::string_view schema) {
            return '{' + ('"' + std::string(keyword).append("\":").append(schema)) + '}';
        };
        std::string const changed =
            "breaks_clients constraint /components/schemas/s/" + std::string(keyword); // whichever way the inside turned
        check_no_change(with(R"({"const":1})"), with(R"({"const":1.0,"description":"d","deprecated":true})"));
        check_no_change(with(R"({"anyOf":[{"type":"string"},{"maximum":1}]})"),
                        with(R"({"anyOf":[{"maximum":1.0},{"type":"string"}]})"));
        for (std::string_view const side : {"request", "response"}) {
            CHECK(between_schemas(with(R"({"maximum":1})"), with(R"({"maximum":2})"), side) == changed);
            CHECK(between_schemas(with(R"({"maximum":2})"), with(R"({"maximum":1})"), side) == changed);
        }
    }
    check_no_change(R"({"patternProperties":{"a":{"const":1},"b":{}}})", R"({"patternProperties":{"b":{},"a":{"enum":[1]}}})");
    CHECK(between_schemas(R"({"dependentSchemas":{"a":{"const":1}}})", R"({"dependentSchemas":{"a":{"const":2}}})", "request") ==
          "breaks_clients constraint /components/schemas/s/dependentSchemas");
    CHECK(between_schemas(R"({"minContains":1})", R"({"minContains":2})", "request") ==
          "breaks_clients constraint /components/schemas/s/minContains");
    check_no_change(R"({"not":{"properties":{"a":{"$ref":"#/components/schemas/s"}}}})",
                    R"({"not":{"properties":{"a":{"allOf":[{"$ref":"#/components/schemas/s"}]}}}})");
    // A component that changed is compared first, where tightening it is compatible; inside "not" that loosens.
    auto const negated = [](std::string_view component) {
        return document_of(R"({"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"properties":{)"
                           R"("b":{"$ref":"#/components/schemas/x"},"c":{"not":{"$ref":"#/components/schemas/x"}}}}}}}}}}})",
                           R"({"schemas":{"x":)" + std::string(component) + "}}");
    };
    CHECK(words_of(openapi_changes(negated(R"({"maximum":2})"), negated(R"({"maximum":1})"))) ==
          "breaks_clients constraint /paths/~1a/get/responses/200/content/a~1b/schema/properties/c/not, "
          "compatible constraint /components/schemas/x/maximum");
}

TEST_CASE("changes: a reference may name any schema of the document")
{
    auto const with = [](std::string_view reference, std::string_view target) {
        return document_of(R"({"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"$ref":")" + std::string(reference) +
                               R"("}}}}}},"put":{"responses":{"201":{"content":{"a/b":{"schema":)" + std::string(target) +
                               "}}}}}}}",
                           R"({"responses":{"r":{"content":{"a/b":{"schema":)" + std::string(target) + R"(}}}},"x-schemas":)" +
                               std::string(target) + R"(,"schemas":{"s":{"$ref":"#/paths"}}})",
                           R"(,"x-more":)" + std::string(target));
    };
    constexpr std::string_view path = "#/paths/~1a/put/responses/201/content/a~1b/schema";
    constexpr std::string_view response = "#/components/responses/r/content/a%7E1b/schema";
    constexpr std::string_view wide = R"({"maximum":2,"$defs":{"d":{"$anchor":"e"}}})", narrow = R"({"maximum":1})";
    CHECK(openapi_changes(with(path, wide), with(response, wide)).empty());
    CHECK(words_of(openapi_changes(with(path, narrow), with(path, wide))) ==
          "breaks_clients constraint /paths/~1a/put/responses/201/content/a~1b/schema/maximum");
    CHECK(words_of(openapi_changes(with(response, narrow), with(response, wide))) ==
          "breaks_clients constraint /paths/~1a/put/responses/201/content/a~1b/schema/maximum, "
          "breaks_clients constraint /components/responses/r/content/a~1b/schema/maximum");
    for (std::string_view const extension : {"#/x-more", "#/components/x-schemas"}) {
        CHECK(openapi_changes(with(extension, wide), with(extension, wide)).empty());
        CHECK(words_of(openapi_changes(with(extension, narrow), with(extension, wide))) ==
              "breaks_clients type /paths/~1a/get/responses/200/content/a~1b/schema/$ref, "
              "breaks_clients constraint /paths/~1a/put/responses/201/content/a~1b/schema/maximum");
    }
    for (std::string_view const nothing : {"#/paths", "#", "#e", "a.json#/b"}) // two schemas have the anchor
        CHECK(openapi_changes(with(nothing, wide), with(nothing, wide)).empty());
}

TEST_CASE("changes: references by an anchor, and dynamic ones")
{
    for (std::string_view const keyword : {"anchor", "dynamicAnchor"})
        for (std::string_view const reference : {"ref", "dynamicRef"}) {
            auto const with = [&](std::string_view anchor, std::string_view most) {
                return R"({"items":{"$)" + std::string(reference).append("\":\"#").append(anchor) + R"("},"$defs":{"d":{"$)" +
                       std::string(keyword).append("\":\"").append(anchor) + R"(","maximum":)" + std::string(most) + "}}}";
            };
            check_no_change(with("a", "1"), with("b", "1"));
            check_both_ways(with("a", "2"), with("a", "1"), "constraint", "/$defs/d/maximum");
        }
    CHECK(between_schemas(R"({"$dynamicRef":"#a"})", R"({"$dynamicRef":"#b"})", "request") ==
          "breaks_clients type /components/schemas/s/$dynamicRef");
}

TEST_CASE("changes: alternatives inside alternatives, all renamed, are not all tried with each other")
{
    auto const choice = [](std::string const& first, std::size_t count) {
        std::string list;
        for (std::size_t index = 0; index < count; ++index)
            list.append(list.empty() ? "" : ",")
                .append(R"({"$ref":"#/components/schemas/)")
                .append(first + std::to_string(index))
                .append(R"("})");
        return R"({"oneOf":[)" + list + "]}";
    };
    // Each "inner" differs in one bound, so that none is the same as another.
    auto const document = [&](std::string const& prefix, std::size_t offset, std::size_t count) {
        std::string schemas;
        for (std::size_t index = 0; index < count; ++index) {
            std::string const bound = std::to_string((index + offset) % count + 1);
            schemas += '"' + prefix + "o" + std::to_string(index) + R"(":{"type":"object","properties":{"a":)" +
                       choice(prefix + "i", count) + R"(,"b":{"maximum":)" + bound + "}}},";
            schemas += '"' + prefix + "i" + std::to_string(index) + R"(":{"type":"object","minProperties":)" + bound + "},";
        }
        schemas.back() = '}';
        return document_of(R"({"/a":{"put":{"requestBody":{"content":{"a/b":{"schema":)" + choice(prefix + "o", count) + "}}}}}}",
                           R"({"schemas":{)" + schemas + "}");
    };
    CHECK(openapi_changes(document("a", 0, 40), document("b", 0, 40)).empty());
    auto const start = std::chrono::steady_clock::now();
    CHECK(!openapi_changes(document("a", 0, 80), document("b", 7, 80)).empty());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20)); // all tries together take minutes
}

TEST_CASE("changes: an alternative is known by its name, its tag or what it takes")
{
    auto const choice = [](std::string const& list, std::string_view first, std::string_view second) {
        return document_of(R"({"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{"oneOf":[)" + list + "]}}}}}}}}",
                           R"({"schemas":{")" + std::string(first) +
                               R"(":{"properties":{"is":{"const":"a"},"size":{"maximum":1}}},")" + std::string(second) +
                               R"(":{"properties":{"name":{"maxLength":9}}}}})");
    };
    auto const reference = [](std::string const& name) { return R"({"$ref":"#/components/schemas/)" + name + R"("})"; };
    auto const before = choice(reference("x") + "," + reference("y"), "x", "y");
    CHECK(openapi_changes(before, choice(reference("y") + "," + reference("x"), "x", "y")).empty());
    CHECK(openapi_changes(before, choice(reference("v") + "," + reference("w"), "w", "v")).empty());
    auto changed = choice(reference("w") + "," + reference("v"), "w", "v");
    std::get<vouch::boxed<vouch::schema_document>>(changed.components->schemas->at("w"))->min_properties = 1;
    CHECK(words_of(openapi_changes(before, changed)) == "compatible constraint /components/schemas/w/minProperties");
    std::get<vouch::boxed<vouch::schema_document>>(changed.components->schemas->at("v"))->min_properties = 1;
    CHECK(words_of(openapi_changes(before, changed)) ==
          "compatible type /paths/~1a/get/responses/200/content/a~1b/schema/oneOf/1, "
          "breaks_clients type /paths/~1a/get/responses/200/content/a~1b/schema/oneOf/1, "
          "compatible constraint /components/schemas/w/minProperties");
}

TEST_CASE("changes: recursion ends, and references to themselves are none")
{
    constexpr std::string_view tree =
        R"({"properties":{"up":{"$ref":"#/components/schemas/s"},"down":{"items":{"$ref":"#/components/schemas/s"}},"name":{"maxLength":3}}})";
    constexpr std::string_view other =
        R"({"properties":{"up":{"$ref":"#/components/schemas/s"},"down":{"items":{"$ref":"#/components/schemas/s"}},"name":{"maxLength":2}}})";
    CHECK(between_schemas(tree, tree, "both").empty());
    CHECK(between_schemas(tree, other, "both") == "breaks_clients constraint /components/schemas/s/properties/name/maxLength");
    constexpr std::string_view choice =
        R"({"anyOf":[{"$ref":"#/components/schemas/s"},{"oneOf":[{"$ref":"#/components/schemas/s"},{"type":"string"}]}]})";
    CHECK(between_schemas(choice, choice, "both").empty());
    CHECK(between_schemas(R"({"allOf":[{"$ref":"#/components/schemas/s"}]})", R"({"$ref":"#/components/schemas/s"})", "both")
              .empty());
    constexpr std::string_view itself = R"({"properties":{"a":{"$ref":"#/components/schemas/s/properties/a"}}})";
    CHECK(between_schemas(itself, itself, "both").empty());
    std::string chain, links;
    constexpr int length = 20000; // a stack has no place for all of them at once
    for (int link = 0; link < length; ++link) {
        std::string const next = R"({"$ref":"#/components/schemas/)" + std::to_string(link + 1) + R"("})";
        chain += '"' + std::to_string(link) + R"(":{"properties":{"next":)" + next + "}},";
        links += '"' + std::to_string(link) + R"(":)" + next + ',';
    }
    auto const chained = [&](std::string const& all, std::string_view last) {
        return document_of(R"({"/a":{"put":{"requestBody":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/0"}}}}}}})",
                           R"({"schemas":{)" + all + '"' + std::to_string(length) + R"(":)" + std::string(last) + "}}");
    };
    CHECK(words_of(openapi_changes(chained(chain, R"({"maximum":2})"), chained(chain, R"({"maximum":1})"))) ==
          "breaks_clients constraint /components/schemas/20000/maximum");
    CHECK(openapi_changes(chained(links, "{}"), chained(links, "{}")).empty());
    auto const circle = with_operation(R"({"parameters":[{"$ref":"#/components/parameters/a"}]})");
    CHECK(openapi_changes(circle, circle).empty());
}

TEST_CASE("changes: parameters, bodies and headers")
{
    CHECK(between_operations(R"({"parameters":[{"name":"a","in":"query"},{"name":"H","in":"header"}]})",
                             R"({"parameters":[{"name":"h","in":"header"}]})") ==
          "breaks_clients parameter /paths/~1a/post/parameters/0");
    CHECK(between_operations("{}", R"({"parameters":[{"name":"a","in":"query","required":true}]})") ==
          "breaks_clients parameter /paths/~1a/post/parameters/0");
    CHECK(between_operations(R"({"parameters":[{"name":"a","in":"query","schema":{}}]})",
                             R"({"parameters":[{"name":"a","in":"query","schema":{},"explode":false,"deprecated":true}]})") ==
          "compatible deprecation /paths/~1a/post/parameters/0/deprecated, breaks_clients type /paths/~1a/post/parameters/0");
    CHECK(between_operations(R"({"parameters":[{"name":"a","in":"query"}]})",
                             R"({"parameters":[{"name":"a","in":"query","style":"form","explode":true}]})") == "");
    CHECK(between_operations(R"({"requestBody":{"content":{"a/b":{}}}})",
                             R"({"requestBody":{"required":true,"content":{"A/B":{}}}})") ==
          "breaks_clients requirement /paths/~1a/post/requestBody/required");
    CHECK(between_operations(R"({"requestBody":{"content":{"a/b":{}}}})", "{}") ==
          "breaks_clients parameter /paths/~1a/post/requestBody");
    CHECK(between_operations(R"({"responses":{"200":{"headers":{"A":{},"B":{"required":true}}}}})",
                             R"({"responses":{"200":{"headers":{"b":{},"C":{}}}}})") ==
          "breaks_clients parameter /paths/~1a/post/responses/200/headers/A, "
          "breaks_clients requirement /paths/~1a/post/responses/200/headers/B/required, "
          "compatible parameter /paths/~1a/post/responses/200/headers/C");
}

TEST_CASE("changes: empty and reserved characters in the query")
{
    auto const parameter = [](std::string_view in, std::string_view more) {
        return R"({"parameters":[{"name":"a","in":")" + std::string(in) + '"' + std::string(more) + "}]}";
    };
    constexpr std::string_view where = "/paths/~1a/post/parameters/0";
    CHECK(between_operations(parameter("query", ""), parameter("query", R"(,"allowEmptyValue":true)")) ==
          "compatible type " + std::string(where) + "/allowEmptyValue");
    CHECK(between_operations(parameter("query", R"(,"allowEmptyValue":true)"), parameter("query", "")) ==
          "breaks_clients type " + std::string(where) + "/allowEmptyValue");
    CHECK(between_operations(parameter("query", ""), parameter("query", R"(,"allowReserved":true)")) ==
          "breaks_clients type " + std::string(where));
    CHECK(between_operations(parameter("query", ""), parameter("query", R"(,"allowReserved":false,"allowEmptyValue":false)")) ==
          "");
    CHECK(between_operations(parameter("header", ""), parameter("header", R"(,"allowReserved":true,"allowEmptyValue":true)")) ==
          "");
}

TEST_CASE("changes: statuses, and ranges and defaults that cover them")
{
    CHECK(between_operations(R"({"responses":{"200":{},"404":{}}})", R"({"responses":{"202":{},"500":{}}})") ==
          "breaks_clients status /paths/~1a/post/responses/200, compatible status /paths/~1a/post/responses/404, "
          "breaks_clients status /paths/~1a/post/responses/202, compatible status /paths/~1a/post/responses/500");
    CHECK(between_operations(R"({"responses":{"200":{}}})", R"({"responses":{"2XX":{},"x-a":{}}})") ==
          "breaks_clients status /paths/~1a/post/responses/2XX");
    CHECK(between_operations(R"({"responses":{"2XX":{}}})", R"({"responses":{"2XX":{},"201":{"content":{"a/b":{}}}}})") ==
          "compatible media_type /paths/~1a/post/responses/201/content/a~1b, compatible status /paths/~1a/post/responses/201");
}

TEST_CASE("changes: credentials that sufficed must suffice")
{
    CHECK(between_operations("{}", R"({"security":[{"k":[]}]})") == "breaks_clients security /paths/~1a/post/security");
    CHECK(between_operations(R"({"security":[{"k":[]}]})", R"({"security":[{"k":[]},{}]})") ==
          "compatible security /paths/~1a/post/security");
    CHECK(between_operations(R"({"security":[{"k":[]},{"b":[]}]})", R"({"security":[{"b":[]},{"k":[]}]})") == "");
    CHECK(between_operations(R"({"security":[{"k":[]}]})", R"({"security":[{"k":[],"b":[]}]})") ==
          "breaks_clients security /paths/~1a/post/security");
    CHECK(between_operations(R"({"security":[]})", R"({"security":[{}]})") == "");
}

TEST_CASE("changes: operations, paths whose parameters have other names, callbacks")
{
    CHECK(words_of(openapi_changes(
              document_of(R"({"/a/{b}":{"get":{"parameters":[{"name":"b","in":"path","required":true}]}}})"),
              document_of(R"({"/a/{c}":{"get":{"parameters":[{"name":"c","in":"path","required":true}]},"put":{}}})"))) ==
          "compatible operation /paths/~1a~1{c}/put");
    CHECK(words_of(openapi_changes(document_of(R"({"/a":{"get":{}},"/b":{"$ref":"#/paths/~1a"},"x-c":{"get":{}}})"),
                                   document_of(R"({"/a":{"get":{}}})"))) == "breaks_clients operation /paths/~1a/get");
    CHECK(between_operations(R"({"callbacks":{"c":{"{$url}":{"post":{}}}}})",
                             R"({"callbacks":{"c":{},"d":{"{$url}":{"post":{}}}}})") ==
          "breaks_servers operation /paths/~1a/post/callbacks/c/{$url}/post, "
          "compatible operation /paths/~1a/post/callbacks/d/{$url}/post");
}

TEST_CASE("changes: the order is that of the first document")
{
    constexpr std::string_view use =
        R"({"/b":{"put":{"requestBody":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/y"}}}}}},)"
        R"("/a":{"put":{"requestBody":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/x"}}}}}}})";
    constexpr std::string_view less =
        R"({"/a":{"put":{"deprecated":true,"requestBody":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/x"}}}}}},)"
        R"("/b":{"put":{"deprecated":true,"requestBody":{"content":{"a/b":{"schema":{"$ref":"#/components/schemas/y"}}}}}}})";
    CHECK(words_of(openapi_changes(
              document_of(use, R"({"schemas":{"x":{"maximum":1},"y":{"maximum":1}}})", R"(,"servers":[{"url":"/a"}])"),
              document_of(less, R"({"schemas":{"y":{"maximum":2},"x":{"maximum":0}}})", R"(,"servers":[{"url":"/b"}])"))) ==
          "breaks_clients server /servers/0, compatible server /servers/0, "
          "compatible deprecation /paths/~1b/put/deprecated, compatible deprecation /paths/~1a/put/deprecated, "
          "breaks_clients constraint /components/schemas/x/maximum, compatible constraint /components/schemas/y/maximum");
}
