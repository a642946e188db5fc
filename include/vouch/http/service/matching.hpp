// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_MATCHING_HPP
#define VOUCH_HTTP_SERVICE_MATCHING_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/message/percent.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Which of several routes a request is for.
namespace vouch::inline VOUCH_ABI::http {

/// One route of a service.
struct served_route {
    std::string_view method;
    std::string_view path;
};

/// Whether a segment of a request's path is the literal segment of a route: as text, whichever of its letters are
/// percent-encoded.
[[nodiscard]] inline auto is_same_segment(std::string_view literal, std::string_view given) -> bool
{
    if (literal == given)
        return true;
    if (literal.find('%') == literal.npos && given.find('%') == given.npos)
        return false;
    std::optional<std::string> const left = percent_decode(literal);
    return left.has_value() && left == percent_decode(given);
}

/// Whether a path is one of those that a route's path stands for. A placeholder stands for a segment that is not empty.
[[nodiscard]] inline auto matches(std::string_view route_path, std::string_view path) -> bool
{
    path_segments wanted(route_path);
    path_segments given(path);
    std::string_view want;
    std::string_view have;
    while (wanted.next(want))
        if (!given.next(have) || (is_placeholder(want) ? have.empty() : !is_same_segment(want, have)))
            return false;
    return !given.next(have);
}

/// Of two routes' paths that match the same path: whether the first has a literal segment where they first differ in that.
/// So "/users/all" goes before "/users/{user_id}".
[[nodiscard]] constexpr auto goes_before(std::string_view left, std::string_view right) noexcept -> bool
{
    path_segments lefts(left);
    path_segments rights(right);
    std::string_view one;
    std::string_view other;
    while (lefts.next(one) && rights.next(other))
        if (is_placeholder(one) != is_placeholder(other))
            return is_placeholder(other);
    return false;
}

/// The segment of a path that stands where the route has {name}, still percent-encoded.
[[nodiscard]] inline auto segment_named(std::string_view route_path, std::string_view path, std::string_view name)
    -> std::string_view
{
    path_segments wanted(route_path);
    path_segments given(path);
    std::string_view want;
    std::string_view have;
    while (wanted.next(want) && given.next(have))
        if (is_placeholder(want) && placeholder_name(want) == name)
            return have;
    return {};
}

/// What was found for a request: a route, or why there is none.
struct routing {
    std::optional<std::size_t> index{}; ///< of the route
    std::string allow{};                ///< the methods that the path has, where it has others; empty where nothing has this path
};

/// The route for a request. The path decides first, literal segments before placeholders, then the method among the routes of
/// that path: "PUT /users/all" is not an update of the user "all".
[[nodiscard]] inline auto find_route(std::vector<served_route> const& routes, std::string_view method, std::string_view path)
    -> routing
{
    if (!path.starts_with('/')) // "*", or the whole URI that only a proxy gets
        return {};
    std::string_view best;
    for (served_route const& one : routes)
        if (matches(one.path, path) && (best.empty() || goes_before(one.path, best)))
            best = one.path;
    routing found;
    for (std::size_t at = 0; at < routes.size() && !best.empty(); ++at) {
        std::string_view const candidate = routes[at].path;
        if (!matches(candidate, path) || goes_before(best, candidate))
            continue;
        if (routes[at].method == method) {
            found.index = at;
            break;
        }
        found.allow += found.allow.empty() ? "" : ", ";
        found.allow += routes[at].method;
    }
    return found;
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
