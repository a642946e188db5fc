// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_PATIENCE_HPP
#define VOUCH_BACKEND_DETAIL_PATIENCE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/message/message.hpp>

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
