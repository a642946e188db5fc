// SPDX-License-Identifier: BSL-1.0
// EXPECT: path_names_its_parameters_alike<get_user
#include <vouch/openapi/generate.hpp>

struct get_user : vouch::http::endpoint<"GET /users/{id}", vouch::http::path_param<"id", int>> {};
struct put_number : vouch::http::endpoint<"PUT /users/{number}", vouch::http::path_param<"number", int>> {};
struct put_user : vouch::http::endpoint<"PUT /users/{id}", vouch::http::path_param<"id", int>> {};

#ifdef BROKEN
auto document = vouch::openapi<get_user, put_number>({});
#else
auto document = vouch::openapi<get_user, put_user>({});
#endif
