// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_RESPONSE_ROWS_HPP
#define VOUCH_TESTS_SUPPORT_RESPONSE_ROWS_HPP
#include <vouch/http/message/message.hpp>

#include <support/scripted_server.hpp>
#include <support/wire_rows.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <variant>

// The rows of tests/backend/responses.txt over sockets: each from a server of its own, to a backend of its own.
namespace support {

template <class Backend>
auto send_row(Backend& net, std::string const& origin, std::string method, std::chrono::milliseconds time)
{
    vouch::http::request request;
    request.method = std::move(method);
    request.origin = origin;
    request.target = "/";
    request.deadline = std::chrono::steady_clock::now() + time;
    request.max_response = 65'536;
    return net.send(request);
}

inline auto outcome_of(vouch::http::transport_result const& result) -> std::string
{
    if (auto const* const response = std::get_if<vouch::http::response>(&result))
        return std::to_string(response->status);
    return std::string(to_string(std::get<vouch::http::transport_error>(result).reason));
}

/// Returns the first of the lines "body", "header", "trailer" and "absent" that does not hold; empty if all do.
inline auto content_fault(wire_row const& row, vouch::http::response const& response) -> std::string
{
    for (auto const& step : row.steps) {
        auto const colon = step.text.find(": ");
        auto const name = step.text.substr(0, colon);
        auto const* const header = vouch::http::find_header(response.headers, name);
        auto const* const trailer = vouch::http::find_header(response.trailers, name);
        auto const expected = colon == std::string::npos ? "" : step.text.substr(colon + 2);
        if ((step.word == "body" && response.body != step.text) || (step.word == "absent" && header != nullptr) ||
            (step.word == "header" && (header == nullptr || *header != expected)) ||
            (step.word == "trailer" && (trailer == nullptr || *trailer != expected)))
            return "not as asked: " + step.word + " " + step.text;
    }
    return "";
}

/// Serves a row to a backend that `make()` makes, and returns what is wrong with what the client made of it; empty if nothing is.
template <class Make>
auto fault_of(wire_row const& row, Make make, std::chrono::milliseconds time = std::chrono::seconds(5)) -> std::string
{
    std::promise<void> has_outcome;
    std::promise<void> is_done;
    std::atomic<bool> first = true;
    scripted_server server([&](tcp::socket& socket) {
        if (first.exchange(false)) {
            read_head(socket);
            bool closes = false;
            for (auto const& step : row.steps) {
                if (step.word == "send")
                    write_text(socket, step.text);
                else if (step.word == "pause")
                    has_outcome.get_future().wait();
                closes = closes || step.word == "close";
            }
            if (closes)
                socket.close();
            is_done.set_value();
            if (closes)
                return;
        }
        while (!read_head(socket).empty())
            write_text(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nagain");
    });
    auto net = make(); // leaves before the server waits for it to
    bool const stalls = row.outcome.find("timeout") != std::string::npos;
    auto const method = std::ranges::find(row.steps, "method", &wire_step::word);
    auto const result = send_row(net, server.origin(), method == row.steps.end() ? "GET" : method->text,
                                 stalls ? std::chrono::milliseconds(150) : time);
    has_outcome.set_value();
    is_done.get_future().wait();
    if (std::ranges::any_of(row.steps, [](auto const& step) { return step.word == "pause"; }))
        std::this_thread::sleep_for(std::chrono::milliseconds(10)); // until the bytes have arrived
    auto const again = send_row(net, server.origin(), "GET", std::chrono::seconds(5));

    auto const came = outcome_of(result);
    auto const* const error = std::get_if<vouch::http::transport_error>(&result);
    auto const allowed = split(row.outcome, '|');
    if (std::ranges::find(allowed, came) == allowed.end())
        return "came " + came + (error != nullptr ? ": " + error->detail : "");
    if (error == nullptr)
        if (auto fault = content_fault(row, std::get<vouch::http::response>(result)); !fault.empty())
            return fault;
    auto const* const second = std::get_if<vouch::http::response>(&again);
    if (second == nullptr || second->body != "again")
        return "the next call got " + (second != nullptr ? second->body : outcome_of(again));
    if (row.connection == "kept" && server.connections() != 1)
        return "the connection is not kept";
    if (row.connection == "closed" && server.connections() == 1)
        return "the connection is used again";
    return "";
}

} // namespace support
#endif
