// SPDX-License-Identifier: BSL-1.0
// EXPECT: operation_stands_once<vouch
#include <vouch/openapi/generate.hpp>

struct added : vouch::http::endpoint<"POST /"> {};

#ifdef BROKEN
auto document = vouch::openapi<vouch::openapi_webhook<"changed", added>, vouch::openapi_webhook<"changed", added>>({});
#else
auto document = vouch::openapi<vouch::openapi_webhook<"changed", added>, vouch::openapi_webhook<"added", added>>({});
#endif
