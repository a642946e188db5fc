// SPDX-License-Identifier: BSL-1.0
// EXPECT: body_has_a_mapping<vouch::
#include <vouch/http/endpoint/endpoint.hpp>

struct login {
    std::string user{};
};
#ifdef BROKEN
struct log_in : vouch::http::endpoint<"POST /login", vouch::http::form_body<login>, vouch::http::reply<204, vouch::http::empty>> {
};
#else
BOOST_DESCRIBE_STRUCT(login, (), (user))
struct log_in : vouch::http::endpoint<"POST /login", vouch::http::form_body<login>, vouch::http::reply<204, vouch::http::empty>> {
};
#endif
