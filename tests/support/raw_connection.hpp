// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_RAW_CONNECTION_HPP
#define VOUCH_TESTS_SUPPORT_RAW_CONNECTION_HPP
#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace support {

/// `text` with small letters.
[[nodiscard]] inline auto lower(std::string text) -> std::string
{
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

/// An answer as it came: status, head with its status line and its empty line, and body.
struct raw_answer {
    int status = 0;
    std::string head;
    std::string body;

    /// How often the field `name`, in small letters, stands in the head.
    [[nodiscard]] auto count(std::string const& name) const -> int
    {
        int found = 0;
        auto const text = lower(head);
        auto const line = "\n" + name + ":";
        for (auto position = text.find(line); position != text.npos; position = text.find(line, position + 1))
            ++found;
        return found;
    }
};

/// A client connection that sends bytes and reads answers, with a limit of time for each. Its reader knows Content-Length only:
/// the servers of these tests use nothing else.
class raw_connection {
public:
    explicit raw_connection(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(10))
        : patience_(patience)
    {
        socket_.connect({boost::asio::ip::address_v4::loopback(), port});
        socket_.set_option(boost::asio::ip::tcp::no_delay(true));
    }

    /// Sends bytes; false if the other side has ended the connection.
    auto send(std::string_view bytes) -> bool
    {
        bool sent = false;
        run([&] {
            boost::asio::async_write(socket_, boost::asio::buffer(bytes),
                                     [&](boost::system::error_code error, std::size_t) { sent = !error; });
        });
        return sent;
    }

    void end_sending()
    {
        boost::system::error_code ignored;
        socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    }

    /// The next answer, interim ones included; empty if the connection ends before it, or after `patience`.
    auto receive(bool to_head = false) -> std::optional<raw_answer>
    {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n\r\n")) == buffer_.npos)
            if (!read_more())
                return std::nullopt;
        raw_answer answer;
        answer.head = buffer_.substr(0, end + 4);
        buffer_.erase(0, end + 4);
        if (answer.head.size() > 12 && answer.head.starts_with("HTTP/1."))
            answer.status = std::stoi(answer.head.substr(9, 3));
        if (to_head || answer.status < 200 || answer.status == 204 || answer.status == 304)
            return answer;
        auto const length = lower(answer.head).find("\ncontent-length:");
        auto const size = length == std::string::npos ? 0 : std::stoul(answer.head.substr(length + 16));
        while (buffer_.size() < size)
            if (!read_more())
                return std::nullopt;
        answer.body = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return answer;
    }

    /// All bytes until the other side ends the connection, or until `patience` is over.
    auto receive_all() -> std::string
    {
        while (read_more()) {
        }
        return std::move(buffer_);
    }

    /// Waits until the other side ends the connection. False if it sends more bytes, or does nothing for `patience`.
    auto is_ended() -> bool { return buffer_.empty() && !read_more() && !late_; }

    /// Returns true if the other side has already ended the connection; does not wait.
    auto has_ended() -> bool
    {
        boost::system::error_code error;
        char byte{};
        socket_.non_blocking(true, error);
        auto const size = socket_.receive(boost::asio::buffer(&byte, 1), boost::asio::ip::tcp::socket::message_peek, error);
        return size == 0 && error != boost::asio::error::would_block;
    }

    /// Whether the last wait took all the patience.
    [[nodiscard]] auto was_late() const -> bool { return late_; }

    /// Bytes that no answer took.
    [[nodiscard]] auto rest() const -> std::string const& { return buffer_; }

private:
    auto read_more() -> bool
    {
        std::size_t read = 0;
        if (!ended_) // Asio may wait for ever on a socket whose end it has already reported
            run([&] {
                socket_.async_read_some(boost::asio::buffer(piece_), [&](boost::system::error_code error, std::size_t size) {
                    ended_ = error.failed();
                    read = size;
                });
            });
        buffer_.append(piece_.data(), read);
        return read != 0;
    }

    template <class Start>
    void run(Start start)
    {
        context_.restart();
        start();
        context_.run_for(patience_);
        late_ = !context_.stopped();
        if (late_) {
            boost::system::error_code ignored;
            socket_.close(ignored);
            context_.run();
        }
    }

    boost::asio::io_context context_;
    boost::asio::ip::tcp::socket socket_{context_};
    std::chrono::milliseconds patience_;
    std::array<char, 16 * 1024> piece_{};
    std::string buffer_;
    bool ended_ = false;
    bool late_ = false;
};

} // namespace support
#endif
