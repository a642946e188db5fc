// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_LISTENER_HPP
#define VOUCH_SERVER_DETAIL_LISTENER_HPP
#include <vouch/server/detail/session.hpp>
#include <vouch/server/detail/shared_state.hpp>

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace vouch::inline VOUCH_ABI::server::detail {

// The code of an error without the line of Asio that made it, which what() would print.
[[nodiscard]] inline auto without_place(boost::system::system_error const& error) -> boost::system::error_code
{
    return {error.code().value(), error.code().category()};
}

// Accepts the connections of a server, and ends those that are late, silent while others wait, or open when the server stops.
class listener {
public:
    listener(boost::asio::io_context& context, session::state& server) : context_(context), server_(server) {}

    // Listens and returns the port. Throws an error that names address and port.
    [[nodiscard]] auto listen(std::string const& address, std::uint16_t port) -> std::uint16_t
    {
        constexpr int backlog = 4096; // clients that connect while the only thread works; the system may allow fewer
        bool const is_ipv6 = address.find(':') != std::string::npos;
        try {
            boost::asio::ip::tcp::endpoint const endpoint(boost::asio::ip::make_address(address), port);
            acceptor_.open(endpoint.protocol());
            acceptor_.set_option(boost::asio::ip::tcp::acceptor::reuse_address(true));
            acceptor_.bind(endpoint);
            acceptor_.listen(backlog);
            return acceptor_.local_endpoint().port();
        } catch (boost::system::system_error const& failure) {
            std::string const host = is_ipv6 ? '[' + address + ']' : address;
            throw boost::system::system_error(without_place(failure), "cannot listen on " + host + ':' + std::to_string(port));
        }
    }

    void start(std::size_t max_connections)
    {
        max_connections_ = max_connections;
        accept();
        sweep_later(sweep_interval());
    }

    void stop()
    {
        boost::asio::post(control_, [this] {
            server_.is_stopping = true;
            stop_time_ = clock::now() + std::chrono::seconds(2);
            boost::system::error_code ignored;
            acceptor_.close(ignored);
            pause_.cancel();
            timer_.cancel();
            sweep();
        });
    }

private:
    // --- all of this runs in `control_`

    void accept()
    {
        if (!acceptor_.is_open())
            return;
        auto const connection = std::make_shared<session>(context_, server_);
        acceptor_.async_accept(connection->socket(),
                               boost::asio::bind_executor(control_, [this, connection](boost::system::error_code error) {
                                   if (server_.is_stopping)
                                       return;
                                   if (!error)
                                       admit(connection);
                                   else if (is_out_of_descriptors(error))
                                       return accept_later();
                                   accept();
                               }));
    }

    // Starts a connection, if need be in the place of a silent one.
    void admit(std::shared_ptr<session> const& connection)
    {
        constexpr std::size_t refused_at_once = 64; // connections beyond the limit that are told so
        std::size_t open = server_.sessions.size();
        while (open >= max_connections_ && server_.sessions.evict(clock::now()))
            open = server_.sessions.size();
        bool const is_full = open >= max_connections_;
        if (is_full && open >= max_connections_ + refused_at_once)
            return;
        server_.sessions.add(connection);
        connection->start(is_full);
    }

    [[nodiscard]] static auto is_out_of_descriptors(boost::system::error_code error) -> bool
    {
        return error == boost::system::errc::too_many_files_open || error == boost::system::errc::too_many_files_open_in_system ||
               error == boost::system::errc::no_buffer_space || error == boost::system::errc::not_enough_memory;
    }

    void accept_later()
    {
        static_cast<void>(server_.sessions.evict(clock::now()));
        pause_.expires_after(std::chrono::milliseconds(20));
        pause_.async_wait(boost::asio::bind_executor(control_, [this](boost::system::error_code) { accept(); }));
    }

    [[nodiscard]] auto sweep_interval() const -> std::chrono::milliseconds
    {
        return std::clamp<std::chrono::milliseconds>(server_.limits.timeout / 10, std::chrono::milliseconds(5),
                                                     std::chrono::milliseconds(500));
    }

    void sweep_later(std::chrono::milliseconds time)
    {
        timer_.expires_after(time);
        timer_.async_wait(boost::asio::bind_executor(control_, [this](boost::system::error_code canceled) {
            if (!canceled)
                sweep();
        }));
    }

    void sweep()
    {
        auto const now = clock::now();
        bool const is_stopping = server_.is_stopping;
        bool is_any_open = false;
        server_.sessions.for_each([&](session& connection) {
            is_any_open = true;
            if (is_stopping)
                connection.end_if_waiting(now < stop_time_);
            else
                connection.end_if_late(now);
        });
        if (!is_stopping)
            sweep_later(sweep_interval());
        else if (is_any_open) // one that worked is asked again
            sweep_later(std::chrono::milliseconds(5));
    }

    boost::asio::io_context& context_;
    session::state& server_;
    boost::asio::strand<boost::asio::io_context::executor_type> control_{context_.get_executor()};
    boost::asio::ip::tcp::acceptor acceptor_{context_};
    boost::asio::steady_timer timer_{context_};
    boost::asio::steady_timer pause_{context_};
    std::size_t max_connections_ = 0;
    clock::time_point stop_time_{};
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
