// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_FIELD_HPP
#define VOUCH_HTTP_MESSAGE_FIELD_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>

#include <array>
#include <string_view>

// What the names and values of header fields may be.
namespace vouch::inline VOUCH_ABI::http::detail {

// The bytes of a token (RFC 9110 section 5.6.2).
inline constexpr auto token_bytes = [] {
    std::array<bool, 256> known{};
    for (char const letter : std::string_view("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'*+-.^_`|~"))
        known[static_cast<unsigned char>(letter)] = true;
    return known;
}();

// Returns true if `text` can be the name of a header field, or a method: a token.
[[nodiscard]] constexpr auto is_field_name(std::string_view text) noexcept -> bool
{
    for (char const letter : text)
        if (!token_bytes[static_cast<unsigned char>(letter)])
            return false;
    return !text.empty();
}

// Returns true if `text` arrives unchanged as the value of a header field: visible ASCII, with spaces and tabs only inside
// (RFC 9110 section 5.5). CR, LF and NUL are refused: with them a value could become a second field.
[[nodiscard]] constexpr auto is_field_value(std::string_view text) noexcept -> bool
{
    if (!vouch::detail::is_visible(text))
        for (char const letter : text)
            if ((letter < ' ' && letter != '\t') || letter > '~')
                return false;
    constexpr auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    return text.empty() || (!is_space(text.front()) && !is_space(text.back()));
}

// The fields that frame a message or name its receiver. Backends and servers write them, and nobody else: two values of one of
// them are read differently by two servers, which is how requests are smuggled (RFC 9112 section 11.2).
inline constexpr std::string_view framing_fields[] = {"Host", "Content-Length", "Transfer-Encoding", "Connection"};

[[nodiscard]] constexpr auto is_framing_field(std::string_view name) noexcept -> bool
{
    for (std::string_view const field : framing_fields)
        if (vouch::detail::equals_ignoring_case(name, field))
            return true;
    return false;
}

// The fields that stand once in a message: their values are no lists, and of two values each recipient takes its own (RFC 9110
// section 5.3). Cookie: RFC 6265 section 5.4.
inline constexpr std::string_view singleton_fields[] = {"Age",
                                                        "Authorization",
                                                        "Content-Disposition",
                                                        "Content-Length",
                                                        "Content-Location",
                                                        "Content-Range",
                                                        "Date",
                                                        "Content-Type",
                                                        "Cookie",
                                                        "ETag",
                                                        "Expires",
                                                        "From",
                                                        "Host",
                                                        "Idempotency-Key",
                                                        "If-Modified-Since",
                                                        "If-Range",
                                                        "If-Unmodified-Since",
                                                        "Last-Modified",
                                                        "Location",
                                                        "Max-Forwards",
                                                        "Proxy-Authorization",
                                                        "Range",
                                                        "Referer",
                                                        "Retry-After",
                                                        "Server",
                                                        "Transfer-Encoding",
                                                        "User-Agent"};

[[nodiscard]] constexpr auto is_singleton_field(std::string_view name) noexcept -> bool
{
    for (std::string_view const field : singleton_fields)
        if (vouch::detail::equals_ignoring_case(name, field))
            return true;
    return false;
}

// Returns true if the caller of an endpoint may set a header field of this name. The other fields frame the message, or belong
// to the connection, the body or a credential.
[[nodiscard]] constexpr auto may_be_set_by_caller(std::string_view name) noexcept -> bool
{
    for (std::string_view const field :
         {"keep-alive", "proxy-connection", "upgrade", "te", "trailer", "expect", "accept", "accept-encoding", "content-type",
          "content-encoding", "authorization", "proxy-authorization"})
        if (vouch::detail::equals_ignoring_case(name, field))
            return false;
    return is_field_name(name) && !is_framing_field(name);
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
