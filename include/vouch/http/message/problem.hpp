// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_PROBLEM_HPP
#define VOUCH_HTTP_MESSAGE_PROBLEM_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/write/serialize.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// One mistake as a problem shows it: a `request_error`.
struct problem_error {
    std::string in{};
    std::string pointer{};
    std::string code{};
    std::string message{};
    std::optional<std::size_t> offset{};
};
BOOST_DESCRIBE_STRUCT(problem_error, (), (in, pointer, code, message, offset))

/// Why a request was refused, as application/problem+json. A client reads it like any other reply: `default_reply<problem>`.
///
/// JSON:   an object; `errors` is an extension and has no byte of the request.
/// See:    RFC 9457
struct problem {
    std::optional<std::string> type{}; ///< absent for about:blank, when `title` is the phrase of the status
    std::optional<std::string> title{};
    std::optional<int> status{};
    std::optional<std::string> detail{};
    std::optional<std::vector<problem_error>> errors{};
};
BOOST_DESCRIBE_STRUCT(problem, (), (type, title, status, detail, errors))

/// The phrase of a status that a service answers with, "Not Found".
///
/// See: RFC 9110 section 15
[[nodiscard]] constexpr auto phrase_of(int status) noexcept -> std::string_view
{
    switch (status) {
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 500: return "Internal Server Error";
    default: return "Error";
    }
}

/// The problem of a status: its phrase, what was expected, and the mistakes if there are any.
[[nodiscard]] inline auto make_problem(int status, std::string_view detail, request_errors const& mistakes = {}) -> problem
{
    problem made{.title = std::string(phrase_of(status)), .status = status};
    if (!detail.empty())
        made.detail = detail;
    for (request_error const& one : mistakes) {
        if (!made.errors)
            made.errors.emplace();
        made.errors->push_back(
            {std::string(to_string(one.in())), one.pointer(), std::string(one.code()), one.message(), one.offset()});
    }
    return made;
}

/// The response that a problem is.
[[nodiscard]] inline auto to_response(problem const& what) -> response
{
    // a pointer has the keys of maps in it, but only those that were read, so it is UTF-8 and cannot fail
    return {what.status.value_or(500), {{"content-type", "application/problem+json"}}, serialize(what).value_or(std::string())};
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
