// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_SOCKETS_HPP
#define VOUCH_BACKEND_DETAIL_CURL_SOCKETS_HPP
#include <vouch/core/config.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The sockets that libcurl has open.
///
/// libcurl uses a kept connection again on which unexpected bytes have come, and takes them for the response to the next
/// request. It uses a connection of HTTP/2 again that the server has ended with a GOAWAY (RFC 9113 section 6.8). And when
/// it ends it sends closing messages on connections, in a forked child also on those of the parent.
class curl_sockets {
public:
    /// Opens a socket for `user`, the request that will go over it.
    [[nodiscard]] auto open(curl_sockaddr const& address, void const* user) -> curl_socket_t
    {
        auto const made = ::socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
        if (made >= 0)
            open_.push_back({made, state::busy, user, address.family == AF_UNIX ? std::optional(0) : std::nullopt, {user}});
        return made;
    }

    static auto close(void* self, curl_socket_t socket) -> int
    {
        std::erase_if(static_cast<curl_sockets*>(self)->open_, [&](entry const& each) { return each.socket == socket; });
        return ::close(socket);
    }

    /// The connection of `user` has carried its request. Another one may have followed in the same step of libcurl. Over HTTP/2 a
    /// server may always say something.
    void rest(void const* user, bool is_http2)
    {
        for (entry& each : open_)
            if (std::ranges::find(each.users, user) != each.users.end() && (is_http2 || each.user == user))
                each.state = is_http2 ? state::http2 : state::idle;
    }

    /// The kept connection with this port, 0 for a Unix socket, carries the request of `user`.
    void use(int local_port, void const* user)
    {
        for (entry& each : open_) {
            if (!each.port)
                each.port = port_of(each.socket);
            if (each.port != local_port)
                continue;
            each.users.push_back(user);
            if (each.state == state::http2)
                continue;
            each.state = state::busy;
            each.user = user;
        }
    }

    /// The request of `user` has ended.
    void leave(void const* user)
    {
        for (entry& each : open_)
            std::erase(each.users, user);
    }

    /// Ends the idle connections on which something has come, and those of HTTP/2 that the server has ended, so that libcurl
    /// connects anew.
    void end_noisy()
    {
        idle_.clear();
        for (entry const& each : open_)
            if (each.state == state::idle)
                idle_.push_back({.fd = each.socket, .events = POLLIN, .revents = 0});
            else if (each.state == state::http2 && each.users.empty())
                idle_.push_back({.fd = each.socket, .events = end_of_peer, .revents = 0});
        if (idle_.empty() || ::poll(idle_.data(), static_cast<nfds_t>(idle_.size()), 0) <= 0)
            return;
        for (pollfd const& each : idle_) {
            std::array<char, 4096> bytes;
            bool noisy = false;
            while (each.revents != 0 && ::recv(each.fd, bytes.data(), bytes.size(), MSG_DONTWAIT) > 0)
                noisy = true;
            if (noisy)
                ::shutdown(each.fd, SHUT_RDWR); // what libcurl finds now is the end
        }
    }

    /// Closes a forked child's copies.
    void close_copies()
    {
        for (entry const& each : open_)
            ::close(each.socket);
        open_.clear();
    }

private:
    enum class state : std::uint8_t { busy, idle, http2 };
    struct entry {
        curl_socket_t socket;
        curl_sockets::state state;
        void const* user;
        std::optional<int> port;        // the local one, once it is asked for; 0 for a Unix socket
        std::vector<void const*> users; // over HTTP/2 there may be many
    };

    // The events that tell that the other side sends no more, whatever it has sent before.
#ifdef POLLRDHUP
    static constexpr short end_of_peer = POLLRDHUP | POLLHUP | POLLERR;
#else
    static constexpr short end_of_peer = POLLHUP | POLLERR;
#endif

    // Empty while the socket has none.
    [[nodiscard]] static auto port_of(curl_socket_t socket) -> std::optional<int>
    {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        int port = 0;
        if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            return std::nullopt;
        if (address.ss_family == AF_INET)
            port = ntohs(reinterpret_cast<sockaddr_in const&>(address).sin_port);
        if (address.ss_family == AF_INET6)
            port = ntohs(reinterpret_cast<sockaddr_in6 const&>(address).sin6_port);
        return port != 0 ? std::optional(port) : std::nullopt;
    }

    std::vector<entry> open_;
    std::vector<pollfd> idle_; // what `end_noisy` asks about
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
