// SPDX-License-Identifier: BSL-1.0
#include <carbn/sandbox.hpp>

#include <carbn/client.hpp>
#include <vouch/backend/memory.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

char const* const key_text = "0123456789abcdefghijABCDEFGHIJ01";

struct fixture {
    carbn::api_key key = *carbn::api_key::parse(key_text);
    carbn::sandbox box{key};

    auto path() const -> std::string
    {
        auto const id = vouch::serialize(box.user_id()).value();
        return "/onboarding/api/v1/users/" + id.substr(1, id.size() - 2);
    }
    auto ask(std::string method, std::string target, std::string body = {}, std::string sent_key = key_text)
        -> vouch::http::response
    {
        vouch::http::request request{.method = std::move(method), .target = std::move(target), .body = std::move(body)};
        request.headers = {{"x-api-key", std::move(sent_key)}, {"content-type", "application/json"}};
        return box(request);
    }
};

} // namespace

TEST_CASE_FIXTURE(fixture, "sandbox: an update changes the members that it holds and no others")
{
    vouch::backend::memory net{box};
    carbn::client const api{net, key};
    auto const before = api.get_user(box.user_id()).value();
    carbn::user_update change{.last_name = "Roe"};
    change.address = carbn::address{.city = "Bonn"};
    change.documents =
        std::vector{carbn::additional_document{.name = carbn::document_name::steuer_id},
                    carbn::additional_document{.name = vouch::open<carbn::document_name>::from_unknown("payslip")}};
    auto const updated = api.update_user(box.user_id(), change).value();
    auto const after = api.get_user(box.user_id()).value();
    CHECK(after == updated);

    auto expected = before;
    expected.last_name = "Roe";
    (**expected.address).city = "Bonn";
    carbn::user_document document;
    document.name = carbn::document_name::steuer_id;
    (**expected.documents).push_back(document);
    document.name = vouch::open<carbn::document_name>::from_unknown("payslip");
    (**expected.documents).push_back(document);
    CHECK(after == expected);
}

TEST_CASE_FIXTURE(fixture, "sandbox: a missing or wrong key is answered with 403 and the documented codes")
{
    vouch::http::request bare{.method = "GET", .target = path()};
    auto const missing = box(bare);
    CHECK(missing.status == 403);
    CHECK(vouch::parse<carbn::error_body>(missing.body)->code == "4030");
    CHECK(vouch::parse<carbn::error_body>(ask("GET", path(), "", "short").body)->code == "4100");
    auto const wrong = ask("GET", path(), "", "1123456789abcdefghijABCDEFGHIJ01");
    CHECK(wrong.status == 403);
    CHECK(vouch::parse<carbn::error_body>(wrong.body)->code == "4101");
}

TEST_CASE_FIXTURE(fixture, "sandbox: its largest body is that of its service")
{
    CHECK(box.max_body() == 1024 * 1024);
}

TEST_CASE_FIXTURE(fixture, "sandbox: each kind of error has its status")
{
    CHECK(ask("GET", path()).status == 200);
    CHECK(ask("GET", "/onboarding/api/v1/users/6f9619ff-8b86-4d01-b42d-00cf4fc964ff").status == 404);
    CHECK(ask("GET", "/onboarding/api/v1/users/all").status == 422);
    CHECK(ask("DELETE", path()).status == 405);
    CHECK(*vouch::http::find_header(ask("DELETE", path()).headers, "allow") == "GET, HEAD, PUT, OPTIONS");
    CHECK(ask("PUT", path(), "").status == 400);
    CHECK(ask("PUT", path(), "{").status == 400);
    CHECK(ask("PUT", path(), std::string(2 * 1024 * 1024, ' ')).status == 413);
    CHECK(ask("GET", "/").status == 404);
    CHECK(ask("GET", "/#").status == 400);
    CHECK(ask("BREW", path()).status == 501);
    CHECK(ask("HEAD", path()).status == 200);
    CHECK(ask("OPTIONS", path()).status == 204);
    auto const wrong = ask("PUT", path(), R"({"first_name":1,"user_type":"x","date_of_birth":"1990-02-30","address":[]})");
    CHECK(wrong.status == 422);
    for (char const* pointer : {"\"/first_name\"", "\"/user_type\"", "\"/date_of_birth\"", "\"/address\""})
        CHECK(wrong.body.find(pointer) != std::string::npos);
}

TEST_CASE_FIXTURE(fixture, "sandbox: every refusal has the documented error body, which the client reads")
{
    for (auto const& refused : {ask("GET", "/onboarding/api/v1/users/all"), ask("DELETE", path()), ask("PUT", path(), "{"),
                                ask("GET", "/"), ask("GET", path(), "", "short")}) {
        CHECK(*vouch::http::find_header(refused.headers, "content-type") == "application/json");
        auto const body = vouch::parse<carbn::error_body>(refused.body);
        REQUIRE(body);
        CHECK(body->message);
        CHECK(body->request_id);
    }
    auto const body = vouch::parse<carbn::error_body>(ask("GET", "/onboarding/api/v1/users/all").body);
    CHECK(body->message->starts_with("expected a request that keeps the description of this endpoint; path/user_id: expected "));
}

TEST_CASE_FIXTURE(fixture, "sandbox: a head is judged before its body")
{
    vouch::http::request const bare{.method = "PUT", .target = path(), .body = "{}"};
    CHECK(box.check_head(bare, 2)->status == 403);
    CHECK(!box.check_head({.method = "OPTIONS", .target = "*"}, 0));
    CHECK(box.answer_checked(bare).status == 200);
}

TEST_CASE_FIXTURE(fixture, "sandbox: no response repeats what was sent")
{
    std::string const canary = "canary7531";
    std::vector<vouch::http::response> responses;
    responses.push_back(ask("GET", path(), "", canary));
    responses.push_back(ask("GET", "/onboarding/api/v1/users/" + canary));
    responses.push_back(ask("GET", "/" + canary));
    responses.push_back(ask(canary, path()));
    responses.push_back(ask("PUT", path(), canary));
    responses.push_back(ask("PUT", path(), "{\"" + canary + "\":\"" + canary + "\",\"email_address\":\"" + canary + "\"}"));
    responses.push_back(ask("PUT", path(), "{\"" + canary + "\":{\"" + canary + "\":" + canary + "}}"));
    responses.push_back(
        ask("PUT", path(),
            "{\"address\":{\"country\":\"" + canary + "\"},\"documents\":[{\"name\":1,\"type\":[\"" + canary + "\"]}]}"));
    for (auto const& response : responses) {
        CHECK(response.status >= 400);
        CHECK(response.body.find(canary) == std::string::npos);
        for (auto const& field : response.headers)
            CHECK(field.value.find(canary) == std::string::npos);
    }
}
