// SPDX-License-Identifier: BSL-1.0
// EXPECT: resource_is_read_by_get
#include <vouch/http/service/service.hpp>

#ifdef BROKEN
vouch::http::service api{vouch::http::resource<"PUT /docs">("text/plain", "Hello")};
#else
vouch::http::service api{vouch::http::resource<"GET /docs">("text/plain", "Hello")};
#endif
