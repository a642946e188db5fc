// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_RECORDING_HPP
#define VOUCH_TESTING_RECORDING_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/testing/detail/hooked.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing {

/// What a `recording` keeps besides what is always safe to show.
struct recording_options {
    bool values = false; ///< targets and header values; a secret's value as "***"
    bool bodies = false; ///< whole, with what is secret or personal in them
};

/// One attempt that went through a `recording`.
struct recorded_attempt {
    std::string_view route{}; ///< "GET /users/{user_id}": static storage
    std::string method{};
    std::vector<std::string> header_names{};
    std::size_t body_size = 0;
    int status = 0;                                  ///< 0 without a response
    std::optional<http::transport_reason> failure{}; ///< why there is no response
    std::size_t reply_size = 0;                      ///< of the response's body
    std::chrono::nanoseconds time{};

    std::string target{};                      ///< only with `values`
    std::vector<http::header> headers{};       ///< only with `values`
    std::vector<http::header> reply_headers{}; ///< only with `values`; a set-cookie is a secret
    std::string body{};                        ///< only with `bodies`
    std::string reply_body{};                  ///< only with `bodies`
};

namespace detail {

inline constexpr std::string_view masked = "***";

// The target with the value of its secret parameter masked.
[[nodiscard]] inline auto masked_target(http::request const& request) -> std::string
{
    std::string_view rest = request.target;
    std::size_t const query = rest.find('?');
    if (request.secret_parameter.empty() || query == std::string_view::npos)
        return request.target;
    std::string shown(rest.substr(0, query));
    rest.remove_prefix(query);
    while (!rest.empty()) { // "?name=value" or "&name=value"
        std::size_t const end = (std::min)(rest.find('&', 1), rest.size());
        std::string_view const pair = rest.substr(0, end);
        std::size_t const equals = (std::min)(pair.find('='), pair.size());
        if (http::detail::percent_decode(pair.substr(1, equals - 1)) == request.secret_parameter)
            shown.append(pair.substr(0, equals)).append("=").append(masked);
        else
            shown.append(pair);
        rest.remove_prefix(end);
    }
    return shown;
}

class recording_hook {
public:
    static constexpr bool concurrent = true;
    static constexpr bool replaces = false;

    struct plan : passage {
        recorded_attempt attempt{};
        std::chrono::steady_clock::time_point begun{};
    };

    recording_hook() = default;
    explicit recording_hook(recording_options options) : options_(options) {}

    [[nodiscard]] auto begin(http::request const& request, std::chrono::steady_clock::time_point now) const -> plan
    {
        plan made;
        made.begun = now;
        recorded_attempt& attempt = made.attempt;
        attempt.route = request.route;
        attempt.method = request.method;
        attempt.body_size = request.body.size();
        for (http::header const& header : request.headers)
            attempt.header_names.push_back(header.name);
        if (options_.values) {
            attempt.target = masked_target(request);
            for (http::header const& header : request.headers)
                attempt.headers.push_back({header.name, header.secret ? std::string(masked) : header.value, header.secret});
        }
        if (options_.bodies)
            attempt.body = request.body;
        return made;
    }

    void end(plan&& ended, http::transport_result const& result, std::chrono::steady_clock::time_point now)
    {
        recorded_attempt& attempt = ended.attempt;
        attempt.time = now - ended.begun;
        if (auto const* const got = std::get_if<http::response>(&result)) {
            attempt.status = got->status;
            attempt.reply_size = got->body.size();
            if (options_.values)
                for (http::header const& header : got->headers) {
                    bool const is_secret = header.secret || http::same_name(header.name, "set-cookie");
                    attempt.reply_headers.push_back({header.name, is_secret ? std::string(masked) : header.value, is_secret});
                }
            if (options_.bodies)
                attempt.reply_body = got->body;
        } else {
            attempt.failure = std::get<http::transport_error>(result).reason;
        }
        std::lock_guard const lock(mutex_);
        attempts_.push_back(std::move(attempt));
    }

    [[nodiscard]] auto attempts() const -> std::vector<recorded_attempt>
    {
        std::lock_guard const lock(mutex_);
        return attempts_;
    }

private:
    recording_options options_{};
    mutable std::mutex mutex_;
    std::vector<recorded_attempt> attempts_{};
};

} // namespace detail

/// Sends over another backend, whose shape it has, and keeps a record of each attempt:
/// `recording net{backend}; client api{net, options};`.
///
/// It keeps routes, methods, names of header fields, statuses, sizes and times. Values only where a test asks for them,
/// `recording net{backend, {.values = true}}`, and then those of secret headers and of a secret query parameter are masked.
/// Threads may share it if they may share the other backend.
/// Lifetime: an lvalue backend is referred to and must outlive it; an rvalue is owned. It must outlive the calls.
template <class Backend>
class recording : public detail::hooked<Backend, detail::recording_hook> {
public:
    explicit recording(Backend&& backend, recording_options options = {})
        : detail::hooked<Backend, detail::recording_hook>(std::forward<Backend>(backend), options)
    {}

    /// The attempts that have ended, in the order of their ends.
    [[nodiscard]] auto attempts() const -> std::vector<recorded_attempt> { return this->hook().attempts(); }
};

template <class Backend>
recording(Backend&&) -> recording<Backend>;
template <class Backend>
recording(Backend&&, recording_options) -> recording<Backend>;

} // namespace vouch::inline VOUCH_ABI::testing
#endif
