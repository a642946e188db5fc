// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_FLAKY_HPP
#define VOUCH_TESTING_FLAKY_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/split_mix.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/hooked.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

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
