// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/on_exception.hpp>

#include <vouch/http/service/service.hpp>

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using people::get_person;

constexpr std::string_view id_path = "/people/6ba7b810-9dad-11d1-80b4-00c04fd430c8";

TEST_CASE("on_exception: a function that takes the exception")
{
    int told = 0;
    auto const part = on_exception([&](std::exception_ptr const& failure) { told += failure == nullptr ? 1 : 0; });
    part.function(nullptr);
    CHECK(told == 1);
}

TEST_CASE("on_exception: a service tells it of every exception, and of its own none")
{
    std::vector<std::string> told;
    bool throws = false;
    service const api{on_exception([&](std::exception_ptr failure) {
                          try {
                              std::rethrow_exception(failure);
                          } catch (std::runtime_error const& error) {
                              told.emplace_back(error.what());
                          }
                          if (throws)
                              throw 1;
                      }),
                      on_problem([&](problem const& found, request const&) -> response {
                          if (throws)
                              throw std::runtime_error("problem");
                          return {.status = *found.status, .body = "worded"};
                      }),
                      authenticate<"x-api-key">(
                          [](std::string_view key) { return key == "k3y" ? true : throw std::runtime_error("predicate"); }),
                      on<get_person>([](auto const&) -> answer<get_person> { throw std::runtime_error("handler"); })};
    request sent{.method = "GET", .target = std::string(id_path), .headers = {{"x-api-key", "k3y"}}};
    CHECK(api(sent).body == "worded");
    CHECK(api.answer_checked(sent).status == 500);
    sent.headers = {{"x-api-key", "x"}};
    CHECK(api.check_head(sent, 0)->status == 500);
    CHECK(told == std::vector<std::string>{"handler", "handler", "predicate"});
    throws = true;
    response const made = api({.method = "GET", .target = "/nobody"});
    CHECK(made.status == 500);
    CHECK(*find_header(made.headers, "content-type") == "application/problem+json");
    CHECK(std::vector(told.begin() + 3, told.end()) == std::vector<std::string>{"problem", "problem"});
}

} // namespace
