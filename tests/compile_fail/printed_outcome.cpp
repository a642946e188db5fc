// SPDX-License-Identifier: BSL-1.0
// EXPECT: outcome_is_printed_by_its_summary<get_name
#include <vouch/http/client/client.hpp>

#include <iostream>

struct get_name : vouch::http::endpoint<"GET /name", vouch::http::reply<200, std::string>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
void print()
{
    std::cout << "got " << api.call<get_name>().send() << '\n';
}
#else
void print()
{
    std::cout << "got " << api.call<get_name>().send().summary() << '\n';
}
#endif
