// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/draft.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <support/allocations.hpp>
#include <vouch/core/secret.hpp>

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

    wiping_request const finished = std::move(made).finish();
    CHECK(finished->method == "PUT");
    CHECK(finished->origin == "https://h");
    CHECK(finished->target == "/a/%7Bxy%7D/b/1%20%2F%202?q=a%26b%3Dc%2Bd&na%20me=");
    CHECK(finished->max_response == 5);
    CHECK(finished->body == "{}");
    REQUIRE(finished->headers.size() == 3);
    CHECK(!finished->headers[0].secret);
    CHECK(finished->headers[1].secret);
    CHECK(*find_header(finished->headers, "content-type") == "application/json");
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
        CHECK(std::move(made).finish()->headers.empty());
    }
}

TEST_CASE("draft: values that are encoded already")
{
    draft made("GET /a/{x}");
    made.set_encoded_path("x", "1,a%2Cb");
    made.add_query("q", "a,b");
    made.add_encoded_query("ids", "1,a%2Cb");
    CHECK(made.errors().empty());
    CHECK(std::move(made).finish()->target == "/a/1,a%2Cb?q=a%2Cb&ids=1,a%2Cb");
    for (std::string_view const wrong : {"", "..", "%2E%2e", "a%2F.."}) {
        draft refused("GET /a/{x}");
        refused.set_encoded_path("x", wrong);
        REQUIRE(refused.errors().size() == 1);
        CHECK(refused.errors()[0].code() == "not_a_path_value");
    }
}

TEST_CASE("draft: a key in the query is encoded, named and wiped, whatever is added after it")
{
    static int leaks = 0;
    vouch::secret const held("Canary7&=%");
    leaks = 0;
    tests::allocated().freeing = [](std::string_view block) noexcept { leaks += block.find("Canary7") != block.npos ? 1 : 0; };
    {
        draft made("GET /{x}");
        made.add_query_credential("k y", held.reveal());
        made.add_query("q", std::string(500, 'a'));
        made.set_path("x", std::string(5000, 'b'));
        wiping_request const finished(std::move(made).finish());
        CHECK(finished->secret_parameter == "k y");
        std::string_view const target = finished->target;
        CHECK(target.size() == 1 + 5000 + 26 + 500);
        CHECK(target.substr(4999, 33) == "bb?k%20y=Canary7%26%3D%25&q=aaaaa");
    }
    tests::allocated().freeing = nullptr;
    CHECK(leaks == 0);

    draft unset("GET /");
    unset.add_query_credential("key", "");
    REQUIRE(unset.errors().size() == 1);
    CHECK(unset.errors()[0].in() == location::query);
    CHECK(unset.errors()[0].pointer() == "/key");
    CHECK(unset.errors()[0].code() == "unset");
}

TEST_CASE("draft: no copy of a key or a cookie is left where it is encoded, whatever its length")
{
    static int leaks = 0;
    for (std::size_t const size : {1u, 8u, 30u, 300u}) {
        vouch::secret const held("Canary7" + std::string(size, '%'));
        leaks = 0;
        tests::allocated().freeing = [](std::string_view block) noexcept {
            leaks += block.find("Canary7") != block.npos ? 1 : 0;
        };
        {
            draft made("GET /");
            made.add_query_credential("k", held.reveal());
            made.add_cookie("a", held.reveal());
            made.add_cookie("b", held.reveal());
            wiping_request const finished(std::move(made).finish());
            CHECK(finished->target.size() == 4 + 7 + 3 * size);
            REQUIRE(finished->headers.size() == 1);
            CHECK(finished->headers[0].value.size() == 2 * (2 + 7 + 3 * size) + 2);

            draft refused("GET /");
            refused.add_header("Cookie", "own=1");
            refused.add_cookie("a", held.reveal());
            CHECK(refused.errors().size() == 1);
        }
        tests::allocated().freeing = nullptr;
        CAPTURE(size);
        CHECK(leaks == 0);
    }
}

TEST_CASE("draft: cookies share one field, which is secret")
{
    draft made("GET /");
    made.add_cookie("a", "1; b=2");
    made.add_cookie("c", "");
    made.add_cookie("d", "x/y+z==");
    CHECK(made.errors().empty());
    wiping_request const finished = std::move(made).finish();
    REQUIRE(finished->headers.size() == 1);
    CHECK(finished->headers[0].name == "cookie");
    CHECK(finished->headers[0].value == "a=1%3B%20b=2; c=; d=x/y+z==");
    CHECK(finished->headers[0].secret);

    auto const check_clash = [](draft const& clash) {
        REQUIRE(clash.errors().size() == 1);
        CHECK(clash.errors()[0].in() == location::header);
        CHECK(clash.errors()[0].pointer() == "/cookie");
        CHECK(clash.errors()[0].code() == "duplicate_member");
    };
    draft before("GET /");
    before.add_header("Cookie", "own=1");
    before.add_cookie("a", "1");
    check_clash(before);
    draft after("GET /");
    after.add_cookie("a", "1");
    after.add_header("Cookie", "own=1");
    check_clash(after);
    draft instead("GET /");
    instead.add_cookie("a", "1");
    instead.set_header("Cookie", "own=1");
    check_clash(instead);
    CHECK(*find_header(std::move(instead).finish()->headers, "cookie") == "a=1");
}

TEST_CASE("draft: a header that is set again is replaced, and one that is added again stands twice")
{
    draft made("GET /");
    made.set_header("user-agent", "a");
    made.set_header("User-Agent", "b");
    made.add_header("x-a", "1");
    made.add_header("x-a", "2");
    wiping_request const finished = std::move(made).finish();
    REQUIRE(finished->headers.size() == 3);
    CHECK(finished->headers[0].value == "b");
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
        return *find_header(std::move(made).finish()->headers, "idempotency-key");
    };
    CHECK(key("k-1", std::nullopt) == "k-1");
    CHECK(key("k-1", "k-1") == "/idempotency-key duplicate_member");
    CHECK(key("", std::nullopt) == "/idempotency-key unset");
    CHECK(key("a\nb", std::nullopt) == "/idempotency-key not_a_header_value");
}

} // namespace
