// SPDX-License-Identifier: BSL-1.0
// EXPECT: webhook_has_no_parameter_in_its_path
#include <vouch/openapi/generate.hpp>

struct changed_at : vouch::http::endpoint<"POST /{id}", vouch::http::path_param<"id", int>> {};
struct changed : vouch::http::endpoint<"POST /"> {};

#ifdef BROKEN
auto document = vouch::openapi<vouch::openapi_webhook<"changed", changed_at>>({});
#else
auto document = vouch::openapi<vouch::openapi_webhook<"changed", changed>>({});
#endif
