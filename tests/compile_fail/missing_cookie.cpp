// SPDX-License-Identifier: BSL-1.0
// EXPECT: header_parameter_is_bound
#include <vouch/http/client/client.hpp>

auto server = [](vouch::http::request const&) { return vouch::http::response{}; };
struct get_user : vouch::http::endpoint<"GET /user", vouch::http::cookie_param<"session", std::string>,
                                        vouch::http::reply<204, vouch::http::empty>> {};

#ifdef BROKEN
auto reply = vouch::http::client(server, {}).call<get_user>().send();
#else
auto reply = vouch::http::client(server, {}).call<get_user>().with<"session">("abc").send();
#endif
