// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_SOCKET_COPY_HPP
#define VOUCH_BACKEND_DETAIL_SOCKET_COPY_HPP
#include <vouch/core/config.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// How many bytes the other side of a TCP connection has sent so far, its end counted as one; empty where the system does not
/// tell.
[[nodiscard]] inline auto bytes_received([[maybe_unused]] int socket) noexcept -> std::optional<std::uint64_t>
{
#ifdef __linux__
    // The kernel's `tcp_info` only grows; the C library's has no such member, and <linux/tcp.h> does not go with it.
    constexpr std::size_t offset = 128;
    std::array<char, offset + sizeof(std::uint64_t)> facts{};
    auto size = static_cast<socklen_t>(facts.size());
    std::uint64_t received = 0;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, facts.data(), &size) != 0 || size < facts.size())
        return std::nullopt;
    std::memcpy(&received, facts.data() + offset, sizeof received);
    return received;
#else
    return std::nullopt;
#endif
}

/// How many of those bytes this side has read, at least.
[[nodiscard]] inline auto bytes_read(int socket) noexcept -> std::optional<std::uint64_t>
{
    int waiting = 0;
    auto const received = bytes_received(socket);
    if (!received || ::ioctl(socket, FIONREAD, &waiting) != 0)
        return std::nullopt;
    auto const unread = static_cast<std::uint64_t>(waiting);
    return *received > unread ? *received - unread : 0; // more may have come in between
}

/// A second descriptor of a socket that a library owns: what is done with it is done to that connection and to no other, even if
/// the library has closed its own descriptor and the number belongs to another file.
class socket_copy {
public:
    socket_copy() = default;
    explicit socket_copy(int socket) : handle_(::fcntl(socket, F_DUPFD_CLOEXEC, 0)) {}
    socket_copy(socket_copy&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
    auto operator=(socket_copy&& other) noexcept -> socket_copy&
    {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~socket_copy()
    {
        if (handle_ >= 0)
            ::close(handle_);
    }

    [[nodiscard]] auto handle() const noexcept -> int { return handle_; }

    /// Returns true if the connection is open and has no byte to read.
    [[nodiscard]] auto is_quiet() const noexcept -> bool
    {
        char byte{};
        return handle_ >= 0 && ::recv(handle_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
               (errno == EAGAIN || errno == EWOULDBLOCK);
    }

private:
    int handle_ = -1;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
