// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CLIENT_OPTIONS_HPP
#define VOUCH_HTTP_CLIENT_CLIENT_OPTIONS_HPP
#include <vouch/core/error.hpp>
#include <vouch/http/message/origin.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace vouch::inline VOUCH_ABI::http {

/// Where a client sends to, and the limits of a call.
struct client_options {
    std::string origin{};                                          ///< "https://api.example.com": scheme, host and port
    std::chrono::milliseconds deadline = std::chrono::seconds(30); ///< for a whole call, pauses between attempts included
    int attempts = 3;                                              ///< how often a call may send its request
    std::size_t max_response = 8 * 1024 * 1024;                    ///< bytes of a response's body
    /// Allows http to other machines, for endpoints without a credential. http to this machine is always allowed.
    bool allow_plain_http = false;
};

namespace detail {

inline constexpr expectation refused_origin{
    errc::format, "not_an_origin", "an origin, https://host or https://host:port, without user, path, query and fragment"};
inline constexpr expectation refused_plain_http{errc::format, "plain_http",
                                                "an origin with https; or http to this machine, or with allow_plain_http"};
inline constexpr expectation refused_plain_credential{
    errc::format, "plain_http", "an origin with https, or http to this machine: a credential is not sent in the clear"};

// The origin that the calls of a client go to, or the error that each of them ends with.
struct destination {
    std::string origin{};
    bool is_private = false; ///< https, or this machine: nobody else can read what is sent
    std::optional<expectation> fault{};

    destination() = default;
    explicit destination(client_options const& options)
    {
        auto const parsed = http::origin::parse(options.origin);
        if (!parsed) {
            fault = refused_origin;
            return;
        }
        origin = parsed->text();
        is_private = parsed->is_secure() || parsed->is_loopback();
        if (!is_private && !options.allow_plain_http)
            fault = refused_plain_http;
    }
};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
