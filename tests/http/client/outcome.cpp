// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/outcome.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using people::fault;
using people::person;

using got = outcome<people::get_person>;
using changed = outcome<people::change_person>;

static_assert(std::is_same_v<got::variant, std::variant<reply_range<2, person>, default_reply<fault>, transport_error,
                                                        invalid_request, undecodable_reply, unexpected_status>>);
static_assert(std::is_same_v<got::success_type, person> && std::is_same_v<outcome<people::remove_person>::success_type, empty>);
// on a temporary, the accessors return no pointers
static_assert(std::is_same_v<decltype(std::declval<got>().ok()), detail::owned<person>>);
static_assert(std::is_same_v<decltype(std::declval<got const&>().ok()), person const*>);
static_assert(std::is_same_v<decltype(std::declval<changed>().if_reply<404>()), detail::owned<fault>>);
static_assert(std::is_same_v<decltype(std::declval<got>().value()), person>);

auto ada() -> person
{
    return {.name = "Ada"};
}

TEST_CASE("outcome: a success")
{
    got const found(reply_range<2, person>{200, ada()},
                    {.status = 200, .attempts = 1, .headers = {{"x", "y"}}, .request_id = "r1"});
    REQUIRE(found.ok() != nullptr);
    CHECK(found.ok()->name == "Ada");
    CHECK(found.value().name == "Ada");
    CHECK(found.if_reply<200>() == found.ok());
    CHECK(found.if_reply<201>() == nullptr);
    CHECK(found.if_default() == nullptr);
    CHECK(found.get_if<reply_range<2, person>>()->status == 200);
    CHECK(found.get_if<transport_error>() == nullptr);
    CHECK(found.status() == 200);
    CHECK(found.attempts() == 1);
    CHECK(found.request_id() == "r1");
    CHECK(found.headers().size() == 1);
    CHECK(found.summary() == "GET /people/{id}: 200, 1 attempt, request id r1");
}

TEST_CASE("outcome: a documented reply that is no success")
{
    changed const missing(reply<404, fault>{{.code = "4"}}, {.status = 404, .attempts = 2});
    CHECK(missing.ok() == nullptr);
    REQUIRE(missing.if_reply<404>() != nullptr);
    CHECK(missing.if_reply<404>()->code == "4");
    CHECK(missing.if_reply<409>() == nullptr);
    CHECK(missing.summary() == "PUT /people/{id}: 404, 2 attempts");

    changed const conflict(reply_range<4, std::string>{409, "again"}, {.status = 409});
    CHECK(conflict.if_reply<404>() == nullptr);
    CHECK(*conflict.if_reply<409>() == "again");
    CHECK(conflict.if_reply<410>() == nullptr);

    got const other(default_reply<fault>{500, {.code = "5"}}, {.status = 500});
    CHECK(other.ok() == nullptr);
    CHECK(other.if_default()->code == "5");
    CHECK(other.status() == 500);
}

TEST_CASE("outcome: a failure")
{
    got const lost(transport_error{transport_reason::timeout, delivery::maybe_sent, "detail"}, {.attempts = 3});
    CHECK(lost.ok() == nullptr);
    CHECK(lost.status() == 0);
    CHECK(lost.headers().empty());
    CHECK(lost.get_if<transport_error>()->detail == "detail");
    CHECK(lost.summary() == "GET /people/{id}: timeout, maybe sent, 3 attempts");
    got const odd(unexpected_status{{302, {}, "body"}}, {.status = 302, .attempts = 1});
    CHECK(odd.if_default() == nullptr);
    CHECK(odd.get_if<unexpected_status>()->response.body == "body");
    CHECK(odd.trailers().empty());
    outcome<people::remove_person> const undocumented(unexpected_status{{302, {}, "body"}}, {.status = 302, .attempts = 1});
    CHECK(undocumented.summary() == "DELETE /people/{name}: 302 not documented, redirects are not followed, 1 attempt");
}

TEST_CASE("outcome: on a temporary the values are owned")
{
    auto const make = [] { return got(reply_range<2, person>{200, ada()}, {.status = 200}); };
    CHECK(make().ok()->name == "Ada");
    CHECK(make().ok() != nullptr);
    CHECK(make().if_default() == nullptr);
    CHECK(make().value().name == "Ada");
    CHECK(make().if_reply<200>()->name == "Ada");
    CHECK(!make().if_default());
    CHECK(make().get_if<reply_range<2, person>>()->body.name == "Ada");
    CHECK(!make().get_if<invalid_request>());
    CHECK(got(default_reply<fault>{500, {.code = "5"}}, {}).if_default()->code == "5");
}

TEST_CASE("outcome: value() throws the summary unless the outcome is a success")
{
    got const lost(transport_error{transport_reason::connect, delivery::not_sent, "detail"}, {.attempts = 3});
    CHECK_THROWS_WITH_AS((void)lost.value(), "GET /people/{id}: connect, not sent, 3 attempts", bad_outcome);
    CHECK_THROWS_AS((void)got(default_reply<fault>{404, {}}, {.status = 404}).value(), bad_outcome);
    got const invalid(invalid_request{{{location::path, "id", {vouch::errc::format, "not_a_uuid", "a UUID"}}}}, {});
    CHECK_THROWS_WITH_AS((void)invalid.value(),
                         "GET /people/{id}: invalid request, 1 error, path/id: expected a UUID, 0 attempts", bad_outcome);
}

TEST_CASE("outcome: visit takes every alternative")
{
    auto const text_of = [](got const& outcome) {
        return outcome.visit([](reply_range<2, person> const& reply) { return reply.body.name; },
                             [](default_reply<fault> const& reply) { return reply.body.code; },
                             [](auto const&) { return std::string("failed"); });
    };
    CHECK(text_of({reply_range<2, person>{200, ada()}, {}}) == "Ada");
    CHECK(text_of({default_reply<fault>{404, {.code = "4"}}, {}}) == "4");
    CHECK(text_of({transport_error{}, {}}) == "failed");
}

// replies of several types have no ok(); if_reply() finds each by its status
struct either : endpoint<"GET /", reply<200, person>, reply<202, std::string>, reply<201, person>> {};
struct twins : endpoint<"GET /", reply<200, person>, reply<201, person>> {};
static_assert(!vouch::complaint::endpoint_has_one_type_of_success<either> &&
              vouch::complaint::endpoint_has_one_type_of_success<twins>);

TEST_CASE("outcome: two statuses with the same type stay apart")
{
    outcome<twins> const made(reply<201, person>{ada()}, {.status = 201});
    CHECK(made.ok()->name == "Ada");
    CHECK(made.if_reply<200>() == nullptr);
    CHECK(made.if_reply<201>() == made.ok());
    outcome<either> const later(reply<202, std::string>{"later"}, {.status = 202});
    CHECK(*later.if_reply<202>() == "later");
}

} // namespace
