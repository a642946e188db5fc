// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping
#include <vouch/openapi/generate.hpp>

struct unmapped {};

#ifdef BROKEN
struct get_user : vouch::http::endpoint<"GET /user", vouch::http::reply<200, unmapped>> {};
#else
struct get_user : vouch::http::endpoint<"GET /user", vouch::http::reply<200, int>> {};
#endif

auto document = vouch::openapi<get_user>({});
