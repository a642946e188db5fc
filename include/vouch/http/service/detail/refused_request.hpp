// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_DETAIL_REFUSED_REQUEST_HPP
#define VOUCH_HTTP_SERVICE_DETAIL_REFUSED_REQUEST_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/endpoint/body_kind.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/message/request_error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The requests that reach no handler, and why.
namespace vouch::inline VOUCH_ABI::http::detail {

// A request that is refused: the reason, and the fields that go with its status.
struct refused_request {
    http::problem problem{};
    std::vector<header> headers{};
};

[[nodiscard]] inline auto refuse(int status, std::string_view expected, std::vector<header> headers = {}) -> refused_request
{
    return {make_problem(status, expected), std::move(headers)};
}

// What a client is told of the media type of a body, and of a body that is something else.
[[nodiscard]] constexpr auto expected_media_type(body_kind kind) noexcept -> std::string_view
{
    switch (kind) {
    case body_kind::multipart: return " with a boundary";
    case body_kind::bytes: return "";
    default: return ", in no charset but utf-8";
    }
}
[[nodiscard]] constexpr auto expected_body(body_kind kind) noexcept -> std::string_view
{
    switch (kind) {
    case body_kind::form: return "expected a body that is a form, name=value&name=value";
    case body_kind::multipart: return "expected a body that is multipart/form-data";
    case body_kind::text: return "expected a body that is text in UTF-8";
    default: return "expected a body that is JSON";
    }
}

[[nodiscard]] constexpr auto is_media_type_of(media_type const& found, body_facts const& body) noexcept -> bool
{
    switch (body.kind) {
    case body_kind::form:
    case body_kind::text: return is_type(found, body.media_type) && is_in_utf8(found);
    case body_kind::multipart: return is_type(found, body.media_type) && !boundary_of(found).empty();
    case body_kind::bytes: {
        auto const described = read_media_type(body.media_type);
        return described && vouch::detail::equals_ignoring_case(found.type, described->type) &&
               vouch::detail::equals_ignoring_case(found.subtype, described->subtype);
    }
    default: return is_json(found);
    }
}

// What is wrong with the declaration of a body; empty if it is what the endpoint describes, as it is. A field that stands once
// must not be repeated: which of two types counts is a guess (RFC 9110 section 8.3).
[[nodiscard]] inline auto check_media_type(request const& request, body_facts const& body) -> std::optional<refused_request>
{
    std::size_t types = 0;
    for (header const& header : request.headers) {
        if (same_name(header.name, "content-encoding") && !is_not_coded(header.value))
            return refuse(415, "expected a body without content-encoding", {{"accept-encoding", "identity"}});
        if (same_name(header.name, "content-type")) {
            auto const type = read_media_type(header.value);
            types += type && is_media_type_of(*type, body) ? 1u : 2u;
        }
    }
    if (types == 1)
        return std::nullopt;
    std::string expected = "expected the header content-type to be ";
    (expected += body.media_type) += expected_media_type(body.kind);
    return refuse(415, expected, {{"accept", std::string(body.media_type)}});
}

[[nodiscard]] inline auto body_is_too_large(std::size_t max_body) -> refused_request
{
    return {too_large_problem(max_body), {}};
}

// The errors in the parameters or the body of a request.
[[nodiscard]] inline auto errors_found(request_errors const& errors, body_kind body) -> refused_request
{
    for (request_error const& error : errors)
        if (error.in() == location::body &&
            (error.kind() == errc::syntax || error.kind() == errc::invalid_utf8 || error.kind() == errc::too_deep))
            return {make_problem(400, expected_body(body), errors), {}};
    return {make_problem(422, "expected a request that keeps the description of this endpoint", errors), {}};
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
