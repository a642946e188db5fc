// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_IDLE_POOL_HPP
#define VOUCH_BACKEND_DETAIL_IDLE_POOL_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
