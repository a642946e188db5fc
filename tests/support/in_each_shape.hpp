// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_IN_EACH_SHAPE_HPP
#define VOUCH_TESTS_SUPPORT_IN_EACH_SHAPE_HPP
#include <vouch/callback.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/testing/shapes.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <support/lazy_task.hpp>

#include <doctest/doctest.h>

// A test that runs in each shape of a backend.
namespace support {

namespace http = vouch::http;

struct sync_shape {
    static constexpr char const* name = "sync";

    template <class Backend>
    static auto over(Backend& backend) -> Backend&
    {
        return backend;
    }
    template <class Endpoint, class Client, std::uint64_t Given, class... Stop>
    static auto outcome_of(auto&, http::call<Endpoint, Client, Given> call, Stop... stop) -> http::outcome<Endpoint>
    {
        return std::move(call).send(stop...);
    }
};

struct coroutine_shape {
    static constexpr char const* name = "coroutine";

    template <class Backend>
    static auto over(Backend& backend)
    {
        return vouch::testing::as_coroutine<lazy_task>(backend);
    }
    template <class Endpoint, class Client, std::uint64_t Given, class... Stop>
    static auto outcome_of(auto&, http::call<Endpoint, Client, Given> call, Stop... stop) -> http::outcome<Endpoint>
    {
        return std::move(call).send(stop...).run();
    }
};

/// Sends over a callback backend, runs `loop`, and takes what the function was called with, which happens exactly once.
template <class Endpoint, class Client, std::uint64_t Given, class Loop, class... Stop>
auto outcome_by_callback(http::call<Endpoint, Client, Given> call, Loop loop, Stop... stop) -> http::outcome<Endpoint>
{
    std::optional<http::outcome<Endpoint>> got;
    int calls = 0;
    std::move(call).send(
        [&](http::outcome<Endpoint> outcome) noexcept {
            ++calls;
            got.emplace(std::move(outcome));
        },
        stop...);
    loop();
    REQUIRE(calls == 1);
    return *std::move(got);
}

struct callback_shape {
    static constexpr char const* name = "callback";

    template <class Backend>
    static auto over(Backend& backend)
    {
        return vouch::testing::as_callback(backend);
    }
    template <class Endpoint, class Client, std::uint64_t Given, class... Stop>
    static auto outcome_of(auto&, http::call<Endpoint, Client, Given> call, Stop... stop) -> http::outcome<Endpoint>
    {
        return outcome_by_callback(std::move(call), [] {}, stop...);
    }
};

struct deferred_callback_shape {
    static constexpr char const* name = "deferred callback";

    template <class Backend>
    static auto over(Backend& backend)
    {
        return vouch::testing::as_deferred_callback(backend);
    }
    template <class Endpoint, class Client, std::uint64_t Given, class... Stop>
    static auto outcome_of(auto& backend, http::call<Endpoint, Client, Given> call, Stop... stop) -> http::outcome<Endpoint>
    {
        return outcome_by_callback(std::move(call), [&] { backend.run(); }, stop...);
    }
};

/// Calls `test` with an object of each shape.
template <class Test>
void in_each_shape(Test test)
{
    auto const in = [&](auto shape) {
        INFO("shape: ", std::string(shape.name));
        test(shape);
    };
    in(sync_shape{});
    in(coroutine_shape{});
    in(callback_shape{});
    in(deferred_callback_shape{});
}

} // namespace support
#endif
