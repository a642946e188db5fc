// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_INBOX_HPP
#define VOUCH_BACKEND_DETAIL_CURL_INBOX_HPP
#include <vouch/backend/detail/curl_attempt.hpp>
#include <vouch/backend/detail/curl_handle.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/message/message.hpp>

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A request on its way, and the function to tell its result.
struct curl_call {
    explicit curl_call(http::request&& source) : request(std::move(source)) {}
    curl_call(curl_call const&) = delete;
    auto operator=(curl_call const&) -> curl_call& = delete;
    virtual ~curl_call() = default;
    virtual void tell(http::transport_result&& result) noexcept = 0;

    http::detail::wiping_request request;
    std::uint64_t number = 0;
    std::unique_ptr<curl_slot> slot;
    std::size_t position = 0;            // in the list of those that have begun
    std::optional<curl_attempt> attempt; // once it has begun
};

template <class Function>
struct curl_call_with final : curl_call {
    curl_call_with(http::request&& source, Function&& given) : curl_call(std::move(source)), function(std::move(given)) {}
    void tell(http::transport_result&& result) noexcept override { function(std::move(result)); }

    Function function;
};

/// A function to call at a time.
struct curl_pause {
    curl_pause() = default;
    curl_pause(curl_pause const&) = delete;
    auto operator=(curl_pause const&) -> curl_pause& = delete;
    virtual ~curl_pause() = default;
    virtual void tell() noexcept = 0;

    std::chrono::steady_clock::time_point due{};
};

template <class Function>
struct curl_pause_with final : curl_pause {
    explicit curl_pause_with(Function&& given) : function(std::move(given)) {}
    void tell() noexcept override { function(); }

    Function function;
};

/// What threads ask of the thread that runs libcurl.
struct curl_requests {
    std::vector<std::unique_ptr<curl_call>> calls{};
    std::vector<std::unique_ptr<curl_pause>> pauses{};
    std::vector<std::uint64_t> cancelled{}; // numbers of calls
};

/// Passes `curl_requests` between threads.
class curl_inbox {
public:
    explicit curl_inbox(CURLM* multi) noexcept : multi_(multi) {}

    /// Takes a call and gives it its number; zero if the inbox is closed, which leaves the call.
    [[nodiscard]] auto put(std::unique_ptr<curl_call>& call) -> std::uint64_t
    {
        std::lock_guard const lock(mutex_);
        if (closed_)
            return 0;
        call->number = ++last_number_;
        waiting_.calls.push_back(std::move(call));
        wake();
        return last_number_;
    }

    /// Takes a pause; returns false if the inbox is closed, which leaves the pause.
    [[nodiscard]] auto put(std::unique_ptr<curl_pause>& pause) -> bool
    {
        std::lock_guard const lock(mutex_);
        if (closed_)
            return false;
        waiting_.pauses.push_back(std::move(pause));
        wake();
        return true;
    }

    void cancel(std::uint64_t number)
    {
        std::lock_guard const lock(mutex_);
        if (closed_)
            return;
        waiting_.cancelled.push_back(number);
        wake();
    }

    [[nodiscard]] auto take() -> curl_requests
    {
        std::lock_guard const lock(mutex_);
        asleep_ = false;
        return std::exchange(waiting_, {});
    }

    /// The thread that takes will wait now, and has to be woken. Returns false if it must not wait, since there is something.
    [[nodiscard]] auto fall_asleep() -> bool
    {
        std::lock_guard const lock(mutex_);
        asleep_ = !closed_ && waiting_.calls.empty() && waiting_.pauses.empty() && waiting_.cancelled.empty();
        return asleep_;
    }

    [[nodiscard]] auto is_empty() -> bool
    {
        std::lock_guard const lock(mutex_);
        return waiting_.calls.empty() && waiting_.pauses.empty();
    }

    /// Ends all `put`. What waits can still be taken.
    void close()
    {
        std::lock_guard const lock(mutex_);
        closed_ = true;
        wake();
    }

    [[nodiscard]] auto is_closed() -> bool
    {
        std::lock_guard const lock(mutex_);
        return closed_;
    }

private:
    // A wake-up costs two calls of the system: none is made of a thread that is awake.
    void wake()
    {
        if (std::exchange(asleep_, false))
            curl_multi_wakeup(multi_);
    }

    std::mutex mutex_;
    CURLM* multi_; // valid until `close`
    curl_requests waiting_;
    std::uint64_t last_number_ = 0;
    bool asleep_ = false;
    bool closed_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
