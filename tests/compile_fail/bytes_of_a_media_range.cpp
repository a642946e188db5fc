// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_one_media_type
#include <vouch/http/endpoint/endpoint.hpp>

#ifdef BROKEN
struct set_icon
    : vouch::http::endpoint<"PUT /icon", vouch::http::bytes_body<"image/*">, vouch::http::reply<204, vouch::http::empty>> {};
#else
struct set_icon
    : vouch::http::endpoint<"PUT /icon", vouch::http::bytes_body<"image/png">, vouch::http::reply<204, vouch::http::empty>> {};
#endif
