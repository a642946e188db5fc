// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/openapi_document.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

auto library() -> std::string
{
    std::ifstream file("tests/openapi/library.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("openapi_document: every member of the specification has one of its own")
{
    constexpr std::string_view every =
        R"({"openapi":"3.1.1","info":{"title":"t","summary":"s","description":"d","termsOfService":"u","contact":{"name":"n","url":"u",)"
        R"("email":"e","x-c":1},"license":{"name":"n","identifier":"i","url":"u","x-l":2},"version":"1","x-i":3},)"
        R"("jsonSchemaDialect":"u","servers":[{"url":"/"}],"paths":{"/a":{}},"webhooks":{"w":{"post":{}}},"components":{)"
        R"("schemas":{"s":{},"b":true},"responses":{"r":{"description":"d"}},"parameters":{"p":{"name":"n","in":"query"}},)"
        R"("examples":{"e":{"value":null}},"requestBodies":{"b":{"content":{}}},"headers":{"h":{}},"securitySchemes":{)"
        R"("k":{"type":"apiKey","description":"d","name":"n","in":"header","x-s":4},"h":{"type":"http","scheme":"bearer",)"
        R"("bearerFormat":"f"},"o":{"type":"oauth2","flows":{"implicit":{"authorizationUrl":"a","tokenUrl":"t","refreshUrl":"r",)"
        R"("scopes":{"s":"d"},"x-f":5},"password":{},"clientCredentials":{},"authorizationCode":{},"x-g":6}},)"
        R"("c":{"type":"openIdConnect","openIdConnectUrl":"u"},"r":{"$ref":"#/components/securitySchemes/k","summary":"s"}},)"
        R"("links":{"l":{}},"callbacks":{"c":{}},"pathItems":{"i":{}},"x-m":7},"security":[{"k":[]}],)"
        R"("tags":[{"name":"n","description":"d","externalDocs":{"url":"u"},"x-t":8}],"externalDocs":{"url":"u"},"x-z":null})";
    auto const read = vouch::parse<vouch::openapi_document>(every);
    REQUIRE(read);
    CHECK(vouch::serialize(*read).value() == every);
    CHECK(read->extra.size() == 1);
    CHECK(read->components->extra.size() == 1);
}

TEST_CASE("openapi_document: a document is read, written and read again, and equal")
{
    std::string const text = library();
    auto const read = vouch::parse<vouch::openapi_document>(text);
    REQUIRE(read);
    auto const written = vouch::serialize(*read);
    REQUIRE(written);
    auto const again = vouch::parse<vouch::openapi_document>(*written);
    REQUIRE(again);
    CHECK(*again == *read);
    CHECK(vouch::serialize(*again).value() == *written);
    CHECK(read->paths->begin()->first == "x-note");
    CHECK(read->components->schemas->size() == 14);

    auto changed = *read;
    std::get<vouch::boxed<vouch::schema_document>>(changed.components->schemas->at("book"))->properties->erase("isbn");
    CHECK(changed != *read);
}

TEST_CASE("openapi_document: what every document has is required")
{
    auto const errors = vouch::parse<vouch::openapi_document>(R"({"info":{"title":"t"}})").error();
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].pointer() == "/info/version");
    CHECK(errors[1].pointer() == "/openapi");
}
