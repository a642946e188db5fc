// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_PROBLEM_HPP
#define VOUCH_HTTP_MESSAGE_PROBLEM_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/raw_json.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/reason_phrase.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/read/object.hpp>
#include <vouch/schema/describe.hpp>
#include <vouch/schema/object_items.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/write/serialize.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// A `request_error` as a problem shows it.
struct problem_error {
    std::string in{};
    std::string pointer{};
    std::string code{};
    std::string message{};
    std::optional<std::size_t> offset{};
};
BOOST_DESCRIBE_STRUCT(problem_error, (), (in, pointer, code, message, offset))

/// The reason why a request was refused, as application/problem+json. A client reads it like any other reply:
/// `default_reply<problem>`.
///
/// JSON:   an object. A member of another type counts as absent, as RFC 9457 section 3.1 says: a `status` in quotes, or the
///         `errors` of a server that has another extension of this name. Unknown members are kept in `extensions` and written
///         back. Of what this library writes, no byte is the request's.
/// See:    RFC 9457
struct problem {
    std::optional<std::string> type{};     ///< a URI, which may be relative; see `type_uri`
    std::optional<std::string> title{};    ///< for about:blank the reason phrase of the status
    std::optional<int> status{};           ///< advisory: the status of the response counts (RFC 9457 section 3.1.2)
    std::optional<std::string> detail{};   ///< words about this occurrence
    std::optional<std::string> instance{}; ///< a URI of this occurrence
    std::optional<std::vector<problem_error>> errors{};
    std::map<std::string, raw_json> extensions{}; ///< the members of other servers

    /// `type`, or "about:blank" for an absent type, which means the same (RFC 9457 section 3.1.1).
    [[nodiscard]] auto type_uri() const noexcept -> std::string_view
    {
        return type ? std::string_view(*type) : std::string_view("about:blank");
    }
};
BOOST_DESCRIBE_STRUCT(problem, (), (type, title, status, detail, instance, errors, extensions))

constexpr auto vouch_schema(of<problem>)
{
    return schema(unknown_members<&problem::extensions>);
}

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::detail {

template <>
inline constexpr bool ignores_refused_members<http::problem> = true;

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

inline constexpr char const* problem_media_type = "application/problem+json";

// The problem of a status: its reason phrase as title, what was expected, and the errors if there are any.
[[nodiscard]] inline auto make_problem(int status, std::string_view expected, request_errors const& errors = {}) -> problem
{
    problem made{.status = status};
    if (std::string_view const phrase = reason_phrase(status); !phrase.empty())
        made.title = phrase;
    if (!expected.empty())
        made.detail = expected;
    for (request_error const& error : errors) {
        if (!made.errors)
            made.errors.emplace();
        made.errors->push_back(
            {std::string(to_string(error.in())), error.pointer(), std::string(error.code()), error.message(), error.offset()});
    }
    return made;
}

// The response that carries a problem.
[[nodiscard]] inline auto to_response(problem const& problem) -> response
{
    // writing fails only for text that is not UTF-8, and all text here is literals and declared names
    return {problem.status.value_or(500), {{"content-type", problem_media_type}}, serialize(problem).value_or(std::string())};
}

// The response that refuses a request.
[[nodiscard]] inline auto problem_response(int status, std::string_view expected, request_errors const& errors = {}) -> response
{
    return to_response(make_problem(status, expected, errors));
}

// What is wrong with a body that is too long, for a service and for the server before it.
[[nodiscard]] inline auto too_large_problem(std::size_t max_body) -> problem
{
    return make_problem(413, "expected a body of at most " + std::to_string(max_body) + " bytes");
}
[[nodiscard]] inline auto body_too_large(std::size_t max_body) -> response
{
    return to_response(too_large_problem(max_body));
}

} // namespace detail
} // namespace vouch::inline VOUCH_ABI::http
#endif
