// SPDX-License-Identifier: BSL-1.0
// EXPECT: callback_backend_has_after<wire
// EXPECT: needs after(std::chrono::milliseconds, function)
#include <vouch/http/client/client.hpp>

#ifdef BROKEN
struct wire {
    template <class Function>
    void start(vouch::http::request, Function function);
};
#else
struct wire {
    template <class Function>
    void start(vouch::http::request, Function function);
    template <class Function>
    void after(std::chrono::milliseconds, Function function);
};
#endif

vouch::http::client api{wire{}, {.origin = "https://example.com"}};
