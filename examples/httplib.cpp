// SPDX-License-Identifier: BSL-1.0
// A small API over cpp-httplib: the same calls as over any backend, and what `configure` is for.
#include <vouch/backend/httplib.hpp>
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

    // [httplib]
    vouch::backend::httplib net({
        // .proxy = "http://proxy.example:3128", .ca_file = "authority.pem", .certificate_file = "client.pem", and the like
        .configure =
            [](httplib::Client& client) {
                client.set_interface("127.0.0.1"); // what has no option, such as the way out
                client.set_follow_location(true);  // no effect: a key goes to its origin only
            },
    });
    http::client api{net, {.origin = "http://127.0.0.1:" + std::to_string(server.port())}};
    auto const added = api.call<add_note>().body({.text = "by cpp-httplib"}).send();
    // [/httplib]
    std::cout << added.summary() << '\n';
    return added.if_reply<201>() != nullptr && added.if_reply<201>()->text == "by cpp-httplib" ? 0 : 1;
}
