// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_SHARED_STATE_HPP
#define VOUCH_SERVER_DETAIL_SHARED_STATE_HPP
#include <vouch/http/message/message.hpp>

#include <openssl/ssl.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::server::detail {

using clock = std::chrono::steady_clock;

// The functions of a service. A plain function has no `check_head`, and then no `answer_checked`.
struct service_functions {
    std::function<http::response(http::request&&)> answer{};
    std::function<std::optional<http::response>(http::request const&, std::optional<std::size_t>)> check_head{};
    std::function<http::response(http::request const&)> answer_checked{};
};

struct session_limits {
    std::size_t max_body = 0;
    std::size_t max_body_memory = 0; // over all connections
    std::chrono::milliseconds timeout{};
};

// The open connections of a server. Only sessions that wait at that moment are judged, each under its own lock: a session at work
// is neither idle nor late.
template <class Session>
class registry {
public:
    void add(std::shared_ptr<Session> session)
    {
        std::lock_guard const lock(mutex_);
        sessions_.insert(std::move(session));
    }
    void remove(std::shared_ptr<Session> const& session, bool was_evicted)
    {
        std::lock_guard const lock(mutex_);
        evicted_ -= was_evicted && evicted_ != 0 ? 1 : 0;
        sessions_.erase(session);
    }

    // The number of connections, evicted sessions left out.
    [[nodiscard]] auto size() const -> std::size_t
    {
        std::lock_guard const lock(mutex_);
        return sessions_.size() - evicted_;
    }

    template <class Function>
    void for_each(Function const& use) const
    {
        std::lock_guard const lock(mutex_);
        for (auto const& session : sessions_)
            use(*session);
    }

    // Ends the connection with the longest silence; returns false if no connection is silent.
    [[nodiscard]] auto evict(clock::time_point now) -> bool
    {
        std::lock_guard const lock(mutex_);
        if (evict_candidate())
            return true;
        find_candidates(now);
        return evict_candidate();
    }

private:
    struct candidate {
        clock::time_point rank{};
        std::weak_ptr<Session> session{};
    };

    [[nodiscard]] auto evict_candidate() -> bool
    {
        while (!candidates_.empty()) {
            candidate const oldest = std::move(candidates_.back());
            candidates_.pop_back();
            if (auto const session = oldest.session.lock(); session && session->evict(oldest.rank)) {
                ++evicted_;
                return true;
            }
        }
        return false;
    }

    // Finds several at once: a flood of connections would pay for a search each.
    void find_candidates(clock::time_point now)
    {
        constexpr std::size_t most = 32;
        std::vector<candidate> found;
        for (auto const& session : sessions_)
            if (auto const rank = session->silence_rank(now))
                found.push_back({*rank, session});
        auto const middle = found.begin() + static_cast<std::ptrdiff_t>((std::min)(most, found.size()));
        std::partial_sort(found.begin(), middle, found.end(),
                          [](candidate const& left, candidate const& right) { return left.rank < right.rank; });
        found.erase(middle, found.end());
        std::reverse(found.begin(), found.end());
        candidates_ = std::move(found);
    }

    std::mutex mutable mutex_{};
    std::unordered_set<std::shared_ptr<Session>> sessions_{};
    std::vector<candidate> candidates_{}; // the oldest last
    std::size_t evicted_ = 0;             // sessions that are told to end and have not
};

// What the connections of a server share.
template <class Session>
struct shared_state {
    service_functions service{};
    session_limits limits{};
    SSL_CTX* tls = nullptr;
    registry<Session> sessions{};
    std::atomic<std::size_t> body_memory{0}; // bytes of bodies that have not arrived whole
    std::atomic<bool> is_stopping{false};
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
