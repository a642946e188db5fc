// SPDX-License-Identifier: BSL-1.0
// EXPECT: document_is_made_of_endpoints<int
#include <vouch/openapi/generate.hpp>

struct get_users : vouch::http::endpoint<"GET /users"> {};

#ifdef BROKEN
auto document = vouch::openapi<int>({});
#else
auto document = vouch::openapi<get_users>({});
#endif
