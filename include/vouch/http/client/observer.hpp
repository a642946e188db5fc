// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_OBSERVER_HPP
#define VOUCH_HTTP_CLIENT_OBSERVER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

// What a client tells of its calls, for logs, metrics and traces: the route's template, times, sizes, statuses, and nothing of
// the data of a call.
namespace vouch::inline VOUCH_ABI::http {

/// A call begins: its request is complete, or has errors.
struct call_begun {
    std::uint64_t call = 0;   ///< a number that the events of this call share, and no others of the client
    std::string_view route{}; ///< "GET /users/{user_id}": static storage
    std::size_t body_size = 0;
};

/// An attempt has got a response or an error.
struct attempt_ended {
    std::uint64_t call = 0;
    std::string_view route{};
    int attempt = 0;                           ///< counted from 1
    int status = 0;                            ///< 0 without a response
    std::optional<transport_reason> failure{}; ///< why there is no response
    std::chrono::nanoseconds time{};
    std::size_t body_size = 0; ///< of the response
};

/// A pause before the next attempt begins.
struct pause_begun {
    std::uint64_t call = 0;
    std::string_view route{};
    std::chrono::milliseconds length{};
};

/// How a call ended.
enum class call_ending : std::uint8_t { reply, transport_error, invalid_request, undecodable_reply, unexpected_status };

/// A call has ended.
struct call_ended {
    std::uint64_t call = 0;
    std::string_view route{};
    call_ending ending{};
    int status = 0; ///< 0 without a response
    int attempts = 0;
    std::chrono::nanoseconds time{}; ///< from the beginning to the end of the last attempt
    std::string_view request_id{};   ///< the server's name for the request, or empty; valid during the event
};

/// The listener of a client's events: a function object that takes one or more of `call_begun`, `attempt_ended`, `pause_begun`
/// and `call_ended`; `[](auto const& event) {…}` takes all. It is called on the thread that drives the call, and must not throw.
///
/// Lifetime: refers to the listener, which must outlive the client and its calls.
class observer {
public:
    observer() = default;
    template <class Listener>
        requires(!std::is_same_v<std::remove_const_t<Listener>, observer>)
    // NOLINTNEXTLINE(google-explicit-constructor): a listener is an observer, `{.observer = listener}`
    observer(Listener& told) noexcept : listener_(const_cast<std::remove_const_t<Listener>*>(&told)), call_(&call<Listener>)
    {
        static_assert(std::is_invocable_v<Listener&, call_begun const&> || std::is_invocable_v<Listener&, attempt_ended const&> ||
                          std::is_invocable_v<Listener&, pause_begun const&> || std::is_invocable_v<Listener&, call_ended const&>,
                      "an observer is called with call_begun, attempt_ended, pause_begun or call_ended, by const reference");
    }

    /// Returns true if there is a listener.
    [[nodiscard]] explicit operator bool() const noexcept { return listener_ != nullptr; }

    void operator()(call_begun const& event) const { tell(kind::call_begun, &event); }
    void operator()(attempt_ended const& event) const { tell(kind::attempt_ended, &event); }
    void operator()(pause_begun const& event) const { tell(kind::pause_begun, &event); }
    void operator()(call_ended const& event) const { tell(kind::call_ended, &event); }

private:
    enum class kind : std::uint8_t { call_begun, attempt_ended, pause_begun, call_ended };

    void tell(kind which, void const* event) const
    {
        if (listener_ != nullptr)
            call_(listener_, which, event);
    }

    template <class Listener, class Event>
    static void call_with(void* listener, void const* event)
    {
        if constexpr (std::is_invocable_v<Listener&, Event const&>)
            (*static_cast<Listener*>(listener))(*static_cast<Event const*>(event));
    }
    template <class Listener>
    static void call(void* listener, kind which, void const* event)
    {
        switch (which) {
        case kind::call_begun: return call_with<Listener, http::call_begun>(listener, event);
        case kind::attempt_ended: return call_with<Listener, http::attempt_ended>(listener, event);
        case kind::pause_begun: return call_with<Listener, http::pause_begun>(listener, event);
        case kind::call_ended: return call_with<Listener, http::call_ended>(listener, event);
        }
    }

    void* listener_ = nullptr;
    void (*call_)(void*, kind, void const*) = nullptr;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
