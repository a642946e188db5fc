// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_DECISION_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_DECISION_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/method.hpp>
#include <vouch/http/message/target.hpp>
#include <vouch/http/service/detail/normal_request.hpp>
#include <vouch/http/service/detail/refused_request.hpp>
#include <vouch/http/service/matching.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// What becomes of a request, by its target and method alone.
struct decision {
    std::optional<std::size_t> handler{}; // the route that answers
    std::string allow{};                  // the answer to OPTIONS where no handler answers it
    std::optional<refused_request> refused{};
};

// An unknown method is answered with 501, a known method that the path lacks with 405 (RFC 9110 section 9.1).
[[nodiscard]] inline auto decide(std::vector<served_route> const& routes, request const& request) -> decision
{
    auto const target = read_target(request.method, request.target);
    if (!target || !is_field_name(request.method))
        return {.refused = refuse(400, "expected a request line of HTTP with the target in origin form")};
    if (!has_a_valid_host(request))
        return {.refused = refuse(400, "expected one valid header host")};
    route_match found = find_route(routes, request.method, target->path);
    if (found.index)
        return {.handler = found.index};
    if (!is_known_method(request.method))
        return {.refused = refuse(501, "expected a method that this service has")};
    if (found.allow.empty())
        return {.refused = refuse(404, "expected a path that this service has")};
    if (request.method == "OPTIONS")
        return {.allow = std::move(found.allow)};
    return {.refused = refuse(405, "expected a method that this path has", {{"allow", std::move(found.allow)}})};
}

// Makes a response to GET the response to HEAD: the same fields, the length that GET would have sent, and no body (RFC 9110
// sections 8.6 and 9.3.2).
inline void remove_body(response& made)
{
    if (made.status != 204 && made.status != 304)
        made.headers.push_back({"content-length", std::to_string(made.body.size())});
    made.body.clear();
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
