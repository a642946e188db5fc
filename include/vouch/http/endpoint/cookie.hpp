// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_COOKIE_HPP
#define VOUCH_HTTP_ENDPOINT_COOKIE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/media_type.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/percent.hpp>
#include <vouch/http/message/wiped_text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The text of the Cookie field: "name=value; name2=value2" (RFC 6265 section 4.2).
namespace vouch::inline VOUCH_ABI::http::detail {

inline constexpr std::string_view cookie_field = "cookie";

// Returns true if a cookie may have `letter` in its value: a cookie-octet (RFC 6265 section 4.1.1).
[[nodiscard]] constexpr auto is_cookie_octet(char letter) noexcept -> bool
{
    return letter > ' ' && letter <= '~' && letter != '"' && letter != ',' && letter != ';' && letter != '\\';
}

// Appends a value. What a cookie cannot have, and the % itself, is percent-encoded, so that decoding gives the value back.
// OpenAPI's style "form" encodes cookies like a query; the rest of the letters stay as they are, for servers that do not decode:
// "ab+/=" of base64 is the same for them.
inline void append_cookie_value(wiped_text& to, std::string_view value)
{
    for (char const letter : value)
        if (is_cookie_octet(letter) && letter != '%')
            to += letter;
        else
            to += percent_encode({&letter, 1});
}

// The values of the cookies with this name, in order and decoded. A value with a broken encoding is an empty optional. Quotation
// marks around a value are no part of it. A pair without "=" is skipped: other cookies are not ours to judge.
[[nodiscard]] inline auto cookie_values(std::vector<header> const& headers, std::string_view name)
    -> std::vector<std::optional<std::string>>
{
    std::vector<std::optional<std::string>> values;
    for (header const& header : headers) {
        if (!same_name(header.name, cookie_field))
            continue;
        for (std::string_view rest = header.value; !rest.empty();) {
            std::string_view pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(pair.size() < rest.size() ? pair.size() + 1 : rest.size());
            pair = trimmed(pair);
            std::size_t const equals = pair.find('=');
            if (equals == pair.npos || pair.substr(0, equals) != name)
                continue;
            std::string_view value = pair.substr(equals + 1);
            if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"'))
                value = value.substr(1, value.size() - 2);
            values.push_back(percent_decode(value));
        }
    }
    return values;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
