// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_CURL_MULTI_HPP
#define VOUCH_BACKEND_CURL_MULTI_HPP
#include <vouch/backend/curl_options.hpp>
#include <vouch/backend/detail/curl_failure.hpp>
#include <vouch/backend/detail/curl_inbox.hpp>
#include <vouch/backend/detail/curl_reactor.hpp>
#include <vouch/backend/detail/curl_settings.hpp>
#include <vouch/backend/detail/of_this_process.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/client/drive_callback.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// A request that `curl_multi` or `curl_multi_thread` has begun. Copies name the same request.
class curl_call_handle {
public:
    curl_call_handle() = default;
    curl_call_handle(std::weak_ptr<detail::curl_inbox> inbox, std::uint64_t number) : inbox_(std::move(inbox)), number_(number) {}

    /// Ends the attempt soon with the reason `cancelled`; does nothing to one that has ended. Every thread may call it.
    void cancel() const
    {
        if (auto const inbox = inbox_.lock())
            inbox->cancel(number_);
    }

private:
    std::weak_ptr<detail::curl_inbox> inbox_;
    std::uint64_t number_ = 0;
};

namespace detail {

// What both backends share.
class curl_calls {
public:
    explicit curl_calls(curl_options&& options) : settings_(std::move(options)) {}

    template <class Function>
    auto start(http::request&& request, Function&& f) -> curl_call_handle
    {
        auto const& inbox = reactor_.get().inbox();
        std::unique_ptr<curl_call> call = std::make_unique<curl_call_with<Function>>(std::move(request), std::move(f));
        auto const number = inbox->put(call);
        if (number == 0) // the destructor is running, and has called the function that is starting this
            call->tell(not_sent(http::transport_reason::cancelled, "the backend is being destroyed"));
        return {inbox, number};
    }

    template <class Function>
    void after(std::chrono::milliseconds time, Function&& f)
    {
        std::unique_ptr<curl_pause> pause = std::make_unique<curl_pause_with<Function>>(std::move(f));
        pause->due = std::chrono::steady_clock::now() + time;
        if (!reactor_.get().inbox()->put(pause))
            pause->tell();
    }

    auto run_once(std::chrono::milliseconds wait) -> bool { return reactor_.get().run_once(settings_, wait); }
    void ensure_thread() { reactor_.get().ensure_thread(settings_); }

private:
    curl_settings settings_;
    of_this_process<curl_reactor> reactor_;
};

} // namespace detail

/// A backend over libcurl that carries many requests at once and calls a function with each result, while you run it.
///
/// TLS, HTTP/2, the environment, redirects, cookies and kept connections are as for `curl`. Requests to a server that speaks
/// HTTP/2 share a connection. Every thread may start requests; functions are called by `run_once` and `run`, which
/// one thread at a time may call, and by the destructor, which ends what is left as `cancelled`. Deadlines are exact while it
/// runs. A process that was forked uses no connection of its parent and carries none of its requests.
///
/// Errors:   the constructor throws as that of `curl` does.
/// Lifetime: may be moved while nothing else is done with it. Must not be destroyed by a function that it calls.
/// Cost:     as `curl`; each request is owned until its function has been called.
class curl_multi {
public:
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr bool deadline_is_exact = true;
    /// Checks of the conformance suite that it does not pass, with the reasons.
    static constexpr auto const& cannot = detail::curl_cannot;

    explicit curl_multi(curl_options options = {}) : shared_(std::make_unique<detail::curl_calls>(std::move(options))) {}

    /// Begins a request. `f(transport_result)` is called exactly once, never by `start` itself.
    template <std::invocable<http::transport_result> Function>
    auto start(http::request request, Function f) -> curl_call_handle
    {
        return shared_->start(std::move(request), std::move(f));
    }
    /// Calls `f()` when `time` has passed, or when the backend is destroyed.
    template <std::invocable Function>
    void after(std::chrono::milliseconds time, Function f)
    {
        shared_->after(time, std::move(f));
    }

    /// Does what can be done, and waits up to `wait` if nothing can. Returns false if no request and no pause is left.
    auto run_once(std::chrono::milliseconds wait) -> bool { return shared_->run_once(wait); }
    /// Runs until no request and no pause is left, those included that functions begin meanwhile.
    void run()
    {
        while (run_once(std::chrono::hours(1))) {
        }
    }

private:
    std::unique_ptr<detail::curl_calls> shared_;
};

/// `curl_multi` with a thread of its own, which begins with the first request and calls all functions. The destructor waits for
/// it.
class curl_multi_thread {
public:
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr bool deadline_is_exact = true;
    /// Checks of the conformance suite that it does not pass, or not always, with the reasons.
    static constexpr std::pair<std::string_view, std::string_view> cannot[] = {
        detail::curl_cannot[0],
        {"cancel_before", "its thread may have begun with a request before `cancel` is called"},
    };

    explicit curl_multi_thread(curl_options options = {}) : shared_(std::make_unique<detail::curl_calls>(std::move(options))) {}

    /// Begins a request. `f(transport_result)` is called exactly once, on the thread of the backend.
    template <std::invocable<http::transport_result> Function>
    auto start(http::request request, Function f) -> curl_call_handle
    {
        auto handle = shared_->start(std::move(request), std::move(f));
        shared_->ensure_thread();
        return handle;
    }
    /// Calls `f()` on the thread of the backend when `time` has passed, or when the backend is destroyed.
    template <std::invocable Function>
    void after(std::chrono::milliseconds time, Function f)
    {
        shared_->after(time, std::move(f));
        shared_->ensure_thread();
    }

private:
    std::unique_ptr<detail::curl_calls> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
