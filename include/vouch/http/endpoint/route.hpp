// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_ROUTE_HPP
#define VOUCH_HTTP_ENDPOINT_ROUTE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/message/percent.hpp>

#include <cstddef>
#include <string_view>

// All loops here use indices: GCC 12 with UBSan refuses string_view::find in a constant expression.
namespace vouch::inline VOUCH_ABI::complaint {

// Neither constexpr nor defined: a route with a mistake calls one of them, and the compiler prints its name.
void route_must_start_with_a_method();
void route_path_must_start_with_a_slash();
void route_has_an_unmatched_brace();
void route_placeholder_must_be_a_whole_segment();
void route_placeholder_has_no_name();
void route_names_a_parameter_twice();
void route_has_a_dot_segment();
void route_has_a_character_that_no_path_has();

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http::detail {

// Iterates over the segments of a path: "/users/{user_id}" has "users" and "{user_id}", "/" has one empty segment.
class path_segments {
public:
    constexpr explicit path_segments(std::string_view path) noexcept : path_(path) {}

    // Sets `segment` to the next segment; returns false if there is none.
    constexpr auto next(std::string_view& segment) noexcept -> bool
    {
        if (slash_ >= path_.size())
            return false;
        std::size_t end = slash_ + 1;
        while (end < path_.size() && path_[end] != '/')
            ++end;
        segment = path_.substr(slash_ + 1, end - slash_ - 1);
        slash_ = end;
        return true;
    }

private:
    std::string_view path_;
    std::size_t slash_ = 0; // the position of the slash before the next segment
};

// Returns true if a segment of a route stands for a parameter, "{user_id}".
[[nodiscard]] constexpr auto is_placeholder(std::string_view segment) noexcept -> bool
{
    return !segment.empty() && segment[0] == '{';
}

// The parameter that a placeholder stands for.
[[nodiscard]] constexpr auto placeholder_name(std::string_view segment) noexcept -> std::string_view
{
    return segment.substr(1, segment.size() - 2);
}

[[nodiscard]] constexpr auto same_text(std::string_view left, std::string_view right) noexcept -> bool
{
    bool same = left.size() == right.size();
    for (std::size_t index = 0; same && index < left.size(); ++index)
        same = left[index] == right[index];
    return same;
}

// Returns true if two paths are the same, whatever the names of their parameters.
[[nodiscard]] constexpr auto have_same_segments(std::string_view left_path, std::string_view right_path) noexcept -> bool
{
    path_segments left_segments(left_path);
    path_segments right_segments(right_path);
    std::string_view left;
    std::string_view right;
    while (left_segments.next(left))
        if (!right_segments.next(right) || is_placeholder(left) != is_placeholder(right) ||
            (!is_placeholder(left) && !same_text(left, right)))
            return false;
    return !right_segments.next(right);
}

[[nodiscard]] constexpr auto is_method(std::string_view text) noexcept -> bool
{
    for (std::string_view const method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"})
        if (same_text(text, method))
            return true;
    return false;
}

[[nodiscard]] constexpr auto end_of_method(std::string_view route) noexcept -> std::size_t
{
    std::size_t end = 0;
    while (end < route.size() && route[end] != ' ')
        ++end;
    return end;
}

// Returns true if the character at `index` may be in a path: pchar (RFC 3986 section 3.3).
[[nodiscard]] constexpr auto is_path_character(std::string_view segment, std::size_t index) noexcept -> bool
{
    for (char const mark : {'!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', ':', '@'})
        if (segment[index] == mark)
            return true;
    if (segment[index] == '%')
        return segment.size() - index > 2 && vouch::detail::hex_byte(segment[index + 1], segment[index + 2]) >= 0;
    return is_unreserved(segment[index]);
}

consteval void check_segment(std::string_view segment)
{
    if (is_placeholder(segment)) {
        if (placeholder_name(segment).empty())
            complaint::route_placeholder_has_no_name();
        segment = placeholder_name(segment);
    } else if (!segment.empty() && !is_path_value(segment)) {
        complaint::route_has_a_dot_segment();
    }
    for (std::size_t index = 0; index < segment.size(); ++index)
        if (!is_path_character(segment, index))
            complaint::route_has_a_character_that_no_path_has();
}

consteval void check_braces(std::string_view path)
{
    bool open = false;
    for (std::size_t index = 0; index < path.size(); ++index) {
        char const letter = path[index];
        if ((letter == '{' && open) || (letter == '}' && !open) || (letter == '/' && open))
            complaint::route_has_an_unmatched_brace();
        if ((letter == '{' && path[index - 1] != '/') || (letter == '}' && index + 1 < path.size() && path[index + 1] != '/'))
            complaint::route_placeholder_must_be_a_whole_segment();
        open = letter == '{' || (open && letter != '}');
    }
    if (open)
        complaint::route_has_an_unmatched_brace();
}

consteval void check_route(std::string_view route)
{
    std::size_t const method_end = end_of_method(route);
    if (!is_method(route.substr(0, method_end)))
        complaint::route_must_start_with_a_method();
    if (method_end + 1 >= route.size() || route[method_end + 1] != '/')
        complaint::route_path_must_start_with_a_slash();
    std::string_view const path = route.substr(method_end + 1);
    check_braces(path);
    std::string_view segment;
    for (path_segments segments(path); segments.next(segment);) {
        check_segment(segment);
        std::size_t occurrences = 0;
        std::string_view candidate;
        for (path_segments candidates(path); is_placeholder(segment) && candidates.next(candidate);)
            occurrences += same_text(segment, candidate) ? 1u : 0u;
        if (occurrences > 1)
            complaint::route_names_a_parameter_twice();
    }
}

// The method and path of an endpoint, "GET /users/{user_id}", checked at compile time. A placeholder is a whole segment.
template <std::size_t Size>
struct route_text : vouch::detail::fixed_string<Size> {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself in a template argument list
    consteval route_text(char const (&literal)[Size]) : vouch::detail::fixed_string<Size>(literal) { check_route(this->view()); }

    [[nodiscard]] constexpr auto method() const noexcept -> std::string_view { return {this->text, end_of_method(this->view())}; }
    [[nodiscard]] constexpr auto path() const noexcept -> std::string_view
    {
        std::size_t const start = end_of_method(this->view()) + 1;
        return {this->text + start, Size - 1 - start};
    }
    // Returns true if the path has the placeholder {`name`}.
    [[nodiscard]] constexpr auto names(std::string_view name) const noexcept -> bool
    {
        std::string_view segment;
        for (path_segments segments(path()); segments.next(segment);)
            if (is_placeholder(segment) && same_text(placeholder_name(segment), name))
                return true;
        return false;
    }
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
