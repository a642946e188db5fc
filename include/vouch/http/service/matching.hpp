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
#include <utility>
#include <vector>

// Finds the route of a request among the routes of a service.
namespace vouch::inline VOUCH_ABI::http::detail {

// The route of one handler.
struct served_route {
    std::string_view method;
    std::string_view path;
};

// Returns true if the segment of a request's path equals the literal segment of a route, whichever letters are percent-encoded.
[[nodiscard]] inline auto is_same_segment(std::string_view literal, std::string_view segment) -> bool
{
    if (literal == segment)
        return true;
    if (literal.find('%') == literal.npos && segment.find('%') == segment.npos)
        return false;
    std::optional<std::string> const decoded = percent_decode(literal);
    return decoded.has_value() && decoded == percent_decode(segment);
}

// Returns true if a request's path matches the path of a route. A placeholder matches any segment that is not empty.
[[nodiscard]] inline auto matches(std::string_view route_path, std::string_view path) -> bool
{
    path_segments route_segments(route_path);
    path_segments segments(path);
    std::string_view expected;
    std::string_view segment;
    while (route_segments.next(expected))
        if (!segments.next(segment) || (is_placeholder(expected) ? segment.empty() : !is_same_segment(expected, segment)))
            return false;
    return !segments.next(segment);
}

// Returns true if the left one of two routes that match the same path goes before the right one: it has a literal segment at the
// first position where the other has a placeholder. So "/users/all" goes before "/users/{user_id}".
[[nodiscard]] constexpr auto goes_before(std::string_view left_path, std::string_view right_path) noexcept -> bool
{
    path_segments left_segments(left_path);
    path_segments right_segments(right_path);
    std::string_view left;
    std::string_view right;
    while (left_segments.next(left) && right_segments.next(right))
        if (is_placeholder(left) != is_placeholder(right))
            return is_placeholder(right);
    return false;
}

// The segment of a request's path at the position of {name} in the route, still percent-encoded.
[[nodiscard]] inline auto segment_named(std::string_view route_path, std::string_view path, std::string_view name)
    -> std::string_view
{
    path_segments route_segments(route_path);
    path_segments segments(path);
    std::string_view expected;
    std::string_view segment;
    while (route_segments.next(expected) && segments.next(segment))
        if (is_placeholder(expected) && placeholder_name(expected) == name)
            return segment;
    return {};
}

// The route of a request, or the reason why no route matches.
struct route_match {
    std::optional<std::size_t> index{}; // of the route
    std::string allow{};                // else the methods that the path has; empty if no route has the path
};

// The methods of routes as an Allow field lists them: each once, HEAD where there is GET, and OPTIONS.
class allowed_methods {
public:
    void add(std::string_view method)
    {
        put(method);
        if (method == "GET")
            put("HEAD");
    }
    [[nodiscard]] auto text() && -> std::string
    {
        put("OPTIONS");
        return std::move(text_);
    }

private:
    void put(std::string_view method)
    {
        for (std::size_t at = text_.find(method); at != text_.npos; at = text_.find(method, at + 1))
            if ((at == 0 || text_[at - 1] == ' ') && (at + method.size() == text_.size() || text_[at + method.size()] == ','))
                return;
        text_ += text_.empty() ? "" : ", ";
        text_ += method;
    }

    std::string text_;
};

// Finds the route of a request. The path decides first, literal segments before placeholders, then the method among the routes of
// that path: "PUT /users/all" is not an update of the user "all". HEAD without a route of its own is answered by GET's (RFC 9110
// section 9.3.2). The path "*" has no route, and all methods (section 9.3.7).
[[nodiscard]] inline auto find_route(std::vector<served_route> const& routes, std::string_view method, std::string_view path)
    -> route_match
{
    allowed_methods allowed;
    if (path == "*") {
        for (served_route const& route : routes)
            allowed.add(route.method);
        return {.allow = std::move(allowed).text()};
    }
    if (!path.starts_with('/'))
        return {};
    std::string_view best;
    for (served_route const& route : routes)
        if (route.path != best && matches(route.path, path) && (best.empty() || goes_before(route.path, best)))
            best = route.path;
    if (best.empty())
        return {};
    auto const is_best = [&](served_route const& route) { // most often the methods of a path have the same text
        return route.path == best || (matches(route.path, path) && !goes_before(best, route.path));
    };
    std::optional<std::size_t> get;
    for (std::size_t index = 0; index < routes.size(); ++index) {
        bool const is_wanted = routes[index].method == method;
        if ((is_wanted || routes[index].method == "GET") && is_best(routes[index])) {
            if (is_wanted)
                return {.index = index};
            get = index;
        }
    }
    if (method == "HEAD" && get)
        return {.index = get};
    for (served_route const& route : routes)
        if (is_best(route))
            allowed.add(route.method);
    return {.allow = std::move(allowed).text()};
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
