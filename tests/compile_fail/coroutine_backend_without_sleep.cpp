// SPDX-License-Identifier: BSL-1.0
// EXPECT: coroutine_backend_has_sleep<wire
// EXPECT: needs sleep(std::chrono::milliseconds), which returns its task<void>
#include <vouch/http/client/client.hpp>

template <class Result>
struct job {};
#ifdef BROKEN
struct wire {
    template <class Result>
    using task = job<Result>;
    auto send(vouch::http::request) -> task<vouch::http::transport_result>;
};
#else
struct wire {
    template <class Result>
    using task = job<Result>;
    auto send(vouch::http::request) -> task<vouch::http::transport_result>;
    auto sleep(std::chrono::milliseconds) -> task<void>;
};
#endif

vouch::http::client api{wire{}, {.origin = "https://example.com"}};
