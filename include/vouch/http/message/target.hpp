// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_TARGET_HPP
#define VOUCH_HTTP_MESSAGE_TARGET_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/ip_address.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/percent.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

// What the target of a request and its Host field may be, for services and servers.
namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true if `letter` may be in the host name of a URI: unreserved or a sub-delimiter (RFC 3986 section 3.2.2).
[[nodiscard]] constexpr auto is_name_character(char letter) noexcept -> bool
{
    for (char const mark : {'!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '='})
        if (letter == mark)
            return true;
    return is_unreserved(letter);
}

// Returns true if `text` is a port of a URI: digits, or nothing. A number that no port has is refused.
[[nodiscard]] constexpr auto is_port(std::string_view text) noexcept -> bool
{
    unsigned port = 0;
    for (char const letter : text) {
        if (!vouch::detail::is_digit(letter))
            return false;
        port = port * 10 + static_cast<unsigned>(letter - '0');
        if (port > 65'535)
            return false;
    }
    return true;
}

// Returns true if `value` is a valid Host field: a host and perhaps a port, with neither user information nor a path. An empty
// value is valid too (RFC 9110 section 7.2): it says that the target URI has no authority.
[[nodiscard]] constexpr auto is_host_value(std::string_view value) noexcept -> bool
{
    std::size_t end = 0;
    if (value.starts_with('[')) {
        while (end < value.size() && value[end] != ']')
            ++end;
        if (end == value.size() || !vouch::detail::is_ipv6(value.substr(1, end - 1)))
            return false;
        ++end;
    } else {
        for (; end < value.size() && value[end] != ':'; ++end)
            if (value[end] == '%') {
                if (value.size() - end < 3 || vouch::detail::hex_byte(value[end + 1], value[end + 2]) < 0)
                    return false;
                end += 2;
            } else if (!is_name_character(value[end])) {
                return false;
            }
    }
    return end == value.size() || (value[end] == ':' && is_port(value.substr(end + 1)));
}

// The parts of a request target (RFC 9112 section 3.2). They refer to the text that was read, or to static text.
struct request_target {
    std::string_view path{};                     // "/users/1", "*", or empty for CONNECT
    std::string_view query{};                    // "?full=true", or empty
    std::optional<std::string_view> authority{}; // of the absolute form: it counts instead of the Host field (section 3.2.2)
};

// Reads a target that starts with "/".
[[nodiscard]] constexpr auto read_origin_form(std::string_view target) noexcept -> request_target
{
    std::size_t end = 0;
    while (end < target.size() && target[end] != '?')
        ++end;
    return {.path = target.substr(0, end), .query = target.substr(end)};
}

// Reads what follows "http://" or "https://". User information is an error (RFC 9110 section 4.2.4), and so is an empty host
// (section 4.2.1).
[[nodiscard]] constexpr auto read_absolute_form(std::string_view method, std::string_view target) noexcept
    -> std::optional<request_target>
{
    std::size_t end = 0;
    while (end < target.size() && target[end] != '/' && target[end] != '?')
        ++end;
    std::string_view const authority = target.substr(0, end);
    if (authority.empty() || authority.starts_with(':') || !is_host_value(authority))
        return std::nullopt;
    request_target read = read_origin_form(target.substr(end));
    if (read.path.empty()) // section 4.2.3; OPTIONS without path and query is about the server (RFC 9112 section 3.2.4)
        read.path = method == "OPTIONS" && read.query.empty() ? "*" : "/";
    read.authority = authority;
    return read;
}

// Reads the authority form, which CONNECT has and no other method: a host and a port, both not empty (RFC 9110 section 9.3.6).
[[nodiscard]] constexpr auto read_authority_form(std::string_view target) noexcept -> std::optional<request_target>
{
    bool const has_port = !target.empty() && vouch::detail::is_digit(target.back());
    if (!has_port || target.starts_with(':') || !is_host_value(target))
        return std::nullopt;
    for (std::size_t end = target.size(); end != 0 && target[end - 1] != ']'; --end)
        if (target[end - 1] == ':')
            return request_target{.authority = target};
    return std::nullopt;
}

// Reads the target of a request of this method; empty if it is not valid: a fragment, a byte that no URI has, the asterisk form
// of a method that is not OPTIONS, the authority form of a method that is not CONNECT.
[[nodiscard]] constexpr auto read_target(std::string_view method, std::string_view target) noexcept
    -> std::optional<request_target>
{
    for (char const letter : target)
        if (letter <= ' ' || letter > '~' || letter == '#') // char may be signed: bytes beyond ASCII are below ' ' or above '~'
            return std::nullopt;
    if (method == "CONNECT")
        return read_authority_form(target);
    if (target.starts_with('/'))
        return read_origin_form(target);
    if (target == "*" && method == "OPTIONS")
        return request_target{.path = target};
    for (std::string_view const scheme : {"http://", "https://"})
        if (vouch::detail::equals_ignoring_case(target.substr(0, scheme.size()), scheme))
            return read_absolute_form(method, target.substr(scheme.size()));
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
