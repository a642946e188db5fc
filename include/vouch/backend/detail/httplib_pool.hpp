// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_POOL_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_POOL_HPP
#include <vouch/backend/detail/httplib_connection.hpp>
#include <vouch/backend/detail/watchdog.hpp>
#include <vouch/core/config.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The clients of a process that carry no request, and the watchdog of those that do. Threads may share it.
class httplib_pool {
public:
    static constexpr std::size_t max_size = 8;
    static constexpr std::chrono::seconds max_age{30};

    httplib_pool() { entries_.reserve(max_size); }

    /// Takes the client for `origin` that was used last, of those that can be used again; null if there is none.
    [[nodiscard]] auto take(std::string_view origin) -> std::unique_ptr<httplib_connection>
    {
        for (;;) {
            auto candidate = take_any(origin);
            if (candidate == nullptr || candidate->is_quiet())
                return candidate;
        }
    }

    void keep(std::unique_ptr<httplib_connection> used)
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
    void inherit(std::unique_ptr<httplib_pool> parent)
    {
        // never destroyed: the thread of its watchdog is not in this process, and another thread may hold its lock
        auto* const copy = parent.release();
        if (!copy->mutex_.try_lock())
            return;
        for (entry const& each : copy->entries_)
            each.connection->abandon();
        copy->entries_.clear();
    }

    [[nodiscard]] auto watchdog() noexcept -> detail::watchdog& { return watchdog_; }

private:
    struct entry {
        std::chrono::steady_clock::time_point since{};
        std::unique_ptr<httplib_connection> connection{};
    };

    [[nodiscard]] auto take_any(std::string_view origin) -> std::unique_ptr<httplib_connection>
    {
        std::vector<entry> expired; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        auto const oldest = std::chrono::steady_clock::now() - max_age;
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
    detail::watchdog watchdog_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
