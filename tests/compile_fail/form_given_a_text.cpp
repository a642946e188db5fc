// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_is_convertible<
#include <vouch/http/client/client.hpp>

struct login {
    std::string user{};
};
BOOST_DESCRIBE_STRUCT(login, (), (user))
struct log_in : vouch::http::endpoint<"POST /login", vouch::http::form_body<login>, vouch::http::reply<204, vouch::http::empty>> {
};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
auto done = api.call<log_in>().body("user=Ada").send();
#else
auto done = api.call<log_in>().body({.user = "Ada"}).send();
#endif
