// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CALL_HANDLE_HPP
#define VOUCH_HTTP_CLIENT_CALL_HANDLE_HPP
#include <vouch/core/config.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// Whether a call is cancelled, which its handles and the call share.
class cancellation {
public:
    cancellation() = default;
    cancellation(cancellation const&) = delete;
    auto operator=(cancellation const&) -> cancellation& = delete;

    [[nodiscard]] auto is_requested() const noexcept -> bool { return is_requested_.load(); }
    void request() noexcept
    {
        is_requested_.store(true);
        cancel_attempt();
    }

protected:
    ~cancellation() = default;

private:
    virtual void cancel_attempt() noexcept = 0;

    std::atomic<bool> is_requested_ = false;
};

// The same with the backend's handle of the attempt that runs, if it has a `cancel()`.
template <class Handle>
class attempt_cancellation final : public cancellation {
public:
    ~attempt_cancellation() = default;

    void begin(Handle handle)
    {
        if constexpr (requires { handle.cancel(); }) {
            {
                std::lock_guard const lock(mutex_);
                running_.emplace(std::move(handle));
            }
            if (is_requested()) // meanwhile
                cancel_attempt();
        }
    }
    void end() noexcept
    {
        std::lock_guard const lock(mutex_);
        running_.reset();
    }

private:
    // Called without the lock: the backend may call its function at once, which ends the attempt.
    void cancel_attempt() noexcept override
    {
        if constexpr (requires(Handle handle) { handle.cancel(); }) {
            std::optional<Handle> taken;
            {
                std::lock_guard const lock(mutex_);
                taken.swap(running_);
            }
            if (taken)
                taken->cancel();
        }
    }

    std::mutex mutex_;
    std::optional<Handle> running_;
};
template <>
class attempt_cancellation<void> final : public cancellation {
public:
    ~attempt_cancellation() = default;

    void end() noexcept {}

private:
    void cancel_attempt() noexcept override {}
};

} // namespace detail

/// A call that runs over a callback backend. It need not be kept: the call ends without it.
class call_handle {
public:
    explicit call_handle(std::shared_ptr<detail::cancellation> shared) : shared_(std::move(shared)) {}

    /// Ends the call with the reason `cancelled`: at once if the backend cancels in flight, else after the attempt, and within 20
    /// ms during a pause. Nothing happens if the call has ended. May be called on any thread, and in the function of the call.
    void cancel() const noexcept { shared_->request(); }

private:
    std::shared_ptr<detail::cancellation> shared_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
