// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_CALL_REPORT_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_CALL_REPORT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/split_mix.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace vouch::inline VOUCH_ABI::http::detail {

// Tells the events of one call to the observer of its client.
class call_report {
public:
    using time_point = std::chrono::steady_clock::time_point;

    call_report(http::observer observer, time_point now) : observer_(observer), begun_(now), attempt_begun_(now), last_(now)
    {
        if (is_observed())
            number_ = new_number();
    }

    [[nodiscard]] auto is_observed() const noexcept -> bool { return bool(observer_); }

    void begin(request const& request)
    {
        route_ = request.route;
        if (is_observed())
            observer_(call_begun{number_, route_, request.body.size()});
    }
    void attempt_begun(time_point now) noexcept { attempt_begun_ = now; }
    void attempt_ended(int attempt, transport_result const& result, time_point now)
    {
        if (!is_observed())
            return;
        last_ = now;
        http::attempt_ended event{.call = number_, .route = route_, .attempt = attempt, .time = now - attempt_begun_};
        if (auto const* const got = std::get_if<response>(&result)) {
            event.status = got->status;
            event.body_size = got->body.size();
        } else {
            event.failure = std::get<transport_error>(result).reason;
        }
        observer_(event);
    }
    void pause_begun(std::chrono::milliseconds length) const
    {
        if (is_observed())
            observer_(http::pause_begun{number_, route_, length});
    }
    void end(call_ending ending, int status, int attempts, std::string_view request_id) const
    {
        if (is_observed())
            observer_(call_ended{number_, route_, ending, status, attempts, last_ - begun_, request_id});
    }

private:
    // Differs from the number of every other call: within a thread by the count, between threads by the address of the count,
    // between threads that have the same address in turn by the time.
    [[nodiscard]] static auto new_number() noexcept -> std::uint64_t
    {
        thread_local std::uint64_t count = 0;
        auto const time = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
        ++count;
        return vouch::detail::split_mix(time + reinterpret_cast<std::uintptr_t>(&count) + count * vouch::detail::split_mix_step);
    }

    http::observer observer_;
    std::uint64_t number_ = 0;
    std::string_view route_{};
    time_point begun_;
    time_point attempt_begun_;
    time_point last_;
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
