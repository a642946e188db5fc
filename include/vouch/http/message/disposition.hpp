// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_DISPOSITION_HPP
#define VOUCH_HTTP_MESSAGE_DISPOSITION_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/media_type.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// The Content-Disposition of a part of a form (RFC 7578 section 4.2), as the HTML standard writes it: names are UTF-8, and a
// quote or a line break in them is percent-encoded. A backslash is written as a quoted pair (RFC 2183 section 2): alone at the
// end of a name it would hide the closing quote.
namespace vouch::inline VOUCH_ABI::http::detail {

struct disposition {
    std::string name{};
    std::optional<std::string> file_name{};
};

inline void append_disposition_name(std::string& to, std::string_view name)
{
    to += '"';
    for (char const letter : name)
        switch (letter) {
        case '"': to += "%22"; break;
        case '\r': to += "%0D"; break;
        case '\n': to += "%0A"; break;
        case '\\': to += "\\\\"; break;
        default: to += letter; break;
        }
    to += '"';
}

// What stands in quotes at the start of `text`, cut off; no value if the closing quote is missing. A backslash before anything
// but a quote or a backslash is a backslash: browsers do not escape the one of a Windows path.
[[nodiscard]] inline auto take_disposition_quoted(std::string_view& text) -> std::optional<std::string>
{
    std::string value;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '"') {
            text.remove_prefix(at + 1);
            return value;
        }
        if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\'))
            ++at;
        value += text[at];
    }
    return std::nullopt;
}

// Undoes the three escapes of the HTML standard. All other % are as they are.
[[nodiscard]] inline auto decode_disposition_name(std::string_view text) -> std::string
{
    std::string name;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char letter = text[at];
        if (letter == '%' && text.size() - at > 2)
            if (int const byte = vouch::detail::hex_byte(text[at + 1], text[at + 2]);
                byte == '"' || byte == '\r' || byte == '\n') {
                letter = static_cast<char>(byte);
                at += 2;
            }
        name += letter;
    }
    return name;
}

// Reads a Content-Disposition: form-data with one name, and one file name at most. `filename*` is ignored, as RFC 7578
// section 4.2 forbids it here.
[[nodiscard]] inline auto read_disposition(std::string_view text) -> std::optional<disposition>
{
    if (!vouch::detail::equals_ignoring_case(take_token(text), "form-data"))
        return std::nullopt;
    std::optional<std::string> name;
    std::optional<std::string> file_name;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        if (text[0] != ';')
            return std::nullopt;
        text = without_leading_space(text.substr(1));
        if (text.empty() || text[0] == ';') // a parameter may be left out
            continue;
        std::string_view const parameter = take_token(text);
        text = without_leading_space(text);
        if (parameter.empty() || !text.starts_with('='))
            return std::nullopt;
        text = without_leading_space(text.substr(1));
        std::optional<std::string> value;
        if (text.starts_with('"')) {
            value = take_disposition_quoted(text);
            if (!value)
                return std::nullopt;
        } else {
            std::size_t const end = (std::min)(text.find(';'), text.size());
            value.emplace(trimmed(text.substr(0, end)));
            text.remove_prefix(end);
        }
        bool const is_name = vouch::detail::equals_ignoring_case(parameter, "name");
        if (!is_name && !vouch::detail::equals_ignoring_case(parameter, "filename"))
            continue;
        std::optional<std::string>& to = is_name ? name : file_name;
        if (to)
            return std::nullopt;
        to = decode_disposition_name(*value);
    }
    if (!name)
        return std::nullopt;
    return disposition{*std::move(name), std::move(file_name)};
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
