// SPDX-License-Identifier: BSL-1.0
#include <vouch/openapi/info.hpp>

#include <vouch/openapi/generate.hpp>

#include <string>

#include <doctest/doctest.h>

namespace {

TEST_CASE("info: what is empty is left out, title and version never")
{
    CHECK(vouch::openapi<>({}) == R"({"openapi":"3.1.1","info":{"title":"","version":""},"paths":{}})");
    CHECK(vouch::openapi<>({.license = {.identifier = "MIT"}}) == vouch::openapi<>({})); // a licence has a name
}

TEST_CASE("info: everything, in the order of the specification")
{
    vouch::openapi_info const info{
        .title = "A",
        .version = "1",
        .summary = "B",
        .description = "C",
        .terms_of_service = "https://a.example/terms",
        .contact = {.name = "D", .url = "https://a.example", .email = "d@a.example"},
        .license = {.name = "E", .url = "https://a.example/license"},
        .servers = {{.url = "https://a.example", .description = "F"}, {.url = "https://b.example"}},
        .tags = {{.name = "G", .description = "H"}, {.name = "I"}},
    };
    CHECK(vouch::openapi<>(info) ==
          R"({"openapi":"3.1.1","info":{"title":"A","summary":"B","description":"C",)"
          R"("termsOfService":"https://a.example/terms","contact":{"name":"D","url":"https://a.example","email":"d@a.example"},)"
          R"("license":{"name":"E","url":"https://a.example/license"},"version":"1"},)"
          R"("servers":[{"url":"https://a.example","description":"F"},{"url":"https://b.example"}],"paths":{},)"
          R"("tags":[{"name":"G","description":"H"},{"name":"I"}]})");
}

TEST_CASE("info: a licence has an identifier or a URL")
{
    CHECK(vouch::openapi<>({.license = {.name = "E", .identifier = "BSL-1.0", .url = "https://a.example/license"}}) ==
          R"({"openapi":"3.1.1","info":{"title":"","license":{"name":"E","identifier":"BSL-1.0"},"version":""},"paths":{}})");
}

TEST_CASE("info: an indent, and a text that is not UTF-8")
{
    CHECK(vouch::openapi<>({.title = "\xFF", .version = "\"", .indent = 1}) ==
          "{\n \"openapi\": \"3.1.1\",\n \"info\": {\n  \"title\": \"\",\n  \"version\": \"\\\"\"\n },\n \"paths\": {}\n}");
}

} // namespace
