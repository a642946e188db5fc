// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_SENDABLE_HPP
#define VOUCH_WIRE_SENDABLE_HPP
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
namespace vouch::inline VOUCH_ABI::wire::detail {

// Why a header field cannot be sent.
enum class field_fault : std::uint8_t {
    name,     // not a token
    value,    // control characters: a line break would start another field, or another message
    framing,  // one of http::detail::framing_fields, which the sender writes
    repeated, // stands twice, and its value is no list
};

struct unsendable_field {
    std::size_t position = 0; // among the headers
    field_fault fault{};
};

// Returns true if a value arrives whole: no control characters but tabs. Latin-1 may pass: a service forwards values of others.
[[nodiscard]] constexpr auto is_sendable_value(std::string_view value) noexcept -> bool
{
    for (char const letter : value)
        if (auto const byte = static_cast<unsigned char>(letter); (byte < ' ' && byte != '\t') || byte == 0x7f)
            return false;
    return true;
}

// Finds the first header that cannot be sent.
[[nodiscard]] inline auto find_unsendable(std::vector<http::header> const& headers) -> std::optional<unsendable_field>
{
    for (std::size_t position = 0; position < headers.size(); ++position) {
        http::header const& header = headers[position];
        if (!http::detail::is_field_name(header.name))
            return unsendable_field{position, field_fault::name};
        if (!is_sendable_value(header.value))
            return unsendable_field{position, field_fault::value};
        if (http::detail::is_framing_field(header.name))
            return unsendable_field{position, field_fault::framing};
        if (position != 0 && http::detail::is_singleton_field(header.name))
            for (std::size_t before = 0; before < position; ++before)
                if (vouch::detail::equals_ignoring_case(headers[before].name, header.name))
                    return unsendable_field{position, field_fault::repeated};
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif
