// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_REFUSAL_HPP
#define VOUCH_SERVER_DETAIL_REFUSAL_HPP
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/message/target.hpp>
#include <vouch/wire/framing.hpp>
#include <vouch/wire/request_parser.hpp>

#include <cstddef>
#include <optional>
#include <string>

// The responses of the server itself.
namespace vouch::inline VOUCH_ABI::server::detail {

// The response to bytes that are no request.
[[nodiscard]] inline auto refuse_fault(wire::detail::framing_fault fault, wire::detail::message_limits limits) -> http::response
{
    using wire::detail::framing_fault;
    auto const max_head = std::to_string(limits.max_head);
    switch (fault) {
    case framing_fault::start_line_too_long:
        return http::detail::problem_response(414, "expected a request line of at most " + max_head + " bytes");
    case framing_fault::head_too_long:
        return http::detail::problem_response(431, "expected a head of at most " + max_head + " bytes and " +
                                                       std::to_string(limits.max_fields) + " fields");
    case framing_fault::body_too_long: return http::detail::body_too_large(limits.max_body);
    case framing_fault::unknown_coding: return http::detail::problem_response(501, "expected no transfer coding but chunked");
    case framing_fault::unsupported_version: return http::detail::problem_response(505, "expected HTTP/1.1");
    case framing_fault::malformed:
    case framing_fault::truncated: break;
    }
    return http::detail::problem_response(400, "expected a request of HTTP/1.1");
}

// The response to a request whose head no function should see; empty if it is in order.
[[nodiscard]] inline auto refuse_head(wire::detail::request_parser const& parser) -> std::optional<http::response>
{
    http::request const& head = parser.head();
    if (head.method == "CONNECT") // its response would turn the connection into a tunnel
        return http::detail::problem_response(501, "expected a method other than CONNECT");
    if (!http::detail::read_target(head.method, head.target))
        return http::detail::problem_response(400, "expected a request target, a path or a URI, without a fragment");
    if (parser.expects() == wire::detail::expectation::unknown)
        return http::detail::problem_response(417, "expected no expectation but 100-continue");
    return std::nullopt;
}

// The response to a client that came at a bad time.
[[nodiscard]] inline auto refuse_for_now(std::string expected) -> http::response
{
    http::response made = http::detail::problem_response(503, expected);
    made.headers.push_back({.name = "retry-after", .value = "1"});
    return made;
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif
