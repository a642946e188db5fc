// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_SERVER_HPP
#define VOUCH_TESTING_SERVER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/replies.hpp>
#include <vouch/testing/detail/request_reader.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// A request that a `server` has got.
struct received {
    http::request request{}; ///< its headers are those of the wire, Host among them
    int connection = 0;      ///< which connection it came on, counted from 1
};

/// A real HTTP/1.1 server on a port of 127.0.0.1, for tests of a backend. The target of a request says how it answers: "/echo"
/// with the body of the request, "/status/503", "/chunked/1000", "/early-close/20", "/stall/10" and others that the checks of
/// `conformance` ask for.
///
/// Errors:   the constructor throws `std::runtime_error` if there is no port.
/// Lifetime: the destructor ends all connections and joins the threads, one for each connection.
class server {
public:
    server() : server([](detail::descriptor socket) { return std::make_unique<detail::stream>(std::move(socket)); }, {}) {}
    server(server const&) = delete;
    auto operator=(server const&) -> server& = delete;
    ~server()
    {
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
            ::shutdown(listening_.get(), SHUT_RDWR);
            for (auto const& each : connections_)
                if (each->stream)
                    each->stream->wake();
        }
        changed_.notify_all();
        accepting_.join();
        for (auto const& each : connections_)
            each->thread.join();
    }

    /// "http://127.0.0.1:34567", or the https origin of a server with TLS.
    [[nodiscard]] auto origin() const -> std::string { return scheme_host_ + std::to_string(port()); }
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return listening_.port(); }
    /// How many connections there were.
    [[nodiscard]] auto connections() const noexcept -> int { return accepted_; }

    /// The requests for `target` that have arrived whole, in order.
    [[nodiscard]] auto requests(std::string_view target) const -> std::vector<received>
    {
        std::lock_guard const lock(mutex_);
        std::vector<received> found;
        for (received const& each : received_)
            if (each.request.target == target)
                found.push_back(each);
        return found;
    }

    /// How many requests have arrived whole.
    [[nodiscard]] auto request_count() const -> std::size_t
    {
        std::lock_guard const lock(mutex_);
        return received_.size();
    }

    /// Returns true if no request waits for the rest of its reply.
    [[nodiscard]] auto is_idle() const -> bool { return request_count() == answered_; }

protected:
    using wrap_function = std::function<std::unique_ptr<detail::stream>(detail::descriptor)>;

    /// Serves streams that `wrap` makes of sockets. `secure_host` is the name that the certificate has, if there is one.
    server(wrap_function wrap, std::string const& secure_host)
        : wrap_(std::move(wrap)),
          scheme_host_(secure_host.empty() ? "http://127.0.0.1:" : "https://" + secure_host + ':'),
          accepting_([this] { accept(); })
    {}

private:
    struct connection {
        std::unique_ptr<detail::stream> stream; // the mutex guards the pointer
        std::atomic<bool> done = false;
        std::thread thread;
    };

    void accept()
    {
        for (;;) {
            detail::descriptor socket(::accept(listening_.get(), nullptr, nullptr));
            std::lock_guard const lock(mutex_);
            if (stopping_)
                return;
            if (socket.get() < 0)
                continue;
            std::erase_if(connections_, [](auto const& old) {
                if (old->done)
                    old->thread.join();
                return old->done.load();
            });
            int const number = ++accepted_;
            auto& added = *connections_.emplace_back(std::make_unique<connection>());
            added.stream = wrap_(std::move(socket));
            added.thread = std::thread([this, &added, number] {
                detail::block_broken_pipes();
                serve(*added.stream, number);
                added.stream->end();
                std::lock_guard const closing(mutex_);
                added.stream.reset();
                added.done = true;
            });
        }
    }

    void serve(detail::stream& stream, int number)
    {
        if (!stream.open())
            return;
        detail::request_reader reader(stream);
        std::optional<http::request> request;
        for (bool kept = false; (request = reader.read_head()); kept = true) {
            if (request->target.starts_with("/early-response")) {
                // without "close", a client that has sent its whole body by now may send the next request on this connection
                stream.write("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
                stream.drain();
                return;
            }
            if (!reader.read_body(*request))
                return;
            {
                std::lock_guard const lock(mutex_);
                received_.push_back({*request, number});
            }
            bool const goes_on =
                detail::reply_to(*request, kept, stream, [this](std::chrono::milliseconds time) { return pause(time); });
            if (!goes_on)
                stream.end(); // before the next request of a client that waits for `is_idle`
            ++answered_;
            if (!goes_on)
                return;
        }
        if (reader.is_not_http())
            stream.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    }

    // False if the server ends meanwhile.
    auto pause(std::chrono::milliseconds time) -> bool
    {
        std::unique_lock lock(mutex_);
        return !changed_.wait_for(lock, time, [this] { return stopping_; });
    }

    wrap_function wrap_;
    std::string scheme_host_;
    detail::bound_socket listening_{128};
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::atomic<int> accepted_ = 0;
    std::vector<received> received_;
    std::atomic<std::size_t> answered_ = 0;
    std::list<std::unique_ptr<connection>> connections_;
    std::thread accepting_;
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif
