// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping<vouch::
#include <vouch/http.hpp>

struct change {
    std::string name{};
};
#ifdef BROKEN
struct set_name
    : vouch::http::endpoint<"PUT /name", vouch::http::json_body<change>, vouch::http::reply<204, vouch::http::empty>> {};
#else
BOOST_DESCRIBE_STRUCT(change, (), (name))
struct set_name
    : vouch::http::endpoint<"PUT /name", vouch::http::json_body<change>, vouch::http::reply<204, vouch::http::empty>> {};
#endif

vouch::http::service names{vouch::http::on<set_name>([](auto const& call) {
    (void)call.body().name;
    return vouch::http::reply_with<204>();
})};
vouch::http::client api{names, {.origin = "http://localhost"}};
auto done = api.call<set_name>().body({.name = "Ada"}).send();
