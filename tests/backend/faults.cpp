// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/client/client.hpp>

#include <support/canary.hpp>
#include <support/certificate.hpp>
#include <support/items_service.hpp>
#include <support/property.hpp>
#include <support/scripted_server.hpp>

#include <boost/asio/read.hpp>
#include <doctest/doctest.h>

#include <poll.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

// A server with a fault of its own for each request, from a seed: every call ends in time, with an outcome that has a type, never
// with another call's reply, and what the outcome says holds no word of the request or of the reply. VOUCH_TEST_FULL makes it
// 20 000 calls.
namespace {

using namespace std::chrono_literals;
using support::tcp;

enum class fault {
    healthy,
    end,
    reset,
    stall,
    drip,
    garbage,
    endless_head,
    endless_body,
    endless_chunks,
    endless_interim,
    length,
    extra,
    late_extra
};
constexpr int faults = 13;

/// Serves one client, one request at a time, and does `kind` at `position` to the reply of the next one.
class faulty_server {
public:
    explicit faulty_server(unsigned seed) : random_(seed), serving_([this] { serve(); }) {}
    faulty_server(faulty_server const&) = delete;
    auto operator=(faulty_server const&) -> faulty_server& = delete;
    ~faulty_server()
    {
        stopping_ = true;
        serving_.join();
    }
    [[nodiscard]] auto origin() const -> std::string
    {
        return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    }

    std::atomic<fault> kind = fault::healthy;
    std::atomic<std::int64_t> answered = -1; ///< the id of the last request that all bytes were sent to

private:
    /// Waits until the client sends something, closes, or connects anew; the last is the end of the connection before.
    auto next_request(std::optional<tcp::socket>& socket) -> std::string
    {
        while (!stopping_) {
            std::array<pollfd, 2> waiting{
                {{acceptor_.native_handle(), POLLIN, 0}, {socket ? socket->native_handle() : -1, POLLIN, 0}}};
            if (::poll(waiting.data(), waiting.size(), 20) <= 0)
                continue;
            if (waiting[1].revents != 0) {
                auto head = support::read_head(*socket);
                if (!head.empty())
                    return head;
                socket.reset();
            } else {
                socket.emplace(context_);
                acceptor_.accept(*socket);
                socket->set_option(tcp::no_delay(true)); // bytes of `late_extra` would wait for an acknowledgement
            }
        }
        return {};
    }

    void serve()
    {
        std::optional<tcp::socket> socket;
        for (std::string head; !(head = next_request(socket)).empty();) {
            if (head.starts_with("PUT")) { // its body is read before the reply
                std::string body(std::stoul(head.substr(head.find("Content-Length: ") + 16)), '\0');
                boost::system::error_code ignored;
                boost::asio::read(*socket, boost::asio::buffer(body), ignored);
            }
            auto const id = std::stoll(head.substr(head.find("/items/") + 7));
            if (!answer(*socket, R"({"id":)" + std::to_string(id) + R"(,"note":"Canary7"})", head.starts_with("PUT")))
                socket.reset();
            answered = id;
        }
    }

    /// Answers with the fault, and the key of a request that has one as request id; false if the connection is to be closed.
    auto answer(tcp::socket& socket, std::string const& body, bool has_key) -> bool
    {
        std::string const head = "HTTP/1.1 200 Canary7\r\nContent-Type: application/json\r\nX-Tag: Canary7\r\nX-Request-Id: " +
                                 std::string(has_key ? items::key_text : "42") + "\r\n";
        auto reply = random_() % 2 == 0
                         ? head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body
                         : head + "Transfer-Encoding: chunked\r\n\r\n5\r\n" + body.substr(0, 5) + "\r\n" + hex(body.size() - 5) +
                               "\r\n" + body.substr(5) + "\r\n0\r\nX-Trailer: Canary7\r\n\r\n";
        auto const position = random_() % (reply.size() + 1);
        switch (kind.load()) {
        case fault::healthy: send(socket, reply); return true;
        case fault::end: send(socket, reply.substr(0, position)); return false;
        case fault::reset:
            send(socket, reply.substr(0, position));
            socket.set_option(boost::asio::socket_base::linger(true, 0));
            return false;
        case fault::stall: send(socket, reply.substr(0, position)); return true;
        case fault::drip:
            for (char const& byte : reply) {
                if (!send(socket, {&byte, 1}))
                    return false;
                std::this_thread::sleep_for(5ms);
            }
            return true;
        case fault::garbage: {
            reply.resize(position);
            for (auto left = random_() % 2'000; left != 0; --left)
                reply += static_cast<char>(random_() % 256);
            return send(socket, reply + "Canary7") && random_() % 2 == 0;
        }
        case fault::endless_head: send(socket, head); return for_ever(socket, "Canary7: Canary7\r\n");
        case fault::endless_body: send(socket, head + "\r\n"); return for_ever(socket, "Canary7 ");
        case fault::endless_chunks:
            send(socket, head + "Transfer-Encoding: chunked\r\n\r\n");
            return for_ever(socket, "8\r\nCanary7 \r\n");
        case fault::endless_interim: return for_ever(socket, "HTTP/1.1 103 Canary7\r\nCanary7: Canary7\r\n\r\n");
        case fault::length: {
            constexpr std::array<char const*, 8> lengths{"0",  "7",    "100",    "65537", "18446744073709551615",
                                                         "-1", "7, 8", "Canary7"};
            send(socket, head + "Content-Length: " + lengths[random_() % lengths.size()] + "\r\n\r\n" + body);
            return true;
        }
        case fault::extra: send(socket, reply + "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"id\":-1}"); return true;
        case fault::late_extra:
            send(socket, reply);
            std::this_thread::sleep_for(1ms);
            send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"id\":-1}");
            return true;
        }
        return false;
    }

    static auto hex(std::size_t value) -> std::string
    {
        constexpr std::string_view digits = "0123456789abcdef";
        return {digits[value / 16 % 16], digits[value % 16]};
    }
    static auto send(tcp::socket& socket, std::string_view text) -> bool
    {
        boost::system::error_code error;
        boost::asio::write(socket, boost::asio::buffer(text), error);
        return !error;
    }
    auto for_ever(tcp::socket& socket, std::string_view text) -> bool
    {
        std::string many;
        while (many.size() < 16'000)
            many += text;
        while (!stopping_ && send(socket, many)) {
        }
        return false;
    }

    boost::asio::io_context context_;
    tcp::acceptor acceptor_{context_, {boost::asio::ip::address_v4::loopback(), 0}};
    std::mt19937 random_;
    std::atomic<bool> stopping_ = false;
    std::thread serving_;
};

/// Counts of what all calls came to.
struct tally {
    std::mutex mutex;
    std::map<std::string, int> outcomes;
    std::chrono::steady_clock::duration longest{};
    int wrong_replies = 0;
    int leaks = 0;
    int failed_healthy = 0;
    std::string leaked;
};

template <class Endpoint>
auto words_of(vouch::http::outcome<Endpoint> const& outcome) -> std::string
{
    auto words = outcome.summary() + std::string(outcome.request_id());
    if (auto const* const failed = outcome.template get_if<vouch::http::transport_error>())
        words += failed->detail;
    if (auto const* const wrong = outcome.template get_if<vouch::http::undecodable_reply>())
        for (auto const& error : wrong->errors)
            words += error.pointer() + error.message();
    return words;
}

template <class Outcome>
auto name_of(Outcome const& outcome) -> std::string
{
    if (outcome.ok())
        return "ok";
    if (auto const* const failed = outcome.template get_if<vouch::http::transport_error>())
        return std::string(to_string(failed->reason));
    if (outcome.template get_if<vouch::http::undecodable_reply>())
        return "undecodable";
    return outcome.status() ? "unexpected_status" : "invalid_request";
}

/// Makes `count` calls to a server of its own.
void call(std::size_t count, unsigned seed, std::string const& authority, tally& all)
{
    namespace http = vouch::http;
    std::mt19937 random(seed);
    faulty_server server(seed);
    vouch::backend::beast net({.ca_pem = authority, .system_authorities = false});
    http::client const hurried{net,
                               {.origin = server.origin(), .deadline = 100ms, .attempts = 1, .max_response = 65'536},
                               http::key<"x-api-key">(vouch::secret(items::key_text))};
    http::client const patient{
        net, {.origin = server.origin(), .deadline = 20s}, http::key<"x-api-key">(vouch::secret(items::key_text))};
    for (std::size_t index = 0; index < count; ++index) {
        auto const id = static_cast<std::int64_t>(seed % 1'000 * 1'000'000 + index);
        server.kind = static_cast<fault>(random() % faults);
        auto const kind = server.kind.load();
        bool is_ok = false;
        auto const& api = kind == fault::healthy ? patient : hurried;
        auto const take = [&](auto const& outcome, std::chrono::steady_clock::duration time) {
            auto const words = words_of(outcome);
            is_ok = outcome.ok() != nullptr;
            std::lock_guard const lock(all.mutex);
            ++all.outcomes[name_of(outcome)];
            if (kind != fault::healthy)
                all.longest = (std::max)(all.longest, time);
            all.failed_healthy += kind == fault::healthy && !outcome.ok();
            all.wrong_replies += kind != fault::garbage && outcome.ok() && outcome.ok()->id != id;
            if (support::holds_canary(words)) {
                ++all.leaks;
                all.leaked = words;
            }
        };
        auto const before = std::chrono::steady_clock::now();
        if (random() % 2 == 0) {
            auto const outcome = api.template call<items::get_item>().template with<"id">(id).send();
            take(outcome, std::chrono::steady_clock::now() - before);
        } else {
            auto const outcome =
                api.template call<items::put_item>().template with<"id">(id).body({.id = id, .note = "Canary7"}).send();
            take(outcome, std::chrono::steady_clock::now() - before);
        }
        // a reply that comes while the next request is under way could not be told from the right one
        while (is_ok && server.answered != id)
            std::this_thread::sleep_for(1ms);
    }
}

} // namespace

TEST_CASE("faults: each call ends in time with its own reply or a typed outcome, which tells nothing of the data")
{
    constexpr std::size_t threads = 20;
    auto const calls = support::rounds(1'000, 20'000);
    auto const authority = support::authority().pem();
    tally all;
    std::vector<std::thread> running;
    for (std::size_t index = 0; index < threads; ++index)
        running.emplace_back([&, index] { call(calls / threads, static_cast<unsigned>(index + 1), authority, all); });
    for (std::thread& thread : running)
        thread.join();
    CHECK(all.wrong_replies == 0);
    CHECK(all.failed_healthy == 0);
    CHECK_MESSAGE(all.leaks == 0, all.leaked);
    CHECK(all.longest < 1s); // the deadline is 100 ms; the machine may be busy
    std::string told;
    for (auto const& [name, count] : all.outcomes)
        told += " " + name + ":" + std::to_string(count);
    MESSAGE(calls << " calls to faulty servers:" << told << ", the longest took "
                  << std::chrono::duration_cast<std::chrono::milliseconds>(all.longest).count() << " ms");
}
