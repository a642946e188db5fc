// SPDX-License-Identifier: BSL-1.0
// EXPECT: handler_gives_an_answer<get_name
#include <vouch/http/service/service.hpp>

struct get_name : vouch::http::endpoint<"GET /name", vouch::http::api_key<"x-api-key">, vouch::http::reply<200, std::string>> {};
auto give_name = [](vouch::http::received<get_name> const&) -> vouch::http::answer<get_name> {
    return vouch::http::reply_with<200>(std::string("Ada"));
};

#ifdef BROKEN
auto handler = vouch::http::on<get_name>([](auto const&) { return 200; });
#else
auto handler = vouch::http::on<get_name>(give_name);
#endif
