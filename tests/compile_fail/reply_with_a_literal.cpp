// SPDX-License-Identifier: BSL-1.0
// EXPECT: reply_body_has_a_mapping<char
#include <vouch/http/service/service.hpp>

struct get_name : vouch::http::endpoint<"GET /name", vouch::http::reply<200, std::string>> {};

#ifdef BROKEN
vouch::http::service api{vouch::http::on<get_name>([](auto const&) { return vouch::http::reply_with<200>("Ada"); })};
#else
vouch::http::service api{
    vouch::http::on<get_name>([](auto const&) { return vouch::http::reply_with<200>(std::string("Ada")); })};
#endif
