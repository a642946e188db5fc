// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_ASIO_WAITER_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_WAITER_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <chrono>
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
