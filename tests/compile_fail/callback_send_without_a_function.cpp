// SPDX-License-Identifier: BSL-1.0
// EXPECT: send_has_a_function<wire
// EXPECT: send(function) or send(function, stop)
#include <vouch/callback.hpp>
#include <vouch/http/client/client.hpp>

struct ping : vouch::http::endpoint<"GET /", vouch::http::reply<204, vouch::http::empty>> {};
struct wire {
    template <class Function>
    void start(vouch::http::request const&, Function function)
    {
        function(vouch::http::response{.status = 204});
    }
    template <class Function>
    void after(std::chrono::milliseconds, Function function)
    {
        function();
    }
};
vouch::http::client api{wire{}, {.origin = "https://example.com"}};

#ifdef BROKEN
auto pong = api.call<ping>().send();
#else
auto pong = api.call<ping>().send([](vouch::http::outcome<ping>) noexcept {});
#endif
