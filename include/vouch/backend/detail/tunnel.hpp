// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_TUNNEL_HPP
#define VOUCH_BACKEND_DETAIL_TUNNEL_HPP
#include <vouch/backend/detail/basic_credential.hpp>
#include <vouch/backend/detail/proxy_options.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>
#include <vouch/wire/response_parser.hpp>

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// What a client and a proxy say to each other before the proxy passes bytes on, without I/O.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// An HTTP proxy that opens tunnels to origins, and the credential that only the proxy gets.
///
/// See: RFC 9110 section 9.3.6 (CONNECT), RFC 7617 (Basic)
class http_proxy {
public:
    /// The proxy of a backend's options: `address` is "http://host:port", `credential` is "user:password" or unset. Empty if
    /// there is no address.
    ///
    /// Errors: throws `boost::system::system_error`, whose text has nothing of the arguments.
    [[nodiscard]] static auto of_options(std::string_view address, secret const& credential) -> std::optional<http_proxy>
    {
        if (auto const* const fault = find_proxy_fault(address, credential))
            throw boost::system::system_error(make_error_code(boost::system::errc::invalid_argument), fault);
        auto parsed = http::origin::parse(address);
        if (!parsed)
            return std::nullopt;
        return http_proxy(*std::move(parsed), credential.is_set() ? basic_authorization(credential.reveal()) : secret());
    }

    /// Returns true if connections to `origin` go through the proxy: all but those to this machine.
    [[nodiscard]] static auto serves(http::origin const& origin) -> bool { return !origin.is_loopback(); }

    /// Where the proxy listens.
    [[nodiscard]] auto address() const noexcept -> http::origin const& { return address_; }

    /// The value of Proxy-Authorization; unset if the proxy asks for none.
    [[nodiscard]] auto authorization() const noexcept -> secret const& { return authorization_; }

    /// The bytes that ask for a tunnel to `origin`. The credential is among them.
    [[nodiscard]] auto request_for(http::origin const& origin) const -> secret
    {
        constexpr std::string_view field = "\r\nProxy-Authorization: ";
        std::string const authority = origin.host() + ':' + std::to_string(origin.port());
        std::string text;
        // a string that grows would leave copies of the credential behind
        text.reserve(2 * authority.size() + authorization_.reveal().size() + 64);
        text.append("CONNECT ").append(authority).append(" HTTP/1.1\r\nHost: ").append(authority);
        if (authorization_.is_set())
            text.append(field).append(authorization_.reveal());
        text.append("\r\n\r\n");
        return take(text);
    }

private:
    http_proxy(http::origin address, secret authorization)
        : address_(std::move(address)), authorization_(std::move(authorization))
    {}

    [[nodiscard]] static auto take(std::string& text) -> secret
    {
        secret taken(text);
        vouch::detail::wipe(text);
        return taken;
    }

    http::origin address_;
    secret authorization_;
};

/// Reads what a proxy answers to a request for a tunnel.
class tunnel_reply {
public:
    static constexpr std::size_t max_head = 16 * 1024;
    static constexpr std::size_t max_fields = 100;

    /// Takes bytes as they come. Any after the reply that opens the tunnel are a fault: no HTTP server speaks first.
    void put(std::string_view bytes)
    {
        auto const used = parser_.put(bytes);
        if (auto const fault = parser_.fault()) {
            fail(http::transport_reason::protocol, "the proxy sent no HTTP response: " + std::string(to_string(*fault)));
        } else if (parser_.is_done()) {
            int const status = std::move(parser_).take().status;
            if (status / 100 != 2)
                fail(http::transport_reason::connect, "the proxy refused: " + std::to_string(status));
            else if (used != bytes.size())
                fail(http::transport_reason::protocol, "the proxy sent bytes that nobody asked for");
            else
                is_open_ = true;
        }
    }

    /// Tells that no bytes follow.
    void put_eof() { fail(http::transport_reason::reset, "the proxy ended the connection"); }

    [[nodiscard]] auto is_open() const noexcept -> bool { return is_open_; }
    /// Why there is no tunnel.
    [[nodiscard]] auto fault() const noexcept -> std::optional<http::transport_error> const& { return fault_; }

private:
    void fail(http::transport_reason reason, std::string detail)
    {
        is_open_ = false;
        fault_ = {.reason = reason, .delivery = http::delivery::not_sent, .detail = std::move(detail)};
    }

    // A reply that opens a tunnel ends with its head, whatever its fields say, like a reply to HEAD; of others only the status
    // matters (RFC 9112 section 6.3).
    wire::detail::response_parser parser_{"HEAD", {.max_head = max_head, .max_fields = max_fields}};
    bool is_open_ = false;
    std::optional<http::transport_error> fault_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
