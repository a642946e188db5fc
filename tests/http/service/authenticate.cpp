// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/authenticate.hpp>

#include <vouch/core/secret.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

template <class Guard>
auto status_of(Guard const& guard, std::vector<header> headers) -> int
{
    request const sent{.headers = std::move(headers)};
    auto const refused = guard.check(sent);
    return refused ? guard.answer_refused(sent, *refused).problem.status.value() : 0;
}

TEST_CASE("authenticate: a secret accepts one key")
{
    auto const guard = authenticate<"X-API-Key">(vouch::secret("k3y"));
    CHECK(status_of(guard, {{"x-api-key", "k3y"}}) == 0);
    CHECK(status_of(guard, {{"X-Api-Key", "k3y"}}) == 0);
    CHECK(status_of(guard, {{"x-api-key", " k3y\t"}}) == 0); // RFC 9110 section 5.5: white space around a value is none of it
    for (char const* wrong : {"", "k3", "k3yy", "K3Y", "k3y,k3y", "\"k3y\"", "k3y k3y", " "})
        CHECK(status_of(guard, {{"x-api-key", wrong}}) == 401);
    CHECK(status_of(guard, {}) == 401);
    CHECK(status_of(guard, {{"x-api-keys", "k3y"}}) == 401);
    CHECK(status_of(guard, {{"x-api-key", "k3y"}, {"X-API-KEY", "k3y"}}) == 401);
    CHECK(status_of(authenticate<"x-api-key">(vouch::secret()), {{"x-api-key", ""}}) == 401);
}

TEST_CASE("authenticate: a predicate gets the presented key")
{
    std::string seen;
    auto const guard = authenticate<"x-api-key">([&](std::string_view presented) {
        seen = presented;
        return presented.starts_with("a");
    });
    CHECK(status_of(guard, {{"x-api-key", "abc"}}) == 0);
    CHECK(seen == "abc");
    CHECK(status_of(guard, {{"x-api-key", "bc"}}) == 401);
}

TEST_CASE("authenticate: a refused request is answered with what was expected and nothing that it sent")
{
    auto const guard = authenticate<"x-api-key">(vouch::secret("k3y-canary"));
    request const sent{.headers = {{"x-api-key", "sent-canary"}}};
    CHECK(guard.check(sent) == refusal::wrong);
    auto const refused = guard.answer_refused(sent, refusal::wrong);
    CHECK(detail::to_response(refused.problem).body ==
          R"({"title":"Unauthorized","status":401,"detail":"expected a valid key in the header x-api-key"})");
}

TEST_CASE("authenticate: on_refusal gives another answer")
{
    auto const guard = authenticate<"x-api-key">(vouch::secret("k3y"), [](request const& request, refusal reason) {
        return response{403, {}, request.target + (reason == refusal::missing ? " missing" : " wrong")};
    });
    auto const answer_to = [&](request const& sent) { return guard.answer_refused(sent, *guard.check(sent)).body; };
    CHECK(answer_to({.target = "/a"}) == "/a missing");
    CHECK(answer_to({.target = "/a", .headers = {{"x-api-key", ""}}}) == "/a wrong");
    CHECK(answer_to({.headers = {{"x-api-key", "k3y"}, {"x-api-key", "k3y"}}}) == " wrong");
}

TEST_CASE("authenticate: bearer tokens")
{
    auto const guard = authenticate<bearer>(vouch::secret("t0ken"));
    CHECK(status_of(guard, {{"Authorization", "Bearer t0ken"}}) == 0);
    CHECK(status_of(guard, {{"authorization", "bearer t0ken"}}) == 0);
    CHECK(status_of(guard, {{"authorization", "BEARER   t0ken "}}) == 0); // 1*SP
    for (char const* wrong : {"Bearer", "Bearer ", "Bearer t0ke", "Bearer t0ken=", "Bearer t0ken, Bearer t0ken", "Bearer t0ken x",
                              "Bearer \tt0ken", "Bearer \"t0ken\"", "Bearer token=t0ken", "Bearer ="}) {
        request const sent{.headers = {{"authorization", wrong}}};
        CHECK_MESSAGE(guard.check(sent) == refusal::wrong, wrong);
    }
    for (char const* missing :
         {"", "t0ken", "Bearert0ken", "Basic t0ken", "Bearer\tt0ken", "Bearer=t0ken", "Basic x, Bearer t0ken"}) {
        request const sent{.headers = {{"authorization", missing}}};
        CHECK_MESSAGE(guard.check(sent) == refusal::missing, missing);
    }
    CHECK(status_of(guard, {{"authorization", "Bearer t0ken"}, {"Authorization", "Bearer t0ken"}}) == 401);
    CHECK(status_of(guard, {{"authorization", "Basic x"}, {"Authorization", "Bearer t0ken"}}) == 401);
    CHECK(detail::challenge<bearer>(refusal::missing) == "Bearer");
    CHECK(detail::challenge<bearer>(refusal::wrong) == R"(Bearer error="invalid_token")");
    CHECK(detail::challenge<api_key<"x-api-key">>(refusal::wrong) == "ApiKey");
    CHECK(status_of(authenticate<bearer>([](std::string_view token) { return token == "x"; }), {{"authorization", "Bearer x"}}) ==
          0);
}

TEST_CASE("authenticate: a token that is no token68 reaches no predicate")
{
    static_assert(detail::is_token68("a-._~+/9==") && detail::is_token68("a") && !detail::is_token68("") &&
                  !detail::is_token68("=") && !detail::is_token68("a=b") && !detail::is_token68("a,") &&
                  !detail::is_token68("a b"));
    int asked = 0;
    auto const guard = authenticate<bearer>([&](std::string_view) { return ++asked != 0; });
    CHECK(status_of(guard, {{"authorization", "Bearer a,b"}}) == 401);
    CHECK(status_of(guard, {{"authorization", "Bearer a\xC3\xA4"}}) == 401);
    CHECK(asked == 0);
    CHECK(status_of(guard, {{"authorization", "Bearer dG9rZW4="}}) == 0);
    CHECK(asked == 1);
}

TEST_CASE("authenticate: user and password of the scheme Basic (RFC 7617)")
{
    auto const guard = authenticate<basic>([](std::string_view user, std::string_view password) {
        return user == "Aladdin" && vouch::secret("open sesame").matches(password);
    });
    CHECK(status_of(guard, {{"authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}}) == 0);
    CHECK(status_of(guard, {{"Authorization", "bAsIc  QWxhZGRpbjpvcGVuIHNlc2FtZQ== "}}) == 0);
    for (char const* wrong : {"Basic", "Basic ", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ", "Basic QWxhZGRpbg==", "Basic ====",
                              "Basic QWxhZGRpbjpvcGVuIHNlc2FtZR==", "Basic QWxhZGRpbjpPcGVuIHNlc2FtZQ==", "Basic a, Basic b"}) {
        request const sent{.headers = {{"authorization", wrong}}};
        CHECK_MESSAGE(guard.check(sent) == refusal::wrong, wrong);
    }
    request const other{.headers = {{"authorization", "Bearer QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}}};
    CHECK(guard.check(other) == refusal::missing);
    CHECK(detail::challenge<basic>(refusal::wrong) == R"(Basic realm="api", charset="UTF-8")");

    auto const both = authenticate<basic>(vouch::secret("test:123\xC2\xA3"));
    CHECK(status_of(both, {{"authorization", "Basic dGVzdDoxMjPCow=="}}) == 0);
    CHECK(status_of(both, {{"authorization", "Basic dGVzdDoxMjM="}}) == 401);
    CHECK(status_of(authenticate<basic>(vouch::secret()), {{"authorization", "Basic Og=="}}) == 401);

    int asked = 0;
    auto const counting = authenticate<basic>([&](std::string_view, std::string_view) { return ++asked != 0; });
    for (char const* wrong : {"Basic YQpiOmM=", "Basic /zpj"}) // a control character, and no UTF-8
        CHECK(status_of(counting, {{"authorization", wrong}}) == 401);
    CHECK(asked == 0);
    CHECK(status_of(counting, {{"authorization", "Basic Og=="}}) == 0); // both are empty
}

TEST_CASE("authenticate: a key in the query")
{
    auto const guard = authenticate<api_key_in_query<"k y">>(vouch::secret("a&b c"));
    auto const check = [&](std::string target) { return guard.check({.target = std::move(target)}); };
    CHECK(!check("/a?k%20y=a%26b%20c"));
    CHECK(!check("/a?x=1&k+y=a%26b+c&z"));
    for (char const* wrong : {"/a?k+y=a%26b", "/a?k+y=", "/a?k+y", "/a?k+y=a%26b+c&k+y=a%26b+c", "/a?k+y=%", "/a?k+y=A%26b+c"})
        CHECK_MESSAGE(check(wrong) == refusal::wrong, wrong);
    for (char const* missing : {"/a", "/a?", "/a?K+y=a%26b+c", "/a?ky=a%26b+c", "/k+y=a%26b+c"})
        CHECK_MESSAGE(check(missing) == refusal::missing, missing);
    CHECK(guard.check({.target = "/a", .headers = {{"k y", "a&b c"}}}) == refusal::missing);
    CHECK(guard.answer_refused({}, refusal::missing).problem.detail == "expected a valid key in the query parameter k y");
}

TEST_CASE("authenticate: a credential in the trailer section is none")
{
    auto const guard = authenticate<"x-api-key">(vouch::secret("k3y"));
    request sent;
    sent.trailers = {{"x-api-key", "k3y"}};
    CHECK(guard.check(sent) == refusal::missing);
    sent.headers = {{"x-api-key", "wrong"}};
    CHECK(guard.check(sent) == refusal::wrong);
}

} // namespace
