// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_FAILURE_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_FAILURE_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/replies.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

// The checks of what a backend says of connections that fail.
namespace vouch::inline VOUCH_ABI::testing::detail {

using http::delivery;
using http::transport_reason;

inline void check_connect_refused(bench& bench)
{
    bound_socket const nobody;
    auto request = bench.ask("POST", "/echo");
    request.origin = request.origin.substr(0, request.origin.rfind(':') + 1) + std::to_string(nobody.port());
    bench.expect_error(bench.send(request), "a port where nobody listens", transport_reason::connect, delivery::not_sent);
}

inline void check_early_close(bench& bench)
{
    auto const whole = with_length(ok_head, pattern(1000));
    auto const head = whole.find("\r\n\r\n") + 4;
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, std::size_t{17}, head - 2, head, head + 1, whole.size() - 1})
        bench.expect_error(bench.send(bench.ask("POST", "/early-close/" + std::to_string(size))),
                           "a connection that ends after " + std::to_string(size) + " bytes of a reply", transport_reason::reset,
                           delivery::maybe_sent);
    for (std::string const size : {"0", "10", "1000"})
        bench.expect_error(bench.send(bench.ask("POST", "/cut-chunk/" + size)),
                           "a connection that ends in a chunk, after " + size, transport_reason::reset, delivery::maybe_sent);
}

inline void check_reset_after_sending(bench& bench)
{
    for (std::string const size : {"0", "30", "500"})
        bench.expect_error(bench.send(bench.ask("POST", "/reset/" + size)),
                           "a connection that is reset after the request and " + size + " bytes of a reply",
                           transport_reason::reset, delivery::maybe_sent);
}

inline void check_sent_once(bench& bench)
{
    for (std::string const method : {"POST", "PUT", "GET"}) {
        for (std::string const path : {"/early-close/0", "/reset/0"}) {
            auto const request = bench.ask(method, path);
            bench.send(request);
            bench.expect_one(request.target, method + " on a connection that ends unanswered");
        }
        // on a connection that was kept, where some libraries send again by themselves
        bench.send(bench.ask("GET", "/only-first"));
        auto const request = bench.ask(method, "/only-first");
        bench.send(request);
        bench.expect_one(request.target, method + " on a kept connection that ends unanswered");
    }
}

inline void check_stale_connection(bench& bench)
{
    for (int round = 0; round < 3; ++round) {
        bench.get("/leave");
        std::this_thread::sleep_for(milliseconds(30)); // the end has arrived: it can be seen before sending
        auto const result = bench.send(bench.ask("POST", "/echo"));
        auto const* const error = std::get_if<http::transport_error>(&result);
        bench.expect(error == nullptr || error->kept || error->delivery == delivery::not_sent,
                     "a kept connection that has ended: a new one, or an error that says kept or not_sent", words_of(result));
    }
}

inline void check_malformed_replies(bench& bench)
{
    for (std::size_t at = 0; at < std::size(malformed); ++at)
        bench.expect_error(bench.get("/malformed/" + std::to_string(at)), "\"" + printable(malformed[at]) + "\"",
                           transport_reason::protocol, delivery::maybe_sent);
}

inline void check_ambiguous_length(bench& bench)
{
    for (std::size_t at = 0; at < std::size(ambiguous); ++at)
        bench.expect_error(bench.get("/ambiguous/" + std::to_string(at)), "\"" + printable(ambiguous[at]) + "\"",
                           transport_reason::protocol, delivery::maybe_sent);
}

inline void check_endless_head(bench& bench)
{
    auto const request = bench.ask("GET", "/endless-head");
    auto const result = bench.send(request);
    auto const* const error = std::get_if<http::transport_error>(&result);
    bench.expect(error != nullptr &&
                     (error->reason == transport_reason::protocol || error->reason == transport_reason::too_large) &&
                     steady_clock::now() < request.deadline,
                 "a head without an end: protocol or too_large before the deadline", words_of(result));
}

inline void check_reuse_after_error(bench& bench)
{
    bound_socket const nobody;
    for (std::string const path : {"/early-close/0", "/early-close/500", "/reset/0", "/malformed/0", "/cut-chunk/10",
                                   "/endless-body", "/stall/0", "/stall/500", "/redirect/302", "nobody"}) {
        auto request = path == "nobody" ? bench.ask("GET", "/echo") : bench.ask("GET", path);
        if (path == "nobody")
            request.origin = "http://127.0.0.1:" + std::to_string(nobody.port());
        if (path.starts_with("/stall"))
            request.deadline = steady_clock::now() + milliseconds(50);
        request.max_response = 1000;
        bench.send(request);
        auto next = bench.ask("PUT", "/echo");
        next.body = "own reply";
        bench.expect_body(bench.send(next), "a request after " + path, "own reply");
    }
}

inline void check_quiet_errors(bench& bench)
{
    bound_socket const nobody;
    auto request = bench.ask("GET", "/echo");
    request.origin = "http://127.0.0.1:" + std::to_string(nobody.port());
    bench.send(request);
    for (std::string const path :
         {"/early-close/0", "/early-close/500", "/reset/0", "/malformed/0", "/ambiguous/0", "/length/1000", "/stall/0"}) {
        request = bench.ask("POST", path, milliseconds(path == "/stall/0" ? 50 : 5000));
        request.max_response = 100;
        bench.send(request);
    }
    request = bench.ask("GET", "/echo");
    request.headers.push_back({.name = std::string(bench::canary) + ":", .value = std::string(bench::canary) + "\n"});
    bench.send(request);
    bench.expect(bench.told_canary.empty(), "no error that tells a part of the request", bench.told_canary);
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
