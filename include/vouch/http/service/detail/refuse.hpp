// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_REFUSE_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_REFUSE_HPP
#include <vouch/core/error.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/http/service/matching.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// What a service answers to requests that no handler gets to see.
namespace vouch::inline VOUCH_ABI::http::detail {

// Whether a Content-Type says JSON: application/json or application/…+json, with or without parameters.
[[nodiscard]] inline auto is_json(std::string_view type) noexcept -> bool
{
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t'))
        type.remove_suffix(1);
    constexpr std::string_view application = "application/";
    constexpr std::string_view suffix = "+json";
    return vouch::detail::equals_ignoring_case(type, "application/json") ||
           (type.size() > application.size() + suffix.size() &&
            vouch::detail::equals_ignoring_case(type.substr(0, application.size()), application) &&
            vouch::detail::equals_ignoring_case(type.substr(type.size() - suffix.size()), suffix));
}

[[nodiscard]] inline auto refuse_size(std::size_t most) -> response
{
    return to_response(make_problem(413, "expected a body of at most " + std::to_string(most) + " bytes"));
}

// The refusal of a body by what its header fields say, or nothing.
[[nodiscard]] inline auto refuse_type(request const& from) -> std::optional<response>
{
    if (from.body.empty())
        return std::nullopt; // that it is not JSON says more than that it has no type
    std::string const* const type = find_header(from.headers, "content-type");
    if (type == nullptr || !is_json(*type))
        return to_response(make_problem(415, "expected the header content-type to be application/json"));
    std::string const* const encoding = find_header(from.headers, "content-encoding");
    if (encoding != nullptr && !vouch::detail::equals_ignoring_case(*encoding, "identity"))
        return to_response(make_problem(415, "expected a body without content-encoding"));
    return std::nullopt;
}

// The refusal of a request that was read with mistakes.
[[nodiscard]] inline auto refuse_mistakes(request_errors const& wrong) -> response
{
    for (request_error const& one : wrong)
        if (one.in() == location::body &&
            (one.kind() == errc::syntax || one.kind() == errc::invalid_utf8 || one.kind() == errc::too_deep))
            return to_response(make_problem(400, "expected a body that is JSON", wrong));
    return to_response(make_problem(422, "expected a request that keeps the description of this endpoint", wrong));
}

[[nodiscard]] inline auto refuse_route(routing const& found) -> response
{
    if (found.allow.empty())
        return to_response(make_problem(404, "expected a path that this service has"));
    response made = to_response(make_problem(405, "expected a method that this path has"));
    made.headers.push_back({"allow", found.allow});
    return made;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
