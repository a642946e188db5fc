// SPDX-License-Identifier: BSL-1.0
// Calls as coroutines of Boost.Asio: what `carbn::client` returns is a boost::asio::awaitable. A local Carbn answers.
#include <carbn/carbn.hpp>
#include <carbn/sandbox.hpp>
#include <vouch/backend/asio.hpp>
#include <vouch/server/beast.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <utility>

namespace {

using client = carbn::client<vouch::backend::asio&>;

// [coroutine]
// The client outlives the coroutine; all else it takes by value. A call has a name before it is awaited: GCC 12 destroys what
// stands in a co_await expression twice.
auto rename(client const& api, boost::uuids::uuid id) -> boost::asio::awaitable<bool>
{
    auto finding = api.get_user(id);
    auto const found = co_await std::move(finding); // a vouch::http::outcome, as without coroutines
    std::cout << found.summary() << '\n';
    if (!found.ok())
        co_return false;

    carbn::user_update change;
    change.last_name = "Roe";
    auto updating = api.update_user(id, change);
    auto const updated = co_await std::move(updating);
    std::cout << updated.summary() << '\n';
    co_return updated.ok() && *updated.ok()->last_name == "Roe";
}
// [/coroutine]

} // namespace

int main()
{
    auto const key = carbn::api_key(vouch::secret("a key of yours"));
    carbn::sandbox box(key);
    vouch::server::beast const server(box);
    auto const origin = "http://127.0.0.1:" + std::to_string(server.port());

    // [loop]
    boost::asio::io_context loop;
    boost::asio::ssl::context tls(boost::asio::ssl::context::tls_client);
    tls.set_default_verify_paths(); // whom to trust; that certificates are verified is not for the context to say

    vouch::backend::asio net(loop.get_executor(), tls);
    client const api{net, key, {.origin = origin}};
    bool renamed = false;
    auto const keep = [&](std::exception_ptr failure, bool done) { renamed = !failure && done; };
    boost::asio::co_spawn(loop, rename(api, box.user_id()), keep);
    loop.run();
    // [/loop]
    return renamed ? 0 : 1;
}
