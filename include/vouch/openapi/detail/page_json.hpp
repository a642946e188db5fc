// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_PAGE_JSON_HPP
#define VOUCH_OPENAPI_DETAIL_PAGE_JSON_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail::page {

// The JSON text with each member and element on a line of its own, two spaces a level. Precondition: it is JSON.
inline auto indented_json(std::string_view json) -> std::string
{
    std::string text;
    std::size_t depth = 0;
    auto const new_line = [&] { text.append("\n").append(depth * 2, ' '); };
    for (std::size_t at = 0; at < json.size(); ++at) {
        char const byte = json[at];
        if (byte == '"') {
            std::size_t end = at + 1;
            while (end < json.size() && json[end] != '"')
                end += json[end] == '\\' ? 2 : 1;
            text += json.substr(at, end + 1 - at);
            at = end;
        } else if (byte == '{' || byte == '[') {
            text += byte;
            ++depth;
            std::size_t const next = json.find_first_not_of(" \t\r\n", at + 1);
            if (next != json.npos && (json[next] == '}' || json[next] == ']')) { // empty
                text += json[next];
                --depth;
                at = next;
            } else {
                new_line();
            }
        } else if (byte == '}' || byte == ']') {
            depth -= depth != 0;
            new_line();
            text += byte;
        } else if (byte == ',') {
            text += byte;
            new_line();
        } else if (byte == ':') {
            text += ": ";
        } else if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') {
            text += byte;
        }
    }
    return text;
}

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
