// SPDX-License-Identifier: BSL-1.0
// EXPECT: endpoint_has_at_most_64_parts
#include <vouch/http/endpoint/endpoint.hpp>

#include <utility>

template <class Indices>
struct wide;
template <int... At>
struct wide<std::integer_sequence<int, At...>> : vouch::http::endpoint<"GET /", vouch::http::reply<400 + At, int>...> {};

#ifdef BROKEN
wide<std::make_integer_sequence<int, 65>> one;
#else
wide<std::make_integer_sequence<int, 64>> one;
#endif
