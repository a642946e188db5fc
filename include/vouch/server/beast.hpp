// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_BEAST_HPP
#define VOUCH_SERVER_BEAST_HPP
#include <vouch/http/message/message.hpp>
#include <vouch/http/service/service_options.hpp>
#include <vouch/server/beast_message.hpp>
#include <vouch/server/detail/serve.hpp>
#include <vouch/server/detail/session.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::server {

/// Where a `beast` server listens, and the limits of its clients.
struct beast_options {
    std::string address = "127.0.0.1"; ///< an address of this machine; "0.0.0.0" and "::" are all of them
    std::uint16_t port = 0;            ///< 0 is any free port, which `port()` returns
    /// Bytes of a request's body; a longer body is answered with 413 and not kept. Unless set, the service's `max_body()`, and
    /// 1 MiB for a function without one.
    std::optional<std::size_t> max_body{};
    std::size_t max_connections = 512;         ///< further clients wait to be accepted
    std::chrono::milliseconds timeout{30'000}; ///< for the head of a request, for its body, and for the response
    std::string certificate_pem{};             ///< for https: the chain, the server's own certificate first
    std::string key_pem{};
};

/// A small HTTP/1.1 server for a service, or any function from request to response. It has its own thread.
///
/// The service is called on that thread, one request at a time: it needs no lock, and a slow service delays all clients. A slow
/// client delays no other client. The server keeps no log.
/// Errors:   the constructor throws `boost::system::system_error` if it cannot listen or cannot use the certificate. An exception
///           of the service is answered with 500, malformed bytes with 400, long heads with 431, long bodies with 413.
/// Lifetime: an lvalue service is referenced and must outlive the server; an rvalue is owned.
class beast {
public:
    template <class Service>
        requires(std::is_invocable_r_v<http::response, Service&, http::request> &&
                 !std::is_same_v<std::remove_cvref_t<Service>, beast>)
    explicit beast(Service&& service, beast_options options = {}) : options_(std::move(options))
    {
        if constexpr (requires { std::size_t(service.max_body()); })
            max_body_ = options_.max_body.value_or(service.max_body());
        else
            max_body_ = options_.max_body.value_or(http::service_options{}.max_body);
        if constexpr (std::is_lvalue_reference_v<Service>)
            service_ = [&service](http::request request) -> http::response { return service(std::move(request)); };
        else // std::function needs a copyable function, and a service may not be copyable
            service_ = [owned = std::make_shared<Service>(std::move(service))](http::request request) -> http::response {
                return (*owned)(std::move(request));
            };
        start();
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
        if (stopping_.exchange(true))
            return wait();
        boost::asio::post(context_, [this] {
            boost::system::error_code ignored;
            acceptor_.close(ignored);
            pause_.cancel();
            for (auto const& session : sessions_) {
                session->leaving = true;
                if (session->responding)
                    session->limit(std::chrono::seconds(2));
                else
                    session->close();
            }
        });
        thread_.join();
        stopped_ = true;
        stopped_.notify_all();
    }

    /// Blocks until another thread has called `stop`.
    void wait() const noexcept { stopped_.wait(false); }

private:
    void start()
    {
        namespace ssl = boost::asio::ssl;
        if (!options_.certificate_pem.empty() || !options_.key_pem.empty()) {
            tls_.emplace(ssl::context::tls_server);
            SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
            tls_->use_certificate_chain(boost::asio::buffer(options_.certificate_pem));
            tls_->use_private_key(boost::asio::buffer(options_.key_pem), ssl::context::pem);
        }
        acceptor_ = boost::asio::ip::tcp::acceptor(context_, {boost::asio::ip::make_address(options_.address), options_.port});
        port_ = acceptor_.local_endpoint().port();
        boost::asio::co_spawn(context_, accept(), [](std::exception_ptr failure) {
            if (failure) // out of memory: a server that silently accepts no connections would go unnoticed
                std::rethrow_exception(failure);
        });
        thread_ = std::thread([this] { context_.run(); });
    }

    auto accept() -> boost::asio::awaitable<void>
    {
        boost::system::error_code error;
        auto into_error = boost::asio::redirect_error(boost::asio::use_awaitable, error);
        while (acceptor_.is_open()) {
            auto const connection = std::make_shared<detail::session>(context_);
            co_await acceptor_.async_accept(connection->socket(), into_error);
            if (!acceptor_.is_open())
                break;
            if (!error) {
                boost::system::error_code ignored;
                connection->socket().set_option(boost::asio::ip::tcp::no_delay(true), ignored);
                sessions_.insert(connection);
                boost::asio::co_spawn(context_, run(connection), [this, connection](std::exception_ptr) {
                    connection->end();
                    sessions_.erase(connection);
                    pause_.cancel();
                });
            }
            // full, or out of descriptors: wait until a connection ends
            for (bool retry = error.failed(); acceptor_.is_open() && (retry || sessions_.size() >= options_.max_connections);
                 retry = false) {
                pause_.expires_after(std::chrono::milliseconds(100));
                co_await pause_.async_wait(into_error);
            }
        }
    }

    auto run(std::shared_ptr<detail::session> connection) -> boost::asio::awaitable<void>
    {
        if (tls_) {
            boost::system::error_code error;
            connection->limit(options_.timeout);
            co_await connection->shake_hands(*tls_, error);
            if (error)
                co_return;
        }
        co_await detail::serve(connection, service_, {.max_body = max_body_, .timeout = options_.timeout});
        if (!stopping_)
            co_await connection->linger();
    }

    beast_options options_;
    std::size_t max_body_ = 0;
    detail::service_function service_;
    std::optional<boost::asio::ssl::context> tls_;
    boost::asio::io_context context_{1};
    boost::asio::ip::tcp::acceptor acceptor_{context_};
    boost::asio::steady_timer pause_{context_};
    std::set<std::shared_ptr<detail::session>> sessions_;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_ = false;
    std::atomic<bool> stopped_ = false;
    std::thread thread_;
};

} // namespace vouch::inline VOUCH_ABI::server
#endif
