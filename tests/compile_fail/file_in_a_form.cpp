// SPDX-License-Identifier: BSL-1.0
// EXPECT: member_has_a_place_in_the_form
#include <vouch/http.hpp>

struct upload {
    std::string title{};
    vouch::http::file photo{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, photo))

#ifdef BROKEN
struct send_photo
    : vouch::http::endpoint<"POST /photos", vouch::http::form_body<upload>, vouch::http::reply<204, vouch::http::empty>> {};
#else
struct send_photo
    : vouch::http::endpoint<"POST /photos", vouch::http::multipart_body<upload>, vouch::http::reply<204, vouch::http::empty>> {};
#endif

vouch::http::service photos{vouch::http::on<send_photo>([](auto const& call) {
    (void)call.body().photo;
    return vouch::http::reply_with<204>();
})};
vouch::http::client api{photos, {.origin = "http://localhost"}};
auto done = api.call<send_photo>().body({.title = "Ada"}).send();
