// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_BEAST_MESSAGE_HPP
#define VOUCH_SERVER_BEAST_MESSAGE_HPP
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/reason_phrase.hpp>
#include <vouch/server/detail/response_head.hpp>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::server {

namespace detail {

/// Returns true if Beast can hold the headers: it counts the bytes of a header in 16 bits, and throws.
[[nodiscard]] inline auto fits_beast(http::response const& response) -> bool
{
    constexpr std::size_t max_size = 65'000;
    return std::ranges::all_of(response.headers, [](http::header const& header) {
        return header.name.size() < max_size && header.value.size() < max_size;
    });
}

} // namespace detail

/// Converts a request that Beast has read to a service's, for a program that has a server on Beast already. Repeated headers are
/// kept; headers that frame the message are left out.
///
/// Beast adds the fields behind a chunked body to those of the header, where a key among them would let the request in. `head`
/// tells them apart: a copy of `parser.get().base()` from when `parser.is_header_done()` became true.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message,
                                     boost::beast::http::request_header<> const& head) -> http::request
{
    http::request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto field = message.begin(); field != message.end(); ++field) {
        if (http::detail::is_framing_field(field->name_string()))
            continue;
        // Beast keeps fields of one name in their order
        auto const before = std::count_if(message.begin(), field, [&](auto const& earlier) {
            return boost::beast::iequals(earlier.name_string(), field->name_string());
        });
        bool const is_trailer = static_cast<std::size_t>(before) >= head.count(field->name_string());
        (is_trailer ? request.trailers : request.headers)
            .push_back({.name = std::string(field->name_string()), .value = std::string(field->value())});
    }
    request.body = std::move(message.body());
    return request;
}

/// The same for a request whose body did not come in chunks, or that was read by a parser which does not read trailers.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message) -> http::request
{
    boost::beast::http::request_header<> const head = message.base();
    return from_beast(std::move(message), head);
}

/// Converts a service's response to Beast's. The Content-Length is that of the body; a status that has no body loses it. A
/// response that HTTP cannot carry (a status outside 200 to 599, a line break in a header, two Content-Type) becomes an empty
/// 500.
[[nodiscard]] inline auto to_beast(http::response response) -> boost::beast::http::response<boost::beast::http::string_body>
{
    if (!detail::is_sendable(response) || !detail::fits_beast(response))
        response = {.status = 500};
    boost::beast::http::response<boost::beast::http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.reason(http::detail::reason_phrase(response.status));
    for (http::header const& header : response.headers)
        if (!http::detail::is_framing_field(header.name))
            message.insert(header.name, header.value);
    if (detail::has_content(response.status))
        message.body() = std::move(response.body);
    if (detail::has_length(response.status))
        message.content_length(message.body().size());
    return message;
}

} // namespace vouch::inline VOUCH_ABI::server
#endif
