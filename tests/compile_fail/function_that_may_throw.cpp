// SPDX-License-Identifier: BSL-1.0
// EXPECT: function_takes_the_outcome<
// EXPECT: takes the outcome of this endpoint and is noexcept
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

void start()
{
#ifdef BROKEN
    api.call<ping>().send([](vouch::http::outcome<ping>) {});
#else
    api.call<ping>().send([](vouch::http::outcome<ping>) noexcept {});
#endif
}
