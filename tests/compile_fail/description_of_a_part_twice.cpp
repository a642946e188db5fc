// SPDX-License-Identifier: BSL-1.0
// EXPECT: words_of_the_part_belong_to_it
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"GET /users", vouch::http::reply<200, int, vouch::http::description<"How many">,
                                                            vouch::http::description<"Users">>> {};
#else
struct right : vouch::http::endpoint<"GET /users", vouch::http::reply<200, int, vouch::http::description<"How many">>> {};
#endif
