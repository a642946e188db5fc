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
        auto next_start = std::chrono::steady_clock::now();
        for (;;) {
            bool const more = next_ != addresses_.size();
            if (more && std::chrono::steady_clock::now() >= next_start) {
                if (start(addresses_[next_++]))
                    next_start = std::chrono::steady_clock::now() + connection_attempt_delay;
            } else if (!more && attempts_.empty()) {
                return not_sent(http::transport_reason::connect, failure_.message());
            } else {
                await(more ? limit.at_most_until(next_start) : limit);
                if (drop_failed())
                    next_start = {};
            }
            if (connected_.handle() >= 0)
                return std::move(connected_);
            if (auto const end = limit.check(); end != waited::ready)
                return not_sent(end, "connecting took too long");
        }
    }

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

    void await(patience const& limit)
    {
        polled_.clear();
        for (stream_socket const& attempt : attempts_)
            polled_.push_back({.fd = attempt.handle(), .events = POLLOUT, .revents = 0});
        (void)wait(polled_, limit);
    }

    // Looks at the attempts that have ended. Returns true if one of them failed.
    auto drop_failed() -> bool
    {
        bool failed = false;
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
    stream_socket connected_;
    std::error_code failure_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
