// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_STREAM_HPP
#define VOUCH_TESTING_DETAIL_STREAM_HPP
#include <vouch/core/config.hpp>

#include <arpa/inet.h>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A file descriptor that is closed once.
class descriptor {
public:
    explicit descriptor(int value = -1) noexcept : value_(value) {}
    descriptor(descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    auto operator=(descriptor&& other) noexcept -> descriptor&
    {
        if (value_ >= 0)
            ::close(value_);
        value_ = std::exchange(other.value_, -1);
        return *this;
    }
    ~descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }
    [[nodiscard]] auto get() const noexcept -> int { return value_; }

private:
    int value_;
};

/// A socket on a free port of 127.0.0.1. Without `backlog` it does not listen: connections are refused, and nobody else gets the
/// port meanwhile.
class bound_socket {
public:
    explicit bound_socket(int backlog = -1) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(place);
        auto* const any = reinterpret_cast<sockaddr*>(&place);
        if (::bind(socket_.get(), any, size) != 0 || ::getsockname(socket_.get(), any, &size) != 0 ||
            (backlog >= 0 && ::listen(socket_.get(), backlog) != 0))
            throw std::runtime_error("a server of vouch::testing gets no port of this machine");
        port_ = ntohs(place.sin_port);
    }
    [[nodiscard]] auto get() const noexcept -> int { return socket_.get(); }
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }

private:
    descriptor socket_;
    std::uint16_t port_ = 0;
};

/// A connection of a server, plain or TLS. The functions block; `wake` ends them from another thread.
class stream {
public:
    explicit stream(descriptor socket) noexcept : socket_(std::move(socket))
    {
        int const on = 1;
        ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    }
    stream(stream const&) = delete;
    auto operator=(stream const&) -> stream& = delete;
    virtual ~stream() = default;

    /// Performs the handshake, if there is one.
    [[nodiscard]] virtual auto open() -> bool { return true; }
    /// Reads some bytes; zero at the end of the stream, and after an error.
    [[nodiscard]] virtual auto read(char* to, std::size_t size) -> std::size_t
    {
        for (;;) {
            auto const count = ::recv(socket_.get(), to, size, 0);
            if (count >= 0 || errno != EINTR)
                return count > 0 ? static_cast<std::size_t>(count) : 0;
        }
    }
    /// Writes all of `text`; false if the peer has left.
    virtual auto write(std::string_view text) -> bool
    {
        while (!text.empty()) {
            auto const count = ::send(socket_.get(), text.data(), text.size(), 0);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    /// Says that nothing more will be written, in the words of TLS if it is there.
    virtual void end() { ::shutdown(handle(), SHUT_WR); }

    /// Closes the socket, without the words of TLS.
    void close()
    {
        std::lock_guard const lock(mutex_);
        socket_ = descriptor();
    }
    /// Closes so that the peer gets a reset.
    void reset()
    {
        linger const none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &none, sizeof(none));
        close();
    }
    /// Reads until the peer ends.
    void drain()
    {
        char ignored[4096];
        while (read(ignored, sizeof(ignored)) != 0) {
        }
    }
    void wake()
    {
        std::lock_guard const lock(mutex_);
        ::shutdown(socket_.get(), SHUT_RDWR);
    }
    /// The socket; -1 after it was closed.
    [[nodiscard]] auto handle() const noexcept -> int { return socket_.get(); }

private:
    std::mutex mutex_; // no thread closes the socket while another one wakes it
    descriptor socket_;
};

/// A write to a connection that the peer has reset fails, and does not end this process. For the calling thread.
inline void block_broken_pipes()
{
    sigset_t broken{};
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
