// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_UNIX_SERVER_HPP
#define VOUCH_TESTS_SUPPORT_UNIX_SERVER_HPP
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace support {

using unix_socket = boost::asio::local::stream_protocol::socket;

/// A path for a socket that nothing else uses.
inline auto fresh_socket_path() -> std::string
{
    static std::atomic<int> count = 0;
    auto const name = "vouch_" + std::to_string(::getpid()) + "_" + std::to_string(++count) + ".sock";
    return (std::filesystem::temp_directory_path() / name).string();
}

/// A server on a Unix domain socket that runs a script of the test for each connection, as `scripted_server` does for TCP.
class unix_server {
public:
    explicit unix_server(std::function<void(unix_socket&)> script, std::string path = fresh_socket_path())
        : script_(std::move(script)), path_(std::move(path)), acceptor_(context_, path_), accepting_([this] { accept(); })
    {}
    unix_server(unix_server const&) = delete;
    auto operator=(unix_server const&) -> unix_server& = delete;
    ~unix_server()
    {
        stopping_ = true;
        boost::system::error_code ignored;
        unix_socket last(context_);
        last.connect(path_, ignored); // wakes the accepting thread
        accepting_.join();
        for (std::thread& script : scripts_)
            script.join();
        std::filesystem::remove(path_);
    }

    [[nodiscard]] auto path() const -> std::string const& { return path_; }
    [[nodiscard]] auto origin() const -> std::string { return "unix:" + path_; }
    [[nodiscard]] auto connections() const -> int { return connections_; }

private:
    void accept()
    {
        for (;;) {
            unix_socket socket(context_);
            boost::system::error_code error;
            acceptor_.accept(socket, error);
            if (stopping_)
                return;
            ++connections_;
            scripts_.emplace_back([this, connected = std::move(socket)]() mutable { script_(connected); });
        }
    }

    boost::asio::io_context context_;
    std::function<void(unix_socket&)> script_;
    std::string path_;
    boost::asio::local::stream_protocol::acceptor acceptor_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> connections_ = 0;
    std::vector<std::thread> scripts_;
    std::thread accepting_;
};

} // namespace support
#endif
