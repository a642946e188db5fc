// SPDX-License-Identifier: BSL-1.0
// An API of your own, and its OpenAPI document printed, from one description.
#include <vouch/openapi.hpp>
#include <vouch/vouch.hpp>

#include <iostream>

struct account {
    boost::uuids::uuid id{};
    std::string owner{};
    std::optional<vouch::country> country{};
};
BOOST_DESCRIBE_STRUCT(account, (), (id, owner, country))
constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::id>(vouch::read_only, vouch::defaulted),
                         vouch::field<&account::owner>(vouch::length(1, 80)));
}

namespace http = vouch::http;

struct list_accounts
    : http::endpoint<"GET /accounts", http::summary<"List accounts">, http::tag<"accounts">, http::api_key<"x-api-key">,
                     http::query_param<"country", std::optional<vouch::country>, http::description<"Only those of this country">>,
                     http::reply<200, std::vector<account>>, http::reply_range<4, http::problem>> {};
struct open_account
    : http::endpoint<"POST /accounts", http::summary<"Open an account">, http::tag<"accounts">, http::api_key<"x-api-key">,
                     http::json_body<account>, http::reply<201, account>, http::reply_range<4, http::problem>> {};

int main()
{
    std::cout << vouch::openapi<list_accounts, open_account>({.title = "Accounts",
                                                              .version = "1.0.0",
                                                              .license = {.name = "MIT", .identifier = "MIT"},
                                                              .servers = {{.url = "https://accounts.example.org"}},
                                                              .indent = 2});
}
