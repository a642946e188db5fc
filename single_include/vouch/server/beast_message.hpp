// vouch 0.1.0, vouch/server/beast_message.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/server/detail/response_head.hpp
#ifndef VOUCH_SERVER_DETAIL_RESPONSE_HEAD_HPP
#define VOUCH_SERVER_DETAIL_RESPONSE_HEAD_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The rules for the responses of a service, for this server and for programs on Beast.
namespace vouch::inline VOUCH_ABI::server::detail {

// Returns true if HTTP can carry a response. The fields that frame a message are no fault: the server writes its own instead.
[[nodiscard]] inline auto is_sendable(http::response const& response) -> bool
{
    for (std::size_t position = 0; position < response.headers.size(); ++position)
        if (auto const fault = http::detail::fault_at(response.headers, position);
            fault && *fault != http::detail::field_fault::framing)
            return false;
    return http::detail::is_final_status(response.status);
}

// RFC 9110 section 8.6: a response with one of these has no length.
[[nodiscard]] constexpr auto has_length(int status) noexcept -> bool
{
    return status != 204 && status != 304;
}
// RFC 9110 section 15.3.6: one with 205 has a length of zero.
[[nodiscard]] constexpr auto has_content(int status) noexcept -> bool
{
    return has_length(status) && status != 205;
}

// The Content-Length that a service tells for the response to HEAD: that of the body that GET would get (RFC 9110 section 9.3.2).
[[nodiscard]] inline auto told_length(http::response const& response) -> std::optional<std::size_t>
{
    std::string const* const field = http::find_header(response.headers, "Content-Length");
    std::size_t length = 0;
    if (field == nullptr || field->empty())
        return std::nullopt;
    auto const [end, error] = std::from_chars(field->data(), field->data() + field->size(), length);
    return error == std::errc() && end == field->data() + field->size() ? std::optional(length) : std::nullopt;
}

// What the Connection field of a response says.
enum class connection_option : std::uint8_t { unsaid, keep_alive, close };

// The bytes before the body of a response that can be sent. It states HTTP/1.1 also to a client of 1.0 (RFC 9110 section 6.2).
[[nodiscard]] inline auto response_head(http::response const& response, bool is_for_head, connection_option connection,
                                        std::string_view date) -> std::string
{
    std::string head;
    head.reserve(512);
    auto const put_number = [&](std::size_t number) {
        std::array<char, 20> digits{};
        head.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    };
    head += "HTTP/1.1 ";
    put_number(static_cast<std::size_t>(response.status));
    head += ' ';
    head += http::detail::reason_phrase(response.status);
    bool has_date = false;
    for (http::header const& header : response.headers) {
        if (http::detail::is_framing_field(header.name))
            continue;
        has_date = has_date || vouch::detail::equals_ignoring_case(header.name, "Date");
        head += "\r\n";
        head += header.name;
        head += ": ";
        head += header.value;
    }
    if (!has_date) {
        head += "\r\nDate: ";
        head += date;
    }
    std::optional<std::size_t> const told = is_for_head ? told_length(response) : std::nullopt;
    // a response to HEAD without a body does not tell the length of GET's: zero would be wrong (RFC 9110 section 8.6)
    if (has_length(response.status) && (told || !is_for_head || !response.body.empty())) {
        head += "\r\nContent-Length: ";
        put_number(told.value_or(response.body.size()));
    }
    if (connection != connection_option::unsaid)
        head += connection == connection_option::close ? "\r\nConnection: close" : "\r\nConnection: keep-alive";
    head += "\r\n\r\n";
    return head;
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/beast_message.hpp
#ifndef VOUCH_SERVER_BEAST_MESSAGE_HPP
#define VOUCH_SERVER_BEAST_MESSAGE_HPP

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
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
