// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_DRIVER_HPP
#define VOUCH_BACKEND_DETAIL_CURL_DRIVER_HPP
#include <vouch/backend/detail/curl_attempt.hpp>
#include <vouch/backend/detail/curl_failure.hpp>
#include <vouch/backend/detail/curl_handle.hpp>
#include <vouch/backend/detail/curl_settings.hpp>
#include <vouch/backend/detail/curl_sockets.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The handles of libcurl that carry one request at a time, and the connections that they keep.
///
/// Each uses libcurl's multi interface for one transfer: it returns between two steps, so that a deadline is exact and a stop is
/// seen.
class curl_driver {
public:
    static constexpr long max_connections = 8;

    curl_driver() { (void)(curl_multi_setopt)(multi_.get(), CURLMOPT_MAXCONNECTS, max_connections); }
    curl_driver(curl_driver const&) = delete;
    auto operator=(curl_driver const&) -> curl_driver& = delete;
    ~curl_driver()
    {
        if (process_ == ::getpid())
            return;
        // libcurl would say goodbye on the connections of the parent
        sockets_.close_copies();
        (void)slot_.easy.release();
        (void)multi_.release();
    }

    /// The origin of the last request.
    [[nodiscard]] auto origin() const noexcept -> std::string const& { return origin_; }

    /// The thread that sent it.
    [[nodiscard]] auto user() const noexcept -> std::thread::id { return user_; }

    [[nodiscard]] auto send(curl_settings const& settings, http::request const& request, patience const& limit)
        -> http::transport_result
    {
        origin_ = request.origin;
        user_ = std::this_thread::get_id();
        if (auto const end = limit.check(); end != waited::ready)
            return not_sent(end, "the deadline has passed");
        sockets_.end_noisy();
        curl_attempt attempt(slot_, sockets_, request);
        if (auto fault = attempt.prepare(settings))
            return *std::move(fault);
        curl_multi_add_handle(multi_.get(), slot_.easy.get());
        auto result = run(attempt, limit);
        curl_multi_remove_handle(multi_.get(), slot_.easy.get());
        return result;
    }

private:
    [[nodiscard]] auto run(curl_attempt& attempt, patience const& limit) -> http::transport_result
    {
        for (;;) {
            int running = 0;
            if (auto const code = curl_multi_perform(multi_.get(), &running); code != CURLM_OK)
                return attempt.failed(http::transport_reason::protocol, curl_multi_strerror(code));
            int more = 0;
            if (CURLMsg const* const message = curl_multi_info_read(multi_.get(), &more))
                return attempt.result(message->data.result);
            auto const now = std::chrono::steady_clock::now();
            auto const end = limit.check(now);
            if (end == waited::late)
                return attempt.failed(http::transport_reason::timeout, "the deadline passed");
            if (end == waited::cancelled)
                return attempt.failed(http::transport_reason::cancelled, "the call was cancelled");
            curl_multi_poll(multi_.get(), nullptr, 0, milliseconds_to(limit.next_check(now)), nullptr);
        }
    }

    pid_t process_ = ::getpid();
    std::string origin_;
    std::thread::id user_;
    curl_sockets sockets_;
    curl_multi_handle multi_ = make_curl_multi();
    curl_slot slot_;
};

/// The drivers of a process that carry no request. Threads may share it.
class curl_pool {
public:
    static constexpr std::size_t max_size = 8;

    /// Takes the driver that was used last, if possible for `origin`, and by this thread, whose processor has it in its cache; a
    /// new one if there is none.
    [[nodiscard]] auto take(std::string_view origin) -> std::unique_ptr<curl_driver>
    {
        {
            std::lock_guard const lock(mutex_);
            if (!idle_.empty()) {
                auto const is_mine = [&, self = std::this_thread::get_id()](auto const& each) {
                    return each->user() == self && each->origin() == origin;
                };
                auto found = std::find_if(idle_.rbegin(), idle_.rend(), is_mine);
                if (found == idle_.rend())
                    found =
                        std::find_if(idle_.rbegin(), idle_.rend(), [&](auto const& each) { return each->origin() == origin; });
                auto const position = found == idle_.rend() ? idle_.end() - 1 : found.base() - 1;
                auto taken = std::move(*position);
                idle_.erase(position);
                return taken;
            }
        }
        return std::make_unique<curl_driver>();
    }

    void keep(std::unique_ptr<curl_driver> used)
    {
        std::unique_ptr<curl_driver> closed; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        if (idle_.size() == max_size) {
            closed = std::move(idle_.front());
            idle_.erase(idle_.begin());
        }
        idle_.push_back(std::move(used));
    }

    /// Closes this process's copies of the connections of its parent; they stay open for the parent.
    void inherit(std::unique_ptr<curl_pool> parent)
    {
        if (parent->mutex_.try_lock())
            parent->mutex_.unlock();
        else
            (void)parent.release(); // a thread of the parent was changing it during the fork: it is in no state to be destroyed
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<curl_driver>> idle_; // the longest idle first
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
