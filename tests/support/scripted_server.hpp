// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_SCRIPTED_SERVER_HPP
#define VOUCH_TESTS_SUPPORT_SCRIPTED_SERVER_HPP
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace support {

using tcp = boost::asio::ip::tcp;

/// The next bytes of a stream up to and including the empty line; empty if the stream ends before.
template <class Stream>
auto read_head(Stream& stream) -> std::string
{
    std::string head;
    boost::system::error_code error;
    for (char byte = 0; !error && !head.ends_with("\r\n\r\n");)
        if (stream.read_some(boost::asio::buffer(&byte, 1), error) == 1)
            head += byte;
    return error ? std::string() : head;
}

/// All bytes until the peer ends the stream.
template <class Stream>
auto read_all(Stream& stream) -> std::string
{
    std::string all;
    std::string piece(65536, '\0');
    boost::system::error_code error;
    while (!error)
        all.append(piece, 0, stream.read_some(boost::asio::buffer(piece), error));
    return all;
}

template <class Stream>
void write_text(Stream& stream, std::string_view text)
{
    boost::system::error_code ignored;
    boost::asio::write(stream, boost::asio::buffer(text), ignored);
}

/// A server that runs a script of the test for each connection, each on a thread. The connection closes when the script returns.
class scripted_server {
public:
    explicit scripted_server(std::function<void(tcp::socket&)> script, char const* address = "127.0.0.1")
        : script_(std::move(script)),
          acceptor_(context_, {boost::asio::ip::make_address(address), 0}),
          accepting_([this] { accept(); })
    {}
    scripted_server(scripted_server const&) = delete;
    auto operator=(scripted_server const&) -> scripted_server& = delete;
    ~scripted_server()
    {
        stopping_ = true;
        boost::system::error_code ignored;
        tcp::socket last(context_);
        last.connect(acceptor_.local_endpoint(), ignored); // wakes the accepting thread
        accepting_.join();
        for (std::thread& one : scripts_)
            one.join();
    }

    [[nodiscard]] auto port() const -> std::uint16_t { return acceptor_.local_endpoint().port(); }
    [[nodiscard]] auto origin() const -> std::string { return "http://127.0.0.1:" + std::to_string(port()); }
    [[nodiscard]] auto connections() const -> int { return connections_; }

private:
    void accept()
    {
        for (;;) {
            tcp::socket socket(context_);
            boost::system::error_code error;
            acceptor_.accept(socket, error);
            if (stopping_)
                return;
            ++connections_;
            scripts_.emplace_back([this, one = std::move(socket)]() mutable { script_(one); });
        }
    }

    boost::asio::io_context context_;
    std::function<void(tcp::socket&)> script_;
    tcp::acceptor acceptor_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> connections_ = 0;
    std::vector<std::thread> scripts_;
    std::thread accepting_;
};

} // namespace support
#endif
