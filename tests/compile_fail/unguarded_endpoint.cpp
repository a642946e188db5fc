// SPDX-License-Identifier: BSL-1.0
// EXPECT: service_checks_the_credential<get_name
// EXPECT: x-api-key
#include <vouch/http/service/service.hpp>

struct get_name : vouch::http::endpoint<"GET /name", vouch::http::api_key<"x-api-key">, vouch::http::reply<200, std::string>> {};
auto give_name = [](vouch::http::received<get_name> const&) -> vouch::http::answer<get_name> {
    return vouch::http::reply_with<200>(std::string("Ada"));
};
auto let_in = [](auto presented) { return presented == "k"; };

#ifdef BROKEN
vouch::http::service api{vouch::http::on<get_name>(give_name)};
#else
vouch::http::service api{vouch::http::authenticate<"x-api-key">(let_in), vouch::http::on<get_name>(give_name)};
#endif
