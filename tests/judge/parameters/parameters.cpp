// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>
#include <vouch/http/service/received.hpp>
#include <vouch/json.hpp>

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

// A program that tests/parameters.py asks: what a client writes of some values, and what a service reads of a request.
namespace {

namespace http = vouch::http;

struct values {
    std::string path{};
    std::vector<std::string> list{};
    std::string one{};
    std::vector<std::string> many{};
    std::vector<std::string> commas{};
    double number{};
    std::uint64_t big{};
    std::string a{};
    std::string b{};
};
BOOST_DESCRIBE_STRUCT(values, (), (path, list, one, many, commas, number, big, a, b))

struct written {
    std::string target{};
    std::string cookie{};
};
BOOST_DESCRIBE_STRUCT(written, (), (target, cookie))

struct question {
    std::optional<values> write{};
    std::optional<written> read{};
};
BOOST_DESCRIBE_STRUCT(question, (), (write, read))

struct asked
    : http::endpoint<"GET /p/{path}/{list}", http::path_param<"path", std::string>,
                     http::path_param<"list", std::vector<std::string>, http::comma_separated>,
                     http::query_param<"o n&e", std::string>, http::query_param<"many", std::vector<std::string>>,
                     http::query_param<"commas", std::vector<std::string>, http::comma_separated>,
                     http::query_param<"number", double>, http::query_param<"big", std::uint64_t>,
                     http::cookie_param<"a", std::string>, http::cookie_param<"b", std::string>, http::reply<204, http::empty>> {
};

auto write(values const& given) -> std::string
{
    written sent;
    auto const keep = [&](http::request const& request) {
        sent = {request.target, *http::find_header(request.headers, "cookie")};
        return http::response{.status = 204};
    };
    auto const outcome = http::client(keep, {.origin = "http://localhost"})
                             .call<asked>()
                             .with<"path">(given.path)
                             .with<"list">(given.list)
                             .with<"o n&e">(given.one)
                             .with<"many">(given.many)
                             .with<"commas">(given.commas)
                             .with<"number">(given.number)
                             .with<"big">(given.big)
                             .with<"a">(given.a)
                             .with<"b">(given.b)
                             .send();
    return outcome.if_reply<204>() != nullptr ? vouch::serialize(sent).value() : "null";
}

auto read(written const& given) -> std::string
{
    http::request const request{.method = "GET", .target = given.target, .headers = {{"cookie", given.cookie}}};
    http::request_errors errors;
    http::received<asked> const call(request, errors);
    if (!errors.empty())
        return "null";
    values const found{call.get<"path">(),   call.get<"list">(), call.get<"o n&e">(), call.get<"many">(), call.get<"commas">(),
                       call.get<"number">(), call.get<"big">(),  call.get<"a">(),     call.get<"b">()};
    return vouch::serialize(found).value();
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);) {
        auto const asked_now = vouch::parse<question>(line);
        if (!asked_now)
            return 2;
        std::cout << (asked_now->write ? write(*asked_now->write) : asked_now->read ? read(*asked_now->read) : "null") << '\n';
    }
}
