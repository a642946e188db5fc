// SPDX-License-Identifier: BSL-1.0
// EXPECT: visit_handles<
// EXPECT: unexpected_status
#include <vouch/http/client/client.hpp>

struct get_user : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", int>,
                                        vouch::http::reply<200, std::string>> {};
auto net = [](vouch::http::request const&) { return vouch::http::response{}; };
vouch::http::client api{net, {.origin = "https://example.com"}};

#ifdef BROKEN
void look()
{
    api.call<get_user>().with<"user_id">(7).send().visit(
        [](vouch::http::reply<200, std::string> const&) {}, [](vouch::http::transport_error const&) {},
        [](vouch::http::invalid_request const&) {}, [](vouch::http::undecodable_reply const&) {});
}
#else
void look()
{
    api.call<get_user>().with<"user_id">(7).send().visit([](vouch::http::reply<200, std::string> const&) {}, [](auto const&) {});
}
#endif
