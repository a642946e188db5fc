// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping<vouch::
// EXPECT: void
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct wrong : vouch::http::endpoint<"PUT /name", vouch::http::json_body<void>> {};
#else
struct right : vouch::http::endpoint<"PUT /name", vouch::http::json_body<std::string>> {};
#endif
