// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>
#include <vouch/http/service/service.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/http_api.hpp>
#include <vouch/backend/memory.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/schema/item_rules.hpp>
#include <vouch/schema/number_rules.hpp>
#include <vouch/schema/text_rules.hpp>
#include <vouch/types/decimal.hpp>

#include <doctest/doctest.h>

// Parameters and credentials from a client through a request to a service.
namespace {

using namespace vouch::http;
using people::tier;

struct find : endpoint<"GET /find/{ids}", api_key_in_query<"key">, basic,
                       path_param<"ids", std::vector<int>, comma_separated, rules<vouch::each(vouch::range(1, 9))>>,
                       query_param<"limit", std::uint8_t, rules<vouch::range(1, 100)>, default_value<20>>,
                       query_param<"order", tier, default_value<"pro">>, query_param<"words", std::vector<std::string>>,
                       query_param<"tags", std::vector<std::string>, comma_separated, rules<vouch::max_items(3)>>,
                       query_param<"ratio", std::optional<double>>, query_param<"price", std::optional<vouch::decimal>>,
                       query_param<"big", std::optional<std::uint64_t>>, header_param<"x-small", std::optional<float>>,
                       header_param<"x-tags", std::vector<std::string>, comma_separated>, cookie_param<"session", std::string>,
                       cookie_param<"page", std::optional<int>, rules<vouch::minimum(1)>>,
                       cookie_param<"theme", std::string, default_value<"light">>, reply<204, empty>, default_reply<problem>> {};

// What a handler saw, so that values and not their texts are compared.
struct seen {
    std::vector<int> ids{};
    int limit = 0;
    tier order{};
    std::vector<std::string> words{};
    std::vector<std::string> tags{};
    std::optional<double> ratio{};
    std::optional<vouch::decimal> price{};
    std::optional<std::uint64_t> big{};
    std::optional<float> small{};
    std::vector<std::string> header_tags{};
    std::string session{};
    std::optional<int> page{};
    std::string theme{};
    request sent{};
    int calls = 0;
};

constexpr std::string_view key_text = "k&y =+%\xC3\xBC#";
constexpr std::string_view password = "p:w \xC3\xA4";

auto serve(seen& to)
{
    return service{authenticate<api_key_in_query<"key">>(vouch::secret(key_text)),
                   authenticate<basic>([](std::string_view user, std::string_view given) {
                       return user == "ada" && vouch::secret(password).matches(given);
                   }),
                   on<find>([&to](received<find> const& call) {
                       to = {.ids = call.get<"ids">(),
                             .limit = call.get<"limit">(),
                             .order = call.get<"order">(),
                             .words = call.get<"words">(),
                             .tags = call.get<"tags">(),
                             .ratio = call.get<"ratio">(),
                             .price = call.get<"price">(),
                             .big = call.get<"big">(),
                             .small = call.get<"x-small">(),
                             .header_tags = call.get<"x-tags">(),
                             .session = call.get<"session">(),
                             .page = call.get<"page">(),
                             .theme = call.get<"theme">(),
                             .sent = call.request(),
                             .calls = to.calls + 1};
                       return reply_with<204>();
                   })};
}

template <class Service>
auto client_of(Service&& service, std::string origin = "http://127.0.0.1", std::string_view user = "ada",
               bool allow_plain_http = false)
{
    return client{vouch::backend::memory(std::forward<Service>(service)),
                  {.origin = std::move(origin), .allow_plain_http = allow_plain_http},
                  key_in_query<"key">(vouch::secret(key_text)),
                  basic_credential(user, vouch::secret(password))};
}

TEST_CASE("parameters: every kind of value arrives as it was given")
{
    seen got;
    auto const api = client_of(serve(got));
    auto const outcome = api.call<find>()
                             .with<"ids">({3, 1, 2})
                             .with<"limit">(100)
                             .with<"order">(tier::basic)
                             .with<"words">({"", "a,b", "c&d=e"})
                             .with<"tags">({"a,b", "", "\xC3\xA4 %2C"})
                             .with<"ratio">(-1.0 / 3)
                             .with<"price">(*vouch::decimal::parse("10.50"))
                             .with<"big">(std::numeric_limits<std::uint64_t>::max())
                             .with<"x-small">(0.1f)
                             .with<"x-tags">({"a,b", "", " c", "d\"e\\", "plain"})
                             .with<"session">("a; b=\"c\", \\d %41\xC3\xA4")
                             .with<"page">(7)
                             .with<"theme">("dark")
                             .send();
    REQUIRE_MESSAGE(outcome.if_reply<204>() != nullptr, outcome.summary());
    CHECK(got.ids == std::vector{3, 1, 2});
    CHECK(got.limit == 100);
    CHECK(got.order == tier::basic);
    CHECK(got.words == std::vector<std::string>{"", "a,b", "c&d=e"});
    CHECK(got.tags == std::vector<std::string>{"a,b", "", "\xC3\xA4 %2C"});
    CHECK(got.ratio == -1.0 / 3);
    CHECK(got.price == *vouch::decimal::parse("10.50"));
    CHECK(got.big == std::numeric_limits<std::uint64_t>::max());
    CHECK(got.small == 0.1f);
    CHECK(got.header_tags == std::vector<std::string>{"a,b", "", " c", "d\"e\\", "plain"});
    CHECK(got.session == "a; b=\"c\", \\d %41\xC3\xA4");
    CHECK(got.page == 7);
    CHECK(got.theme == "dark");
}

TEST_CASE("parameters: what is absent has its default, or is empty, and is not sent")
{
    seen got;
    auto const api = client_of(serve(got));
    auto const outcome = api.call<find>().with<"ids">({1}).with<"session">("").send();
    REQUIRE_MESSAGE(outcome.if_reply<204>() != nullptr, outcome.summary());
    CHECK(got.limit == 20);
    CHECK(got.order == tier::pro);
    CHECK(got.theme == "light");
    CHECK(got.tags.empty());
    CHECK(!got.page);
    CHECK(got.sent.target == "/find/1?key=k%26y%20%3D%2B%25%C3%BC%23");
    CHECK(*find_header(got.sent.headers, "cookie") == "session=");
    CHECK(find_header(got.sent.headers, "x-tags") == nullptr);
}

auto texts_of(request_errors const& errors) -> std::vector<std::string>
{
    std::vector<std::string> texts;
    for (request_error const& error : errors)
        texts.push_back(std::string(to_string(error.in())) + error.pointer() + ' ' + std::string(error.code()));
    return texts;
}

TEST_CASE("parameters: a value that breaks a rule is not sent")
{
    seen got;
    auto const api = client_of(serve(got));
    auto const outcome = api.call<find>()
                             .with<"ids">({1, 10})
                             .with<"limit">(101)
                             .with<"tags">({"a", "b", "c", "d"})
                             .with<"ratio">(std::numeric_limits<double>::infinity())
                             .with<"session">("s")
                             .with<"page">(0)
                             .send();
    REQUIRE(outcome.get_if<invalid_request>() != nullptr);
    CHECK(texts_of(outcome.get_if<invalid_request>()->errors) ==
          std::vector<std::string>{"path/ids out_of_range", "query/limit out_of_range", "query/tags too_long",
                                   "query/ratio not_finite", "cookie/page out_of_range"});
    CHECK(got.calls == 0);
    auto const empty_path = api.call<find>().with<"ids">({}).with<"session">("s").send();
    CHECK(texts_of(empty_path.get_if<invalid_request>()->errors) == std::vector<std::string>{"path/ids not_a_path_value"});
}

// The status and the errors of a service's reply to a request that its client would not send.
auto answer_to(std::string target, std::vector<header> headers) -> std::string
{
    seen got;
    headers.push_back({"authorization", "Basic YWRhOnA6dyDDpA=="});
    response const made =
        serve(got)({.method = "GET", .target = target + "key=k%26y+%3d%2b%25%c3%bc%23", .headers = std::move(headers)});
    std::string text = std::to_string(made.status);
    for (std::size_t at = made.body.find("\"in\":\""); at != made.body.npos; at = made.body.find("\"in\":\"", at + 1)) {
        std::string_view const error = std::string_view(made.body).substr(at + 6);
        std::string_view const code = error.substr(error.find("\"code\":\"") + 8);
        text += ' ';
        text += error.substr(0, error.find('"'));
        text += '/';
        text += code.substr(0, code.find('"'));
    }
    return text;
}

TEST_CASE("parameters: a service refuses what breaks a rule, is repeated or is broken, each at its place")
{
    CHECK(answer_to("/find/1,2?", {{"cookie", "session=s"}}) == "204");
    CHECK(answer_to("/find/10?limit=0&tags=1,2,3,4&", {{"cookie", "page=0; session=s"}}) ==
          "422 path/out_of_range query/out_of_range query/too_long cookie/out_of_range");
    CHECK(answer_to("/find/1,x?ratio=nan&big=1.5&", {{"cookie", "session=%zz; page=1; page=2"}}) ==
          "422 path/wrong_type query/wrong_type query/wrong_type cookie/not_percent_encoded cookie/duplicate_member");
    CHECK(answer_to("/find/1?tags=1&tags=2&", {{"x-tags", "\"a"}, {"x-small", "1e40"}}) ==
          "422 query/duplicate_member header/out_of_range header/not_a_list cookie/missing_member");
    CHECK(answer_to("/find/1?tags=a+b,%2C,%zz&", {{"cookie", "session=s"}}) == "422 query/not_percent_encoded");
    CHECK(answer_to("/find/1%2C2%2c,3?", {{"cookie", "session=s"}}) == "204"); // as URLSearchParams and axios write lists
    CHECK(answer_to("/find/%2E%2E?", {{"cookie", "session=s"}}) == "422 path/not_a_path_value path/wrong_type");
    CHECK(answer_to("/find/1?", {{"cookie", "session=a"}, {"cookie", "session=b"}}) == "422 cookie/duplicate_member");
}

TEST_CASE("parameters: wrong credentials are answered with 401, and with a challenge for the scheme Basic")
{
    seen got;
    auto const api = serve(got);
    auto const reply_to = [&](std::string target, std::vector<header> headers) {
        response const made = api({.method = "GET", .target = std::move(target), .headers = std::move(headers)});
        std::string const* const challenge = find_header(made.headers, "www-authenticate");
        return std::to_string(made.status) + ' ' + (challenge != nullptr ? *challenge : "");
    };
    header const login{"authorization", "Basic YWRhOnA6dyDDpA=="};
    std::string const key = "k%26y%20%3D%2B%25%C3%BC%23";
    CHECK(reply_to("/find/1", {login}) == "401 ApiKey");
    CHECK(reply_to("/find/1?key=x", {login}) == "401 ApiKey");
    CHECK(reply_to("/find/1?key=%zz", {login}) == "401 ApiKey");
    CHECK(reply_to("/find/1?Key=" + key, {login}) == "401 ApiKey");
    CHECK(reply_to("/find/1?key=" + key + "&k%65y=" + key, {login}) == "401 ApiKey");
    CHECK(reply_to("/find/1?key=" + key, {}) == R"(401 Basic realm="api", charset="UTF-8")");
    CHECK(reply_to("/find/1?key=" + key, {{"authorization", "Basic YWRhOnA6dw=="}}) ==
          R"(401 Basic realm="api", charset="UTF-8")");
    CHECK(reply_to("/find/1?key=" + key, {login}) == "422 ");
    CHECK(got.calls == 0);
}

TEST_CASE("parameters: the new credentials are never sent over plain HTTP, and are secret")
{
    seen got;
    auto const plain =
        client_of(serve(got), "http://example.com", "ada", true).call<find>().with<"ids">({1}).with<"session">("s").send();
    REQUIRE(plain.get_if<invalid_request>() != nullptr);
    CHECK(plain.get_if<invalid_request>()->errors[0].in() == location::origin);
    auto const colon =
        client_of(serve(got), "http://127.0.0.1", "a:da").call<find>().with<"ids">({1}).with<"session">("s").send();
    REQUIRE(colon.get_if<invalid_request>() != nullptr);
    CHECK(texts_of(colon.get_if<invalid_request>()->errors) ==
          std::vector<std::string>{"header/authorization not_a_basic_credential"});
    CHECK(got.calls == 0);

    request sent;
    auto const keep = [&](request const& request) {
        sent = request;
        return response{.status = 204,
                        .headers = {{"x-request-id", "y-p:w"}, {"request-id", "p:w-1"}, {"x-correlation-id", "r1"}}};
    };
    client const api{keep,
                     {.origin = "https://example.com"},
                     key_in_query<"key">(vouch::secret("Canary7-key")),
                     basic_credential("ada", vouch::secret("p:w"))};
    auto const outcome = api.call<find>().with<"ids">({1}).with<"session">("s").send();
    CHECK(sent.secret_parameter == "key");
    for (header const& field : sent.headers)
        CHECK(field.secret == (field.name == "authorization" || field.name == "cookie"));
    CHECK(outcome.request_id() == "r1");
}

} // namespace
