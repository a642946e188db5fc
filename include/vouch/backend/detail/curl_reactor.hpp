// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_REACTOR_HPP
#define VOUCH_BACKEND_DETAIL_CURL_REACTOR_HPP
#include <vouch/backend/detail/curl_attempt.hpp>
#include <vouch/backend/detail/curl_failure.hpp>
#include <vouch/backend/detail/curl_handle.hpp>
#include <vouch/backend/detail/curl_inbox.hpp>
#include <vouch/backend/detail/curl_settings.hpp>
#include <vouch/backend/detail/curl_sockets.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Carries many requests at once over libcurl's interface for that. One thread at a time may call `run_once`, every thread
/// `inbox`.
class curl_reactor {
public:
    curl_reactor() = default;
    curl_reactor(curl_reactor const&) = delete;
    auto operator=(curl_reactor const&) -> curl_reactor& = delete;
    ~curl_reactor()
    {
        inbox_->close();
        if (thread_.joinable())
            thread_.join();
        else
            end_all();
    }

    [[nodiscard]] auto inbox() const noexcept -> std::shared_ptr<curl_inbox> const& { return inbox_; }

    /// Lets a thread of this object run it, if none does yet.
    void ensure_thread(curl_settings const& settings)
    {
        std::call_once(thread_started_, [&] {
            thread_ = std::thread([this, &settings] {
                while (!inbox_->is_closed())
                    (void)pump(settings, std::chrono::hours(1));
                end_all();
            });
        });
    }

    /// Does what can be done, and waits up to `wait` if nothing can. Returns false if there is nothing left to do.
    auto run_once(curl_settings const& settings, std::chrono::milliseconds wait) -> bool
    {
        if (is_idle())
            return false;
        pump(settings, wait);
        return !is_idle();
    }

    /// Closes this process's copies of the connections of its parent; they stay open for the parent. Its calls are the parent's.
    void inherit(std::unique_ptr<curl_reactor> parent)
    {
        if (!parent->changing_)
            parent->sockets_.close_copies();
        (void)parent.release(); // libcurl would say goodbye on them
    }

private:
    static constexpr std::size_t max_spare = 64;

    using clock = std::chrono::steady_clock;

    [[nodiscard]] auto is_idle() const -> bool { return calls_.empty() && pauses_.empty() && inbox_->is_empty(); }

    void pump(curl_settings const& settings, std::chrono::milliseconds wait)
    {
        changing_ = true;
        if (!step(settings)) {
            auto const until = next_due(clock::now() + wait);
            changing_ = false;
            curl_multi_poll(multi_.get(), nullptr, 0, inbox_->fall_asleep() ? milliseconds_to(until) : 0, nullptr);
            changing_ = true;
            step(settings);
        }
        changing_ = false;
    }

    // Returns true if it has called a function of a caller.
    auto step(curl_settings const& settings) -> bool
    {
        told_ = false;
        accept(settings);
        int running = 0;
        curl_multi_perform(multi_.get(), &running);
        int more = 0;
        while (CURLMsg const* const message = curl_multi_info_read(multi_.get(), &more)) {
            CURLcode const code = message->data.result;
            curl_call* call = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &call);
            end(*call, call->attempt->result(code));
        }
        auto const now = clock::now();
        for (std::size_t index = calls_.size(); index-- > 0;)
            if (calls_[index]->request->deadline <= now)
                end(*calls_[index], calls_[index]->attempt->failed(http::transport_reason::timeout, "the deadline passed"));
        for (std::size_t index = pauses_.size(); index-- > 0;) {
            if (pauses_[index]->due > now)
                continue;
            auto const ended = std::move(pauses_[index]);
            pauses_.erase(pauses_.begin() + static_cast<std::ptrdiff_t>(index));
            ended->tell();
            told_ = true;
        }
        return told_;
    }

    // Takes what the inbox has.
    void accept(curl_settings const& settings)
    {
        auto [calls, pauses, cancelled] = inbox_->take();
        for (auto& pause : pauses)
            pauses_.push_back(std::move(pause));
        if (!calls.empty())
            sockets_.end_noisy();
        for (auto& call : calls)
            if (std::ranges::find(cancelled, call->number) == cancelled.end())
                begin(std::move(call), settings);
            else
                tell(*call, not_sent(http::transport_reason::cancelled, "the call was cancelled"));
        for (auto const number : cancelled)
            if (auto const found = std::ranges::find(calls_, number, [](auto const& each) { return each->number; });
                found != calls_.end())
                end(**found, (*found)->attempt->failed(http::transport_reason::cancelled, "the call was cancelled"));
    }

    void begin(std::unique_ptr<curl_call> call, curl_settings const& settings)
    {
        if (auto fault = find_curl_fault(*call->request))
            return tell(*call, *std::move(fault));
        if (spare_.empty()) {
            call->slot = std::make_unique<curl_slot>();
        } else {
            call->slot = std::move(spare_.back()); // it knows TLS sessions
            spare_.pop_back();
        }
        call->attempt.emplace(*call->slot, sockets_, *call->request);
        if (auto fault = call->attempt->prepare(settings))
            return tell(*call, *std::move(fault));
        set_curl(call->slot->easy.get(), CURLOPT_PRIVATE, call.get());
        curl_multi_add_handle(multi_.get(), call->slot->easy.get());
        call->position = calls_.size();
        calls_.push_back(std::move(call));
    }

    void end(curl_call& ended, http::transport_result result)
    {
        auto const call = std::exchange(calls_[ended.position], nullptr);
        std::swap(calls_[ended.position], calls_.back());
        if (calls_[ended.position] != nullptr)
            calls_[ended.position]->position = ended.position;
        calls_.pop_back();
        curl_multi_remove_handle(multi_.get(), call->slot->easy.get());
        call->attempt.reset();
        if (spare_.size() < max_spare)
            spare_.push_back(std::move(call->slot));
        tell(*call, std::move(result));
    }

    void tell(curl_call& call, http::transport_result result)
    {
        told_ = true;
        call.tell(std::move(result));
    }

    void end_all()
    {
        while (!calls_.empty())
            end(*calls_.back(), calls_.back()->attempt->failed(http::transport_reason::cancelled, "the backend was destroyed"));
        auto [calls, pauses, cancelled] = inbox_->take();
        for (auto const& call : calls)
            tell(*call, not_sent(http::transport_reason::cancelled, "the backend was destroyed"));
        for (auto const& pause : std::exchange(pauses_, {}))
            pause->tell();
        for (auto const& pause : pauses)
            pause->tell();
    }

    [[nodiscard]] auto next_due(clock::time_point latest) const -> clock::time_point
    {
        for (auto const& call : calls_)
            latest = (std::min)(latest, call->request->deadline);
        for (auto const& pause : pauses_)
            latest = (std::min)(latest, pause->due);
        return latest;
    }

    curl_sockets sockets_;
    curl_multi_handle multi_ = make_curl_multi();
    std::shared_ptr<curl_inbox> inbox_ = std::make_shared<curl_inbox>(multi_.get());
    std::vector<std::unique_ptr<curl_slot>> spare_;
    std::vector<std::unique_ptr<curl_call>> calls_; // those that have begun
    std::vector<std::unique_ptr<curl_pause>> pauses_;
    bool told_ = false;
    std::atomic<bool> changing_ = false; // a child that is forked meanwhile has a copy in no state to be looked at
    std::once_flag thread_started_;
    std::thread thread_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
