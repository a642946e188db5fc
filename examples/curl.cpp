// SPDX-License-Identifier: BSL-1.0
// A small API over libcurl: the same calls as over any backend, and what `configure` is for.
#include <vouch/backend/curl.hpp>
#include <vouch/server/beast.hpp>
#include <vouch/vouch.hpp>

#include <iostream>
#include <string>

namespace http = vouch::http;

struct note {
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(note, (), (text))

struct add_note : http::endpoint<"POST /notes", http::json_body<note>, http::reply<201, note>> {};

int main()
{
    http::service service{http::on<add_note>(
        [](http::received<add_note> const& call) -> http::answer<add_note> { return http::reply_with<201>(call.body()); })};
    vouch::server::beast const server(service);

    // [curl]
    vouch::backend::curl net({
        // .proxy = "http://proxy.example:3128", .ca_file = "authority.pem", .certificate_file = "client.pem", and the like
        .configure =
            [](CURL* easy) {
                curl_easy_setopt(easy, CURLOPT_INTERFACE, "127.0.0.1"); // what has no option, such as the way out
                curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);     // no effect: a key goes to its origin only
            },
    });
    http::client api{net, {.origin = "http://127.0.0.1:" + std::to_string(server.port())}};
    auto const added = api.call<add_note>().body({.text = "by libcurl"}).send();
    // [/curl]
    std::cout << added.summary() << '\n';
    return added.if_reply<201>() != nullptr && added.if_reply<201>()->text == "by libcurl" ? 0 : 1;
}
