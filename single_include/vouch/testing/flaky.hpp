// vouch 0.1.0, vouch/testing/flaky.hpp in one file: written by tools/single_header.py, not by hand
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

// vouch/testing/flaky.hpp
#ifndef VOUCH_TESTING_FLAKY_HPP
#define VOUCH_TESTING_FLAKY_HPP

#include <cstdint>
#include <string>

namespace vouch::inline VOUCH_ABI::testing {

/// The share of the attempts of a `flaky` that fail, by kind. Together they are at most 1.
struct flaky_options {
    double refused = 0.1; ///< no connection: not sent
    double reset = 0.1;   ///< the connection ends early: maybe sent, and the request arrives every other time
    double timeout = 0.1; ///< no response in time, without waiting for it: maybe sent, and the request arrives every other time
    double busy = 0.1;    ///< 503 or 429 before the request arrives, every other time with a Retry-After of 0 to 3 s
};

namespace detail {

class flaky_hook {
public:
    static constexpr bool concurrent = false;
    static constexpr bool replaces = true;

    using plan = passage;

    flaky_hook(std::uint64_t seed, flaky_options const& options) : state_(seed), options_(options) {}

    [[nodiscard]] auto begin(http::request const&, std::chrono::steady_clock::time_point) -> plan
    {
        using http::delivery;
        using http::transport_error;
        using http::transport_reason;
        double drawn = static_cast<double>(next() >> 11) / 9007199254740992.0; // 2^53
        auto const is_drawn = [&drawn](double share) {
            bool const is_below = drawn < share;
            drawn -= share;
            return is_below;
        };
        if (is_drawn(options_.refused))
            return {false, true, transport_error{transport_reason::connect, delivery::not_sent, "flaky: refused"}};
        if (is_drawn(options_.reset))
            return {coin(), true, transport_error{transport_reason::reset, delivery::maybe_sent, "flaky: reset"}};
        if (is_drawn(options_.timeout))
            return {coin(), true, transport_error{transport_reason::timeout, delivery::maybe_sent, "flaky: timeout"}};
        if (is_drawn(options_.busy)) {
            http::response busy{.status = coin() ? 503 : 429};
            if (coin())
                busy.headers.push_back({"retry-after", std::to_string(next() % 4)});
            return {false, true, std::move(busy)};
        }
        return {};
    }
    void end(plan&&, http::transport_result const&, std::chrono::steady_clock::time_point) noexcept {}

private:
    [[nodiscard]] auto coin() noexcept -> bool { return next() % 2 == 0; }
    [[nodiscard]] auto next() noexcept -> std::uint64_t // the same numbers everywhere
    {
        state_ += vouch::detail::split_mix_step;
        return vouch::detail::split_mix(state_);
    }

    std::uint64_t state_;
    flaky_options options_;
};

} // namespace detail

/// Sends over another backend, whose shape it has, and makes some attempts fail: `flaky net{backend, 42}`. The same seed gives
/// the same failures.
///
/// Lifetime: an lvalue backend is referred to and must outlive it; an rvalue is owned. It must outlive the calls.
template <class Backend>
class flaky : public detail::hooked<Backend, detail::flaky_hook> {
public:
    explicit flaky(Backend&& backend, std::uint64_t seed, flaky_options const& options = {})
        : detail::hooked<Backend, detail::flaky_hook>(std::forward<Backend>(backend), seed, options)
    {}
};

template <class Backend>
flaky(Backend&&, std::uint64_t) -> flaky<Backend>;
template <class Backend>
flaky(Backend&&, std::uint64_t, flaky_options) -> flaky<Backend>;

} // namespace vouch::inline VOUCH_ABI::testing
#endif
