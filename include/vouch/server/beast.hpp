// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_BEAST_HPP
#define VOUCH_SERVER_BEAST_HPP
#include <vouch/http/message/message.hpp>
#include <vouch/http/service/service_options.hpp>
#include <vouch/server/beast_message.hpp>
#include <vouch/server/detail/listener.hpp>
#include <vouch/server/detail/shared_state.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::server {

/// Where a `beast` server listens, and the limits of its clients.
struct beast_options {
    std::string address = "127.0.0.1"; ///< an address of this machine; "0.0.0.0" and "::" are all of them
    std::uint16_t port = 0;            ///< 0 is any free port, which `port()` returns
    /// Bytes of a request's body; a longer body is answered with 413 and not kept. Unless set, the service's `max_body()`, and
    /// 1 MiB for a function without one.
    std::optional<std::size_t> max_body{};
    /// Bytes of memory for bodies that are arriving, over all connections. Beyond it, requests are answered with 503.
    std::size_t max_body_memory = 64 * 1024 * 1024;
    /// At this number of connections, the one that has been silent longest makes place for the next. If none is silent, the next
    /// is answered with 503.
    std::size_t max_connections = 512;
    /// The time for the head of a request, for its body, for the client to take some of a response, and between requests. A
    /// request that has begun is answered with 408.
    std::chrono::milliseconds timeout{30'000};
    unsigned threads = 1;          ///< how many threads call the service
    std::string certificate_pem{}; ///< for https: the chain, the server's own certificate first
    std::string key_pem{};
};

/// A small HTTP/1.1 server for a service, or any function from request to response. It has its own threads.
///
/// With one thread, the default, the service gets one request at a time: it needs no lock, and a slow service delays all clients.
/// With more threads the service must allow calls from several at once. A slow client delays no other client. The server keeps no
/// log.
/// If the service has `check_head` and `answer_checked`, as `http::service` has, the head of a request is judged before its body
/// is read, and before a client that waits for "100 Continue" gets it. Trailers of a response are not sent.
/// Errors:   the constructor throws `boost::system::system_error` if it cannot listen or cannot use the certificate; the message
///           names the address and the port. An exception of the service is answered with 500, malformed bytes with 400, and what
///           is beyond a limit with 408, 413, 414, 431 or 503.
/// Lifetime: an lvalue service is referenced and must outlive the server; an rvalue is owned.
/// See:      RFC 9110, RFC 9112
class beast {
public:
    template <class Service>
        requires(std::is_invocable_r_v<http::response, Service&, http::request> &&
                 !std::is_same_v<std::remove_cvref_t<Service>, beast>)
    explicit beast(Service&& service, beast_options options = {}) : context_(static_cast<int>((std::max)(options.threads, 1U)))
    {
        if constexpr (std::is_lvalue_reference_v<Service>) {
            use(std::addressof(service), options);
        } else { // std::function needs a copyable function, and a service may not be copyable
            use(std::make_shared<Service>(std::move(service)), options);
        }
        start(options);
    }
    beast(beast const&) = delete;
    auto operator=(beast const&) -> beast& = delete;
    ~beast() { stop(); }

    /// The port that the server listens on.
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }

    /// Stops taking requests, gives responses in progress two seconds to finish, and returns when all connections are closed.
    /// The service itself must not call it.
    void stop()
    {
        if (is_stopping_.exchange(true))
            return wait();
        listener_.stop();
        for (std::thread& thread : threads_)
            thread.join();
        is_stopped_ = true;
        is_stopped_.notify_all();
    }

    /// Blocks until another thread has called `stop`.
    void wait() const noexcept { is_stopped_.wait(false); }

private:
    // Takes the functions of a service that `service` points to.
    template <class Pointer>
    void use(Pointer service, beast_options const& options)
    {
        if constexpr (requires { std::size_t(service->max_body()); })
            state_.limits.max_body = options.max_body.value_or(service->max_body());
        else
            state_.limits.max_body = options.max_body.value_or(http::service_options{}.max_body);
        state_.limits.max_body_memory = options.max_body_memory;
        state_.limits.timeout = options.timeout;
        state_.service.answer = [service](http::request&& request) -> http::response { return (*service)(std::move(request)); };
        if constexpr (requires(http::request const& head, std::optional<std::size_t> length) {
                          std::optional<http::response>(service->check_head(head, length));
                          http::response(service->answer_checked(head));
                      }) {
            state_.service.check_head = [service](http::request const& head, std::optional<std::size_t> length) {
                return std::optional<http::response>(service->check_head(head, length));
            };
            state_.service.answer_checked = [service](http::request const& request) -> http::response {
                return service->answer_checked(request);
            };
        }
    }

    void start(beast_options const& options)
    {
        if (!options.certificate_pem.empty() || !options.key_pem.empty())
            use_certificate(options);
        port_ = listener_.listen(options.address, options.port);
        listener_.start(options.max_connections);
        try {
            for (unsigned count = 0; count < (std::max)(options.threads, 1U); ++count)
                threads_.emplace_back([this] { context_.run(); });
        } catch (...) { // the system has no more threads; those that run use this object
            stop();
            throw;
        }
    }

    void use_certificate(beast_options const& options)
    {
        namespace ssl = boost::asio::ssl;
        try {
            tls_.emplace(ssl::context::tls_server);
            tls_->use_certificate_chain(boost::asio::buffer(options.certificate_pem));
            tls_->use_private_key(boost::asio::buffer(options.key_pem), ssl::context::pem);
        } catch (boost::system::system_error const& failure) {
            throw boost::system::system_error(detail::without_place(failure), "cannot use the certificate and its key");
        }
        state_.tls = tls_->native_handle();
        SSL_CTX_set_min_proto_version(state_.tls, TLS1_2_VERSION);
        SSL_CTX_set_options(state_.tls, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3: a request may hold a key
        SSL_CTX_set_options(state_.tls, SSL_OP_CLEANSE_PLAINTEXT);
#endif
    }

    detail::session::state state_{};
    std::optional<boost::asio::ssl::context> tls_{};
    boost::asio::io_context context_;
    detail::listener listener_{context_, state_};
    std::vector<std::thread> threads_{};
    std::uint16_t port_ = 0;
    std::atomic<bool> is_stopping_ = false;
    std::atomic<bool> is_stopped_ = false;
};

} // namespace vouch::inline VOUCH_ABI::server
#endif
