// SPDX-License-Identifier: BSL-1.0
// Ten calls at once inside a program that runs an io_context already: this one blinks a light meanwhile, on the same thread.
#include <vouch/backend/asio.hpp>
#include <vouch/server/beast.hpp>
#include <vouch/vouch.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

namespace weather {

struct report {
    std::string city{};
    std::int64_t degrees{};
};
BOOST_DESCRIBE_STRUCT(report, (), (city, degrees))

struct get_report : vouch::http::endpoint<"GET /reports/{city}", vouch::http::path_param<"city", std::string>,
                                          vouch::http::reply<200, report>> {};

// A service that takes its time.
auto make_service()
{
    return vouch::http::service{vouch::http::on<get_report>([](vouch::http::received<get_report> const& call) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        auto const& city = call.get<"city">();
        return vouch::http::reply_with<200>(report{city, static_cast<std::int64_t>(city.size())});
    })};
}

} // namespace weather

namespace {

using client = vouch::http::client<vouch::backend::asio&>;

// What the program did before it had calls to make.
struct light {
    void blink()
    {
        timer.expires_after(std::chrono::milliseconds(10));
        timer.async_wait([this](boost::system::error_code stopped) {
            if (stopped)
                return;
            ++blinks;
            blink();
        });
    }

    boost::asio::steady_timer timer;
    int blinks = 0;
};

auto ask(client const& api, std::string city) -> boost::asio::awaitable<bool>
{
    auto calling = api.call<weather::get_report>().with<"city">(city).send();
    auto const outcome = co_await std::move(calling);
    std::cout << city << ": " << outcome.summary() << '\n';
    co_return outcome.ok() != nullptr&& outcome.ok()->city == city;
}

} // namespace

int main()
{
    auto service = weather::make_service();
    vouch::server::beast const server(service, {.threads = 10});

    boost::asio::io_context loop;
    light lamp{boost::asio::steady_timer(loop)};
    lamp.blink();

    // [concurrent]
    boost::asio::ssl::context tls(boost::asio::ssl::context::tls_client);
    vouch::backend::asio net(loop.get_executor(), tls);
    client const api{net, {.origin = "http://127.0.0.1:" + std::to_string(server.port())}};
    int right = 0;
    int under_way = 0;
    auto const take = [&](std::exception_ptr failure, bool is_right) {
        right += !failure && is_right ? 1 : 0;
        if (--under_way == 0)
            lamp.timer.cancel(); // the program ends when all calls have
    };
    for (std::string const city :
         {"Bratislava", "Brno", "Kosice", "Lisboa", "Nitra", "Paris", "Praha", "Riga", "Tallinn", "Wien"}) {
        ++under_way;
        boost::asio::co_spawn(loop, ask(api, city), take);
    }
    loop.run();
    // [/concurrent]
    std::cout << right << " replies, and the light blinked " << lamp.blinks << " times meanwhile\n";
    return right == 10 && lamp.blinks > 0 ? 0 : 1;
}
