// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_ATTEMPT_HPP
#define VOUCH_TESTS_SUPPORT_ATTEMPT_HPP
#include <vouch/http/message/message.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <variant>

namespace support {

/// What no error of a test may say.
inline constexpr char const* canary = "kanarek-7311";

/// A request that a backend has some time for.
inline auto ask(std::string method, std::string origin, std::chrono::milliseconds time = std::chrono::seconds(2))
    -> vouch::http::request
{
    vouch::http::request made;
    made.method = std::move(method);
    made.origin = std::move(origin);
    made.target = "/users/1?full=true";
    made.deadline = std::chrono::steady_clock::now() + time;
    return made;
}

/// The response of an attempt that must have one.
inline auto response_of(vouch::http::transport_result const& result) -> vouch::http::response
{
    auto const* response = std::get_if<vouch::http::response>(&result);
    auto const* error = std::get_if<vouch::http::transport_error>(&result);
    INFO("reason: " << (error ? vouch::http::to_string(error->reason) : "none"));
    INFO("detail: " << (error ? error->detail : "none"));
    REQUIRE(response);
    return *response;
}

/// The error of an attempt that must have one.
inline auto error_of(vouch::http::transport_result const& result) -> vouch::http::transport_error
{
    auto const* error = std::get_if<vouch::http::transport_error>(&result);
    REQUIRE(error);
    CHECK(error->detail.find(canary) == std::string::npos);
    return *error;
}

} // namespace support
#endif
