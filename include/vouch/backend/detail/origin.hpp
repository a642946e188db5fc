// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_ORIGIN_HPP
#define VOUCH_BACKEND_DETAIL_ORIGIN_HPP
#include <vouch/core/config.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Where a connection goes.
struct origin {
    bool secure = false;
    std::string host{};      ///< a name or an address, IPv6 without brackets
    std::uint16_t port = 0;
    std::string authority{}; ///< of the Host header: without the scheme's own port
};

/// "https://host", "http://host:8080" or "http://[::1]:8080", and nothing else: no user, no path, not even a slash.
[[nodiscard]] inline auto parse_origin(std::string_view text) -> std::optional<origin>
{
    constexpr auto is_address_letter = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F') ||
               letter == ':' || letter == '.';
    };
    constexpr auto is_name_letter = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               letter == '-' || letter == '.' || letter == '_';
    };
    origin made;
    if (text.starts_with("https://"))
        made.secure = true;
    else if (!text.starts_with("http://"))
        return std::nullopt;
    text.remove_prefix(made.secure ? 8 : 7);

    bool const bracketed = text.starts_with('[');
    auto const host_end = bracketed ? text.find(']') : std::min(text.find(':'), text.size());
    if (host_end == std::string_view::npos)
        return std::nullopt;
    auto const host = text.substr(bracketed, host_end - bracketed);
    if (host.empty() || !(bracketed ? std::ranges::all_of(host, is_address_letter) : std::ranges::all_of(host, is_name_letter)))
        return std::nullopt;
    made.host = host;
    made.authority = text.substr(0, host_end + bracketed);
    text.remove_prefix(host_end + bracketed);

    std::uint16_t const usual = made.secure ? 443 : 80;
    made.port = usual;
    if (!text.empty()) {
        auto const [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), made.port);
        if (text.front() != ':' || error != std::errc{} || end != text.data() + text.size() || made.port == 0)
            return std::nullopt;
    }
    if (made.port != usual)
        made.authority += ':' + std::to_string(made.port);
    return made;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
