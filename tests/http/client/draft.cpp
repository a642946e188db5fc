// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/draft.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace vouch::http::detail;
using namespace std::string_view_literals;

TEST_CASE("draft: path, query, headers and body")
{
    draft made("PUT /a/{x}/b/{xy}");
    made.set_origin("https://h");
    made.set_max_response(5);
    made.set_path("xy", "1 / 2");
    made.set_path("x", "{xy}");
    made.add_query("q", "a&b=c+d");
    made.add_query("na me", "");
    made.add_header("x-a", "b");
    made.add_credential("x-key", "", "k");
    made.set_body("{}", "application/json");
    CHECK(made.errors().empty());

    request const finished = std::move(made).finish();
    CHECK(finished.method == "PUT");
    CHECK(finished.origin == "https://h");
    CHECK(finished.target == "/a/%7Bxy%7D/b/1%20%2F%202?q=a%26b%3Dc%2Bd&na%20me=");
    CHECK(finished.max_response == 5);
    CHECK(finished.body == "{}");
    REQUIRE(finished.headers.size() == 3);
    CHECK(!finished.headers[0].secret);
    CHECK(finished.headers[1].secret);
    CHECK(*find_header(finished.headers, "content-type") == "application/json");
}

TEST_CASE("draft: values that cannot be sent become errors")
{
    for (std::string_view const wrong : {"", ".", "..", "%2e%2E", "../admin", "a/.."}) {
        draft made("GET /a/{x}");
        made.set_path("x", wrong);
        REQUIRE(made.errors().size() == 1);
        CHECK(made.errors()[0].in() == location::path);
        CHECK(made.errors()[0].pointer() == "/x");
        CHECK(made.errors()[0].code() == "not_a_path_value");
    }
    for (std::string_view const wrong : {"a\r\nx-admin: 1"sv, "a\nb"sv, "a\0"sv, " a"sv, "\xC3\xA4"sv}) {
        draft made("GET /");
        made.add_credential("x-a", "Bearer ", wrong);
        REQUIRE(made.errors().size() == 1);
        CHECK(made.errors()[0].in() == location::header);
        CHECK(made.errors()[0].pointer() == "/x-a");
        CHECK(made.errors()[0].code() == "not_a_header_value");
        CHECK(std::move(made).finish().headers.empty());
    }
}

TEST_CASE("draft: a header that is set again is replaced, and one that is added again stands twice")
{
    draft made("GET /");
    made.set_header("user-agent", "a");
    made.set_header("User-Agent", "b");
    made.add_header("x-a", "1");
    made.add_header("x-a", "2");
    request const finished = std::move(made).finish();
    REQUIRE(finished.headers.size() == 3);
    CHECK(finished.headers[0].value == "b");
}

TEST_CASE("draft: one idempotency key that is not empty")
{
    auto const key = [](std::string_view first, std::optional<std::string_view> second) -> std::string {
        draft made("POST /");
        CHECK(!made.has_idempotency_key());
        made.set_idempotency_key(first);
        if (second)
            made.set_idempotency_key(*second);
        CHECK(made.has_idempotency_key());
        if (!made.errors().empty())
            return made.errors()[0].pointer() + ' ' + std::string(made.errors()[0].code());
        return *find_header(std::move(made).finish().headers, "idempotency-key");
    };
    CHECK(key("k-1", std::nullopt) == "k-1");
    CHECK(key("k-1", "k-1") == "/idempotency-key duplicate_member");
    CHECK(key("", std::nullopt) == "/idempotency-key unset");
    CHECK(key("a\nb", std::nullopt) == "/idempotency-key not_a_header_value");
}

} // namespace
