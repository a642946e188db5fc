// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping<vouch::
// EXPECT: fault
#include <vouch/http/client/client.hpp>

struct fault {
    std::string message{};
};
#ifdef BROKEN
struct get_name : vouch::http::endpoint<"GET /name", vouch::http::default_reply<fault>> {};
#else
BOOST_DESCRIBE_STRUCT(fault, (), (message))
struct get_name : vouch::http::endpoint<"GET /name", vouch::http::default_reply<fault>> {};
#endif

auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};
auto message = api.call<get_name>().send().if_default()->message;
