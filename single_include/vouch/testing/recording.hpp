// vouch 0.1.0, vouch/testing/recording.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/testing/detail/hooked.hpp
#ifndef VOUCH_TESTING_DETAIL_HOOKED_HPP
#define VOUCH_TESTING_DETAIL_HOOKED_HPP

#include <chrono>
#include <type_traits>
#include <utility>
#include <variant>

// A backend that stands before another one, in the shape of that one.
namespace vouch::inline VOUCH_ABI::testing::detail {

// What a hook wants done with a request.
struct passage {
    bool is_let_through = true;       // the request arrives at the backend
    bool is_replaced = false;         // `instead` is the result, whatever the backend's is
    http::transport_result instead{}; //
};

// The backend, held or referred to, with its clock and randomness if it has them.
//
// A hook has `begin(request, now)`, which returns its `plan`, a passage; `end(plan, result, now)`; `replaces`, which is false if
// it lets everything through; and `concurrent`.
template <class Backend, class Hook>
class hooked_base {
    using inner_type = std::remove_reference_t<Backend>;

public:
    static constexpr bool concurrent = Hook::concurrent && http::is_concurrent<inner_type>();
    static constexpr bool deadline_is_exact = http::has_exact_deadline<inner_type>();
    static constexpr std::chrono::milliseconds deadline_bound = http::deadline_bound_of<inner_type>();

    template <class... Arguments>
    explicit hooked_base(Backend&& inner, Arguments&&... arguments)
        : inner_(std::forward<Backend>(inner)), hook_(std::forward<Arguments>(arguments)...)
    {}

    [[nodiscard]] auto now()
    {
        if constexpr (requires(inner_type& inner) { inner.now(); })
            return inner_.now();
        else
            return std::chrono::steady_clock::now();
    }
    [[nodiscard]] auto date()
        requires requires(inner_type& inner) { inner.date(); }
    {
        return inner_.date();
    }
    [[nodiscard]] auto random()
        requires requires(inner_type& inner) { inner.random(); }
    {
        return inner_.random();
    }

protected:
    [[nodiscard]] auto inner() noexcept -> inner_type& { return inner_; }
    [[nodiscard]] auto hook() noexcept -> Hook& { return hook_; }
    [[nodiscard]] auto hook() const noexcept -> Hook const& { return hook_; }

    [[nodiscard]] auto begin(http::request const& request) { return hook_.begin(request, now()); }
    [[nodiscard]] auto end(typename Hook::plan&& plan, http::transport_result result) -> http::transport_result
    {
        if (plan.is_replaced)
            result = std::move(plan.instead);
        hook_.end(std::move(plan), result, now());
        return result;
    }

private:
    Backend inner_;
    Hook hook_;
};

template <class Backend, class Hook>
class hooked;

template <class Backend, class Hook>
    requires http::sync_backend<std::remove_reference_t<Backend>>
class hooked<Backend, Hook> : public hooked_base<Backend, Hook> {
    using inner_type = std::remove_reference_t<Backend>;

public:
    static constexpr bool cancels_in_flight = http::cancels_in_flight<inner_type>();

    using hooked_base<Backend, Hook>::hooked_base;

    auto send(http::request const& request) -> http::transport_result
    {
        return send_with(request, [&]() -> http::transport_result {
            if constexpr (http::detail::backend_with_send<inner_type>)
                return this->inner().send(request);
            else
                return this->inner()(request);
        });
    }
    template <http::stop_request Stop>
        requires cancels_in_flight
    auto send(http::request const& request, Stop const& stop) -> http::transport_result
    {
        return send_with(request, [&]() -> http::transport_result { return this->inner().send(request, stop); });
    }
    void sleep(std::chrono::milliseconds pause)
        requires requires(inner_type& inner) { inner.sleep(pause); }
    {
        this->inner().sleep(pause);
    }

private:
    template <class Send>
    auto send_with(http::request const& request, Send send) -> http::transport_result
    {
        auto plan = this->begin(request);
        http::transport_result result;
        if (plan.is_let_through)
            result = send();
        return this->end(std::move(plan), std::move(result));
    }
};

template <class Backend, class Hook>
    requires http::coroutine_backend<std::remove_reference_t<Backend>>
class hooked<Backend, Hook> : public hooked_base<Backend, Hook> {
    using inner_type = std::remove_reference_t<Backend>;

public:
    static constexpr bool cancels_in_flight = http::cancels_in_flight<inner_type>();
    template <class Result>
    using task = typename inner_type::template task<Result>;

    using hooked_base<Backend, Hook>::hooked_base;

    // Each awaited task has a name: GCC 12 destroys temporaries of a co_await expression twice.
    auto send(http::request request) -> task<http::transport_result>
    {
        auto plan = this->begin(request);
        http::transport_result result;
        if (plan.is_let_through) {
            auto sending = this->inner().send(std::move(request));
            result = co_await std::move(sending);
        }
        co_return this->end(std::move(plan), std::move(result));
    }
    template <http::stop_request Stop>
        requires cancels_in_flight
    auto send(http::request request, Stop stop) -> task<http::transport_result>
    {
        auto plan = this->begin(request);
        http::transport_result result;
        if (plan.is_let_through) {
            auto sending = this->inner().send(std::move(request), stop);
            result = co_await std::move(sending);
        }
        co_return this->end(std::move(plan), std::move(result));
    }
    auto sleep(std::chrono::milliseconds pause) -> task<void> { return this->inner().sleep(pause); }
};

template <class Backend, class Hook>
    requires http::callback_backend<std::remove_reference_t<Backend>>
class hooked<Backend, Hook> : public hooked_base<Backend, Hook> {
    using inner_type = std::remove_reference_t<Backend>;

public:
    // an attempt that never reaches the backend has no handle of the backend
    static constexpr bool cancels_in_flight = !Hook::replaces && http::cancels_in_flight<inner_type>();

    using hooked_base<Backend, Hook>::hooked_base;

    template <class Function>
    auto start(http::request request, Function function)
    {
        auto plan = this->begin(request);
        bool const is_let_through = plan.is_let_through;
        auto on_result = [this, plan = std::move(plan),
                          function = std::move(function)](http::transport_result result) mutable noexcept {
            function(this->end(std::move(plan), std::move(result)));
        };
        if constexpr (!Hook::replaces)
            return this->inner().start(std::move(request), std::move(on_result));
        else if (is_let_through)
            (void)this->inner().start(std::move(request), std::move(on_result));
        else // where the backend calls its functions
            this->inner().after({}, [on_result = std::move(on_result)]() mutable noexcept { on_result({}); });
    }
    template <class Function>
    void after(std::chrono::milliseconds pause, Function function)
    {
        this->inner().after(pause, std::move(function));
    }
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/recording.hpp
#ifndef VOUCH_TESTING_RECORDING_HPP
#define VOUCH_TESTING_RECORDING_HPP

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// What a `recording` keeps besides what is always safe to show.
struct recording_options {
    bool values = false; ///< targets and header values; a secret's value as "***"
    bool bodies = false; ///< whole, with what is secret or personal in them
};

/// One attempt that went through a `recording`.
struct recorded_attempt {
    std::string_view route{}; ///< "GET /users/{user_id}": static storage
    std::string method{};
    std::vector<std::string> header_names{};
    std::size_t body_size = 0;
    int status = 0;                                  ///< 0 without a response
    std::optional<http::transport_reason> failure{}; ///< why there is no response
    std::size_t reply_size = 0;                      ///< of the response's body
    std::chrono::nanoseconds time{};

    std::string target{};                      ///< only with `values`
    std::vector<http::header> headers{};       ///< only with `values`
    std::vector<http::header> reply_headers{}; ///< only with `values`; a set-cookie is a secret
    std::string body{};                        ///< only with `bodies`
    std::string reply_body{};                  ///< only with `bodies`
};

namespace detail {

inline constexpr std::string_view masked = "***";

// The target with the value of its secret parameter masked.
[[nodiscard]] inline auto masked_target(http::request const& request) -> std::string
{
    std::string_view rest = request.target;
    std::size_t const query = rest.find('?');
    if (request.secret_parameter.empty() || query == std::string_view::npos)
        return request.target;
    std::string shown(rest.substr(0, query));
    rest.remove_prefix(query);
    while (!rest.empty()) { // "?name=value" or "&name=value"
        std::size_t const end = (std::min)(rest.find('&', 1), rest.size());
        std::string_view const pair = rest.substr(0, end);
        std::size_t const equals = (std::min)(pair.find('='), pair.size());
        if (http::detail::percent_decode(pair.substr(1, equals - 1)) == request.secret_parameter)
            shown.append(pair.substr(0, equals)).append("=").append(masked);
        else
            shown.append(pair);
        rest.remove_prefix(end);
    }
    return shown;
}

class recording_hook {
public:
    static constexpr bool concurrent = true;
    static constexpr bool replaces = false;

    struct plan : passage {
        recorded_attempt attempt{};
        std::chrono::steady_clock::time_point begun{};
    };

    recording_hook() = default;
    explicit recording_hook(recording_options options) : options_(options) {}

    [[nodiscard]] auto begin(http::request const& request, std::chrono::steady_clock::time_point now) const -> plan
    {
        plan made;
        made.begun = now;
        recorded_attempt& attempt = made.attempt;
        attempt.route = request.route;
        attempt.method = request.method;
        attempt.body_size = request.body.size();
        for (http::header const& header : request.headers)
            attempt.header_names.push_back(header.name);
        if (options_.values) {
            attempt.target = masked_target(request);
            for (http::header const& header : request.headers)
                attempt.headers.push_back({header.name, header.secret ? std::string(masked) : header.value, header.secret});
        }
        if (options_.bodies)
            attempt.body = request.body;
        return made;
    }

    void end(plan&& ended, http::transport_result const& result, std::chrono::steady_clock::time_point now)
    {
        recorded_attempt& attempt = ended.attempt;
        attempt.time = now - ended.begun;
        if (auto const* const got = std::get_if<http::response>(&result)) {
            attempt.status = got->status;
            attempt.reply_size = got->body.size();
            if (options_.values)
                for (http::header const& header : got->headers) {
                    bool const is_secret = header.secret || http::same_name(header.name, "set-cookie");
                    attempt.reply_headers.push_back({header.name, is_secret ? std::string(masked) : header.value, is_secret});
                }
            if (options_.bodies)
                attempt.reply_body = got->body;
        } else {
            attempt.failure = std::get<http::transport_error>(result).reason;
        }
        std::lock_guard const lock(mutex_);
        attempts_.push_back(std::move(attempt));
    }

    [[nodiscard]] auto attempts() const -> std::vector<recorded_attempt>
    {
        std::lock_guard const lock(mutex_);
        return attempts_;
    }

private:
    recording_options options_{};
    mutable std::mutex mutex_;
    std::vector<recorded_attempt> attempts_{};
};

} // namespace detail

/// Sends over another backend, whose shape it has, and keeps a record of each attempt:
/// `recording net{backend}; client api{net, options};`.
///
/// It keeps routes, methods, names of header fields, statuses, sizes and times. Values only where a test asks for them,
/// `recording net{backend, {.values = true}}`, and then those of secret headers and of a secret query parameter are masked.
/// Threads may share it if they may share the other backend.
/// Lifetime: an lvalue backend is referred to and must outlive it; an rvalue is owned. It must outlive the calls.
template <class Backend>
class recording : public detail::hooked<Backend, detail::recording_hook> {
public:
    explicit recording(Backend&& backend, recording_options options = {})
        : detail::hooked<Backend, detail::recording_hook>(std::forward<Backend>(backend), options)
    {}

    /// The attempts that have ended, in the order of their ends.
    [[nodiscard]] auto attempts() const -> std::vector<recorded_attempt> { return this->hook().attempts(); }
};

template <class Backend>
recording(Backend&&) -> recording<Backend>;
template <class Backend>
recording(Backend&&, recording_options) -> recording<Backend>;

} // namespace vouch::inline VOUCH_ABI::testing
#endif
