// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_WATCHDOG_HPP
#define VOUCH_BACKEND_DETAIL_WATCHDOG_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/socket_copy.hpp>
#include <vouch/core/config.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A thread that ends calls of a library that knows no deadline and cannot be cancelled: it shuts their sockets down.
///
/// Cost: the thread starts with the first call and wakes for deadlines, while a head is read each `head_interval`, and while a
///       call may be cancelled each `interval`.
class watchdog {
public:
    /// How often a call that may be cancelled is looked at.
    static constexpr std::chrono::milliseconds interval{10};
    /// How often it is looked how long the head of a response has become.
    static constexpr std::chrono::milliseconds head_interval{50};
    /// How many bytes the library may read before it has read a head. Those of a TLS handshake count.
    static constexpr std::uint64_t max_head = 256 * 1024;

    /// Why a call was ended.
    enum class verdict : std::uint8_t { none, late, cancelled, head_too_long };

    /// A call that is watched until it is destroyed.
    ///
    /// Errors:   throws `std::system_error` if the thread cannot start.
    /// Lifetime: refers to the watchdog and to what `limit` refers to.
    class watch {
    public:
        watch(watchdog& owner, patience const& limit) : owner_(owner), limit_(limit) { owner_.add(*this); }
        watch(watch const&) = delete;
        auto operator=(watch const&) -> watch& = delete;
        ~watch() { owner_.remove(*this); }

        /// Names the socket of the call, which may be -1. Returns false if the call has been ended already; then the socket is
        /// shut down. The socket must stay open until another is named, or the watch is destroyed.
        auto guard(int socket) -> bool { return guard(socket, socket < 0 ? std::nullopt : bytes_read(socket)); }

        /// The same; `read` bytes of the socket have been read.
        auto guard(int socket, std::optional<std::uint64_t> read) -> bool
        {
            std::lock_guard const lock(owner_.mutex_);
            socket_ = socket;
            if (read) {
                longest_ = *read + max_head;
                owner_.wake_for(*this);
            }
            if (verdict_ != verdict::none)
                shut_down();
            return verdict_ == verdict::none;
        }

        /// Tells that the head of the response is read.
        void take_head()
        {
            std::lock_guard const lock(owner_.mutex_);
            longest_.reset();
        }

        /// Why the call must end now or was ended; its socket is shut down then.
        [[nodiscard]] auto check() -> verdict
        {
            std::lock_guard const lock(owner_.mutex_);
            judge(std::chrono::steady_clock::now());
            return verdict_;
        }

        /// Why the call was ended. Its socket is left alone from now on.
        [[nodiscard]] auto finish() -> verdict
        {
            std::lock_guard const lock(owner_.mutex_);
            socket_ = -1;
            return verdict_;
        }

        [[nodiscard]] auto limit() const noexcept -> patience const& { return limit_; }

    private:
        friend class watchdog;

        [[nodiscard]] auto next_check(time_point now) const noexcept -> time_point
        {
            if (limit_.can_be_cancelled())
                return (std::min)(limit_.deadline(), now + interval);
            return longest_ ? (std::min)(limit_.deadline(), now + head_interval) : limit_.deadline();
        }

        void judge(time_point now)
        {
            if (verdict_ != verdict::none)
                return;
            auto const end = limit_.check(now);
            if (end == waited::cancelled)
                verdict_ = verdict::cancelled;
            else if (end == waited::late)
                verdict_ = verdict::late;
            else if (longest_ && bytes_read(socket_).value_or(0) > *longest_)
                verdict_ = verdict::head_too_long;
            if (verdict_ != verdict::none)
                shut_down();
        }

        void shut_down() const noexcept
        {
            if (socket_ >= 0)
                ::shutdown(socket_, SHUT_RDWR);
        }

        watchdog& owner_;
        patience limit_;
        int socket_ = -1;
        std::optional<std::uint64_t> longest_{}; // what the library may have read of the socket, until it has read a head
        verdict verdict_ = verdict::none;
    };

    watchdog() = default;
    watchdog(watchdog const&) = delete;
    auto operator=(watchdog const&) -> watchdog& = delete;
    ~watchdog()
    {
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_one();
        if (thread_.joinable())
            thread_.join();
    }

    /// Leaves the copy of a parent process as it is: its thread is not in this process, and another may hold its lock.
    void inherit(std::unique_ptr<watchdog> parent) { (void)parent.release(); }

private:
    void add(watch& call)
    {
        std::lock_guard const lock(mutex_);
        if (!thread_.joinable())
            thread_ = std::thread([this] { work(); });
        calls_.push_back(&call);
        wake_for(call);
    }

    // Most calls can wait until the thread looks next, perhaps for a call that has ended.
    void wake_for(watch const& call)
    {
        if (call.next_check(std::chrono::steady_clock::now()) < wake_)
            changed_.notify_one();
    }

    void remove(watch& call)
    {
        std::lock_guard const lock(mutex_);
        std::erase(calls_, &call);
    }

    void work()
    {
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            auto const now = std::chrono::steady_clock::now();
            wake_ = never;
            for (watch* const call : calls_) {
                call->judge(now);
                if (call->verdict_ == verdict::none)
                    wake_ = (std::min)(wake_, call->next_check(now));
            }
            if (wake_ == never)
                changed_.wait(lock);
            else
                changed_.wait_until(lock, wake_);
        }
    }

    static constexpr auto never = (time_point::max)();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<watch*> calls_;
    time_point wake_ = never; // when the thread looks again
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
