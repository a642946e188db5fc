// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_ERROR_RESPONSE_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_ERROR_RESPONSE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/matching.hpp>

#include <optional>
#include <string>
#include <string_view>

// The responses of a service to requests that reach no handler.
namespace vouch::inline VOUCH_ABI::http::detail {

// The response to a body that is not declared as JSON; empty if it is.
[[nodiscard]] inline auto check_media_type(request const& request) -> std::optional<response>
{
    if (request.body.empty())
        return std::nullopt; // answered later, as not JSON: that tells the client more than a missing type
    std::string const* const type = find_header(request.headers, "content-type");
    if (type == nullptr || !is_json(*type))
        return problem_response(415, "expected the header content-type to be application/json");
    std::string const* const encoding = find_header(request.headers, "content-encoding");
    if (encoding != nullptr && !vouch::detail::equals_ignoring_case(*encoding, "identity"))
        return problem_response(415, "expected a body without content-encoding");
    return std::nullopt;
}

// The response to a request with errors in its parameters or its body.
[[nodiscard]] inline auto errors_found(request_errors const& errors) -> response
{
    for (request_error const& error : errors)
        if (error.in() == location::body &&
            (error.kind() == errc::syntax || error.kind() == errc::invalid_utf8 || error.kind() == errc::too_deep))
            return problem_response(400, "expected a body that is JSON", errors);
    return problem_response(422, "expected a request that keeps the description of this endpoint", errors);
}

// The response to a request for a path or method that no handler has.
[[nodiscard]] inline auto no_route(route_match const& match) -> response
{
    if (match.allow.empty())
        return problem_response(404, "expected a path that this service has");
    response made = problem_response(405, "expected a method that this path has");
    made.headers.push_back({"allow", match.allow});
    return made;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
