// SPDX-License-Identifier: BSL-1.0
// What a document says of bodies that are not JSON, and that a page shows them.
#include <vouch/openapi/generate.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <vouch/core/secret.hpp>
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/openapi/openapi_page.hpp>
#include <vouch/read/parse.hpp>

#include <doctest/doctest.h>

namespace {

namespace http = vouch::http;

struct login {
    std::string user{};
    vouch::secret password{};
};
BOOST_DESCRIBE_STRUCT(login, (), (user, password))

struct upload {
    std::string title{};
    http::file photo{};
    std::optional<http::file> scan{};
    std::vector<http::file> more{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, photo, scan, more))

struct log_in
    : http::endpoint<"POST /login", http::form_body<login, http::description<"Who">>, http::reply<200, http::plain_text>> {};
struct send_photo : http::endpoint<"POST /photos", http::multipart_body<upload>, http::reply<200, http::bytes>> {};
struct say : http::endpoint<"POST /say", http::text_body, http::reply<204, http::empty>> {};
struct set_icon : http::endpoint<"PUT /icon", http::bytes_body<"image/png">, http::reply<204, http::empty>> {};

auto document() -> std::string
{
    return vouch::openapi<log_in, send_photo, say, set_icon>({.title = "T", .version = "1"});
}

auto has(std::string_view part) -> bool
{
    return document().find(part) != std::string::npos;
}

TEST_CASE("openapi: the media type and the schema of each body")
{
    CHECK(has(R"("requestBody":{"description":"Who","content":{"application/x-www-form-urlencoded":{"schema":{)"));
    CHECK(has(R"("content":{"text/plain":{"schema":{"type":"string"}}})"));
    CHECK(has(R"("requestBody":{"content":{"multipart/form-data":{"schema":{)"));
    CHECK(has(R"("content":{"*/*":{}})"));
    CHECK(has(R"("requestBody":{"content":{"text/plain":{"schema":{"type":"string"}}},"required":true})"));
    CHECK(has(R"("requestBody":{"content":{"image/png":{}},"required":true})"));
}

TEST_CASE("openapi: a file is bytes of any media type")
{
    CHECK(has(R"("photo":{"contentMediaType":"application/octet-stream"},"scan":{"contentMediaType":"application/octet-stream"},)"
              R"("more":{"type":"array","items":{"contentMediaType":"application/octet-stream"}})"));
}

TEST_CASE("openapi: the page shows every body")
{
    auto const read = vouch::parse<vouch::openapi_document>(document());
    REQUIRE(read);
    std::string const page = vouch::openapi_page(*read);
    for (std::string_view const media_type :
         {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "image/png", "*/*"}) {
        CAPTURE(media_type);
        CHECK(page.find(media_type) != std::string::npos);
    }
}

} // namespace
