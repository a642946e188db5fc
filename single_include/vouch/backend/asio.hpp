// vouch 0.1.0, vouch/backend/asio.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/backend/detail/patience.hpp
#ifndef VOUCH_BACKEND_DETAIL_PATIENCE_HPP
#define VOUCH_BACKEND_DETAIL_PATIENCE_HPP

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <poll.h>
#include <span>
#include <string>
#include <utility>

// Waiting, and the ends of it that are not what was waited for.
namespace vouch::inline VOUCH_ABI::backend::detail {

using time_point = std::chrono::steady_clock::time_point;

/// How a wait ended.
enum class waited : std::uint8_t {
    ready,     ///< what was waited for has come
    late,      ///< the deadline passed
    cancelled, ///< the caller cancelled the call
};

/// How long a call may wait: until its deadline, or until it is cancelled.
///
/// Lifetime: refers to the stop request that it was made of.
class patience {
public:
    /// How often a wait looks whether its call is cancelled.
    static constexpr std::chrono::milliseconds interval{20};

    patience(time_point deadline) noexcept : deadline_(deadline) {}

    template <http::stop_request Stop>
    patience(time_point deadline, Stop const& stop) noexcept : deadline_(deadline)
    {
        if constexpr (!std::same_as<Stop, http::never_stop>) {
            stop_ = &stop;
            is_requested_ = [](void const* object) -> bool { return static_cast<Stop const*>(object)->stop_requested(); };
        }
    }

    /// The same patience, until an earlier time.
    [[nodiscard]] auto at_most_until(time_point time) const noexcept -> patience
    {
        patience shorter = *this;
        shorter.deadline_ = (std::min)(deadline_, time);
        return shorter;
    }

    [[nodiscard]] auto can_be_cancelled() const noexcept -> bool { return stop_ != nullptr; }
    [[nodiscard]] auto deadline() const noexcept -> time_point { return deadline_; }

    /// Why the call must wait no longer; `ready` if it may.
    [[nodiscard]] auto check(time_point now = std::chrono::steady_clock::now()) const -> waited
    {
        if (stop_ != nullptr && is_requested_(stop_))
            return waited::cancelled;
        return now >= deadline_ ? waited::late : waited::ready;
    }

    /// When a wait that begins now has to `check` again.
    [[nodiscard]] auto next_check(time_point now) const noexcept -> time_point
    {
        return can_be_cancelled() ? (std::min)(deadline_, now + interval) : deadline_;
    }

private:
    time_point deadline_;
    void const* stop_ = nullptr;
    auto (*is_requested_)(void const*) -> bool = nullptr;
};

/// Blocks until one of `sockets` is ready, which its `revents` say, or there is no more patience.
[[nodiscard]] inline auto wait(std::span<pollfd> sockets, patience const& limit) -> waited
{
    using milliseconds = std::chrono::milliseconds;
    for (;;) {
        auto const now = std::chrono::steady_clock::now();
        if (auto const end = limit.check(now); end != waited::ready)
            return end;
        auto const left = limit.next_check(now) - now;
        auto const rounded =
            std::chrono::ceil<milliseconds>((std::min<std::chrono::steady_clock::duration>)(left, std::chrono::hours(1)));
        if (::poll(sockets.data(), static_cast<nfds_t>(sockets.size()), static_cast<int>(rounded.count())) > 0)
            return waited::ready;
    }
}

/// Blocks until one event of a socket, `POLLIN` or `POLLOUT`, or until there is no more patience.
[[nodiscard]] inline auto wait(int socket, short event, patience const& limit) -> waited
{
    pollfd waiting{.fd = socket, .events = event, .revents = 0};
    return wait({&waiting, 1}, limit);
}

[[nodiscard]] inline auto not_sent(http::transport_reason reason, std::string detail) -> http::transport_error
{
    return {.reason = reason, .delivery = http::delivery::not_sent, .detail = std::move(detail)};
}

/// The error of a call whose patience ended before it sent anything. `late` says so of a deadline.
[[nodiscard]] inline auto not_sent(waited end, char const* late) -> http::transport_error
{
    return end == waited::cancelled ? not_sent(http::transport_reason::cancelled, "the call was cancelled")
                                    : not_sent(http::transport_reason::timeout, late);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/asio_waiter.hpp
#ifndef VOUCH_BACKEND_DETAIL_ASIO_WAITER_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_WAITER_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <memory>

// How a coroutine waits. All that it waits for (a socket, a look-up, a time, the end of its patience) ends the wait of one timer.
namespace vouch::inline VOUCH_ABI::backend::detail {

template <class Result>
using asio_task = boost::asio::awaitable<Result>;

/// What resumes a coroutine. Handlers share it with the coroutine, which may end before them.
struct asio_alarm {
    explicit asio_alarm(boost::asio::any_io_executor const& executor) : timer(executor) {}

    void ring()
    {
        is_due = true;
        timer.cancel();
    }

    boost::asio::steady_timer timer;
    bool is_due = false;
    bool awaits_read = false;
    bool awaits_write = false;
};

/// Watches a socket that it does not own. The socket has to be closed after the watch.
class asio_watch {
public:
    asio_watch(boost::asio::any_io_executor const& executor, int socket) : descriptor_(executor)
    {
        (void)descriptor_.assign(socket, error_);
    }
    asio_watch(asio_watch const&) = delete;
    auto operator=(asio_watch const&) -> asio_watch& = delete;
    ~asio_watch()
    {
        if (descriptor_.is_open())
            (void)descriptor_.release();
    }

    /// Why the system does not watch the socket.
    [[nodiscard]] auto error() const noexcept -> boost::system::error_code { return error_; }

    void ring_when_readable(std::shared_ptr<asio_alarm> const& alarm)
    {
        alarm->awaits_read = true;
        descriptor_.async_wait(boost::asio::posix::descriptor_base::wait_read, [alarm](boost::system::error_code) {
            alarm->awaits_read = false;
            alarm->ring();
        });
    }

    void ring_when_writable(std::shared_ptr<asio_alarm> const& alarm)
    {
        alarm->awaits_write = true;
        descriptor_.async_wait(boost::asio::posix::descriptor_base::wait_write, [alarm](boost::system::error_code) {
            alarm->awaits_write = false;
            alarm->ring();
        });
    }

private:
    boost::asio::posix::stream_descriptor descriptor_;
    boost::system::error_code error_{};
};

/// Waits on behalf of one attempt, until its patience ends or the coroutine is cancelled through its cancellation slot.
///
/// After a wait that was cancelled nothing may be awaited any more: Asio would throw.
class asio_waiter {
public:
    asio_waiter(boost::asio::any_io_executor const& executor, patience const& limit)
        : limit_(limit), alarm_(std::make_shared<asio_alarm>(executor))
    {}

    [[nodiscard]] auto executor() const -> boost::asio::any_io_executor { return alarm_->timer.get_executor(); }
    [[nodiscard]] auto alarm() const noexcept -> std::shared_ptr<asio_alarm> const& { return alarm_; }

    /// Says whether the attempt may go on.
    [[nodiscard]] auto check() const -> asio_task<waited>
    {
        auto const state = co_await boost::asio::this_coro::cancellation_state;
        co_return state.cancelled() != boost::asio::cancellation_type::none ? waited::cancelled : limit_.check();
    }

    /// Waits until the alarm rings or `until` has come.
    [[nodiscard]] auto wait(time_point until = (time_point::max)()) -> asio_task<waited>
    {
        boost::system::error_code ignored;
        auto token = boost::asio::redirect_error(boost::asio::use_awaitable, ignored);
        for (;;) {
            auto const now = std::chrono::steady_clock::now();
            if (auto const end = limit_.check(now); end != waited::ready)
                co_return end;
            if (alarm_->is_due || now >= until) {
                alarm_->is_due = false;
                co_return waited::ready;
            }
            auto const next = (std::min)(until, limit_.next_check(now));
            if (alarm_->timer.expiry() != next)
                alarm_->timer.expires_at(next);
            co_await alarm_->timer.async_wait(token);
            auto const state = co_await boost::asio::this_coro::cancellation_state;
            if (state.cancelled() != boost::asio::cancellation_type::none)
                co_return waited::cancelled;
        }
    }

private:
    patience limit_;
    std::shared_ptr<asio_alarm> alarm_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/of_this_process.hpp
#ifndef VOUCH_BACKEND_DETAIL_OF_THIS_PROCESS_HPP
#define VOUCH_BACKEND_DETAIL_OF_THIS_PROCESS_HPP

#include <atomic>
#include <unistd.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// An object for each process. A child that was forked starts with a new one: in its copy of the parent's object a lock may be
/// held by a thread that the child does not have, and the connections in it are the parent's.
///
/// `Type::inherit(std::unique_ptr<Type>)` of the new object takes the copy.
template <class Type>
class of_this_process {
public:
    of_this_process() = default;
    of_this_process(of_this_process const&) = delete;
    auto operator=(of_this_process const&) -> of_this_process& = delete;
    ~of_this_process()
    {
        std::unique_ptr<owned> const last(current_.load());
        if (last != nullptr && last->process != ::getpid())
            Type().inherit(std::move(last->object));
    }

    [[nodiscard]] auto get() -> Type&
    {
        auto const self = ::getpid();
        owned* seen = current_.load(std::memory_order_acquire);
        if (seen != nullptr && seen->process == self)
            return *seen->object;
        auto fresh = std::make_unique<owned>(owned{self, std::make_unique<Type>()});
        if (!current_.compare_exchange_strong(seen, fresh.get(), std::memory_order_acq_rel))
            return *seen->object; // another thread of this process was faster
        std::unique_ptr<owned> const copy(seen);
        Type& object = *fresh.release()->object;
        if (copy != nullptr)
            object.inherit(std::move(copy->object));
        return object;
    }

private:
    struct owned {
        pid_t process;
        std::unique_ptr<Type> object;
    };
    std::atomic<owned*> current_{nullptr};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/stream_socket.hpp
#ifndef VOUCH_BACKEND_DETAIL_STREAM_SOCKET_HPP
#define VOUCH_BACKEND_DETAIL_STREAM_SOCKET_HPP

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <system_error>

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

// vouch/backend/detail/resolver.hpp
#ifndef VOUCH_BACKEND_DETAIL_RESOLVER_HPP
#define VOUCH_BACKEND_DETAIL_RESOLVER_HPP

#include <arpa/inet.h>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The addresses of a host in the order of the system, or why there are none.
using lookup_result = std::variant<std::vector<endpoint>, http::transport_error>;

/// Returns true if the error of a look-up says that the name does not exist or has no address, so that asking again is of no use.
[[nodiscard]] inline auto is_unknown_name(int error) noexcept -> bool
{
#ifdef EAI_NODATA
    if (error == EAI_NODATA)
        return true;
#endif
#ifdef EAI_ADDRFAMILY
    if (error == EAI_ADDRFAMILY)
        return true;
#endif
    return error == EAI_NONAME;
}

/// Looks up a name and blocks until that is done.
[[nodiscard]] inline auto look_up(std::string const& host, std::uint16_t port) -> lookup_result
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* list = nullptr;
    if (int const error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &list); error != 0)
        return not_sent(is_unknown_name(error) ? http::transport_reason::unresolved : http::transport_reason::connect,
                        ::gai_strerror(error));
    std::vector<endpoint> found;
    for (addrinfo const* entry = list; entry != nullptr; entry = entry->ai_next) {
        endpoint& made = found.emplace_back();
        made.size = (std::min<socklen_t>)(entry->ai_addrlen, sizeof made.address);
        std::memcpy(&made.address, entry->ai_addr, made.size);
    }
    ::freeaddrinfo(list);
    return found;
}

/// The endpoint of a host that is an IP address; empty for a name.
[[nodiscard]] inline auto parse_address(std::string const& host, std::uint16_t port) -> std::optional<endpoint>
{
    endpoint made;
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (::inet_pton(AF_INET, host.c_str(), &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        made.size = sizeof four;
        std::memcpy(&made.address, &four, sizeof four);
    } else if (::inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) == 1) {
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        made.size = sizeof six;
        std::memcpy(&made.address, &six, sizeof six);
    } else {
        return std::nullopt;
    }
    return made;
}

/// Look-ups of names. Callers who ask for one name at one time share a look-up, and at most `max_threads` run at once:
/// getaddrinfo cannot be interrupted, and a name server that does not answer holds it for many seconds.
///
/// Lifetime: must outlive its look-ups, which may go on after their callers gave up.
class resolver {
public:
    [[nodiscard]] static auto no_thread() -> http::transport_error
    {
        return not_sent(http::transport_reason::connect, "no thread for the look-up of the name");
    }

    using function = lookup_result (*)(std::string const& host, std::uint16_t port);
    static constexpr unsigned max_threads = 8;

    explicit resolver(function look_up = detail::look_up) noexcept : look_up_(look_up) {}

    /// Looks up a name.
    [[nodiscard]] auto resolve(std::string const& host, std::uint16_t port, patience const& limit) -> lookup_result
    {
        std::unique_lock lock(mutex_);
        auto const wanted = join(host, port);
        if (wanted == nullptr)
            return no_thread();
        ++wanted->waiting;
        auto const end = await(*wanted, lock, limit);
        --wanted->waiting;
        if (end == waited::ready)
            return *wanted->found;
        drop_if_unwanted(wanted);
        return not_sent(end, "the look-up of the name took too long");
    }

    /// Takes the result of a look-up. It is called by a thread of the resolver, which holds its lock meanwhile.
    using listener = std::function<void(lookup_result const&)>;

    /// Begins a look-up, or joins one, and returns without waiting. `take` is called once, unless `forget` is called before with
    /// the number that this returns. Empty if the system has no thread for the look-up.
    [[nodiscard]] auto start(std::string const& host, std::uint16_t port, listener take) -> std::optional<std::uint64_t>
    {
        std::lock_guard const lock(mutex_);
        auto const wanted = join(host, port);
        if (wanted == nullptr)
            return std::nullopt;
        wanted->listeners.push_back({++listeners_, std::move(take)});
        return listeners_;
    }

    /// Ends what `start` began. When this returns, the listener is destroyed.
    void forget(std::uint64_t number)
    {
        std::lock_guard const lock(mutex_);
        for (auto const& candidate : lookups_)
            if (std::erase_if(candidate->listeners, [&](auto const& each) { return each.first == number; }) != 0) {
                drop_if_unwanted(candidate);
                return;
            }
    }

    /// Keeps the copy of a parent process as it is: a thread of the parent may have been changing it.
    void inherit(std::unique_ptr<resolver> parent) { parent_ = std::move(parent); }

private:
    struct lookup {
        std::string host;
        std::uint16_t port;
        unsigned waiting = 0; // callers
        bool started = false;
        std::optional<lookup_result> found{};
        std::vector<std::pair<std::uint64_t, listener>> listeners{};
    };

    // The look-up of this name, a new one if there is none; null if there is no thread for it.
    [[nodiscard]] auto join(std::string const& host, std::uint16_t port) -> std::shared_ptr<lookup>
    {
        auto wanted = known(host, port);
        if (wanted == nullptr) {
            wanted = lookups_.emplace_back(std::make_shared<lookup>(lookup{.host = host, .port = port}));
            if (!start_thread()) {
                std::erase(lookups_, wanted);
                return nullptr;
            }
        }
        return wanted;
    }

    void drop_if_unwanted(std::shared_ptr<lookup> const& candidate)
    {
        if (candidate->waiting == 0 && candidate->listeners.empty() && !candidate->started)
            std::erase(lookups_, std::shared_ptr<lookup>(candidate)); // a copy: the argument may be the element
    }

    [[nodiscard]] auto known(std::string const& host, std::uint16_t port) const -> std::shared_ptr<lookup>
    {
        for (auto const& candidate : lookups_)
            if (candidate->host == host && candidate->port == port)
                return candidate;
        return nullptr;
    }

    [[nodiscard]] auto await(lookup const& wanted, std::unique_lock<std::mutex>& lock, patience const& limit) -> waited
    {
        for (;;) {
            if (wanted.found)
                return waited::ready;
            auto const now = std::chrono::steady_clock::now();
            if (auto const end = limit.check(now); end != waited::ready)
                return end;
            changed_.wait_until(lock, limit.next_check(now));
        }
    }

    // Starts a thread for a new look-up. Returns false if there is none for it, now or later.
    [[nodiscard]] auto start_thread() -> bool
    {
        if (threads_ == max_threads)
            return true;
        try {
            std::thread([this] { work(); }).detach();
            ++threads_; // before the thread gets the lock
            return true;
        } catch (std::system_error const&) {
            return threads_ != 0;
        }
    }

    [[nodiscard]] auto next() const -> std::shared_ptr<lookup>
    {
        auto const first = std::ranges::find(lookups_, false, [](auto const& candidate) { return candidate->started; });
        return first != lookups_.end() ? *first : nullptr;
    }

    void work()
    {
        std::unique_lock lock(mutex_);
        while (auto const current = next()) {
            current->started = true;
            lock.unlock();
            lookup_result found;
            try {
                found = look_up_(current->host, current->port);
            } catch (std::exception const&) {
                found = not_sent(http::transport_reason::connect, "no memory for the look-up of the name");
            }
            lock.lock();
            current->found = std::move(found);
            std::erase(lookups_, current);
            for (auto const& [number, take] : std::exchange(current->listeners, {}))
                take(*current->found);
            changed_.notify_all();
        }
        --threads_;
    }

    function look_up_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::shared_ptr<lookup>> lookups_; // that somebody waits for, or that are under way
    std::uint64_t listeners_ = 0;                  // that there ever were
    unsigned threads_ = 0;
    std::unique_ptr<resolver> parent_; // never destroyed
};

/// The resolver of this process.
[[nodiscard]] inline auto shared_resolver() -> resolver&
{
    static auto& all = *new of_this_process<resolver>; // never destroyed: a look-up may outlive main()
    return all.get();
}

/// The addresses of a host, which may be one. The look-ups of a process are shared.
[[nodiscard]] inline auto resolve(std::string const& host, std::uint16_t port, patience const& limit) -> lookup_result
{
    if (auto const address = parse_address(host, port))
        return std::vector<endpoint>{*address};
    return shared_resolver().resolve(host, port, limit);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/connector.hpp
#ifndef VOUCH_BACKEND_DETAIL_CONNECTOR_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTOR_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The time that an attempt to connect has before the next address is tried beside it (RFC 8305 section 5).
inline constexpr std::chrono::milliseconds connection_attempt_delay{250};

/// Puts addresses of both families in turn, the family of the first one first (RFC 8305 section 4). Otherwise the order stays.
inline void interleave_families(std::vector<endpoint>& addresses)
{
    for (std::size_t position = 1; position < addresses.size(); ++position) {
        auto const previous = addresses[position - 1].family();
        auto const from = addresses.begin() + static_cast<std::ptrdiff_t>(position);
        auto const other = std::find_if(from, addresses.end(), [&](endpoint const& each) { return each.family() != previous; });
        if (other != addresses.end())
            std::rotate(from, other, other + 1);
    }
}

/// Connects to the first of several addresses that accepts: each begins when the one before it has failed, or has had
/// `connection_attempt_delay`, and they go on side by side (RFC 8305 section 5).
class connector {
public:
    explicit connector(std::vector<endpoint> addresses) : addresses_(std::move(addresses)) { interleave_families(addresses_); }

    [[nodiscard]] auto run(patience const& limit) -> std::variant<stream_socket, http::transport_error>
    {
        for (;;) {
            if (auto result = advance())
                return *std::move(result);
            if (auto const end = limit.check(); end != waited::ready)
                return not_sent(end, "connecting took too long");
            (void)wait(polled_, limit.at_most_until(next_start()));
        }
    }

    /// Goes on as far as that is possible now. Returns the result if there is one.
    [[nodiscard]] auto advance() -> std::optional<std::variant<stream_socket, http::transport_error>>
    {
        if (drop_failed())
            next_start_ = {};
        while (connected_.handle() < 0 && next_ != addresses_.size() && std::chrono::steady_clock::now() >= next_start_)
            if (start(addresses_[next_++]))
                next_start_ = std::chrono::steady_clock::now() + connection_attempt_delay;
        if (connected_.handle() >= 0)
            return std::move(connected_);
        if (attempts_.empty() && next_ == addresses_.size())
            return not_sent(http::transport_reason::connect, failure_.message());
        polled_.clear();
        for (stream_socket const& attempt : attempts_)
            polled_.push_back({.fd = attempt.handle(), .events = POLLOUT, .revents = 0});
        return std::nullopt;
    }

    /// When `advance` is to be called although none of the attempts has ended.
    [[nodiscard]] auto next_start() const noexcept -> time_point
    {
        return next_ != addresses_.size() ? next_start_ : (time_point::max)();
    }

    /// The attempts that are under way: sockets that become writable when they end.
    [[nodiscard]] auto attempts() const noexcept -> std::vector<stream_socket> const& { return attempts_; }

private:
    // Begins an attempt. Returns false if it failed at once.
    auto start(endpoint const& address) -> bool
    {
        auto attempt = stream_socket::connect(address);
        if (!attempt.error())
            connected_ = std::move(attempt);
        else if (attempt.error() == std::errc::operation_in_progress)
            attempts_.push_back(std::move(attempt));
        else
            return remember(attempt.error());
        return true;
    }

    // Looks at the attempts that have ended. Returns true if one of them failed.
    [[nodiscard]] auto drop_failed() -> bool
    {
        bool failed = false;
        if (attempts_.empty() || ::poll(polled_.data(), static_cast<nfds_t>(polled_.size()), 0) <= 0)
            return false;
        for (std::size_t index = attempts_.size(); index-- > 0;) {
            if (polled_[index].revents == 0)
                continue;
            attempts_[index].finish_connecting();
            if (!attempts_[index].error())
                connected_ = std::move(attempts_[index]);
            else
                failed = !remember(attempts_[index].error());
            attempts_.erase(attempts_.begin() + static_cast<std::ptrdiff_t>(index));
        }
        return failed;
    }

    // Keeps the error that says most: that this machine has no IPv6, say, tells nothing of the server. Returns false.
    auto remember(std::error_code error) -> bool
    {
        if (!failure_ || failure_ == std::errc::network_unreachable || failure_ == std::errc::address_family_not_supported ||
            failure_ == std::errc::address_not_available)
            failure_ = error;
        return false;
    }

    std::vector<endpoint> addresses_;
    std::size_t next_ = 0;
    std::vector<stream_socket> attempts_;
    std::vector<pollfd> polled_; // for each of the attempts
    time_point next_start_{};    // of the attempt at the next address
    stream_socket connected_;
    std::error_code failure_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/basic_credential.hpp
#ifndef VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP
#define VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` can be a credential for a proxy: "user:password", without control characters.
[[nodiscard]] inline auto is_basic_credential(std::string_view text) noexcept -> bool
{
    return text.find(':') != text.npos && text.find('\t') == text.npos && !vouch::detail::has_control(text);
}

/// The value of an authorization field with a credential, whose copies are all overwritten.
///
/// See: RFC 7617
[[nodiscard]] inline auto basic_authorization(std::string_view credential) -> secret
{
    http::detail::wiped_text text;
    text.reserve(6 + (credential.size() + 2) / 3 * 4);
    text += "Basic ";
    http::detail::append_base64(text, credential);
    return secret(text.view());
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/proxy_options.hpp
#ifndef VOUCH_BACKEND_DETAIL_PROXY_OPTIONS_HPP
#define VOUCH_BACKEND_DETAIL_PROXY_OPTIONS_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// What is wrong with the options `proxy` and `proxy_credential` of a backend, without their texts; null if nothing is.
[[nodiscard]] inline auto find_proxy_fault(std::string_view proxy, secret const& credential) -> char const*
{
    if (proxy.empty())
        return credential.is_set() ? "a credential for a proxy, and no proxy" : nullptr;
    auto const address = http::origin::parse(proxy);
    if (!address || address->is_secure() || !address->socket_path().empty())
        return "the proxy is not http://host:port";
    if (credential.is_set() && !is_basic_credential(credential.reveal()))
        return "the credential for the proxy is not user:password";
    return nullptr;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/wire/framing.hpp
#ifndef VOUCH_WIRE_FRAMING_HPP
#define VOUCH_WIRE_FRAMING_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Why bytes are no message that a parser reads. No byte after such a fault has a meaning, so the connection ends with it.
enum class framing_fault : std::uint8_t {
    malformed,           // not the grammar of RFC 9112, or its length can be understood in two ways
    start_line_too_long, // beyond message_limits::max_head
    head_too_long,       // head or trailer section beyond max_head or max_fields
    body_too_long,       // beyond max_body
    unknown_coding,      // a transfer coding besides chunked
    unsupported_version, // HTTP/2.0, HTTP/0.9
    truncated,           // the connection ended inside the message
};

// The stable words for a fault.
[[nodiscard]] constexpr auto to_string(framing_fault fault) noexcept -> std::string_view
{
    switch (fault) {
    case framing_fault::malformed: return "malformed message";
    case framing_fault::start_line_too_long: return "start line too long";
    case framing_fault::head_too_long: return "head too long";
    case framing_fault::body_too_long: return "body too long";
    case framing_fault::unknown_coding: return "unknown transfer coding";
    case framing_fault::unsupported_version: return "unsupported version of HTTP";
    case framing_fault::truncated: return "connection ended inside the message";
    }
    return "unknown";
}

// What a message may take up.
struct message_limits {
    std::size_t max_head = 64 * 1024;       // bytes of start line and header section; of the trailer section as well
    std::size_t max_fields = 256;           // fields of a section
    std::size_t max_body = 8 * 1024 * 1024; // bytes without the chunked coding
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/lines.hpp
#ifndef VOUCH_WIRE_DETAIL_LINES_HPP
#define VOUCH_WIRE_DETAIL_LINES_HPP

#include <limits>

// The grammar of single lines, RFC 9112 sections 2.3 to 7.1. The functions get lines without CRLF and control characters.
namespace vouch::inline VOUCH_ABI::wire::detail {

inline constexpr std::uint64_t max_length = (std::numeric_limits<std::uint64_t>::max)();

[[nodiscard]] constexpr auto trim(std::string_view text) noexcept -> std::string_view
{
    constexpr auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

// Reads "HTTP/1.1". A minor version above 1 is a later version of HTTP/1, which is read like 1.1 (RFC 9110 section 2.5).
[[nodiscard]] constexpr auto read_version(std::string_view text, bool& is_1_0) noexcept -> std::optional<framing_fault>
{
    using vouch::detail::is_digit;
    if (text.size() != 8 || !text.starts_with("HTTP/") || !is_digit(text[5]) || text[6] != '.' || !is_digit(text[7]))
        return framing_fault::malformed;
    if (text[5] != '1')
        return framing_fault::unsupported_version;
    is_1_0 = text[7] == '0';
    return std::nullopt;
}

struct request_line {
    std::string_view method{};
    std::string_view target{};
    bool is_1_0 = false;
};

// Reads method SP target SP version, with one space each. A target is visible ASCII; its form is the server's to judge.
[[nodiscard]] constexpr auto read_request_line(std::string_view line, request_line& read) noexcept -> std::optional<framing_fault>
{
    std::size_t const first = line.find(' ');
    std::size_t const last = line.rfind(' ');
    if (first == last) // HTTP/0.9, or no HTTP
        return framing_fault::malformed;
    read.method = line.substr(0, first);
    read.target = line.substr(first + 1, last - first - 1);
    if (!http::detail::is_field_name(read.method) || read.target.empty())
        return framing_fault::malformed;
    for (char const letter : read.target)
        if (letter <= ' ' || letter > '~')
            return framing_fault::malformed;
    return read_version(line.substr(last + 1), read.is_1_0);
}

struct status_line {
    int status = 0;
    bool is_1_0 = false;
};

// Reads version SP status [SP reason]. The grammar has the second space always; servers that send no reason leave it out.
[[nodiscard]] constexpr auto read_status_line(std::string_view line, status_line& read) noexcept -> std::optional<framing_fault>
{
    if (auto const fault = read_version(line.substr(0, 8), read.is_1_0))
        return fault;
    line.remove_prefix(8);
    if (line.size() < 4 || line[0] != ' ' || (line.size() > 4 && line[4] != ' '))
        return framing_fault::malformed;
    for (char const digit : line.substr(1, 3)) {
        if (!vouch::detail::is_digit(digit))
            return framing_fault::malformed;
        read.status = read.status * 10 + (digit - '0');
    }
    return read.status < 100 ? std::optional(framing_fault::malformed) : std::nullopt;
}

// Reads digits, and nothing else, as a number. A larger number than fits is the largest: no body is as long.
[[nodiscard]] constexpr auto read_length(std::string_view digits) noexcept -> std::optional<std::uint64_t>
{
    std::uint64_t value = 0;
    for (char const digit : digits) {
        if (!vouch::detail::is_digit(digit))
            return std::nullopt;
        auto const added = static_cast<std::uint64_t>(digit - '0');
        value = value > (max_length - added) / 10 ? max_length : value * 10 + added;
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

// Takes a token from the front of `text`; returns false if there is none.
[[nodiscard]] constexpr auto take_token(std::string_view& text) noexcept -> bool
{
    std::size_t size = 0;
    while (size != text.size() && http::detail::token_bytes[static_cast<unsigned char>(text[size])])
        ++size;
    text.remove_prefix(size);
    return size != 0;
}

// Takes a quoted string from the front of `text` (RFC 9110 section 5.6.4); returns false if there is none.
[[nodiscard]] constexpr auto take_quoted(std::string_view& text) noexcept -> bool
{
    if (!text.starts_with('"'))
        return false;
    for (std::size_t index = 1; index < text.size(); ++index) {
        if (text[index] == '\\') {
            ++index;
        } else if (text[index] == '"') {
            text.remove_prefix(index + 1);
            return true;
        }
    }
    return false;
}

// Returns true if `text` is the extensions of a chunk, *( BWS ";" BWS name [ BWS "=" BWS value ] ). They mean nothing to us, but
// a line of another form may be understood differently by a proxy (RFC 9112 section 7.1.1).
[[nodiscard]] constexpr auto are_chunk_extensions(std::string_view text) noexcept -> bool
{
    constexpr auto skip_space = [](std::string_view& rest) {
        while (rest.starts_with(' ') || rest.starts_with('\t'))
            rest.remove_prefix(1);
    };
    while (!text.empty()) {
        skip_space(text);
        if (!text.starts_with(';'))
            return false;
        text.remove_prefix(1);
        skip_space(text);
        if (!take_token(text))
            return false;
        std::string_view value = text;
        skip_space(value);
        if (value.starts_with('=')) {
            value.remove_prefix(1);
            skip_space(value);
            if (!take_token(value) && !take_quoted(value))
                return false;
            text = value;
        }
    }
    return true;
}

// Reads the line before a chunk: its size in hexadecimal digits, and extensions.
[[nodiscard]] constexpr auto read_chunk_line(std::string_view line) noexcept -> std::optional<std::uint64_t>
{
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits != line.size() && vouch::detail::hex_value(line[digits]) >= 0; ++digits) {
        auto const added = static_cast<std::uint64_t>(vouch::detail::hex_value(line[digits]));
        size = size > (max_length - added) / 16 ? max_length : size * 16 + added;
    }
    return digits != 0 && are_chunk_extensions(line.substr(digits)) ? std::optional(size) : std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/fields.hpp
#ifndef VOUCH_WIRE_DETAIL_FIELDS_HPP
#define VOUCH_WIRE_DETAIL_FIELDS_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Calls `use` with each item of a list, "a, b" (RFC 9110 section 5.6.1). Empty items are skipped.
template <class Function>
constexpr void for_each_item(std::string_view list, Function use)
{
    while (!list.empty()) {
        std::size_t const end = list.find(',');
        if (std::string_view const item = trim(list.substr(0, end)); !item.empty())
            use(item);
        list.remove_prefix(end == list.npos ? list.size() : end + 1);
    }
}

// What the fields of a head say about the length of its message and about the connection.
struct framing_fields {
    std::optional<std::uint64_t> length{};
    unsigned hosts = 0;
    bool is_host_valid = false; // of the last Host
    unsigned codings = 0;       // fields Transfer-Encoding
    bool is_chunked = false;    // "chunked" and no other coding
    bool is_length_malformed = false;
    bool close = false;
    bool keep_alive = false;

    // Returns true if this is one of the fields that frame a message (http::detail::framing_fields).
    auto note(std::string_view name, std::string_view value) -> bool
    {
        using vouch::detail::equals_ignoring_case;
        switch (name.size()) {
        case 4:
            if (!equals_ignoring_case(name, "Host"))
                return false;
            ++hosts;
            is_host_valid = http::detail::is_host_value(value);
            return true;
        case 10:
            if (!equals_ignoring_case(name, "Connection"))
                return false;
            for_each_item(value, [&](std::string_view option) {
                close = close || equals_ignoring_case(option, "close");
                keep_alive = keep_alive || equals_ignoring_case(option, "keep-alive");
            });
            return true;
        case 14:
            if (!equals_ignoring_case(name, "Content-Length"))
                return false;
            // twice, or "5, 5", is refused also where all values are the same, as RFC 9110 section 8.6 allows
            is_length_malformed = is_length_malformed || length.has_value();
            length = read_length(value);
            is_length_malformed = is_length_malformed || !length;
            return true;
        case 17:
            if (!equals_ignoring_case(name, "Transfer-Encoding"))
                return false;
            is_chunked = ++codings == 1 && equals_ignoring_case(value, "chunked");
            return true;
        default: return false;
        }
    }

    // Returns true if two readers could disagree on the length of the message (RFC 9112 sections 6.1 to 6.3).
    [[nodiscard]] auto is_ambiguous(bool is_1_0) const noexcept -> bool
    {
        return is_length_malformed || (codings != 0 && (length || is_1_0));
    }

    // RFC 9112 section 9.3
    [[nodiscard]] auto keeps_connection(bool is_1_0) const noexcept -> bool { return !close && (!is_1_0 || keep_alive); }
};

// Splits name ":" OWS value OWS. A space before the colon makes a field malformed (RFC 9112 section 5.1).
[[nodiscard]] constexpr auto split_field_line(std::string_view line, std::string_view& name, std::string_view& value) noexcept
    -> bool
{
    std::size_t const colon = line.find(':');
    if (colon == line.npos)
        return false;
    name = line.substr(0, colon);
    value = trim(line.substr(colon + 1));
    return http::detail::is_field_name(name);
}

// Wipes the values of headers, which may hold credentials.
inline void wipe_values(std::vector<http::header>& headers)
{
    for (http::header& header : headers)
        vouch::detail::wipe(header.value);
}

// Adds a field. A vector that grows by itself would leave short values in freed memory.
inline void add_field(std::vector<http::header>& headers, std::string_view name, std::string_view value)
{
    if (headers.size() == headers.capacity()) {
        std::vector<http::header> larger;
        larger.reserve(headers.empty() ? 12 : 2 * headers.size());
        for (http::header const& header : headers)
            larger.push_back(header);
        wipe_values(headers);
        headers = std::move(larger);
    }
    http::header& added = headers.emplace_back();
    added.name = name;
    added.value = value;
}

// Adds the field of a line of a response, or of a trailer section. A line that begins with a space continues the field before it
// (RFC 9112 section 5.2), which only a client accepts.
[[nodiscard]] inline auto add_line(std::vector<http::header>& headers, std::string_view line, bool may_continue) -> bool
{
    if (line.starts_with(' ') || line.starts_with('\t')) {
        if (!may_continue || headers.empty())
            return false;
        headers.back().value += ' ';
        headers.back().value += trim(line);
        headers.back().value = std::string(trim(headers.back().value));
        return true;
    }
    std::string_view name;
    std::string_view value;
    if (!split_field_line(line, name, value))
        return false;
    add_field(headers, name, value);
    return true;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/line_reader.hpp
#ifndef VOUCH_WIRE_DETAIL_LINE_READER_HPP
#define VOUCH_WIRE_DETAIL_LINE_READER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Cuts bytes into lines that end with CRLF, whatever pieces they arrive in. The beginning of a line is kept, and wiped when the
// line is done: it may hold a credential. A bare LF or CR and other control characters are malformed (RFC 9112 section 2.2), as
// soon as they arrive: bytes that are no HTTP, such as TLS sent to a plain port, may never have a line end.
class line_reader {
public:
    enum class progress : std::uint8_t { line, need_more, too_long, malformed };

    line_reader() = default;
    line_reader(line_reader const&) = delete;
    auto operator=(line_reader const&) -> line_reader& = delete;
    ~line_reader() { vouch::detail::wipe(kept_); }

    // Allows the lines from here on to have this many bytes together.
    void begin_section(std::size_t limit) noexcept { left_ = limit; }

    // Takes the next line from the front of `bytes`, or all of them if the line does not end there.
    [[nodiscard]] auto next(std::string_view& bytes) -> progress
    {
        if (is_line_kept_)
            vouch::detail::wipe(kept_);
        is_line_kept_ = false;
        std::size_t const end = bytes.find('\n');
        bool const is_whole = end != bytes.npos;
        std::string_view const part = bytes.substr(0, is_whole ? end + 1 : bytes.size());
        if (part.size() > left_)
            return can_continue(part.substr(0, left_)) ? progress::too_long : progress::malformed;
        left_ -= part.size();
        bytes.remove_prefix(part.size());
        if (is_whole && kept_.empty()) {
            line_ = part.substr(0, part.size() - 1);
            if (!line_.ends_with('\r'))
                return progress::malformed;
            line_.remove_suffix(1);
            return vouch::detail::has_control(line_) ? progress::malformed : progress::line;
        }
        bool const is_good = can_continue(part);
        keep(part);
        if (!is_good)
            return progress::malformed;
        if (!is_whole)
            return progress::need_more;
        is_line_kept_ = true;
        line_ = std::string_view(kept_).substr(0, kept_.size() - 2);
        return progress::line;
    }

    // The line without CRLF, until the next call of `next` and as long as the bytes live.
    [[nodiscard]] auto line() const noexcept -> std::string_view { return line_; }
    // The beginning of a line that has not ended.
    [[nodiscard]] auto beginning() const noexcept -> std::string_view
    {
        return is_line_kept_ ? std::string_view() : std::string_view(kept_);
    }

private:
    // Returns true if the kept bytes and `part` are a line, or the beginning of one.
    [[nodiscard]] auto can_continue(std::string_view part) const noexcept -> bool
    {
        bool const after_return = kept_.ends_with('\r');
        if (part.empty() || after_return)
            return part.empty() || part == "\n";
        bool const has_end = part.ends_with('\n');
        if (has_end && !part.ends_with("\r\n"))
            return false;
        std::size_t const end_size = has_end ? 2 : part.ends_with('\r') ? 1 : 0;
        return !vouch::detail::has_control(part.substr(0, part.size() - end_size));
    }

    // Grows by hand: a string that grows leaves its old bytes in freed memory.
    void keep(std::string_view part)
    {
        if (kept_.size() + part.size() > kept_.capacity()) {
            std::string larger;
            larger.reserve(2 * (kept_.size() + part.size()));
            larger += kept_;
            vouch::detail::wipe(kept_);
            kept_ = std::move(larger);
        }
        kept_ += part;
    }

    std::string kept_{};
    std::string_view line_{};
    std::size_t left_ = 0;
    bool is_line_kept_ = false;
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/body_reader.hpp
#ifndef VOUCH_WIRE_DETAIL_BODY_READER_HPP
#define VOUCH_WIRE_DETAIL_BODY_READER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Reads a body in the three ways in which its end is told (RFC 9112 section 6.3), and the trailer section of a chunked one.
class body_reader {
public:
    body_reader(message_limits limits, bool may_continue_lines) : limits_(limits), may_continue_lines_(may_continue_lines) {}

    void begin_length(std::uint64_t length)
    {
        left_ = length;
        state_ = length == 0 ? state::done : state::length;
    }
    void begin_chunks(line_reader& lines)
    {
        state_ = state::chunk_line;
        lines.begin_section(limits_.max_head);
    }
    void begin_until_end() { state_ = state::until_end; }

    [[nodiscard]] auto is_done() const noexcept -> bool { return state_ == state::done; }
    [[nodiscard]] auto ends_with_connection() const noexcept -> bool { return state_ == state::until_end; }

    // Takes bytes of the body from the front of `bytes`: all, or up to its end.
    [[nodiscard]] auto put(std::string_view& bytes, line_reader& lines, std::string& body, std::vector<http::header>& trailers)
        -> std::optional<framing_fault>
    {
        std::optional<framing_fault> fault;
        while (!bytes.empty() && !is_done() && !fault) {
            switch (state_) {
            case state::length:
            case state::chunk: fault = take_content(bytes, body); break;
            case state::until_end:
                left_ = bytes.size();
                fault = take_content(bytes, body);
                break;
            default: fault = take_line(bytes, lines, body, trailers);
            }
        }
        return fault;
    }

private:
    enum class state : std::uint8_t { length, until_end, chunk_line, chunk, chunk_end, trailers, done };

    [[nodiscard]] auto take_content(std::string_view& bytes, std::string& body) -> std::optional<framing_fault>
    {
        if (left_ > limits_.max_body - body.size())
            return framing_fault::body_too_long;
        auto const size = static_cast<std::size_t>((std::min<std::uint64_t>)(left_, bytes.size()));
        if (body.size() + size > body.capacity())
            grow(body, body.size() + size);
        body += bytes.substr(0, size);
        bytes.remove_prefix(size);
        left_ -= size;
        if (left_ == 0 && state_ != state::until_end)
            state_ = state_ == state::chunk ? state::chunk_end : state::done;
        return std::nullopt;
    }

    // Grows by hand: a string that grows leaves its old bytes in freed memory, and a body may hold a password. A length that is
    // told and never sent takes little memory.
    void grow(std::string& body, std::size_t needed) const
    {
        constexpr std::size_t reserved_at_once = 64 * 1024;
        std::size_t capacity = 2 * needed;
        if (state_ == state::length)
            capacity =
                static_cast<std::size_t>((std::min<std::uint64_t>)(body.size() + left_, (std::max)(capacity, reserved_at_once)));
        std::string larger;
        larger.reserve(capacity);
        larger += body;
        vouch::detail::wipe(body);
        body = std::move(larger);
    }

    [[nodiscard]] auto take_line(std::string_view& bytes, line_reader& lines, std::string const& body,
                                 std::vector<http::header>& trailers) -> std::optional<framing_fault>
    {
        switch (lines.next(bytes)) {
        case line_reader::progress::need_more: return std::nullopt;
        case line_reader::progress::too_long: return framing_fault::head_too_long;
        case line_reader::progress::malformed: return framing_fault::malformed;
        case line_reader::progress::line: break;
        }
        if (state_ == state::chunk_line)
            return begin_chunk(lines, body);
        if (state_ == state::chunk_end) {
            if (!lines.line().empty())
                return framing_fault::malformed;
            state_ = state::chunk_line;
            return std::nullopt;
        }
        if (lines.line().empty()) {
            // a field that frames or routes a message has no say any more
            std::erase_if(trailers, [](http::header const& field) { return http::detail::is_framing_field(field.name); });
            state_ = state::done;
            return std::nullopt;
        }
        if (!add_line(trailers, lines.line(), may_continue_lines_))
            return framing_fault::malformed;
        return trailers.size() > limits_.max_fields ? std::optional(framing_fault::head_too_long) : std::nullopt;
    }

    [[nodiscard]] auto begin_chunk(line_reader& lines, std::string const& body) -> std::optional<framing_fault>
    {
        auto const size = read_chunk_line(lines.line());
        if (!size)
            return framing_fault::malformed;
        left_ = *size;
        extension_bytes_ += lines.line().size() - (std::min<std::size_t>)(lines.line().size(), 16);
        if (extension_bytes_ > limits_.max_head)
            return framing_fault::head_too_long;
        if (left_ > limits_.max_body - body.size())
            return framing_fault::body_too_long;
        state_ = left_ == 0 ? state::trailers : state::chunk;
        lines.begin_section(limits_.max_head);
        return std::nullopt;
    }

    message_limits limits_;
    bool may_continue_lines_;
    state state_ = state::done;
    std::uint64_t left_ = 0;          // bytes of the body, or of the chunk
    std::size_t extension_bytes_ = 0; // of all chunks: extensions mean nothing and have no limit in the RFC
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/response_parser.hpp
#ifndef VOUCH_WIRE_RESPONSE_PARSER_HPP
#define VOUCH_WIRE_RESPONSE_PARSER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Reads the final response to a request from bytes in any pieces. Interim responses before it are skipped; 101 counts as final,
// since no request of ours asks to switch protocols.
class response_parser {
public:
    explicit response_parser(std::string_view request_method, message_limits limits = {})
        : limits_(limits), body_(limits, true), is_head_(request_method == "HEAD")
    {
        lines_.begin_section(limits_.max_head);
    }
    response_parser(response_parser const&) = delete;
    auto operator=(response_parser const&) -> response_parser& = delete;

    // Takes bytes and returns how many: all, or those up to the end of the final response, or those before a fault.
    auto put(std::string_view bytes) -> std::size_t
    {
        std::string_view rest = bytes;
        while (!rest.empty() && !is_done() && !fault_) {
            if (state_ == state::body)
                fault_ = body_.put(rest, lines_, response_.body, response_.trailers);
            else
                take_line(rest);
        }
        got_some_ = got_some_ || !bytes.empty();
        return bytes.size() - rest.size();
    }

    // Tells that no bytes follow. They end a body without a length; inside any other message they are a fault.
    void put_eof()
    {
        if (state_ == state::body && body_.ends_with_connection())
            body_.begin_length(0);
        else if (!is_done() && !fault_)
            fault_ = framing_fault::truncated;
    }

    // Returns true if any byte came, of an interim response as well.
    [[nodiscard]] auto got_some() const noexcept -> bool { return got_some_; }
    [[nodiscard]] auto is_done() const noexcept -> bool { return !fault_ && state_ == state::body && body_.is_done(); }
    [[nodiscard]] auto fault() const noexcept -> std::optional<framing_fault> { return fault_; }

    // Returns true if the connection may carry another request after this response.
    [[nodiscard]] auto keep_alive() const noexcept -> bool
    {
        return is_done() && has_length_ && response_.status != 101 && framing_.keeps_connection(is_1_0_);
    }

    [[nodiscard]] auto take() && -> http::response { return std::move(response_); }

private:
    enum class state : std::uint8_t { start_line, fields, body };
    static constexpr unsigned max_interim_responses = 32;

    void take_line(std::string_view& bytes)
    {
        switch (lines_.next(bytes)) {
        case line_reader::progress::need_more:
            // bytes that are no HTTP may never have a line end
            if (state_ == state::start_line && !std::string_view("HTTP/").starts_with(lines_.beginning().substr(0, 5)))
                fault_ = framing_fault::malformed;
            return;
        case line_reader::progress::malformed: fault_ = framing_fault::malformed; return;
        case line_reader::progress::too_long:
            fault_ = state_ == state::start_line ? framing_fault::start_line_too_long : framing_fault::head_too_long;
            return;
        case line_reader::progress::line: break;
        }
        std::string_view const line = lines_.line();
        if (state_ == state::start_line)
            fault_ = take_status_line(line);
        else if (line.empty())
            fault_ = end_head();
        else if (!add_line(response_.headers, line, true))
            fault_ = framing_fault::malformed;
        else if (response_.headers.size() > limits_.max_fields)
            fault_ = framing_fault::head_too_long;
    }

    [[nodiscard]] auto take_status_line(std::string_view line) -> std::optional<framing_fault>
    {
        status_line read;
        if (auto const fault = read_status_line(line, read))
            return fault;
        response_.status = read.status;
        is_1_0_ = read.is_1_0;
        state_ = state::fields;
        return std::nullopt;
    }

    [[nodiscard]] auto end_head() -> std::optional<framing_fault>
    {
        if (response_.status / 100 == 1 && response_.status != 101) {
            if (++interim_responses_ > max_interim_responses)
                return framing_fault::malformed;
            response_ = {};
            state_ = state::start_line;
            lines_.begin_section(limits_.max_head);
            return std::nullopt;
        }
        for (http::header const& header : response_.headers)
            framing_.note(header.name, header.value);
        if (framing_.is_ambiguous(is_1_0_))
            return framing_fault::malformed;
        state_ = state::body;
        if (is_head_ || response_.status == 101 || response_.status == 204 || response_.status == 304) { // RFC 9112 section 6.3
            body_.begin_length(0);
        } else if (framing_.codings != 0) {
            if (!framing_.is_chunked)
                return framing_fault::unknown_coding;
            body_.begin_chunks(lines_);
        } else if (framing_.length) {
            if (*framing_.length > limits_.max_body)
                return framing_fault::body_too_long;
            body_.begin_length(*framing_.length);
        } else {
            body_.begin_until_end();
            has_length_ = false;
        }
        return std::nullopt;
    }

    message_limits limits_;
    line_reader lines_{};
    body_reader body_;
    framing_fields framing_{};
    http::response response_{};
    std::optional<framing_fault> fault_{};
    state state_ = state::start_line;
    unsigned interim_responses_ = 0;
    bool is_head_;
    bool is_1_0_ = false;
    bool has_length_ = true;
    bool got_some_ = false;
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/backend/detail/tunnel.hpp
#ifndef VOUCH_BACKEND_DETAIL_TUNNEL_HPP
#define VOUCH_BACKEND_DETAIL_TUNNEL_HPP

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

// What a client and a proxy say to each other before the proxy passes bytes on, without I/O.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// An HTTP proxy that opens tunnels to origins, and the credential that only the proxy gets.
///
/// See: RFC 9110 section 9.3.6 (CONNECT), RFC 7617 (Basic)
class http_proxy {
public:
    /// The proxy of a backend's options: `address` is "http://host:port", `credential` is "user:password" or unset. Empty if
    /// there is no address.
    ///
    /// Errors: throws `boost::system::system_error`, whose text has nothing of the arguments.
    [[nodiscard]] static auto of_options(std::string_view address, secret const& credential) -> std::optional<http_proxy>
    {
        if (auto const* const fault = find_proxy_fault(address, credential))
            throw boost::system::system_error(make_error_code(boost::system::errc::invalid_argument), fault);
        auto parsed = http::origin::parse(address);
        if (!parsed)
            return std::nullopt;
        return http_proxy(*std::move(parsed), credential.is_set() ? basic_authorization(credential.reveal()) : secret());
    }

    /// Returns true if connections to `origin` go through the proxy: all but those to this machine.
    [[nodiscard]] static auto serves(http::origin const& origin) -> bool { return !origin.is_loopback(); }

    /// Where the proxy listens.
    [[nodiscard]] auto address() const noexcept -> http::origin const& { return address_; }

    /// The value of Proxy-Authorization; unset if the proxy asks for none.
    [[nodiscard]] auto authorization() const noexcept -> secret const& { return authorization_; }

    /// The bytes that ask for a tunnel to `origin`. The credential is among them.
    [[nodiscard]] auto request_for(http::origin const& origin) const -> secret
    {
        constexpr std::string_view field = "\r\nProxy-Authorization: ";
        std::string const authority = origin.host() + ':' + std::to_string(origin.port());
        std::string text;
        // a string that grows would leave copies of the credential behind
        text.reserve(2 * authority.size() + authorization_.reveal().size() + 64);
        text.append("CONNECT ").append(authority).append(" HTTP/1.1\r\nHost: ").append(authority);
        if (authorization_.is_set())
            text.append(field).append(authorization_.reveal());
        text.append("\r\n\r\n");
        return take(text);
    }

private:
    http_proxy(http::origin address, secret authorization)
        : address_(std::move(address)), authorization_(std::move(authorization))
    {}

    [[nodiscard]] static auto take(std::string& text) -> secret
    {
        secret taken(text);
        vouch::detail::wipe(text);
        return taken;
    }

    http::origin address_;
    secret authorization_;
};

/// Reads what a proxy answers to a request for a tunnel.
class tunnel_reply {
public:
    static constexpr std::size_t max_head = 16 * 1024;
    static constexpr std::size_t max_fields = 100;

    /// Takes bytes as they come. Any after the reply that opens the tunnel are a fault: no HTTP server speaks first.
    void put(std::string_view bytes)
    {
        auto const used = parser_.put(bytes);
        if (auto const fault = parser_.fault()) {
            fail(http::transport_reason::protocol, "the proxy sent no HTTP response: " + std::string(to_string(*fault)));
        } else if (parser_.is_done()) {
            int const status = std::move(parser_).take().status;
            if (status / 100 != 2)
                fail(http::transport_reason::connect, "the proxy refused: " + std::to_string(status));
            else if (used != bytes.size())
                fail(http::transport_reason::protocol, "the proxy sent bytes that nobody asked for");
            else
                is_open_ = true;
        }
    }

    /// Tells that no bytes follow.
    void put_eof() { fail(http::transport_reason::reset, "the proxy ended the connection"); }

    [[nodiscard]] auto is_open() const noexcept -> bool { return is_open_; }
    /// Why there is no tunnel.
    [[nodiscard]] auto fault() const noexcept -> std::optional<http::transport_error> const& { return fault_; }

private:
    void fail(http::transport_reason reason, std::string detail)
    {
        is_open_ = false;
        fault_ = {.reason = reason, .delivery = http::delivery::not_sent, .detail = std::move(detail)};
    }

    // A reply that opens a tunnel ends with its head, whatever its fields say, like a reply to HEAD; of others only the status
    // matters (RFC 9112 section 6.3).
    wire::detail::response_parser parser_{"HEAD", {.max_head = max_head, .max_fields = max_fields}};
    bool is_open_ = false;
    std::optional<http::transport_error> fault_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/open_socket.hpp
#ifndef VOUCH_BACKEND_DETAIL_OPEN_SOCKET_HPP
#define VOUCH_BACKEND_DETAIL_OPEN_SOCKET_HPP

#include <array>
#include <sys/un.h>

// The ways to an origin: TCP, a Unix domain socket, a tunnel.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connected socket, or why there is none.
using open_result = std::variant<stream_socket, http::transport_error>;

/// The host of an origin without the brackets of an IPv6 address, which belong to the URI.
[[nodiscard]] inline auto bare_host(http::origin const& origin) -> std::string
{
    std::string const& host = origin.host();
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

/// Looks up the host and connects.
[[nodiscard]] inline auto open_tcp(http::origin const& to, patience const& limit) -> open_result
{
    auto found = resolve(bare_host(to), to.port(), limit);
    if (auto* const failed = std::get_if<http::transport_error>(&found))
        return std::move(*failed);
    return connector(std::get<std::vector<endpoint>>(std::move(found))).run(limit);
}

/// The address of a Unix domain socket; empty if the system has no place for a path so long.
[[nodiscard]] inline auto socket_address(std::string_view path) -> std::optional<endpoint>
{
    sockaddr_un address{};
    if (path.size() >= sizeof address.sun_path)
        return std::nullopt;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    endpoint made;
    made.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
    std::memcpy(&made.address, &address, sizeof address);
    return made;
}

/// Connects to a Unix domain socket. Linux cannot say when a full queue of connections has space again, so this tries again.
[[nodiscard]] inline auto open_unix(std::string const& path, patience const& limit) -> open_result
{
    constexpr std::chrono::milliseconds pause{10};
    auto const address = socket_address(path);
    if (!address)
        return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
    for (;;) {
        auto made = stream_socket::connect(*address);
        if (!made.error())
            return made;
        if (made.error() != std::errc::resource_unavailable_try_again)
            return not_sent(http::transport_reason::connect, made.error().message());
        (void)wait({}, limit.at_most_until(std::chrono::steady_clock::now() + pause));
        if (auto const end = limit.check(); end != waited::ready)
            return not_sent(end, "connecting took too long");
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to an origin.
[[nodiscard]] inline auto ask_for_tunnel(stream_socket& socket, secret const& request, patience const& limit)
    -> std::optional<http::transport_error>
{
    constexpr auto late = "the proxy took too long";
    for (std::string_view rest = request.reveal(); !rest.empty();) {
        auto const [state, size] = socket.write_some(rest);
        rest.remove_prefix(size);
        if (state == progress::failed)
            return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        if (state == progress::must_write)
            if (auto const end = wait(socket.handle(), POLLOUT, limit); end != waited::ready)
                return not_sent(end, late);
    }
    tunnel_reply reply;
    for (std::array<char, 2048> buffer; !reply.fault();) {
        auto const [state, size] = reply.is_open() ? socket.read_some(buffer) : socket.read_before(limit, buffer);
        if (state == progress::must_read)
            return std::nullopt;
        if (state == progress::moved)
            reply.put({buffer.data(), size});
        else if (state == progress::ended)
            reply.put_eof();
        else if (state == progress::failed)
            return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        else
            return not_sent(state == progress::cancelled ? waited::cancelled : waited::late, late);
    }
    return reply.fault();
}

/// Connects to the proxy and has it open a tunnel to an origin.
[[nodiscard]] inline auto open_tunnel(http_proxy const& proxy, http::origin const& to, patience const& limit) -> open_result
{
    auto opened = open_tcp(proxy.address(), limit);
    if (auto* const failed = std::get_if<http::transport_error>(&opened)) {
        if (failed->reason != http::transport_reason::cancelled)
            failed->detail.insert(0, "the proxy: ");
    } else if (auto refused = ask_for_tunnel(std::get<stream_socket>(opened), proxy.request_for(to), limit)) {
        return *std::move(refused);
    }
    return opened;
}

/// A connection to an origin: through `proxy` if there is one and the origin is not this machine.
[[nodiscard]] inline auto open_socket(http::origin const& to, http_proxy const* proxy, patience const& limit) -> open_result
{
    if (!to.socket_path().empty())
        return open_unix(to.socket_path(), limit);
    return proxy != nullptr && http_proxy::serves(to) ? open_tunnel(*proxy, to, limit) : open_tcp(to, limit);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/asio_open.hpp
#ifndef VOUCH_BACKEND_DETAIL_ASIO_OPEN_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_OPEN_HPP

#include <boost/asio/post.hpp>

// The ways of open_socket.hpp to an origin, as coroutines. Their arguments belong to the coroutine that awaits them.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A look-up under way. Asio's own resolver cannot give up: getaddrinfo would hold the attempt beyond its deadline.
class asio_lookup {
public:
    asio_lookup(asio_waiter const& waiter, std::string const& host, std::uint16_t port)
        : resolver_(shared_resolver()), state_(std::make_shared<state>(waiter.alarm()))
    {
        number_ = resolver_.start(host, port, [executor = waiter.executor(), state = state_](lookup_result const& found) {
            boost::asio::post(executor, [state, found] {
                state->found = found;
                state->alarm->ring();
            });
        });
        if (!number_)
            state_->found = resolver::no_thread();
    }
    asio_lookup(asio_lookup const&) = delete;
    auto operator=(asio_lookup const&) -> asio_lookup& = delete;
    ~asio_lookup()
    {
        if (number_) // the executor may be gone next
            resolver_.forget(*number_);
    }

    [[nodiscard]] auto found() noexcept -> std::optional<lookup_result>& { return state_->found; }

private:
    struct state {
        explicit state(std::shared_ptr<asio_alarm> of) : alarm(std::move(of)) {}

        std::shared_ptr<asio_alarm> alarm;
        std::optional<lookup_result> found;
    };

    resolver& resolver_;
    std::shared_ptr<state> state_;
    std::optional<std::uint64_t> number_;
};

/// Looks up the host and connects.
[[nodiscard]] inline auto asio_open_tcp(asio_waiter& waiter, http::origin const& to) -> asio_task<open_result>
{
    std::string const host = bare_host(to);
    std::vector<endpoint> addresses;
    if (auto const address = parse_address(host, to.port())) {
        addresses.push_back(*address);
    } else {
        asio_lookup lookup(waiter, host, to.port());
        while (!lookup.found()) {
            auto const end = co_await waiter.wait();
            if (end != waited::ready)
                co_return not_sent(end, "the look-up of the name took too long");
        }
        if (auto* const failed = std::get_if<http::transport_error>(&*lookup.found()))
            co_return std::move(*failed);
        addresses = std::get<std::vector<endpoint>>(*std::move(lookup.found()));
    }
    connector connecting(std::move(addresses));
    for (;;) {
        if (auto result = connecting.advance())
            co_return *std::move(result);
        std::vector<std::unique_ptr<asio_watch>> watches; // each time anew: the sockets of some attempts are closed next
        for (stream_socket const& attempt : connecting.attempts()) {
            watches.push_back(std::make_unique<asio_watch>(waiter.executor(), attempt.handle()));
            watches.back()->ring_when_writable(waiter.alarm());
        }
        auto const end = co_await waiter.wait(connecting.next_start());
        if (end != waited::ready)
            co_return not_sent(end, "connecting took too long");
    }
}

/// Connects to a Unix domain socket. Linux cannot say when a full queue of connections has space again, so this tries again.
[[nodiscard]] inline auto asio_open_unix(asio_waiter& waiter, std::string const& path) -> asio_task<open_result>
{
    constexpr std::chrono::milliseconds pause{10};
    auto const address = socket_address(path);
    if (!address)
        co_return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
    for (;;) {
        auto made = stream_socket::connect(*address);
        if (!made.error())
            co_return made;
        if (made.error() != std::errc::resource_unavailable_try_again)
            co_return not_sent(http::transport_reason::connect, made.error().message());
        auto const end = co_await waiter.wait(std::chrono::steady_clock::now() + pause);
        if (end != waited::ready)
            co_return not_sent(end, "connecting took too long");
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to an origin.
[[nodiscard]] inline auto asio_ask_for_tunnel(asio_waiter& waiter, stream_socket& socket, secret const& request)
    -> asio_task<std::optional<http::transport_error>>
{
    asio_watch watch(waiter.executor(), socket.handle());
    if (watch.error())
        co_return not_sent(http::transport_reason::connect, watch.error().message());
    std::string_view rest = request.reveal();
    tunnel_reply reply;
    std::array<char, 2048> buffer;
    while (!reply.is_open() && !reply.fault()) {
        auto const [state, size] = rest.empty() ? socket.read_some(buffer) : socket.write_some(rest);
        if (state == progress::failed)
            co_return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        if (state == progress::ended) {
            reply.put_eof();
        } else if (state != progress::moved) {
            if (rest.empty())
                watch.ring_when_readable(waiter.alarm());
            else
                watch.ring_when_writable(waiter.alarm());
            auto const end = co_await waiter.wait();
            if (end != waited::ready)
                co_return not_sent(end, "the proxy took too long");
        } else if (rest.empty()) {
            reply.put({buffer.data(), size});
        } else {
            rest.remove_prefix(size);
        }
    }
    co_return reply.fault();
}

/// Connects to the proxy and has it open a tunnel to an origin.
[[nodiscard]] inline auto asio_open_tunnel(asio_waiter& waiter, http_proxy const& proxy, http::origin const& to)
    -> asio_task<open_result>
{
    auto opened = co_await asio_open_tcp(waiter, proxy.address());
    if (auto* const failed = std::get_if<http::transport_error>(&opened)) {
        if (failed->reason != http::transport_reason::cancelled)
            failed->detail.insert(0, "the proxy: ");
        co_return std::move(opened);
    }
    secret const request = proxy.request_for(to);
    auto refused = co_await asio_ask_for_tunnel(waiter, std::get<stream_socket>(opened), request);
    if (refused)
        co_return *std::move(refused);
    co_return std::move(opened);
}

/// A connection to an origin: through `proxy` if there is one and the origin is not this machine.
[[nodiscard]] inline auto asio_open_socket(asio_waiter& waiter, http::origin const& to, http_proxy const* proxy)
    -> asio_task<open_result>
{
    if (!to.socket_path().empty())
        return asio_open_unix(waiter, to.socket_path());
    return proxy != nullptr && http_proxy::serves(to) ? asio_open_tunnel(waiter, *proxy, to) : asio_open_tcp(waiter, to);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/request_head.hpp
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` is a path and a query without a fragment, and cannot end the request line early (RFC 9112
/// section 3.2.1).
[[nodiscard]] inline auto is_target(std::string_view text) noexcept -> bool
{
    return text.starts_with('/') && vouch::detail::is_visible(text) && text.find(' ') == text.npos && text.find('#') == text.npos;
}

/// Returns an error if the request must not be sent; its text has the name of a header at most.
[[nodiscard]] inline auto find_fault(http::request const& request) -> std::optional<http::transport_error>
{
    using field_fault = http::detail::field_fault;
    constexpr auto fault = [](std::string detail) {
        return http::transport_error{http::transport_reason::protocol, http::delivery::not_sent, std::move(detail)};
    };
    if (!http::detail::is_field_name(request.method)) // a method is a token too
        return fault("the method is not a token");
    if (request.method == "CONNECT")
        return fault("CONNECT asks for a tunnel, not for a response");
    if (!is_target(request.target))
        return fault("the target is not a percent-encoded path");
    if (auto const unsendable = http::detail::find_unsendable(request.headers)) {
        std::string const& name = request.headers[unsendable->position].name;
        switch (unsendable->fault) {
        case field_fault::name: return fault("the name of a header is not a token");
        case field_fault::value: return fault("header " + name + ": the value cannot be sent");
        case field_fault::framing: return fault("header " + name + ": set by the backend");
        case field_fault::repeated: return fault("header " + name + ": stands twice");
        }
    }
    if (!request.trailers.empty())
        return fault("a request with trailers");
    return std::nullopt;
}

/// Writes the bytes before the body of a request without a fault to `head`, which must be empty. `head` does not grow in steps:
/// that would leave copies of a key behind. There is space for `more` bytes after it.
inline void write_head(std::string& head, http::request const& request, std::string_view authority, std::size_t more)
{
    std::string length;
    // RFC 9110 section 8.6: a length of zero is sent if the method expects a body
    bool const expects_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty())
        length = std::to_string(request.body.size());

    constexpr std::string_view version = " HTTP/1.1\r\nHost: ";
    constexpr std::string_view length_name = "\r\nContent-Length: ";
    std::size_t size = request.method.size() + 1 + request.target.size() + version.size() + authority.size() + 4 + more;
    for (http::header const& header : request.headers)
        size += header.name.size() + header.value.size() + 4;
    size += length.empty() ? 0 : length_name.size() + length.size();
    head.reserve(size);

    head.append(request.method).append(1, ' ').append(request.target).append(version).append(authority);
    for (http::header const& header : request.headers)
        head.append("\r\n").append(header.name).append(": ").append(header.value);
    if (!length.empty())
        head.append(length_name).append(length);
    head.append("\r\n\r\n");
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/tls_stream.hpp
#ifndef VOUCH_BACKEND_DETAIL_TLS_STREAM_HPP
#define VOUCH_BACKEND_DETAIL_TLS_STREAM_HPP

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Lets OpenSSL read and write a `stream_socket`. OpenSSL's own type for sockets lets a closed connection raise SIGPIPE.
[[nodiscard]] inline auto socket_bio_method() -> BIO_METHOD*
{
    static BIO_METHOD* const method = [] {
        auto* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "vouch socket");
        BIO_meth_set_write_ex(made, [](BIO* bio, char const* bytes, std::size_t size, std::size_t* written) {
            BIO_clear_retry_flags(bio);
            auto const result = static_cast<stream_socket*>(BIO_get_data(bio))->write_some({bytes, size});
            if (result.progress == progress::must_write)
                BIO_set_retry_write(bio);
            *written = result.size;
            return result.progress == progress::moved ? 1 : 0;
        });
        BIO_meth_set_read_ex(made, [](BIO* bio, char* into, std::size_t size, std::size_t* read) {
            BIO_clear_retry_flags(bio);
            auto const result = static_cast<stream_socket*>(BIO_get_data(bio))->read_some({into, size});
            if (result.progress == progress::must_read)
                BIO_set_retry_read(bio);
            *read = result.size;
            return result.progress == progress::moved ? 1 : 0;
        });
        BIO_meth_set_ctrl(made, [](BIO*, int command, long, void*) -> long { return command == BIO_CTRL_FLUSH ? 1 : 0; });
        return made;
    }();
    return method;
}

/// Sets what every connection over a context needs.
inline void prepare(SSL_CTX& context)
{
    SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION);
    // a record is read in one call; buffers are there while they are needed
    SSL_CTX_set_read_ahead(&context, 1);
    SSL_CTX_set_mode(&context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(&context, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3: what a server sends may be as private as a key
    SSL_CTX_set_options(&context, SSL_OP_CLEANSE_PLAINTEXT);
#endif
}

/// TLS over a socket, as a client. Only `shake_hands` and `read_before` block.
class tls_stream {
public:
    explicit tls_stream(stream_socket& socket) noexcept : socket_(socket) {}
    tls_stream(tls_stream const&) = delete;
    auto operator=(tls_stream const&) -> tls_stream& = delete;

    /// Performs the handshake, and verifies the certificate against `trust` and `host`.
    [[nodiscard]] auto shake_hands(SSL_CTX& trust, std::string const& host, patience const& limit)
        -> std::optional<http::transport_error>
    {
        if (auto failed = begin(trust, host))
            return failed;
        for (;;) {
            auto const step = shake_some();
            if (step == progress::moved)
                return std::nullopt;
            if (step != progress::must_read && step != progress::must_write)
                return handshake_failure();
            if (auto const end = await(step, limit); end != waited::ready)
                return not_sent(end, "the TLS handshake took too long");
        }
    }

    /// Prepares the handshake.
    [[nodiscard]] auto begin(SSL_CTX& trust, std::string const& host) -> std::optional<http::transport_error>
    {
        tls_.reset(SSL_new(&trust));
        BIO* const bio = BIO_new(socket_bio_method());
        if (tls_ == nullptr || bio == nullptr)
            return not_sent(http::transport_reason::tls, "no memory for TLS");
        BIO_set_data(bio, &socket_);
        BIO_set_init(bio, 1);
        SSL_set_bio(tls_.get(), bio, bio);
        if (!expect(host))
            return not_sent(http::transport_reason::tls, "the host cannot be verified");
        return std::nullopt;
    }

    /// Goes on with the handshake as far as that is possible now; `moved` says that it is done.
    [[nodiscard]] auto shake_some() -> progress
    {
        ERR_clear_error();
        auto const result = SSL_connect(tls_.get());
        return result == 1 ? progress::moved : what_failed(result);
    }

    /// Why the handshake failed.
    [[nodiscard]] auto handshake_failure() const -> http::transport_error
    {
        return not_sent(broke_tls() ? http::transport_reason::tls : http::transport_reason::reset, failure_text());
    }

    /// OpenSSL's object, after `begin`.
    [[nodiscard]] auto native() const noexcept -> SSL& { return *tls_; }

    [[nodiscard]] auto write_some(std::string_view bytes) -> io_result
    {
        ERR_clear_error();
        std::size_t size = 0;
        auto const result = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &size);
        return {result == 1 ? progress::moved : what_failed(result), size};
    }

    [[nodiscard]] auto read_some(std::span<char> into) -> io_result
    {
        ERR_clear_error();
        std::size_t size = 0;
        auto const result = SSL_read_ex(tls_.get(), into.data(), into.size(), &size);
        return {result == 1 ? progress::moved : what_failed(result), size};
    }

    /// Reads bytes as soon as there are any, and blocks until then.
    [[nodiscard]] auto read_before(patience const& limit, std::span<char> into) -> io_result
    {
        io_result result = has_buffered() ? read_some(into) : io_result{progress::must_read};
        while (result.progress == progress::must_read || result.progress == progress::must_write) {
            if (auto const end = await(result.progress, limit); end != waited::ready)
                return given_up(end);
            result = read_some(into);
        }
        return result;
    }

    /// Returns true if `read_some` may succeed although the socket is not readable.
    [[nodiscard]] auto has_buffered() const noexcept -> bool { return SSL_has_pending(tls_.get()) == 1; }

    /// Returns true if the stream is open and has no byte to read, part of a record included. Session tickets are taken: servers
    /// send them unasked (RFC 8446 section 4.6.1).
    [[nodiscard]] auto is_quiet() -> bool
    {
        ERR_clear_error();
        char byte{};
        std::size_t size = 0;
        auto const result = SSL_peek_ex(tls_.get(), &byte, 1, &size);
        return result != 1 && what_failed(result) == progress::must_read && !has_buffered();
    }

    /// Tells the server that no more bytes follow (RFC 8446 section 6.1). Does not wait for its answer.
    void say_goodbye()
    {
        if (tls_ != nullptr && !broken_ && SSL_is_init_finished(tls_.get()) == 1) {
            ERR_clear_error();
            SSL_shutdown(tls_.get());
        }
    }

    [[nodiscard]] auto handle() const noexcept -> int { return socket_.handle(); }

    /// Returns true if the last failure was one of TLS, false if the socket failed or ended.
    [[nodiscard]] auto broke_tls() const noexcept -> bool { return error_ != 0; }

    [[nodiscard]] auto failure_text() const -> std::string
    {
        if (error_ == 0)
            return socket_.failure_text();
        if (auto const verdict = SSL_get_verify_result(tls_.get()); verdict != X509_V_OK)
            return X509_verify_cert_error_string(verdict);
        auto const* const text = ERR_reason_error_string(error_);
        return text != nullptr ? text : "TLS failed";
    }

private:
    struct free {
        void operator()(SSL* tls) const noexcept { SSL_free(tls); }
    };

    [[nodiscard]] auto await(progress needed, patience const& limit) const -> waited
    {
        return wait(socket_.handle(), needed == progress::must_read ? POLLIN : POLLOUT, limit);
    }

    // Says which host the certificate has to name.
    [[nodiscard]] auto expect(std::string const& host) -> bool
    {
        SSL* const tls = tls_.get();
        // RFC 9525: the subject's common name is not a host name. RFC 6066: the server name is never an IP address.
        SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
        return parse_address(host, 0) ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str()) == 1
                                      : SSL_set1_host(tls, host.c_str()) == 1 && SSL_set_tlsext_host_name(tls, host.c_str()) == 1;
    }

    [[nodiscard]] auto what_failed(int result) -> progress
    {
        error_ = 0;
        switch (SSL_get_error(tls_.get(), result)) {
        case SSL_ERROR_WANT_READ: return progress::must_read;
        case SSL_ERROR_WANT_WRITE: return progress::must_write;
        case SSL_ERROR_ZERO_RETURN: return progress::ended;
        case SSL_ERROR_SYSCALL: broken_ = true; return progress::failed; // the socket failed or ended
        default: break;
        }
        broken_ = true;
        error_ = ERR_peek_error();
#ifdef SSL_R_UNEXPECTED_EOF_WHILE_READING // since OpenSSL 3
        if (ERR_GET_REASON(error_) == SSL_R_UNEXPECTED_EOF_WHILE_READING)
            error_ = 0;
#endif
        return progress::failed;
    }

    stream_socket& socket_;
    std::unique_ptr<SSL, free> tls_;
    unsigned long error_ = 0; // of OpenSSL, for the last failure
    bool broken_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/transfer.hpp
#ifndef VOUCH_BACKEND_DETAIL_TRANSFER_HPP
#define VOUCH_BACKEND_DETAIL_TRANSFER_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Sends a request over an open stream and reads the response, both at once: a server that refuses a long body answers before it
/// has read all of it.
///
/// `Stream` is a `stream_socket`, or TLS over a socket.
template <class Stream>
class transfer {
public:
    /// `head` and `body` are the bytes of the request. `kept` says that the stream has carried a request before.
    transfer(Stream& stream, http::request const& request, std::string_view head, std::string_view body, bool kept)
        : stream_(stream), head_(head), body_(body), parser_(request.method, {.max_body = request.max_response}), kept_(kept)
    {}
    transfer(transfer const&) = delete;
    auto operator=(transfer const&) -> transfer& = delete;
    ~transfer() { vouch::detail::wipe(buffer_.data(), filled_); }

    [[nodiscard]] auto run(patience const& limit) -> http::transport_result
    {
        for (;;) {
            if (auto failed = write())
                return *std::move(failed);
            auto const read = is_writing() ? read_meanwhile(limit) : stream_.read_before(limit, buffer_);
            if (auto result = take(read))
                return *std::move(result);
        }
    }

    /// Goes on as far as that is possible now. Returns the result if there is one; otherwise the stream has to become readable,
    /// or writable where `must_write` says so.
    [[nodiscard]] auto advance() -> std::optional<http::transport_result>
    {
        for (;;) {
            bool const was_writing = is_writing();
            if (auto failed = write())
                return *std::move(failed);
            bool const just_written = was_writing && is_written();
            if (just_written && !stream_.has_buffered())
                return std::nullopt; // there is no reply yet, and the wait tells when there is
            auto const read = stream_.read_some(buffer_);
            if (auto result = take(read))
                return result;
            bool const wrote = is_writing() && last_write_ == progress::moved;
            if (read.progress != progress::moved && !wrote) {
                read_must_write_ = read.progress == progress::must_write;
                return std::nullopt;
            }
        }
    }

    /// Returns true if `advance` can go on when the stream is writable.
    [[nodiscard]] auto must_write() const noexcept -> bool
    {
        return read_must_write_ || (is_writing() && last_write_ == progress::must_write);
    }

    /// The error of a transfer whose patience ended.
    [[nodiscard]] auto given_up(waited end) const -> http::transport_error
    {
        return end == waited::cancelled ? error(http::transport_reason::cancelled, "the call was cancelled")
                                        : error(http::transport_reason::timeout, "the deadline passed");
    }

    /// Returns true if the stream has carried the request and its response and nothing else, and stays open.
    [[nodiscard]] auto leaves_clean() const noexcept -> bool { return leaves_clean_; }

private:
    [[nodiscard]] auto is_written() const noexcept -> bool { return head_.empty() && body_.empty(); }
    // A write error is not final: a response that explains it may have arrived.
    [[nodiscard]] auto is_writing() const noexcept -> bool { return !is_written() && last_write_ != progress::failed; }

    // Writes what can be written now. Returns an error if nothing of the request has left.
    [[nodiscard]] auto write() -> std::optional<http::transport_error>
    {
        if (is_writing()) {
            std::string_view& part = head_.empty() ? body_ : head_;
            auto const [state, size] = stream_.write_some(part);
            last_write_ = state;
            part.remove_prefix(size);
            sent_any_ = sent_any_ || size != 0;
        }
        if (last_write_ == progress::failed && !sent_any_)
            return failure(); // whatever can be read now is no response to this request
        return std::nullopt;
    }

    // Takes what a read brought. Returns the result if there is one.
    [[nodiscard]] auto take(io_result read) -> std::optional<http::transport_result>
    {
        auto const [state, size] = read;
        if (state == progress::late || state == progress::cancelled)
            return given_up(state == progress::late ? waited::late : waited::cancelled);
        if (state == progress::moved) {
            heard_ = true;
            filled_ = (std::max)(filled_, size);
            auto const used = parser_.put({buffer_.data(), size});
            if (auto const fault = parser_.fault())
                return error(*fault == wire::detail::framing_fault::body_too_long ? http::transport_reason::too_large
                                                                                  : http::transport_reason::protocol,
                             std::string(to_string(*fault)));
            leaves_clean_ = used == size && is_written() && parser_.keep_alive();
        } else if (state == progress::ended) {
            parser_.put_eof();
        }
        if (parser_.is_done())
            return std::move(parser_).take();
        if (state == progress::ended || state == progress::failed)
            return failure();
        return std::nullopt;
    }

    // Reads what has come while there is something to write. Blocks until the stream is readable or writable.
    [[nodiscard]] auto read_meanwhile(patience const& limit) -> io_result
    {
        if (stream_.has_buffered())
            if (auto const result = stream_.read_some(buffer_); result.progress != progress::must_read)
                return result;
        pollfd waiting{.fd = stream_.handle(), .events = POLLIN, .revents = 0};
        if (last_write_ != progress::must_read)
            waiting.events |= POLLOUT;
        if (auto const end = wait({&waiting, 1}, limit); end != waited::ready)
            return detail::given_up(end);
        bool const readable = (waiting.revents & ~POLLOUT) != 0;
        return readable ? stream_.read_some(buffer_) : io_result{progress::must_read};
    }

    [[nodiscard]] auto failure() const -> http::transport_error
    {
        if (stream_.broke_tls())
            return error(http::transport_reason::tls, stream_.failure_text());
        auto made = error(http::transport_reason::reset, stream_.failure_text());
        made.kept = kept_ && !heard_;
        return made;
    }

    [[nodiscard]] auto error(http::transport_reason reason, std::string detail) const -> http::transport_error
    {
        return {.reason = reason,
                .delivery = sent_any_ ? http::delivery::maybe_sent : http::delivery::not_sent,
                .detail = std::move(detail)};
    }

    Stream& stream_;
    std::string_view head_; // what of the head and the body is not written yet
    std::string_view body_;
    wire::detail::response_parser parser_;
    bool kept_;
    bool sent_any_ = false;
    bool heard_ = false;
    bool leaves_clean_ = false;
    bool read_must_write_ = false;
    progress last_write_ = progress::moved;
    std::size_t filled_ = 0;
    std::array<char, 16 * 1024> buffer_; // on the stack: an idle connection has none
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/connection_state.hpp
#ifndef VOUCH_BACKEND_DETAIL_CONNECTION_STATE_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTION_STATE_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// What `connection` and `asio_connection` have in common: all but how they wait.
class connection_state {
public:
    connection_state(connection_state const&) = delete;
    auto operator=(connection_state const&) -> connection_state& = delete;

    [[nodiscard]] auto origin() const noexcept -> std::string const& { return origin_; }

    /// Returns true if the connection can carry another request.
    [[nodiscard]] auto is_reusable() const noexcept -> bool { return reusable_; }

    /// Returns true if the connection is open and holds no unexpected byte, in the TLS engine or in the socket.
    [[nodiscard]] auto is_quiet() -> bool { return tls_ ? tls_->is_quiet() : socket_.is_quiet(); }

protected:
    connection_state(std::string_view origin_text, http::origin const& origin)
        : origin_(origin_text), authority_(origin.authority())
    {}
    ~connection_state()
    {
        vouch::detail::wipe(head_);
        if (tls_ && process_ == ::getpid()) // a child says nothing on the connection of its parent
            tls_->say_goodbye();
    }

    // Writes the head of a request, and a short body behind it. Returns the body that is still to be sent: it is not copied.
    [[nodiscard]] auto put_head(http::request const& request) -> std::string_view
    {
        constexpr std::size_t longest_joined_body = 4 * 1024;
        bool const joined = request.body.size() <= longest_joined_body;
        write_head(head_, request, authority_, joined ? request.body.size() : 0);
        if (joined)
            head_ += request.body;
        return joined ? std::string_view() : request.body;
    }

    template <class Stream>
    void finish(Stream& stream, transfer<Stream> const& ended)
    {
        // bytes in the TLS engine may be a session ticket; those in the socket are looked for before the next request
        reusable_ = ended.leaves_clean() && (!stream.has_buffered() || stream.is_quiet());
        vouch::detail::wipe(head_.data(), head_.size());
        head_.clear();
        kept_ = true;
    }

    std::string head_; // keeps its storage between two requests
    stream_socket socket_;
    std::optional<tls_stream> tls_;
    bool kept_ = false;
    bool reusable_ = false;

private:
    pid_t process_ = ::getpid();
    std::string origin_;
    std::string authority_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/insist.hpp
#ifndef VOUCH_BACKEND_DETAIL_INSIST_HPP
#define VOUCH_BACKEND_DETAIL_INSIST_HPP

// What a connection needs whatever its context, which is the caller's, says.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A verification that the callback of the context can only make stricter, by a list of keys, say.
inline auto verify_at_least(int verified, X509_STORE_CTX* chain) -> int
{
    if (verified != 1)
        return 0;
    auto* const tls = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
    auto* const of_context = SSL_CTX_get_verify_callback(SSL_get_SSL_CTX(tls));
    return of_context == nullptr ? 1 : of_context(verified, chain);
}

/// Sets TLS 1.2 or newer, verification and HTTP/1.1 for a connection, and how `tls_stream` uses OpenSSL.
inline void insist(SSL& tls)
{
    SSL_set_verify(&tls, SSL_VERIFY_PEER, verify_at_least);
    if (SSL_get_min_proto_version(&tls) < TLS1_2_VERSION)
        SSL_set_min_proto_version(&tls, TLS1_2_VERSION);
    constexpr unsigned char http_1_1[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'}; // RFC 7301: the context may ask for HTTP/2
    SSL_set_alpn_protos(&tls, http_1_1, sizeof http_1_1);
    SSL_set_read_ahead(&tls, 1);
    SSL_set_mode(&tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_set_options(&tls, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3
    SSL_set_options(&tls, SSL_OP_CLEANSE_PLAINTEXT);
#endif
}

/// Returns an error if the server showed no certificate: a context may allow ciphers that need none.
[[nodiscard]] inline auto find_anonymous(SSL& tls) -> std::optional<http::transport_error>
{
    if (SSL_get0_peer_certificate(&tls) == nullptr || SSL_get_verify_result(&tls) != X509_V_OK)
        return not_sent(http::transport_reason::tls, "the server has no verified certificate");
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/asio_connection.hpp
#ifndef VOUCH_BACKEND_DETAIL_ASIO_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_CONNECTION_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connection to an origin that coroutines use one after the other: `connection` waits for the same on a thread.
class asio_connection : public connection_state {
public:
    /// `origin_text` is the text of `origin` as requests spell it.
    asio_connection(std::string_view origin_text, http::origin const& origin) : connection_state(origin_text, origin) {}

    /// Connects, through `proxy` if it is not null and serves the origin, and performs the TLS handshake if the origin is secure.
    [[nodiscard]] auto open(asio_waiter& waiter, http::origin const& origin, http_proxy const* proxy, SSL_CTX& trust)
        -> asio_task<std::optional<http::transport_error>>
    {
        auto opened = co_await asio_open_socket(waiter, origin, proxy);
        if (auto* const failed = std::get_if<http::transport_error>(&opened))
            co_return std::move(*failed);
        socket_ = std::get<stream_socket>(std::move(opened));
        watch_.emplace(waiter.executor(), socket_.handle());
        if (watch_->error())
            co_return not_sent(http::transport_reason::connect, watch_->error().message());
        if (!origin.is_secure())
            co_return std::nullopt;
        tls_.emplace(socket_);
        std::string const host = bare_host(origin);
        if (auto failed = tls_->begin(trust, host))
            co_return failed;
        insist(tls_->native());
        for (;;) {
            auto const step = tls_->shake_some();
            if (step == progress::moved)
                co_return find_anonymous(tls_->native());
            if (step != progress::must_read && step != progress::must_write)
                co_return tls_->handshake_failure();
            ring_when(step == progress::must_write, waiter);
            auto const end = co_await waiter.wait();
            if (end != waited::ready)
                co_return not_sent(end, "the TLS handshake took too long");
        }
    }

    [[nodiscard]] auto send(asio_waiter& waiter, http::request const& request) -> asio_task<http::transport_result>
    {
        return tls_ ? transfer_over(*tls_, waiter, request) : transfer_over(socket_, waiter, request);
    }

private:
    template <class Stream>
    [[nodiscard]] auto transfer_over(Stream& stream, asio_waiter& waiter, http::request const& request)
        -> asio_task<http::transport_result>
    {
        reusable_ = false;
        auto const body = put_head(request);
        auto const transfer = std::make_unique<detail::transfer<Stream>>(stream, request, head_, body, kept_);
        std::optional<http::transport_result> result;
        while (!(result = transfer->advance())) {
            ring_when(transfer->must_write(), waiter);
            auto const end = co_await waiter.wait();
            if (end != waited::ready) {
                result = transfer->given_up(end);
                break;
            }
        }
        finish(stream, *transfer);
        co_return *std::move(result);
    }

    // Rings when the socket is readable, or writable as well.
    void ring_when(bool writable, asio_waiter const& waiter)
    {
        if (!waiter.alarm()->awaits_read)
            watch_->ring_when_readable(waiter.alarm());
        if (writable && !waiter.alarm()->awaits_write)
            watch_->ring_when_writable(waiter.alarm());
    }

    std::optional<asio_watch> watch_; // of the socket, so it goes before
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/idle_pool.hpp
#ifndef VOUCH_BACKEND_DETAIL_IDLE_POOL_HPP
#define VOUCH_BACKEND_DETAIL_IDLE_POOL_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The open connections of a process that carry no request, at most `MaxSize`. Threads may share it.
template <class Connection, std::size_t MaxSize>
class idle_pool {
public:
    static constexpr std::size_t max_size = MaxSize;
    static constexpr std::chrono::seconds max_age{30};

    /// Takes the connection to `origin` that was used last, of those that can be used again; null if there is none.
    [[nodiscard]] auto take(std::string_view origin, time_point now) -> std::unique_ptr<Connection>
    {
        for (;;) {
            auto candidate = take_any(origin, now);
            if (candidate == nullptr || candidate->is_quiet())
                return candidate;
        }
    }

    void keep(std::unique_ptr<Connection> used)
    {
        entry closed; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        if (entries_.size() == max_size) {
            closed = std::move(entries_.front());
            entries_.erase(entries_.begin());
        }
        entries_.push_back({std::chrono::steady_clock::now(), std::move(used)});
    }

    /// Closes this process's copies of the connections of its parent; they stay open for the parent.
    void inherit(std::unique_ptr<idle_pool> parent)
    {
        if (parent->mutex_.try_lock())
            parent->mutex_.unlock();
        else
            (void)parent.release(); // a thread of the parent was changing it during the fork: it is in no state to be destroyed
    }

private:
    struct entry {
        time_point since{};
        std::unique_ptr<Connection> connection{};
    };

    [[nodiscard]] auto take_any(std::string_view origin, time_point now) -> std::unique_ptr<Connection>
    {
        std::vector<entry> expired; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        auto const oldest = now - max_age;
        while (!entries_.empty() && entries_.front().since < oldest) {
            expired.push_back(std::move(entries_.front()));
            entries_.erase(entries_.begin());
        }
        for (std::size_t index = entries_.size(); index-- > 0;) {
            if (entries_[index].connection->origin() != origin)
                continue;
            auto taken = std::move(entries_[index].connection);
            entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(index));
            return taken;
        }
        return nullptr;
    }

    std::mutex mutex_;
    std::vector<entry> entries_; // the longest idle first
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/asio.hpp
#ifndef VOUCH_BACKEND_ASIO_HPP
#define VOUCH_BACKEND_ASIO_HPP

#include <boost/asio/ssl/context.hpp>

namespace vouch::inline VOUCH_ABI::backend {

/// How an `asio` backend connects. Nothing is taken from the environment.
struct asio_options {
    std::string proxy{};       ///< "http://host:port": opens tunnels to all origins but those of this machine
    secret proxy_credential{}; ///< "user:password", which only the proxy gets
};

/// A backend of coroutines on Boost.Asio, for http, https and unix origins: `send` and `sleep` are `boost::asio::awaitable`s.
///
/// The executor and the TLS context are yours. Calls run on that executor, any number of them at once, but never on two threads
/// at a time: with several threads the executor is a strand, and coroutines that call are spawned on it. Of the context it takes
/// authorities, client certificate and ciphers; verification of certificate and host name, and TLS 1.2 or newer, hold whatever
/// the context says. Up to `max_idle` connections are kept open for `idle_time`, by the rules of `beast`; they keep no
/// `io_context` running.
///
/// A coroutine that is cancelled, by the slot that it was spawned with or by a stop request, ends its attempt with the reason
/// `cancelled` and closes the connection. The deadline covers look-up, connecting, handshake, writing and reading.
///
/// Errors:   the constructor throws `boost::system::system_error` if the proxy or its credential is malformed; no `send` throws
///           an error.
/// Lifetime: the TLS context and the executor's `io_context` must outlive the backend. An `io_context` that is destroyed while
///           calls are under way destroys them. After a fork the child calls `io_context::notify_fork`.
/// Cost:     links OpenSSL; a buffer of 16 KiB for each call under way.
class asio {
    using connections = detail::idle_pool<detail::asio_connection, 64>;

public:
    template <class Result>
    using task = boost::asio::awaitable<Result>;

    static constexpr bool concurrent = false;
    static constexpr bool cancels_in_flight = true;
    static constexpr std::size_t max_idle = connections::max_size;
    static constexpr std::chrono::seconds idle_time = connections::max_age;

    asio(boost::asio::any_io_executor executor, boost::asio::ssl::context& trust, asio_options const& options = {})
        : shared_(std::make_shared<shared>(std::move(executor), trust,
                                           detail::http_proxy::of_options(options.proxy, options.proxy_credential)))
    {}

    [[nodiscard]] auto send(http::request request) -> task<http::transport_result>
    {
        return send(std::move(request), http::never_stop());
    }

    /// Looks at `stop` every 20 ms. Cancelling through Asio's cancellation slots is immediate.
    template <http::stop_request Stop>
    [[nodiscard]] auto send(http::request request, Stop stop) -> task<http::transport_result>
    {
        return run(shared_, http::detail::wiping_request(std::move(request)), std::move(stop));
    }

    /// Returns false, early, if the coroutine is cancelled.
    [[nodiscard]] auto sleep(std::chrono::milliseconds time) const -> task<bool> { return pause(shared_->executor, time); }

private:
    struct shared {
        shared(boost::asio::any_io_executor of, boost::asio::ssl::context& context, std::optional<detail::http_proxy> through)
            : executor(std::move(of)), trust(context), proxy(std::move(through))
        {}

        boost::asio::any_io_executor executor;
        boost::asio::ssl::context& trust;
        std::optional<detail::http_proxy> proxy;
        detail::of_this_process<connections> idle;
    };

    // A coroutine outlives the call that makes it, and perhaps the backend: it owns what it uses.
    template <class Stop>
    [[nodiscard]] static auto run(std::shared_ptr<shared> state, http::detail::wiping_request request, Stop stop)
        -> task<http::transport_result>
    {
        detail::asio_waiter waiter(state->executor, detail::patience(request->deadline, stop));
        co_return co_await attempt(*state, waiter, *request);
    }

    [[nodiscard]] static auto attempt(shared& state, detail::asio_waiter& waiter, http::request const& request)
        -> task<http::transport_result>
    {
        if (auto fault = detail::find_fault(request))
            co_return *std::move(fault);
        auto const begun = co_await waiter.check();
        if (begun != detail::waited::ready)
            co_return detail::not_sent(begun, "the deadline has passed");
        auto& idle = state.idle.get();
        auto used = idle.take(request.origin, std::chrono::steady_clock::now());
        if (used == nullptr) {
            auto const origin = http::origin::parse(request.origin);
            if (!origin)
                co_return detail::not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
            used = std::make_unique<detail::asio_connection>(request.origin, *origin);
            auto failed =
                co_await used->open(waiter, *origin, state.proxy ? &*state.proxy : nullptr, *state.trust.native_handle());
            if (failed)
                co_return *std::move(failed);
        }
        auto result = co_await used->send(waiter, request);
        if (used->is_reusable())
            idle.keep(std::move(used));
        co_return result;
    }

    [[nodiscard]] static auto pause(boost::asio::any_io_executor executor, std::chrono::milliseconds time) -> task<bool>
    {
        auto const end = std::chrono::steady_clock::now() + time;
        detail::asio_waiter waiter(executor, detail::patience((detail::time_point::max)()));
        auto const ended = co_await waiter.wait(end);
        co_return ended == detail::waited::ready;
    }

    std::shared_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
