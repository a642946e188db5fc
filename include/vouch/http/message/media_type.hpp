// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_MEDIA_TYPE_HPP
#define VOUCH_HTTP_MESSAGE_MEDIA_TYPE_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

// What a Content-Type says (RFC 9110 section 8.3.1), for services and clients.
namespace vouch::inline VOUCH_ABI::http::detail {

// A media type. The parts refer to the text that was read.
struct media_type {
    std::string_view type{};
    std::string_view subtype{};
    std::optional<std::string_view> charset{};  // as written, perhaps in quotes
    std::optional<std::string_view> boundary{}; // the same
};

// Optional white space (RFC 9110 section 5.6.3).
[[nodiscard]] constexpr auto without_leading_space(std::string_view text) noexcept -> std::string_view
{
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    return text;
}
[[nodiscard]] constexpr auto trimmed(std::string_view text) noexcept -> std::string_view
{
    text = without_leading_space(text);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

// Cuts what stands before the first of the delimiters off `text`, and returns it; empty if it is no token.
[[nodiscard]] constexpr auto take_token(std::string_view& text) noexcept -> std::string_view
{
    std::size_t end = 0;
    while (end < text.size() && text[end] != '/' && text[end] != ';' && text[end] != '=' && text[end] != ' ' && text[end] != '\t')
        ++end;
    std::string_view const token = text.substr(0, end);
    if (!is_field_name(token))
        return {};
    text.remove_prefix(end);
    return token;
}

// The same of a quoted string, quotes included (RFC 9110 section 5.6.4); empty if `text` starts with something else.
[[nodiscard]] constexpr auto take_quoted(std::string_view& text) noexcept -> std::string_view
{
    constexpr auto is_text = [](char letter) {
        return letter == '\t' || (letter != 0x7F && static_cast<unsigned char>(letter) >= ' ');
    };
    std::size_t end = 1;
    while (end < text.size() && text[end] != '"') {
        if (text[end] == '\\')
            ++end;
        if (end == text.size() || !is_text(text[end]))
            return {};
        ++end;
    }
    if (end >= text.size())
        return {};
    std::string_view const quoted = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    return quoted;
}

// Compares the value of a parameter, a token or a quoted string, ignoring case: "utf-8" has many spellings.
[[nodiscard]] constexpr auto is_parameter_value(std::string_view written, std::string_view expected) noexcept -> bool
{
    if (!written.starts_with('"'))
        return vouch::detail::equals_ignoring_case(written, expected);
    std::size_t at = 1;
    for (char const letter : expected) {
        if (written[at] == '\\')
            ++at;
        if (at + 1 >= written.size() || vouch::detail::to_lower(written[at]) != letter)
            return false;
        ++at;
    }
    return at + 1 == written.size();
}

// Reads a media type; empty if the text is something else, or names a charset or a boundary twice.
[[nodiscard]] constexpr auto read_media_type(std::string_view text) noexcept -> std::optional<media_type>
{
    text = trimmed(text);
    media_type read;
    read.type = take_token(text);
    if (read.type.empty() || !text.starts_with('/'))
        return std::nullopt;
    text.remove_prefix(1);
    read.subtype = take_token(text);
    if (read.subtype.empty())
        return std::nullopt;
    for (text = without_leading_space(text); !text.empty(); text = without_leading_space(text)) {
        if (text[0] != ';')
            return std::nullopt;
        text = without_leading_space(text.substr(1));
        if (text.empty() || text[0] == ';') // a parameter may be left out
            continue;
        std::string_view const name = take_token(text);
        if (name.empty() || !text.starts_with('='))
            return std::nullopt;
        text.remove_prefix(1);
        std::string_view const value = text.starts_with('"') ? take_quoted(text) : take_token(text);
        if (value.empty())
            return std::nullopt;
        bool const is_charset = vouch::detail::equals_ignoring_case(name, "charset");
        if (is_charset || vouch::detail::equals_ignoring_case(name, "boundary")) {
            auto& parameter = is_charset ? read.charset : read.boundary;
            if (parameter)
                return std::nullopt;
            parameter = value;
        }
    }
    return read;
}

// Returns true if a media type is `text`, "type/subtype" in small letters, whatever its parameters are.
[[nodiscard]] constexpr auto is_type(media_type const& found, std::string_view text) noexcept -> bool
{
    std::size_t const slash = found.type.size();
    return slash < text.size() && text[slash] == '/' && vouch::detail::equals_ignoring_case(found.type, text.substr(0, slash)) &&
           vouch::detail::equals_ignoring_case(found.subtype, text.substr(slash + 1));
}

// Returns true if a media type says no other charset than UTF-8. US-ASCII is a part of it.
[[nodiscard]] constexpr auto is_in_utf8(media_type const& found) noexcept -> bool
{
    return !found.charset || is_parameter_value(*found.charset, "utf-8") || is_parameter_value(*found.charset, "us-ascii");
}

// The boundary of a multipart body, without quotes; empty if there is none (RFC 2046 section 5.1.1).
[[nodiscard]] constexpr auto boundary_of(media_type const& found) noexcept -> std::string_view
{
    std::string_view boundary = found.boundary.value_or("");
    if (boundary.starts_with('"'))
        boundary = boundary.substr(1, boundary.size() - 2);
    constexpr std::size_t most = 70;
    if (boundary.empty() || boundary.size() > most || boundary.back() == ' ')
        return {};
    for (char const letter : boundary)
        if (!vouch::detail::is_alphanumeric(letter) && std::string_view("'()+_,-./:=? ").find(letter) == std::string_view::npos)
            return {};
    return boundary;
}

// Returns true for application/json and application/…+json in UTF-8, the only charset of JSON between systems (RFC 8259
// section 8.1).
[[nodiscard]] constexpr auto is_json(media_type const& found) noexcept -> bool
{
    constexpr std::string_view suffix = "+json"; // RFC 6839 section 3.1
    std::string_view const subtype = found.subtype;
    bool const is_json_subtype = vouch::detail::equals_ignoring_case(subtype, "json") ||
                                 (subtype.size() > suffix.size() &&
                                  vouch::detail::equals_ignoring_case(subtype.substr(subtype.size() - suffix.size()), suffix));
    return vouch::detail::equals_ignoring_case(found.type, "application") && is_json_subtype &&
           (!found.charset || is_parameter_value(*found.charset, "utf-8"));
}

// Returns true if a Content-Encoding says that a body is as it is, element by element.
[[nodiscard]] constexpr auto is_not_coded(std::string_view encoding) noexcept -> bool
{
    while (!encoding.empty()) {
        std::size_t end = 0;
        while (end < encoding.size() && encoding[end] != ',')
            ++end;
        std::string_view const coding = trimmed(encoding.substr(0, end));
        if (!coding.empty() && !vouch::detail::equals_ignoring_case(coding, "identity"))
            return false;
        encoding.remove_prefix(end < encoding.size() ? end + 1 : end);
    }
    return true;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
