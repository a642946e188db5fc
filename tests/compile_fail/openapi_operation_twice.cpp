// SPDX-License-Identifier: BSL-1.0
// EXPECT: operation_stands_once<get_user
#include <vouch/openapi/generate.hpp>

struct get_user : vouch::http::endpoint<"GET /users/{id}", vouch::http::path_param<"id", int>> {};
struct find_user : vouch::http::endpoint<"GET /users/{number}", vouch::http::path_param<"number", int>> {};
struct put_user : vouch::http::endpoint<"PUT /users/{id}", vouch::http::path_param<"id", int>> {};

#ifdef BROKEN
auto document = vouch::openapi<get_user, find_user>({});
#else
auto document = vouch::openapi<get_user, put_user>({});
#endif
