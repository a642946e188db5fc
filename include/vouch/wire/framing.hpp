// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_FRAMING_HPP
#define VOUCH_WIRE_FRAMING_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI::wire::detail {

// Why bytes are no message that a parser reads. No byte after such a fault has a meaning, so the connection ends with it.
enum class framing_fault : std::uint8_t {
    malformed,           // not the grammar of RFC 9112, or its length can be understood in two ways
    start_line_too_long, // beyond message_limits::max_head
    head_too_long,       // head or trailer section beyond max_head or max_fields
    body_too_long,       // beyond max_body
    unknown_coding,      // a transfer coding besides chunked
    unsupported_version, // HTTP/2.0, HTTP/0.9
    truncated,           // the connection ended inside the message
};

// The stable words for a fault.
[[nodiscard]] constexpr auto to_string(framing_fault fault) noexcept -> std::string_view
{
    switch (fault) {
    case framing_fault::malformed: return "malformed message";
    case framing_fault::start_line_too_long: return "start line too long";
    case framing_fault::head_too_long: return "head too long";
    case framing_fault::body_too_long: return "body too long";
    case framing_fault::unknown_coding: return "unknown transfer coding";
    case framing_fault::unsupported_version: return "unsupported version of HTTP";
    case framing_fault::truncated: return "connection ended inside the message";
    }
    return "unknown";
}

// What a message may take up.
struct message_limits {
    std::size_t max_head = 64 * 1024;       // bytes of start line and header section; of the trailer section as well
    std::size_t max_fields = 256;           // fields of a section
    std::size_t max_body = 8 * 1024 * 1024; // bytes without the chunked coding
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif
