// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_MEDIA_TYPE_HPP
#define VOUCH_HTTP_MESSAGE_MEDIA_TYPE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>

#include <cstddef>
#include <string_view>

// What the fields Content-Type and Content-Encoding say about a body.
namespace vouch::inline VOUCH_ABI::http::detail {

// Removes the optional white space around an item of a field value (RFC 9110 section 5.6.3).
[[nodiscard]] constexpr auto trim(std::string_view text) noexcept -> std::string_view
{
    constexpr auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

// The media type in the value of a Content-Type, without its parameters: "text/html" of "text/html; charset=utf-8".
[[nodiscard]] constexpr auto media_type_in(std::string_view content_type) noexcept -> std::string_view
{
    return trim(content_type.substr(0, content_type.find(';')));
}

// Returns true if a Content-Type says JSON: application/json, or a type with the suffix +json (RFC 6839 section 3.1), with or
// without parameters. text/json was never registered, but some servers send it and mean nothing else.
[[nodiscard]] constexpr auto is_json(std::string_view content_type) noexcept -> bool
{
    std::string_view const type = media_type_in(content_type);
    if (vouch::detail::equals_ignoring_case(type, "application/json") || vouch::detail::equals_ignoring_case(type, "text/json"))
        return true;
    constexpr std::string_view suffix = "+json";
    std::size_t const slash = type.find('/');
    return slash != type.npos && slash != 0 && type.size() - slash > suffix.size() + 1 &&
           vouch::detail::equals_ignoring_case(type.substr(type.size() - suffix.size()), suffix);
}

// Returns true if a Content-Encoding says that the body is coded. "identity" is no coding, though it should not be sent
// (RFC 9110 section 8.4.1).
[[nodiscard]] constexpr auto is_coded(std::string_view content_encoding) noexcept -> bool
{
    while (!content_encoding.empty()) {
        std::size_t const comma = content_encoding.find(',');
        std::string_view const coding = trim(content_encoding.substr(0, comma));
        if (!coding.empty() && !vouch::detail::equals_ignoring_case(coding, "identity"))
            return true;
        content_encoding.remove_prefix(comma == content_encoding.npos ? content_encoding.size() : comma + 1);
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
