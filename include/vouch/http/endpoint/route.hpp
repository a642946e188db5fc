// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_ROUTE_HPP
#define VOUCH_HTTP_ENDPOINT_ROUTE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/message/percent.hpp>

#include <cstddef>
#include <string_view>

// Everything here looks at texts by index: GCC 12 with UBSan refuses string_view::find in a constant expression.
namespace vouch::inline VOUCH_ABI::http {

/// The segments of a path, one after the other: "/users/{user_id}" has "users" and "{user_id}", "/" has one that is empty.
class path_segments {
public:
    constexpr explicit path_segments(std::string_view path) noexcept : path_(path) {}

    /// Whether there is a further segment, and which.
    constexpr auto next(std::string_view& segment) noexcept -> bool
    {
        if (at_ >= path_.size())
            return false;
        std::size_t end = at_ + 1;
        while (end < path_.size() && path_[end] != '/')
            ++end;
        segment = path_.substr(at_ + 1, end - at_ - 1);
        at_ = end;
        return true;
    }

private:
    std::string_view path_;
    std::size_t at_ = 0; // of the slash before the next segment
};

/// Whether a segment of a route stands for a parameter, "{user_id}".
[[nodiscard]] constexpr auto is_placeholder(std::string_view segment) noexcept -> bool
{
    return !segment.empty() && segment[0] == '{';
}

/// The parameter that a placeholder stands for.
[[nodiscard]] constexpr auto placeholder_name(std::string_view segment) noexcept -> std::string_view
{
    return segment.substr(1, segment.size() - 2);
}

namespace detail {

// Neither constexpr nor defined: the name is the message that a wrong route prints.
void route_must_start_with_a_method();
void route_path_must_start_with_a_slash();
void route_has_an_unmatched_brace();
void route_placeholder_must_be_a_whole_segment();
void route_placeholder_has_no_name();
void route_names_a_parameter_twice();
void route_has_a_dot_segment();
void route_has_a_character_that_no_path_has();

[[nodiscard]] constexpr auto same_text(std::string_view left, std::string_view right) noexcept -> bool
{
    bool same = left.size() == right.size();
    for (std::size_t at = 0; same && at < left.size(); ++at)
        same = left[at] == right[at];
    return same;
}

[[nodiscard]] constexpr auto is_method(std::string_view text) noexcept -> bool
{
    for (std::string_view const method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        if (same_text(text, method))
            return true;
    return false;
}

[[nodiscard]] constexpr auto end_of_method(std::string_view route) noexcept -> std::size_t
{
    std::size_t at = 0;
    while (at < route.size() && route[at] != ' ')
        ++at;
    return at;
}

// RFC 3986 section 3.3, pchar
[[nodiscard]] constexpr auto stands_in_a_path(std::string_view segment, std::size_t at) noexcept -> bool
{
    for (char const mark : {'!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', ':', '@'})
        if (segment[at] == mark)
            return true;
    if (segment[at] == '%')
        return segment.size() - at > 2 && vouch::detail::hex_byte(segment[at + 1], segment[at + 2]) >= 0;
    return is_unreserved(segment[at]);
}

consteval void check_segment(std::string_view segment)
{
    if (is_placeholder(segment)) {
        if (placeholder_name(segment).empty())
            route_placeholder_has_no_name();
        segment = placeholder_name(segment);
    } else if (!segment.empty() && !is_path_value(segment)) {
        route_has_a_dot_segment();
    }
    for (std::size_t at = 0; at < segment.size(); ++at)
        if (!stands_in_a_path(segment, at))
            route_has_a_character_that_no_path_has();
}

consteval void check_braces(std::string_view path)
{
    bool open = false;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if ((path[at] == '{' && open) || (path[at] == '}' && !open) || (path[at] == '/' && open))
            route_has_an_unmatched_brace();
        if ((path[at] == '{' && path[at - 1] != '/') || (path[at] == '}' && at + 1 < path.size() && path[at + 1] != '/'))
            route_placeholder_must_be_a_whole_segment();
        open = path[at] == '{' || (open && path[at] != '}');
    }
    if (open)
        route_has_an_unmatched_brace();
}

consteval void check_route(std::string_view route)
{
    std::size_t const method_end = end_of_method(route);
    if (!is_method(route.substr(0, method_end)))
        route_must_start_with_a_method();
    if (method_end + 1 >= route.size() || route[method_end + 1] != '/')
        route_path_must_start_with_a_slash();
    std::string_view const path = route.substr(method_end + 1);
    check_braces(path);
    std::string_view segment;
    for (path_segments segments(path); segments.next(segment);) {
        check_segment(segment);
        std::size_t same = 0;
        std::string_view other;
        for (path_segments others(path); is_placeholder(segment) && others.next(other);)
            same += same_text(segment, other) ? 1u : 0u;
        if (same > 1)
            route_names_a_parameter_twice();
    }
}

} // namespace detail

/// Method and path of an endpoint, "GET /users/{user_id}", checked when it is compiled. A placeholder is a whole segment.
template <std::size_t Size>
struct route_text : vouch::detail::fixed_string<Size> {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself in a template argument list
    consteval route_text(char const (&literal)[Size]) : vouch::detail::fixed_string<Size>(literal)
    {
        detail::check_route(this->view());
    }

    [[nodiscard]] constexpr auto method() const noexcept -> std::string_view
    {
        return {this->text, detail::end_of_method(this->view())};
    }
    [[nodiscard]] constexpr auto path() const noexcept -> std::string_view
    {
        std::size_t const start = detail::end_of_method(this->view()) + 1;
        return {this->text + start, Size - 1 - start};
    }
    /// Whether the path has the placeholder {`name`}.
    [[nodiscard]] constexpr auto names(std::string_view name) const noexcept -> bool
    {
        std::string_view segment;
        for (path_segments segments(path()); segments.next(segment);)
            if (is_placeholder(segment) && detail::same_text(placeholder_name(segment), name))
                return true;
        return false;
    }
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
