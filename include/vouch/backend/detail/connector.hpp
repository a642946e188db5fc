// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CONNECTOR_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTOR_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/resolver.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <poll.h>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

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
