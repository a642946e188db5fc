// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_SCRIPTED_PROXY_HPP
#define VOUCH_TESTS_SUPPORT_SCRIPTED_PROXY_HPP
#include <support/scripted_server.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <poll.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

/// Passes bytes between two sockets until one of them ends.
inline void pass_on(tcp::socket& client, tcp::socket& server)
{
    std::string buffer(65536, '\0');
    std::array<pollfd, 2> waiting{{{client.native_handle(), POLLIN, 0}, {server.native_handle(), POLLIN, 0}}};
    boost::system::error_code error;
    while (!error && ::poll(waiting.data(), waiting.size(), 20'000) > 0) {
        bool const forth = waiting[0].revents != 0;
        auto const size = (forth ? client : server).read_some(boost::asio::buffer(buffer), error);
        write_text(forth ? server : client, std::string_view(buffer).substr(0, size));
    }
}

/// A proxy on this machine. It answers every request for a tunnel in the words of a test, and passes on to one server, whatever
/// the client asked for.
class scripted_proxy {
public:
    using answer = std::function<void(tcp::socket&)>;

    explicit scripted_proxy(std::uint16_t server, answer reply = say("HTTP/1.1 200 OK\r\n\r\n"))
        : reply_(std::move(reply)), proxy_([this, server](tcp::socket& client) {
              auto head = read_head(client);
              {
                  std::lock_guard const lock(mutex_);
                  heads_.push_back(std::move(head));
              }
              reply_(client);
              if (server == 0)
                  return;
              boost::asio::io_context context;
              tcp::socket onward(context);
              boost::system::error_code error;
              onward.connect({boost::asio::ip::address_v4::loopback(), server}, error);
              if (!error)
                  pass_on(client, onward);
          })
    {}

    /// An answer of these bytes.
    static auto say(std::string bytes) -> answer
    {
        return [bytes = std::move(bytes)](tcp::socket& client) { write_text(client, bytes); };
    }

    /// The address that a backend's options take.
    [[nodiscard]] auto address() const -> std::string { return proxy_.origin(); }
    [[nodiscard]] auto connections() const -> int { return proxy_.connections(); }
    /// What clients asked for.
    [[nodiscard]] auto heads() const -> std::vector<std::string>
    {
        std::lock_guard const lock(mutex_);
        return heads_;
    }

private:
    answer reply_;
    mutable std::mutex mutex_;
    std::vector<std::string> heads_;
    scripted_server proxy_; // its scripts end first
};

} // namespace support
#endif
