// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_ORIGIN_HPP
#define VOUCH_HTTP_MESSAGE_ORIGIN_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/ip_address.hpp>
#include <vouch/http/message/field.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http {

/// The scheme, host and port that requests go to, "https://api.example.com", or a socket of this machine, "unix:/run/api.sock". A
/// text with user information, path, query or fragment is refused: they would be dropped, or change where a key goes.
///
/// See: RFC 9110 section 4.3.1
class origin {
public:
    /// The origin that `text` names; empty if `text` is not an origin.
    [[nodiscard]] static auto parse(std::string_view text) -> std::optional<origin>
    {
        origin parsed;
        if (text.starts_with("unix:")) {
            text.remove_prefix(5);
            if (!is_socket_path(text))
                return std::nullopt;
            parsed.socket_path_ = text;
            parsed.host_ = "localhost";
            parsed.port_ = default_port(false);
            return parsed;
        }
        std::size_t const scheme_end = text.find("://");
        if (scheme_end == text.npos)
            return std::nullopt;
        parsed.secure_ = vouch::detail::equals_ignoring_case(text.substr(0, scheme_end), "https");
        if (!parsed.secure_ && !vouch::detail::equals_ignoring_case(text.substr(0, scheme_end), "http"))
            return std::nullopt;
        text.remove_prefix(scheme_end + 3);

        std::size_t const host_end = text.starts_with('[') ? text.find(']') + 1 : (std::min)(text.find(':'), text.size());
        std::string_view const host = text.substr(0, host_end);
        if (!is_host(host))
            return std::nullopt;
        for (char const letter : host)
            parsed.host_ += vouch::detail::to_lower(letter);

        std::optional<std::uint16_t> const port = read_port(text.substr(host_end), parsed.secure_);
        if (!port)
            return std::nullopt;
        parsed.port_ = *port;
        return parsed;
    }

    /// Returns true if the scheme is https.
    [[nodiscard]] auto is_secure() const noexcept -> bool { return secure_; }
    /// The host in lower case, an IPv6 address in brackets.
    [[nodiscard]] auto host() const noexcept -> std::string const& { return host_; }
    /// The port; the default of the scheme if the text named none.
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }
    /// The path of the Unix domain socket, "/run/api.sock"; empty for an origin with a host. Requests name the host "localhost".
    [[nodiscard]] auto socket_path() const noexcept -> std::string const& { return socket_path_; }
    /// The value of a request's Host field: the host, with the port only if it is not the default of the scheme.
    [[nodiscard]] auto authority() const -> std::string
    {
        return port_ == default_port(secure_) ? host_ : host_ + ':' + std::to_string(port_);
    }
    /// The origin as text, "https://api.example.com", with the port only if it is not the default of the scheme.
    [[nodiscard]] auto text() const -> std::string
    {
        if (!socket_path_.empty())
            return "unix:" + socket_path_;
        return (secure_ ? "https://" : "http://") + authority();
    }
    /// Returns true if the host is this machine: `localhost`, an address of 127.0.0.0/8 in dotted-decimal form, [::1] or a
    /// socket. "127.1" and "0177.0.0.1" are addresses to some resolvers and names to others, so they do not count.
    [[nodiscard]] auto is_loopback() const noexcept -> bool
    {
        return host_ == "localhost" || host_ == "[::1]" || (host_.starts_with("127.") && vouch::detail::is_ipv4(host_));
    }

    friend auto operator==(origin const&, origin const&) -> bool = default;

private:
    origin() = default;

    [[nodiscard]] static constexpr auto default_port(bool secure) noexcept -> std::uint16_t { return secure ? 443 : 80; }

    // An absolute path without a byte that could end it early. The system knows the longest one that it takes.
    [[nodiscard]] static constexpr auto is_socket_path(std::string_view text) noexcept -> bool
    {
        for (char const letter : text)
            if ((letter >= 0 && letter < 0x20) || letter == 0x7f)
                return false;
        return text.size() > 1 && text.starts_with('/');
    }

    [[nodiscard]] static constexpr auto is_host(std::string_view text) noexcept -> bool
    {
        if (text.starts_with('['))
            return text.size() > 2 && text.ends_with(']') && vouch::detail::is_ipv6(text.substr(1, text.size() - 2));
        for (char const letter : text)
            if (!vouch::detail::is_alphanumeric(letter) && letter != '-' && letter != '_' && letter != '.')
                return false;
        return !text.empty() && !text.starts_with('.') && !text.ends_with('.') && text.find("..") == text.npos;
    }

    // Reads what follows the host: nothing, or a colon and a port.
    [[nodiscard]] static constexpr auto read_port(std::string_view text, bool secure) noexcept -> std::optional<std::uint16_t>
    {
        if (text.empty())
            return default_port(secure);
        if (text[0] != ':' || text.size() < 2 || text.size() > 6)
            return std::nullopt;
        unsigned port = 0;
        for (char const letter : text.substr(1)) {
            if (!vouch::detail::is_digit(letter))
                return std::nullopt;
            port = port * 10 + static_cast<unsigned>(letter - '0');
        }
        if (port == 0 || port > 65'535)
            return std::nullopt;
        return static_cast<std::uint16_t>(port);
    }

    bool secure_ = false;
    std::string host_;
    std::uint16_t port_ = 0;
    std::string socket_path_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
