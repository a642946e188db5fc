// SPDX-License-Identifier: BSL-1.0
// EXPECT: operation_has_an_id_of_its_own<get_user
#include <vouch/openapi/generate.hpp>

struct get_user : vouch::http::endpoint<"GET /user", vouch::http::operation_id<"get">> {};
struct get_users : vouch::http::endpoint<"GET /users", vouch::http::operation_id<"get">> {};
struct put_user : vouch::http::endpoint<"PUT /user", vouch::http::operation_id<"put">> {};

#ifdef BROKEN
auto document = vouch::openapi<get_user, get_users>({});
#else
auto document = vouch::openapi<get_user, put_user>({});
#endif
