// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_FORM_HPP
#define VOUCH_HTTP_MESSAGE_FORM_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/http/message/wiped_text.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

// application/x-www-form-urlencoded, by the URL standard of the WHATWG, section 5. Its parser leaves a % without two digits as it
// is; here that is an error, since no program writes it on purpose.
namespace vouch::inline VOUCH_ABI::http::detail {

inline constexpr expectation form_encoding{errc::syntax, "not_percent_encoded",
                                           "each % to be followed by two hexadecimal digits"};

// Appends a name or a value of a form.
inline void append_form_text(wiped_text& to, std::string_view text)
{
    for (char const letter : text) {
        if (vouch::detail::is_alphanumeric(letter) || letter == '*' || letter == '-' || letter == '.' || letter == '_') {
            to += letter;
        } else if (letter == ' ') {
            to += '+';
        } else {
            auto const byte = static_cast<unsigned char>(letter);
            char const encoded[] = {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
            to += std::string_view(encoded, sizeof encoded);
        }
    }
}

inline void append_form_pair(wiped_text& form, std::string_view name, std::string_view value)
{
    if (!form.view().empty())
        form += '&';
    append_form_text(form, name);
    form += '=';
    append_form_text(form, value);
}

// Gives `to` the decoded name or value. Returns false if a % is not followed by two hexadecimal digits.
[[nodiscard]] inline auto decode_form_text(std::string_view text, wiped_text& to) -> bool
{
    to.clear();
    to.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            to += text[at] == '+' ? ' ' : text[at];
            continue;
        }
        int const byte = text.size() - at > 2 ? vouch::detail::hex_byte(text[at + 1], text[at + 2]) : -1;
        if (byte < 0)
            return false;
        to += static_cast<char>(byte);
        at += 2;
    }
    return true;
}

// Calls use(name, value) with each pair of a form, in order and decoded. Returns what was expected if it is no form.
template <class Use>
[[nodiscard]] auto read_form(std::string_view form, Use const& use) -> std::optional<expectation>
{
    wiped_text name;
    wiped_text value;
    while (!form.empty()) {
        std::size_t const end = (std::min)(form.find('&'), form.size());
        std::string_view const pair = form.substr(0, end);
        form.remove_prefix((std::min)(end + 1, form.size()));
        if (pair.empty())
            continue;
        std::size_t const equals = (std::min)(pair.find('='), pair.size());
        if (!decode_form_text(pair.substr(0, equals), name) ||
            !decode_form_text(pair.substr((std::min)(equals + 1, pair.size())), value))
            return form_encoding;
        use(name.view(), value.view());
    }
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
