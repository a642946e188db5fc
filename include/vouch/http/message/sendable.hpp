// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_SENDABLE_HPP
#define VOUCH_HTTP_MESSAGE_SENDABLE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// The rules for what we write, in requests and responses.
namespace vouch::inline VOUCH_ABI::http::detail {

// Why a header field cannot be sent.
enum class field_fault : std::uint8_t {
    name,     // not a token
    value,    // control characters: a line break would start another field, or another message
    framing,  // one of framing_fields, which the sender of the message writes
    repeated, // stands twice, and its value is no list (RFC 9110 section 5.3)
};

struct unsendable_field {
    std::size_t position = 0; // among the headers
    field_fault fault{};
};

// Returns true if `value` cannot become a second field. More permissive than `is_field_value`: a service may forward a value
// from elsewhere that is Latin-1.
[[nodiscard]] constexpr auto has_no_control(std::string_view value) noexcept -> bool
{
    return !vouch::detail::has_control(value);
}

// Why the header at this position cannot be sent.
[[nodiscard]] inline auto fault_at(std::vector<header> const& headers, std::size_t position) noexcept
    -> std::optional<field_fault>
{
    header const& field = headers[position];
    if (!is_field_name(field.name))
        return field_fault::name;
    if (!has_no_control(field.value))
        return field_fault::value;
    if (is_framing_field(field.name))
        return field_fault::framing;
    for (std::size_t before = 0; before < position; ++before)
        if (vouch::detail::equals_ignoring_case(headers[before].name, field.name) && is_singleton_field(field.name))
            return field_fault::repeated;
    return std::nullopt;
}

// Finds the first header that cannot be sent.
[[nodiscard]] inline auto find_unsendable(std::vector<header> const& headers) noexcept -> std::optional<unsendable_field>
{
    for (std::size_t position = 0; position < headers.size(); ++position)
        if (auto const fault = fault_at(headers, position))
            return unsendable_field{position, *fault};
    return std::nullopt;
}

// Returns true if all headers can be sent.
[[nodiscard]] inline auto are_sendable(std::vector<header> const& headers) noexcept -> bool
{
    return !find_unsendable(headers);
}

// Returns true if a final response may have this status (RFC 9110 section 15).
[[nodiscard]] constexpr auto is_final_status(int status) noexcept -> bool
{
    return status >= 200 && status <= 599;
}

// Returns true if a response may leave as it is.
[[nodiscard]] inline auto is_sendable(response const& response) noexcept -> bool
{
    return is_final_status(response.status) && are_sendable(response.headers);
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
