// SPDX-License-Identifier: BSL-1.0
// A client uploads a file with a caption, and a service reads it. Here both are one program, and no socket is needed: with
// vouch::backend::beast in place of the memory backend, and vouch::server::beast around the service, the rest stays as it is.
#include <vouch/backend/memory.hpp>
#include <vouch/http.hpp>

#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace album {
namespace http = vouch::http;

struct place {
    double latitude{};
    double longitude{};
};
BOOST_DESCRIBE_STRUCT(place, (), (latitude, longitude))

// The members are the parts of the form: a text, a file, texts of one name, and JSON.
struct upload {
    std::string caption{};
    http::file photo{};
    std::vector<std::string> tags{};
    std::optional<album::place> place{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (caption, photo, tags, place))

constexpr auto vouch_schema(vouch::of<upload>)
{
    return vouch::schema(vouch::field<&upload::caption>(vouch::length(1, 40)));
}

struct add_photo : http::endpoint<"POST /photos", http::multipart_body<upload>, http::reply<201, http::plain_text>,
                                  http::default_reply<http::problem>> {};
struct get_photo : http::endpoint<"GET /photos/{name}", http::path_param<"name", std::string>, http::reply<200, http::bytes>,
                                  http::reply<404, http::empty>> {};
} // namespace album

int main()
{
    using namespace album;
    std::vector<http::file> photos;
    http::service const api{http::on<add_photo>([&](http::received<add_photo> const& call) -> http::answer<add_photo> {
                                photos.push_back(call.body().photo);
                                return http::reply_with<201>(http::plain_text{call.body().caption + ", " +
                                                                              std::to_string(call.body().tags.size()) + " tags"});
                            }),
                            http::on<get_photo>([&](http::received<get_photo> const& call) -> http::answer<get_photo> {
                                for (http::file const& photo : photos)
                                    if (photo.name == call.get<"name">())
                                        return http::reply_with<200>(http::bytes{photo.bytes, photo.media_type});
                                return http::reply_with<404>();
                            })};
    vouch::backend::memory net(api);
    http::client const client{net, {.origin = "https://album.example"}};

    std::string const png("\x89PNG\r\n\x1a\n\0\xff", 10); // yours comes from a file
    auto const added = client.call<add_photo>()
                           .body({.caption = "The lake",
                                  .photo = {.name = "lake.png", .media_type = "image/png", .bytes = png},
                                  .tags = {"summer", "blue & green"},
                                  .place = place{.latitude = 47.6, .longitude = 13.8}})
                           .send();
    auto const found = client.call<get_photo>().with<"name">("lake.png").send();
    auto const refused = client.call<add_photo>().body({.caption = ""}).send();

    std::cout << added.summary() << '\n' << found.summary() << '\n' << refused.summary() << '\n';
    bool const is_right = added.ok() && added.ok()->text == "The lake, 2 tags" && found.ok() && found.ok()->content == png &&
                          found.ok()->media_type == "image/png" && !refused.ok();
    return is_right ? 0 : 1;
}
