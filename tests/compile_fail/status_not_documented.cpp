// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_documents_this_status<get_user, 404>
#include <vouch/http/client/client.hpp>

struct get_user : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>,
                                        vouch::http::reply<200, std::string>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
auto missing = api.call<get_user>().with<"user_id">(7).send().if_reply<404>();
#else
auto found = api.call<get_user>().with<"user_id">(7).send().if_reply<200>();
#endif
