// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_BUSY_CALL_HPP
#define VOUCH_TESTING_DETAIL_BUSY_CALL_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/client.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/message/message.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A server is too busy for this endpoint: it answers 503 and asks for a pause of so many seconds.
struct busy : http::endpoint<"GET /busy/{seconds}", http::path_param<"seconds", int>, http::query_param<"number", int>,
                             http::default_reply<http::empty>> {};

/// A call of a client that asks a server which is too busy.
struct busy_call {
    std::string origin{};
    int attempts = 3;
    int seconds = 0;                                         ///< of the pause between two attempts
    int number = 0;                                          ///< no other call has it
    std::optional<std::chrono::milliseconds> cancel_after{}; ///< before it starts if it is zero

    [[nodiscard]] auto target() const -> std::string
    {
        return "/busy/" + std::to_string(seconds) + "?number=" + std::to_string(number);
    }

    /// The call of a client of this backend, ready for `send()`.
    template <class Client>
    [[nodiscard]] auto start(Client const& client) const
    {
        return client.template call<busy>().template with<"seconds">(seconds).template with<"number">(number);
    }
    [[nodiscard]] auto options() const -> http::client_options { return {.origin = origin, .attempts = attempts}; }
};

/// How a call ended.
struct busy_ending {
    int status = 0;
    int attempts = 0;
    std::optional<http::transport_error> error{};

    busy_ending() = default;
    explicit busy_ending(http::outcome<busy> const& outcome) : status(outcome.status()), attempts(outcome.attempts())
    {
        if (auto const* const failed = outcome.get_if<http::transport_error>())
            error = *failed;
    }
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
