// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/received.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

template <class Endpoint>
auto errors_in(request const& request) -> std::vector<std::string>
{
    request_errors errors;
    received<Endpoint> const call(request, errors);
    std::vector<std::string> texts;
    for (request_error const& error : errors)
        texts.push_back(std::string(to_string(error.in())) + error.pointer() + ' ' + std::string(error.code()));
    return texts;
}

TEST_CASE("received: every parameter and the body")
{
    request const sent{.method = "GET",
                       .target = "/people/all?in=DEU&q=a+b%2B&in=SVK&tier=pro&page=7&other=%zz",
                       .headers = {{"X-Trace", "t 1"}}};
    request_errors errors;
    received<people::find_people> const call(sent, errors);
    CHECK(errors.empty());
    CHECK(call.get<"tier">() == people::tier::pro);
    CHECK(call.get<"page">() == 7u);
    CHECK(call.get<"in">() == std::vector{vouch::country("DEU"), vouch::country("SVK")});
    CHECK(call.get<"q">() == "a b+");
    CHECK(call.get<"x-trace">() == "t 1");
    CHECK(&call.request() == &sent);

    request const put{.method = "PUT", .target = "/people/6BA7B810-9dad-11d1-80b4-00c04fd430c8?x", .body = R"({"name":"Ada"})"};
    received<people::change_person> const change(put, errors);
    CHECK(errors.empty());
    CHECK(change.get<"id">() == people::some_id);
    CHECK(change.body().name == "Ada");
    CHECK(!change.body().country);
}

TEST_CASE("received: optional parameters may be absent")
{
    request const sent{.target = "/people/all?tier=basic"};
    request_errors errors;
    received<people::find_people> const call(sent, errors);
    CHECK(errors.empty());
    CHECK(!call.get<"page">());
    CHECK(call.get<"in">().empty());
    CHECK(!call.get<"x-trace">());
}

TEST_CASE("received: all errors are found")
{
    CHECK(errors_in<people::find_people>({.target = "/people/all?page=-1&in=DEU&in=DEX&in=%f&q=%ff&q=2"}) ==
          std::vector<std::string>{"query/tier missing_member", "query/page wrong_type", "query/in not_a_country",
                                   "query/in not_percent_encoded", "query/q duplicate_member"});
    CHECK(errors_in<people::find_people>(
              {.target = "/people/all?tier=gold&q=%ff", .headers = {{"x-trace", "a"}, {"X-TRACE", "b"}}}) ==
          std::vector<std::string>{"query/tier not_in_enum", "query/q invalid_utf8", "header/x-trace duplicate_member"});
    CHECK(errors_in<people::change_person>({.target = "/people/all", .body = R"({"name":"","country":7})"}) ==
          std::vector<std::string>{"path/id not_a_uuid", "body/name too_short", "body/country wrong_type"});
    CHECK(errors_in<people::change_person>({.target = "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8"}) ==
          std::vector<std::string>{"body syntax"});
}

TEST_CASE("received: a path value is decoded once and may not be a dot segment")
{
    request_errors errors;
    request const sent{.target = "/people/a%2Fb%20c%252e"};
    CHECK(received<people::remove_person>(sent, errors).get<"name">() == "a/b c%2e");
    CHECK(errors.empty());
    for (std::string_view const target :
         {"/people/..", "/people/%2e", "/people/%2E%2e", "/people/%252e%252E", "/people/..%2Fall"})
        CHECK_MESSAGE(errors_in<people::remove_person>({.target = std::string(target)}) ==
                          std::vector<std::string>{"path/name not_a_path_value"},
                      std::string(target));
    CHECK(errors_in<people::remove_person>({.target = "/people/%zz"}) ==
          std::vector<std::string>{"path/name not_percent_encoded"});
    CHECK(errors_in<people::remove_person>({.target = "/people/%ff"}) == std::vector<std::string>{"path/name invalid_utf8"});
}

} // namespace
