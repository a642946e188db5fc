// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_STREAM_SOCKET_HPP
#define VOUCH_BACKEND_DETAIL_STREAM_SOCKET_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <span>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <system_error>
#include <unistd.h>
#include <utility>

// All that a backend asks of the operating system about sockets.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// An address and a port, or the path of a Unix domain socket.
struct endpoint {
    sockaddr_storage address{};
    socklen_t size = 0;

    [[nodiscard]] auto family() const noexcept -> int { return address.ss_family; }
};

/// How far a read or a write came that does not block.
enum class progress : std::uint8_t {
    moved,      ///< some bytes
    must_read,  ///< none: the socket has to become readable first
    must_write, ///< none: the socket has to become writable first
    ended,      ///< none: the other side has sent its last byte
    failed,     ///< none: the connection is broken
    late,       ///< none: the deadline passed
    cancelled,  ///< none: the caller cancelled the call
};

struct io_result {
    detail::progress progress{};
    std::size_t size = 0;
};

/// The result of a read or a write whose wait ended for another reason than the socket.
[[nodiscard]] constexpr auto given_up(waited end) noexcept -> io_result
{
    return {end == waited::cancelled ? progress::cancelled : progress::late};
}

[[nodiscard]] inline auto last_error() noexcept -> std::error_code
{
    return {errno, std::generic_category()};
}

/// A TCP or Unix domain socket that is closed on exec and raises no signal. Only `read_before` blocks.
class stream_socket {
public:
    stream_socket() = default;
    /// Takes a socket that is connected.
    explicit stream_socket(int handle) noexcept : handle_(handle) {}
    stream_socket(stream_socket&& other) noexcept
        : handle_(std::exchange(other.handle_, -1)), may_block_(other.may_block_), error_(other.error_)
    {}
    auto operator=(stream_socket&& other) noexcept -> stream_socket&
    {
        std::swap(handle_, other.handle_);
        may_block_ = other.may_block_;
        error_ = other.error_;
        return *this;
    }
    ~stream_socket()
    {
        if (handle_ >= 0)
            ::close(handle_);
    }

    /// Begins to connect; `error()` is empty if that is done, `operation_in_progress` if it is under way.
    [[nodiscard]] static auto connect(endpoint const& to) -> stream_socket
    {
        stream_socket made;
        if (!made.open(to.family()) || ::connect(made.handle_, reinterpret_cast<sockaddr const*>(&to.address), to.size) != 0)
            made.error_ = last_error();
        return made;
    }

    /// Lets `read_before` block in the system call that reads. Precondition: the socket is connected.
    void let_reads_block()
    {
#ifdef MSG_DONTWAIT
        timeval const limit{.tv_sec = 0, .tv_usec = std::chrono::microseconds(longest_block).count()};
        may_block_ =
            ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0 && ::fcntl(handle_, F_SETFL, 0) == 0;
#endif
    }

    /// Takes the end of a connecting that was under way; `error()` tells how it went.
    void finish_connecting()
    {
        int result = 0;
        socklen_t size = sizeof result;
        if (::getsockopt(handle_, SOL_SOCKET, SO_ERROR, &result, &size) != 0)
            result = errno;
        error_ = {result, std::generic_category()};
    }

    [[nodiscard]] auto write_some(std::string_view bytes) -> io_result
    {
        return result_of(::send(handle_, bytes.data(), bytes.size(), no_wait | no_signal), progress::must_write);
    }

    [[nodiscard]] auto read_some(std::span<char> into) -> io_result
    {
        return result_of(::recv(handle_, into.data(), into.size(), no_wait), progress::must_read);
    }

    /// Reads bytes as soon as there are any, and blocks until then.
    [[nodiscard]] auto read_before(patience const& limit, std::span<char> into) -> io_result
    {
        for (;;) {
            io_result result{progress::must_read};
            if (may_block_ && !limit.can_be_cancelled() && limit.deadline() - std::chrono::steady_clock::now() >= longest_block) {
                result = result_of(::recv(handle_, into.data(), into.size(), 0), progress::must_read); // saves a poll
            } else {
                if (auto const end = wait(handle_, POLLIN, limit); end != waited::ready)
                    return given_up(end);
                result = read_some(into);
            }
            if (result.progress != progress::must_read)
                return result;
        }
    }

    /// Returns true if the socket is open and has no byte to read.
    [[nodiscard]] auto is_quiet() -> bool
    {
        char byte{};
        return result_of(::recv(handle_, &byte, 1, MSG_PEEK | no_wait), progress::must_read).progress == progress::must_read;
    }

    [[nodiscard]] auto handle() const noexcept -> int { return handle_; }
    /// Why connecting, or the last read or write that failed, did so.
    [[nodiscard]] auto error() const noexcept -> std::error_code { return error_; }

    // A stream of bytes is a socket or TLS over one. What follows is what TLS can say more of.

    /// Returns true if `read_some` may succeed although the socket is not readable.
    [[nodiscard]] static auto has_buffered() noexcept -> bool { return false; }
    /// Returns true if the last failure was one of TLS.
    [[nodiscard]] static auto broke_tls() noexcept -> bool { return false; }
    /// What went wrong last, in words.
    [[nodiscard]] auto failure_text() const -> std::string { return error_ ? error_.message() : "the connection ended"; }

private:
    static constexpr std::chrono::milliseconds longest_block{250};
#ifdef MSG_DONTWAIT
    static constexpr int no_wait = MSG_DONTWAIT;
#else
    static constexpr int no_wait = 0; // the socket never blocks
#endif
#ifdef MSG_NOSIGNAL
    static constexpr int no_signal = MSG_NOSIGNAL;
#else
    static constexpr int no_signal = 0; // SO_NOSIGPIPE is set
#endif

    auto open(int family) -> bool
    {
#ifdef SOCK_CLOEXEC // another thread may fork and exec between two calls
        handle_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        bool const opened = handle_ >= 0;
#else
        handle_ = ::socket(family, SOCK_STREAM, 0);
        bool const opened =
            handle_ >= 0 && ::fcntl(handle_, F_SETFD, FD_CLOEXEC) == 0 && ::fcntl(handle_, F_SETFL, O_NONBLOCK) == 0;
#endif
        if (opened) {
            int const on = 1;
            if (family != AF_UNIX)
                ::setsockopt(handle_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
            ::setsockopt(handle_, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
        }
        return opened;
    }

    [[nodiscard]] auto result_of(ssize_t size, progress blocked) -> io_result
    {
        if (size > 0)
            return {progress::moved, static_cast<std::size_t>(size)};
        error_ = {};
        if (size == 0)
            return {progress::ended};
        error_ = last_error();
        bool const again = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        return {again ? blocked : progress::failed};
    }

    int handle_ = -1;
    bool may_block_ = false;
    std::error_code error_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
