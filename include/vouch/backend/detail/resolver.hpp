// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_RESOLVER_HPP
#define VOUCH_BACKEND_DETAIL_RESOLVER_HPP
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
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
