// SPDX-License-Identifier: BSL-1.0
// One header and nothing to link: tests/drop_in.py compiles this in an empty folder with `g++ -std=c++20 main.cpp`.
// [drop_in]
#include "vouch/vouch.hpp"
#include <iostream>

struct guest {
    std::string name{};
    vouch::country home{};
};
BOOST_DESCRIBE_STRUCT(guest, (), (name, home))
struct greet : vouch::http::endpoint<"POST /guests", vouch::http::json_body<guest>, vouch::http::reply<200, guest>> {};

int main()
{
    vouch::http::service hotel{vouch::http::on<greet>(
        [](auto call) -> vouch::http::answer<greet> { return vouch::http::reply_with<200>(call.body()); })};
    vouch::http::client api{[&](vouch::http::request const& request) { return hotel(request); }, {.origin = "http://127.0.0.1"}};
    auto outcome = api.call<greet>().body(*vouch::parse<guest>(R"({"name":"Ada","home":"GBR"})")).send();
    std::cout << outcome.value().name << " from " << outcome.value().home << '\n';
}
// [/drop_in]
