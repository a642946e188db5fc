// SPDX-License-Identifier: BSL-1.0
// An API of your own and its OpenAPI document, from one description. Prints the document.
#include <vouch/openapi.hpp>
#include <vouch/vouch.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <vector>

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

using namespace vouch::http;

struct list_accounts : endpoint<"GET /accounts", summary<"List accounts">, tag<"accounts">, api_key<"x-api-key">,
                                query_param<"country", std::optional<vouch::country>, description<"Only those of this country">>,
                                reply<200, std::vector<account>>, reply_range<4, problem>> {};
struct open_account : endpoint<"POST /accounts", summary<"Open an account">, tag<"accounts">, api_key<"x-api-key">,
                               json_body<account>, reply<201, account>, reply_range<4, problem>> {};

int main()
{
    std::cout << vouch::openapi<list_accounts, open_account>({.title = "Accounts",
                                                              .version = "1.0.0",
                                                              .license = {.name = "MIT", .identifier = "MIT"},
                                                              .servers = {{.url = "https://accounts.example.org"}},
                                                              .tags = {{.name = "accounts", .description = "Accounts"}},
                                                              .indent = 2})
              << '\n';
}
