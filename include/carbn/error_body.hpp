// SPDX-License-Identifier: BSL-1.0
#ifndef CARBN_ERROR_BODY_HPP
#define CARBN_ERROR_BODY_HPP
#include <vouch/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace carbn {

/// The body of an error reply. Its `code` is a number in a string, "4030"; it does not contain the HTTP status.
struct error_body {
    std::optional<std::string> code{};
    std::optional<std::string> http_method{};
    std::optional<std::string> message{};
    std::optional<std::string> path{};
    std::optional<std::string> request_id{};    // support asks for it
    std::optional<std::string> resource_path{}; // the gateway's pattern for the path

    friend bool operator==(error_body const&, error_body const&) = default;
};
BOOST_DESCRIBE_STRUCT(error_body, (), (code, http_method, message, path, request_id, resource_path))

/// Finds the request id for `vouch::http::outcome`.
inline auto vouch_request_id(error_body const& body) -> std::string_view
{
    return body.request_id ? std::string_view(*body.request_id) : std::string_view();
}

constexpr auto vouch_schema(vouch::of<error_body>)
{
    return vouch::schema(vouch::field<&error_body::http_method>(vouch::name("httpMethod")),
                         vouch::field<&error_body::request_id>(vouch::name("requestId")),
                         vouch::field<&error_body::resource_path>(vouch::name("resourcePath")));
}

} // namespace carbn
#endif
