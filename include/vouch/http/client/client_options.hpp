// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CLIENT_OPTIONS_HPP
#define VOUCH_HTTP_CLIENT_CLIENT_OPTIONS_HPP
#include <vouch/core/error.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/version.hpp>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// Where a client sends to, and the limits of a call.
struct client_options {
    std::string origin{};    ///< "https://api.example.com": scheme, host and port; or "unix:/run/api.sock" where the backend can
    std::string base_path{}; ///< stands before the path of each route, "/v1"; a slash at its end does not matter
    /// Header fields of each request, besides those that its endpoint describes. A `secret` one is treated as a credential.
    std::vector<header> default_headers{};
    std::string user_agent = "vouch/" VOUCH_VERSION_STRING;        ///< sent in each request, unless it is empty
    std::chrono::milliseconds deadline = std::chrono::seconds(30); ///< for a whole call, pauses between attempts included
    /// For one attempt. Without it an attempt gets half of the time that is left if the request may be repeated, so that an
    /// attempt that hangs leaves time for the next, else all of it.
    std::optional<std::chrono::milliseconds> attempt_timeout{};
    int attempts = 3; ///< how often a call may send its request, and again so often with a fresh token after a 401
    std::size_t max_response = 8 * 1024 * 1024; ///< bytes of a response's body
    /// Allows http to other machines, for endpoints without a credential. http to this machine is always allowed.
    bool allow_plain_http = false;
    http::observer observer{}; ///< is told the events of each call; refers to its listener
};

namespace detail {

inline constexpr expectation refused_origin{
    errc::format, "not_an_origin", "an origin, https://host or https://host:port, without user, path, query and fragment"};
inline constexpr expectation refused_plain_http{errc::format, "plain_http",
                                                "an origin with https; or http to this machine, or with allow_plain_http"};
inline constexpr expectation refused_plain_credential{
    errc::format, "plain_http", "an origin with https, or http to this machine: a credential is not sent in the clear"};

inline constexpr expectation refused_base_path{errc::format, "not_a_base_path",
                                               "a percent-encoded path such as /v1, without query, fragment and dot segments"};

// Returns true if `path` is empty or a path whose segments a request target can hold.
[[nodiscard]] inline auto is_base_path(std::string_view path) noexcept -> bool
{
    if (!path.empty() && !path.starts_with('/'))
        return false;
    std::string_view segment;
    for (path_segments segments(path); segments.next(segment);) {
        if (!is_path_value(segment))
            return false;
        for (std::size_t index = 0; index < segment.size(); ++index)
            if (!is_path_character(segment, index))
                return false;
    }
    return true;
}

// Calls with one key are one request for the server: it would act on the first alone.
inline constexpr expectation shared_idempotency_key{errc::duplicate_member, "an idempotency key for each call, not one for all"};
inline constexpr expectation refused_attempts{errc::out_of_range, "at least 1 attempt"};
inline constexpr expectation refused_time{errc::out_of_range, "a time above 0"};

// The origin that the calls of a client go to, and the errors in its options, which each call ends with.
struct destination {
    std::string origin{};
    std::string base_path{};
    bool is_private = false; ///< https, or this machine: nobody else can read what is sent
    request_errors faults{};

    destination() = default;
    explicit destination(client_options const& options)
    {
        if (auto const parsed = http::origin::parse(options.origin)) {
            origin = parsed->text();
            is_private = parsed->is_secure() || parsed->is_loopback();
            if (!is_private && !options.allow_plain_http)
                faults.push_back({location::origin, error(refused_plain_http, "")});
        } else {
            faults.push_back({location::origin, error(refused_origin, "")});
        }
        using std::chrono::milliseconds;
        if (options.attempts < 1)
            faults.push_back({location::option, "attempts", refused_attempts});
        if (options.deadline <= milliseconds{})
            faults.push_back({location::option, "deadline", refused_time});
        if (options.attempt_timeout && *options.attempt_timeout <= milliseconds{})
            faults.push_back({location::option, "attempt_timeout", refused_time});
        if (!is_field_value(options.user_agent))
            faults.push_back({location::option, "user_agent", refused_field_value});
        std::string_view path = options.base_path;
        if (path.ends_with('/'))
            path.remove_suffix(1);
        if (is_base_path(path))
            base_path = path;
        else
            faults.push_back({location::option, "base_path", refused_base_path});
        for (header const& header : options.default_headers) {
            if (header.secret && !is_private && options.allow_plain_http)
                faults.push_back({location::origin, error(refused_plain_credential, "")});
            if (same_name(header.name, idempotency_field))
                faults.push_back({location::option, "default_headers", shared_idempotency_key});
        }
    }
};

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
