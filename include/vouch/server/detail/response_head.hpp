// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SERVER_DETAIL_RESPONSE_HEAD_HPP
#define VOUCH_SERVER_DETAIL_RESPONSE_HEAD_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/reason_phrase.hpp>
#include <vouch/http/message/sendable.hpp>

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
