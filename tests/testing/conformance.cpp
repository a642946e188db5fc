// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/conformance.hpp>

#include <vouch/backend/beast.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

// Each check of the suite has a backend here that keeps the rest of the contract and breaks this part.
namespace {

using namespace std::chrono_literals;
namespace http = vouch::http;
using http::delivery;
using http::request;
using http::response;
using http::transport_error;
using http::transport_reason;
using http::transport_result;
using vouch::testing::verdict;

// Otherwise OpenSSL reads the authorities of this machine for every backend here, which is slow and not needed.
[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

using send_function = std::function<transport_result(request const&)>;

/// A backend that makes something else of a request, or of its result.
struct broken {
    using change = std::function<transport_result(send_function const&, request)>;
    static constexpr bool concurrent = true;

    vouch::backend::beast net{};
    change changed{};

    auto send(request const& request) -> transport_result
    {
        return changed([this](http::request const& other) { return net.send(other); }, request);
    }
    void sleep(std::chrono::milliseconds) {}
};

/// A fault that changes responses.
auto on_response(std::function<void(request const&, response&)> change) -> broken::change
{
    return [change = std::move(change)](send_function const& send, request const& request) {
        auto result = send(request);
        if (auto* const got = std::get_if<response>(&result))
            change(request, *got);
        return result;
    };
}

/// A fault that changes requests.
auto on_request(std::function<void(request&)> change) -> broken::change
{
    return [change = std::move(change)](send_function const& send, request request) {
        change(request);
        return send(request);
    };
}

/// A fault that changes errors of one reason.
auto on_error(transport_reason reason, std::function<transport_result(request const&, transport_error)> change) -> broken::change
{
    return [=](send_function const& send, request const& request) {
        auto result = send(request);
        auto const* const failed = std::get_if<transport_error>(&result);
        return failed != nullptr && failed->reason == reason ? change(request, *failed) : result;
    };
}

auto is_framing(std::string_view name) -> bool
{
    for (auto const* const framing : {"host", "content-length", "transfer-encoding", "connection"})
        if (http::same_name(name, framing))
            return true;
    return false;
}

struct fault {
    char const* check;
    broken::change change;
};

auto faults() -> std::vector<fault>
{
    return {
        {"response", on_response([](request const&, response& got) { got.headers.clear(); })},
        {"redirect",
         [](send_function const& send, request request) {
             auto result = send(request);
             auto const* const got = std::get_if<response>(&result);
             auto const* const location = got != nullptr ? http::find_header(got->headers, "location") : nullptr;
             if (location == nullptr)
                 return result;
             request.target = *location;
             return send(request);
         }},
        {"head", on_response([](request const& asked, response& got) {
             if (asked.method == "HEAD")
                 got.body = "body";
         })},
        {"no_content", on_response([](request const&, response& got) {
             if (got.status == 204)
                 got.body = "body";
         })},
        {"empty_body",
         [](send_function const& send, request const& request) {
             auto result = send(request);
             auto const* const got = std::get_if<response>(&result);
             if (got == nullptr || !got->body.empty())
                 return result;
             return transport_result(transport_error{transport_reason::reset, delivery::maybe_sent});
         }},
        {"chunked_body", on_response([](request const&, response& got) { got.body = got.body.substr(0, 1000); })},
        {"body_to_end", on_response([](request const&, response& got) {
             if (http::find_header(got.headers, "content-length") == nullptr)
                 got.body.clear();
         })},
        {"trailers", on_response([](request const&, response& got) { got.trailers.clear(); })},
        {"trailers_are_no_headers", on_response([](request const&, response& got) {
             got.headers.insert(got.headers.end(), got.trailers.begin(), got.trailers.end());
         })},
        {"duplicate_headers", on_response([](request const&, response& got) {
             std::vector<http::header> joined;
             for (http::header const& header : got.headers) {
                 auto const same = std::ranges::find_if(
                     joined, [&](http::header const& other) { return http::same_name(other.name, header.name); });
                 if (same == joined.end())
                     joined.push_back(header);
                 else
                     same->value += ", " + header.value;
             }
             got.headers = joined;
         })},
        {"mixed_case_headers", on_response([](request const&, response& got) {
             for (http::header& header : got.headers)
                 header.value = ' ' + header.value;
         })},
        {"interim_responses", on_response([](request const& asked, response& got) {
             if (asked.target.starts_with("/interim"))
                 got.status = 103;
         })},
        {"slow_bytes", on_request([](request& asked) { asked.deadline = std::chrono::steady_clock::now() + 40ms; })},
        {"large_body", on_response([](request const&, response& got) { got.body = got.body.substr(0, 1'000'000); })},
        {"body_limit", on_request([](request& asked) { asked.max_response = 1'000'000; })},
        {"keep_alive",
         [](send_function const&, request const& request) {
             vouch::backend::beast another;
             return another.send(request);
         }},
        {"request", on_request([](request& asked) {
             for (http::header& header : asked.headers)
                 header.value = header.value.substr(0, header.value.find(';'));
         })},
        {"target", on_request([](request& asked) {
             for (auto at = asked.target.find("//"); at != asked.target.npos; at = asked.target.find("//"))
                 asked.target.erase(at, 1);
         })},
        {"binary_body", on_request([](request& asked) { asked.body = asked.body.c_str(); })},
        {"large_request",
         on_request([](request& asked) { asked.headers.push_back({.name = "Expect", .value = "100-continue"}); })},
        {"early_response",
         [](send_function const& send, request const& request) {
             if (request.body.size() > 7'000'000) // all of it is sent before anything is read
                 return transport_result(transport_error{transport_reason::reset, delivery::maybe_sent});
             return send(request);
         }},
        {"control_characters", on_request([](request& asked) {
             for (http::header& header : asked.headers)
                 std::erase_if(header.value, [](char letter) { return letter >= 0 && letter < ' '; });
         })},
        {"framing_headers", on_request([](request& asked) {
             std::erase_if(asked.headers, [](auto const& header) { return is_framing(header.name); });
         })},
        {"connect_refused", on_error(transport_reason::connect,
                                     [](request const&, transport_error failed) {
                                         failed.delivery = delivery::maybe_sent;
                                         return failed;
                                     })},
        {"early_close",
         on_error(transport_reason::reset, [](request const&, transport_error) { return response{.status = 200}; })},
        {"reset_after_sending", on_error(transport_reason::reset,
                                         [](request const&, transport_error failed) {
                                             failed.delivery = delivery::not_sent;
                                             return failed;
                                         })},
        {"sent_once",
         [](send_function const& send, request const& request) {
             auto result = send(request);
             auto const* const failed = std::get_if<transport_error>(&result);
             return failed != nullptr && failed->kept ? send(request) : result;
         }},
        {"stale_connection",
         [was_left = false](send_function const& send, request const& request) mutable {
             if (std::exchange(was_left, request.target.starts_with("/leave")))
                 return transport_result(transport_error{transport_reason::reset, delivery::maybe_sent});
             return send(request);
         }},
        {"malformed_replies",
         on_error(transport_reason::protocol, [](request const&, transport_error) { return response{.status = 200}; })},
        {"ambiguous_length", on_error(transport_reason::protocol,
                                      [](request const&, transport_error) { return response{.status = 200, .body = "ok"}; })},
        {"endless_head", on_error(transport_reason::protocol,
                                  [](request const&, transport_error failed) {
                                      failed.reason = transport_reason::timeout;
                                      return failed;
                                  })},
        {"reuse_after_error",
         [left = std::optional<transport_error>()](send_function const& send, request const& request) mutable {
             if (auto const before = std::exchange(left, std::nullopt))
                 return transport_result(*before);
             auto result = send(request);
             if (auto const* const failed = std::get_if<transport_error>(&result))
                 left = *failed;
             return result;
         }},
        {"deadline", on_request([](request& asked) { asked.deadline += 150ms; })},
        {"deadline_passed", on_request([](request& asked) { asked.deadline += 2s; })},
        {"deadline_while_connecting", on_error(transport_reason::timeout,
                                               [](request const&, transport_error failed) {
                                                   failed.reason = transport_reason::connect;
                                                   return failed;
                                               })},
        {"deadline_while_sending", on_request([](request& asked) { asked.deadline += asked.body.empty() ? 0ms : 150ms; })},
        {"pause", on_request([](request&) {})}, // its sleep does not
        {"attempt_limit",
         [](send_function const& send, request const& request) {
             send(request);
             return send(request);
         }},
        {"cancel_between", // a call that takes no heed of a stop is the client's fault, so this one is slow
         [](send_function const& send, request const& request) {
             std::this_thread::sleep_for(250ms);
             return send(request);
         }},
        {"concurrent",
         [mutex = std::make_shared<std::mutex>(), last = std::string()](send_function const& send,
                                                                        request const& request) mutable {
             auto result = send(request);
             std::lock_guard const lock(*mutex);
             if (auto* const got = std::get_if<response>(&result))
                 std::swap(got->body, last);
             return result;
         }},
        {"fork",
         [process = ::getpid()](send_function const& send, request const& request) {
             if (process != ::getpid())
                 return transport_result(transport_error{transport_reason::reset, delivery::maybe_sent});
             return send(request);
         }},
        {"environment",
         [](send_function const& send, request request) {
             if (auto const* const proxy = std::getenv("http_proxy"))
                 request.origin = proxy;
             return send(request);
         }},
        {"quiet_errors", on_error(transport_reason::reset,
                                  [](request const& asked, transport_error failed) {
                                      failed.detail = "no reply to " + asked.target;
                                      return failed;
                                  })},
    };
}

/// Sends nothing, and says so: a list of its own type serves too.
struct modest {
    static constexpr std::pair<std::string_view, std::string_view> cannot[] = {{"response", "it sends nothing"}};

    auto operator()(request const&) const -> transport_result { return transport_error{}; }
};

/// Says that it can be cancelled, and cannot.
struct deaf {
    static constexpr bool cancels_in_flight = true;
    vouch::backend::beast net{};

    auto send(request const& request) -> transport_result { return net.send(request); }
    template <class Stop>
    auto send(request request, Stop const&) -> transport_result
    {
        request.deadline = (std::min)(request.deadline, std::chrono::steady_clock::now() + 100ms);
        return net.send(request);
    }
};

/// Calls its functions on a thread of its own, `times` times.
struct talkative {
    int times = 2;
    vouch::backend::beast net{};

    template <class Function>
    void start(request request, Function function)
    {
        std::thread([this, request = std::move(request), function = std::move(function)]() mutable {
            auto const result = net.send(request);
            for (int call = 0; call < times; ++call)
                function(result);
        }).join();
    }
    template <class Function>
    void after(std::chrono::milliseconds time, Function function)
    {
        std::this_thread::sleep_for(time);
        function();
    }
};

auto run_only(auto& backend, vouch::testing::server const& peer, std::string_view check)
{
    auto const report = vouch::testing::conformance(backend, peer, {.only = check, .slack = 100ms});
    REQUIRE(report.checks.size() == 1);
    return report.checks[0];
}

} // namespace

TEST_CASE("conformance: each check fails for a backend that breaks it")
{
    vouch::testing::server const peer;
    std::vector<std::string> broken_checks{"cancel_before", "cancel_in_flight", "told_once"};
    for (auto const& [name, change] : faults()) {
        CAPTURE(name);
        broken backend{.changed = change};
        auto const check = run_only(backend, peer, name);
        CHECK(check.verdict == verdict::failed);
        CHECK(!check.expected.empty());
        CHECK(!check.got.empty());
        broken_checks.emplace_back(name);
    }
    deaf without_ears;
    CHECK(run_only(without_ears, peer, "cancel_before").verdict == verdict::failed);
    CHECK(run_only(without_ears, peer, "cancel_in_flight").verdict == verdict::failed);
    for (int const times : {0, 2}) {
        talkative backend{.times = times};
        CHECK(run_only(backend, peer, "told_once").verdict == verdict::failed);
    }
    talkative calm{.times = 1};
    CHECK(run_only(calm, peer, "told_once").verdict == verdict::passed);

    for (auto const& entry : vouch::testing::detail::all_checks)
        CHECK_MESSAGE(std::ranges::count(broken_checks, entry.name) == 1, entry.name);
}

TEST_CASE("conformance: the child of a fork ends, even if its backend throws")
{
    vouch::testing::server const peer;
    broken backend{.changed = [process = ::getpid()](send_function const& send, request const& request) {
        if (process != ::getpid())
            throw std::runtime_error("a child");
        return send(request);
    }};
    auto const check = run_only(backend, peer, "fork");
    CHECK(check.verdict == verdict::failed);
    CHECK(check.got == "20 of 20 were not");
}

TEST_CASE("conformance: a lambda is a backend, and what it cannot do is told")
{
    vouch::testing::server const peer;
    auto const nothing = [](request const&) { return response{.status = 200}; };
    auto const report = vouch::testing::conformance(
        nothing, peer,
        {.cannot = {
             {"redirect", "it sends nothing"}, {"no_such_check", "a slip"}, {"head", "it says so"}, {"pause", "it has none"}}});
    CHECK_FALSE(report.passed());
    CHECK(report.find("response")->verdict == verdict::failed);
    CHECK(report.find("redirect")->verdict == verdict::cannot);
    CHECK(report.find("redirect")->reason == "it sends nothing");
    CHECK(report.find("pause")->verdict == verdict::not_claimed);
    CHECK(report.find("no_such_check")->verdict == verdict::failed);
}

TEST_CASE("conformance: the list that a backend publishes counts")
{
    vouch::testing::server const peer;
    modest const backend;
    CHECK(run_only(backend, peer, "response").verdict == verdict::cannot);
    CHECK(run_only(backend, peer, "head").verdict == verdict::failed);
}

TEST_CASE("conformance: a limitation that is none is told as such")
{
    vouch::testing::server const peer;
    vouch::backend::beast net;
    auto const report = vouch::testing::conformance(net, peer, {.cannot = {{"redirect", "old"}}, .only = "redirect"});
    CHECK(report.passed());
    CHECK(report.find("redirect")->verdict == verdict::can);
}
