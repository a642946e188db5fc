// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/operation.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

namespace {

template <class Type>
auto again(std::string_view text) -> std::string
{
    auto const read = vouch::parse<Type>(text);
    if (!read)
        return read.error()[0].pointer() + ": " + read.error()[0].message();
    return vouch::serialize(*read).value();
}

} // namespace

TEST_CASE("operation: every member of the specification has one of its own")
{
    constexpr std::string_view every =
        R"({"$ref":"#/components/pathItems/a","summary":"s","description":"d","get":{"tags":["t"],"summary":"s","description":"d",)"
        R"("externalDocs":{"description":"d","url":"u"},"operationId":"o","parameters":[{"description":"d","required":true,)"
        R"("deprecated":false,"allowEmptyValue":true,"style":"form","explode":true,"allowReserved":false,"schema":true,"example":null,)"
        R"("examples":{"e":{"summary":"s","description":"d","value":null,"externalValue":"u"}},"content":{"a/b":{}},"name":"n",)"
        R"("in":"query"},{"$ref":"#/components/parameters/p","summary":"s"}],"requestBody":{"description":"d","required":true,)"
        R"("content":{"a/b":{"schema":{"type":"string"},"example":1,"examples":{},"encoding":{"p":{"contentType":"image/png",)"
        R"("headers":{"H":{"required":true,"content":{"a/b":{"encoding":{}}}}},"style":"form","explode":false,"allowReserved":true}}}}},)"
        R"("responses":{"default":{"description":"d","headers":{"H":{"$ref":"#/components/headers/H"}},"content":{},)"
        R"("links":{"l":{"description":"d","operationRef":"r","operationId":"o","parameters":{"p":null},"requestBody":[],)"
        R"("server":{"url":"u","description":"d","variables":{"v":{"enum":["a"],"default":"a","description":"d"}}}}}},"2XX":{"$ref":"r"}},)"
        R"("callbacks":{"c":{"{$url}":{"post":{"callbacks":{}}}},"r":{"$ref":"#/components/callbacks/c"}},"deprecated":true,)"
        R"("security":[{},{"k":["s"]}],"servers":[]},"put":{},"post":{},"delete":{},"options":{},"head":{},"patch":{},"trace":{},)"
        R"("servers":[{"url":"/"}],"parameters":[],"x-a":null})";
    CHECK(again<vouch::openapi_model::path_item>(every) == every);
    auto const read = vouch::parse<vouch::openapi_model::path_item>(every);
    REQUIRE(read);
    CHECK(read->extra.size() == 1);
    CHECK(read->get->extra.empty());
}

TEST_CASE("operation: extensions of any kind may stand among names that are data")
{
    constexpr std::string_view mixed =
        R"({"x-object":{"a":{"b":1}},"200":{"description":"d","x-a":1},"x-text":"t","x-number":1.50,"x-list":[1,{}],"x-no":false,"x-null":null})";
    auto const read = vouch::parse<vouch::openapi_model::response_map>(mixed);
    REQUIRE(read);
    CHECK(vouch::serialize(*read).value() == mixed);
    CHECK(std::get<vouch::openapi_model::response>(read->at("200")).description == "d");
    CHECK(std::holds_alternative<vouch::decimal>(read->at("x-number")));
}

TEST_CASE("operation: a value of another kind is an error at its place")
{
    CHECK(again<vouch::openapi_model::operation>(R"({"responses":{"200":{"description":1}}})").starts_with("/responses: "));
    CHECK(again<vouch::openapi_model::operation>(R"({"security":[["key"]]})").starts_with("/security/0: "));
    CHECK(again<vouch::openapi_model::path_item>(R"({"servers":[{}]})").starts_with("/servers/0/url: "));
}
