// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_BENCH_HPP
#define VOUCH_TESTING_DETAIL_BENCH_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/printable.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/busy_call.hpp>
#include <vouch/testing/detail/subject.hpp>
#include <vouch/testing/server.hpp>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A result in words: "a response 200 with 5 bytes", "timeout, maybe_sent: the deadline passed".
[[nodiscard]] inline auto words_of(http::transport_result const& result) -> std::string
{
    if (auto const* const response = std::get_if<http::response>(&result))
        return "a response " + std::to_string(response->status) + " with " + std::to_string(response->body.size()) + " bytes";
    auto const& error = std::get<http::transport_error>(result);
    std::string words(to_string(error.reason));
    words += error.delivery == http::delivery::not_sent ? ", not_sent" : ", maybe_sent";
    return error.detail.empty() ? words : words + ": " + printable(error.detail);
}

/// Ends a check: the bench has what was expected and what came.
struct check_failed {};

/// What a check works with: the backend, the server, and the place for what it finds.
class bench {
public:
    /// In a header and in the query of each request: no error may tell it.
    static constexpr std::string_view canary = "kanarek-5309";

    bench(subject const& backend, server const& answering, milliseconds patience)
        : tested(backend), peer(answering), slack(patience)
    {}

    subject const& tested;
    server const& peer;
    milliseconds slack; ///< what a busy machine may take for something that should happen at once

    /// A request for a path that no other request of this run has.
    [[nodiscard]] auto ask(std::string method, std::string path, milliseconds time = std::chrono::seconds(10)) -> http::request
    {
        http::request request;
        request.method = std::move(method);
        request.origin = peer.origin();
        request.target = std::move(path) + "?number=" + std::to_string(next_number()) + "&name=" + std::string(canary);
        request.headers.push_back({.name = "x-canary", .value = std::string(canary), .secret = true});
        request.deadline = steady_clock::now() + time;
        return request;
    }

    /// A call to the server of this bench, like `made`.
    [[nodiscard]] auto plan(busy_call made) -> busy_call
    {
        made.origin = peer.origin();
        made.number = next_number();
        return made;
    }

    auto send(http::request const& request) -> http::transport_result { return checked(tested.send(request)); }
    auto get(std::string path) -> http::transport_result { return send(ask("GET", std::move(path))); }

    /// Notes the first result that no error may have, whichever check it came in.
    auto checked(http::transport_result result) -> http::transport_result
    {
        if (auto const* const error = std::get_if<http::transport_error>(&result))
            if (told_canary.empty() && error->detail.find(canary) != std::string::npos)
                told_canary = words_of(result);
        return result;
    }

    /// Ends the check if an expectation is not met.
    void expect(bool is_met, std::string_view wanted, std::string_view instead)
    {
        if (is_met)
            return;
        expected = wanted;
        got = instead;
        throw check_failed{};
    }
    /// Expects a response, and returns it.
    auto expect_response(http::transport_result const& result, std::string_view of, int status = 200) -> http::response
    {
        auto const* const response = std::get_if<http::response>(&result);
        expect(response != nullptr && response->status == status, std::string(of) + ": a response " + std::to_string(status),
               words_of(result));
        return *response;
    }
    void expect_body(http::transport_result const& result, std::string_view of, std::string_view body)
    {
        auto const response = expect_response(result, of);
        expect(response.body == body, std::string(of) + ": the " + std::to_string(body.size()) + " bytes that were sent",
               response.body.size() == body.size() ? "other bytes" : std::to_string(response.body.size()) + " bytes");
    }
    void expect_error(http::transport_result const& result, std::string_view of, http::transport_reason reason,
                      http::delivery delivery)
    {
        auto const* const error = std::get_if<http::transport_error>(&result);
        expect(error != nullptr && error->reason == reason && error->delivery == delivery,
               std::string(of) + ": " + words_of(http::transport_error{reason, delivery}), words_of(result));
    }
    /// Expects that the server gets no request with this target, now or soon.
    void expect_unsent(std::string_view target, std::string_view of)
    {
        std::this_thread::sleep_for(milliseconds(20));
        expect(peer.requests(target).empty(), std::string(of) + ": the server gets nothing", "it got a request");
    }
    /// The request with this target as the server got it. Expects that it got one.
    auto expect_one(std::string_view target, std::string_view of) -> received
    {
        auto all = peer.requests(target);
        expect(all.size() == 1, std::string(of) + ": the server gets it once", std::to_string(all.size()) + " times");
        return std::move(all.front());
    }

    /// A number that no other request of this process has: a server may see several benches.
    [[nodiscard]] static auto next_number() -> int
    {
        static std::atomic<int> number = 0;
        return ++number;
    }

    std::string expected; ///< the expectation that was not met
    std::string got;      ///< what came instead, or what a check has measured
    std::string told_canary;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
