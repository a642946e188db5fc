// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_DETAIL_LINES_HPP
#define VOUCH_WIRE_DETAIL_LINES_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/wire/framing.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

// The grammar of single lines, RFC 9112 sections 2.3 to 7.1. The functions get lines without CRLF and control characters.
namespace vouch::inline VOUCH_ABI::wire::detail {

inline constexpr std::uint64_t max_length = (std::numeric_limits<std::uint64_t>::max)();

[[nodiscard]] constexpr auto trim(std::string_view text) noexcept -> std::string_view
{
    constexpr auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

// Reads "HTTP/1.1". A minor version above 1 is a later version of HTTP/1, which is read like 1.1 (RFC 9110 section 2.5).
[[nodiscard]] constexpr auto read_version(std::string_view text, bool& is_1_0) noexcept -> std::optional<framing_fault>
{
    using vouch::detail::is_digit;
    if (text.size() != 8 || !text.starts_with("HTTP/") || !is_digit(text[5]) || text[6] != '.' || !is_digit(text[7]))
        return framing_fault::malformed;
    if (text[5] != '1')
        return framing_fault::unsupported_version;
    is_1_0 = text[7] == '0';
    return std::nullopt;
}

struct request_line {
    std::string_view method{};
    std::string_view target{};
    bool is_1_0 = false;
};

// Reads method SP target SP version, with one space each. A target is visible ASCII; its form is the server's to judge.
[[nodiscard]] constexpr auto read_request_line(std::string_view line, request_line& read) noexcept -> std::optional<framing_fault>
{
    std::size_t const first = line.find(' ');
    std::size_t const last = line.rfind(' ');
    if (first == last) // HTTP/0.9, or no HTTP
        return framing_fault::malformed;
    read.method = line.substr(0, first);
    read.target = line.substr(first + 1, last - first - 1);
    if (!http::detail::is_field_name(read.method) || read.target.empty())
        return framing_fault::malformed;
    for (char const letter : read.target)
        if (letter <= ' ' || letter > '~')
            return framing_fault::malformed;
    return read_version(line.substr(last + 1), read.is_1_0);
}

struct status_line {
    int status = 0;
    bool is_1_0 = false;
};

// Reads version SP status [SP reason]. The grammar has the second space always; servers that send no reason leave it out.
[[nodiscard]] constexpr auto read_status_line(std::string_view line, status_line& read) noexcept -> std::optional<framing_fault>
{
    if (auto const fault = read_version(line.substr(0, 8), read.is_1_0))
        return fault;
    line.remove_prefix(8);
    if (line.size() < 4 || line[0] != ' ' || (line.size() > 4 && line[4] != ' '))
        return framing_fault::malformed;
    for (char const digit : line.substr(1, 3)) {
        if (!vouch::detail::is_digit(digit))
            return framing_fault::malformed;
        read.status = read.status * 10 + (digit - '0');
    }
    return read.status < 100 ? std::optional(framing_fault::malformed) : std::nullopt;
}

// Reads digits, and nothing else, as a number. A larger number than fits is the largest: no body is as long.
[[nodiscard]] constexpr auto read_length(std::string_view digits) noexcept -> std::optional<std::uint64_t>
{
    std::uint64_t value = 0;
    for (char const digit : digits) {
        if (!vouch::detail::is_digit(digit))
            return std::nullopt;
        auto const added = static_cast<std::uint64_t>(digit - '0');
        value = value > (max_length - added) / 10 ? max_length : value * 10 + added;
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

// Takes a token from the front of `text`; returns false if there is none.
[[nodiscard]] constexpr auto take_token(std::string_view& text) noexcept -> bool
{
    std::size_t size = 0;
    while (size != text.size() && http::detail::token_bytes[static_cast<unsigned char>(text[size])])
        ++size;
    text.remove_prefix(size);
    return size != 0;
}

// Takes a quoted string from the front of `text` (RFC 9110 section 5.6.4); returns false if there is none.
[[nodiscard]] constexpr auto take_quoted(std::string_view& text) noexcept -> bool
{
    if (!text.starts_with('"'))
        return false;
    for (std::size_t index = 1; index < text.size(); ++index) {
        if (text[index] == '\\') {
            ++index;
        } else if (text[index] == '"') {
            text.remove_prefix(index + 1);
            return true;
        }
    }
    return false;
}

// Returns true if `text` is the extensions of a chunk, *( BWS ";" BWS name [ BWS "=" BWS value ] ). They mean nothing to us, but
// a line of another form may be understood differently by a proxy (RFC 9112 section 7.1.1).
[[nodiscard]] constexpr auto are_chunk_extensions(std::string_view text) noexcept -> bool
{
    constexpr auto skip_space = [](std::string_view& rest) {
        while (rest.starts_with(' ') || rest.starts_with('\t'))
            rest.remove_prefix(1);
    };
    while (!text.empty()) {
        skip_space(text);
        if (!text.starts_with(';'))
            return false;
        text.remove_prefix(1);
        skip_space(text);
        if (!take_token(text))
            return false;
        std::string_view value = text;
        skip_space(value);
        if (value.starts_with('=')) {
            value.remove_prefix(1);
            skip_space(value);
            if (!take_token(value) && !take_quoted(value))
                return false;
            text = value;
        }
    }
    return true;
}

// Reads the line before a chunk: its size in hexadecimal digits, and extensions.
[[nodiscard]] constexpr auto read_chunk_line(std::string_view line) noexcept -> std::optional<std::uint64_t>
{
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits != line.size() && vouch::detail::hex_value(line[digits]) >= 0; ++digits) {
        auto const added = static_cast<std::uint64_t>(vouch::detail::hex_value(line[digits]));
        size = size > (max_length - added) / 16 ? max_length : size * 16 + added;
    }
    return digits != 0 && are_chunk_extensions(line.substr(digits)) ? std::optional(size) : std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif
