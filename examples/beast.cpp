// SPDX-License-Identifier: BSL-1.0
// The blocking backend over sockets, with what a program may want to set: a private authority, a deadline, and a call that
// another thread can cancel. The server is part of the program, so that it runs anywhere.
#include <vouch/backend/beast.hpp>
#include <vouch/server/beast.hpp>
#include <vouch/vouch.hpp>

#include <atomic>
#include <chrono>
#include <iostream>
#include <string>

namespace library {
namespace http = vouch::http;

struct book {
    std::string title{};
    std::optional<unsigned> year{};
};
BOOST_DESCRIBE_STRUCT(book, (), (title, year))

struct get_book : http::endpoint<"GET /books/{number}", http::path_param<"number", unsigned>, http::reply<200, book>,
                                 http::default_reply<http::problem>> {};
} // namespace library

// std::stop_token will do as well; not every standard library has it.
struct stop_flag {
    std::atomic<bool> const* requested;
    [[nodiscard]] auto stop_requested() const noexcept -> bool { return requested->load(); }
};

int main()
{
    using namespace library;
    http::service const service{http::on<get_book>([](http::received<get_book> const& call) -> http::answer<get_book> {
        if (call.get<"number">() != 1)
            return http::reply_with<404>(http::problem{.title = "No such book", .status = 404});
        return http::reply_with<200>(book{.title = "The Jungle", .year = 1906});
    })};
    vouch::server::beast const server(service);

    vouch::backend::beast net; // {.ca_file = "private-ca.pem", .proxy = "http://proxy.example:3128"} where it needs them
    http::client const api{
        net, {.origin = "http://127.0.0.1:" + std::to_string(server.port()), .deadline = std::chrono::seconds(5), .attempts = 2}};

    auto const found = api.call<get_book>().with<"number">(1u).send();
    if (auto const* const book = found.ok())
        std::cout << book->title << '\n';

    auto const missing = api.call<get_book>().with<"number">(2u).send();
    if (auto const* const problem = missing.if_default())
        std::cout << problem->title.value_or("") << '\n';

    std::atomic<bool> const is_closing = true; // set by another thread while the call waits
    auto const cancelled = api.call<get_book>().with<"number">(1u).send(stop_flag{&is_closing});
    std::cout << cancelled.summary() << '\n';
    return found.ok() != nullptr && missing.status() == 404 && cancelled.attempts() == 0 ? 0 : 1;
}
