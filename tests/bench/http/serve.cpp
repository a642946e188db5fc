// SPDX-License-Identifier: BSL-1.0
// bench_http_serve vouch|hand     serves the user on a free port, which it prints, with one thread, until it is ended
#include "server_by_hand.hpp"

#include <vouch/server/beast.hpp>

#include <cstdio>
#include <string_view>

namespace {

auto make_service(bench::users& users)
{
    using namespace vouch::http;
    return service{authenticate<"x-api-key">(vouch::secret(bench::key_text)),
                   on<carbn::get_user>([&users](received<carbn::get_user> const& call) -> answer<carbn::get_user> {
                       auto found = users.with(call.get<"user_id">(), [](carbn::user const& user) { return user; });
                       if (!found)
                           return reply_with<404>(carbn::error_body{.message = "User not found"});
                       return reply_with<200>(*std::move(found));
                   }),
                   on<carbn::update_user>([&users](received<carbn::update_user> const& call) -> answer<carbn::update_user> {
                       auto found = users.with(call.get<"user_id">(), [&](carbn::user& user) {
                           vouch::merge(user, call.body());
                           return user;
                       });
                       if (!found)
                           return reply_with<404>(carbn::error_body{.message = "User not found"});
                       return reply_with<200>(*std::move(found));
                   })};
}

} // namespace

int main(int count, char** arguments)
{
    bench::users users;
    auto const tell = [](unsigned port) {
        std::printf("%u\n", port);
        std::fflush(stdout);
    };
    if (count == 2 && arguments[1] == std::string_view("hand")) {
        bench::server_by_hand server(users);
        tell(server.port());
        server.run();
    } else {
        vouch::server::beast const server(make_service(users), {.max_connections = 2'000});
        tell(server.port());
        server.wait();
    }
}
