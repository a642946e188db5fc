// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_OPEN_SOCKET_HPP
#define VOUCH_BACKEND_DETAIL_OPEN_SOCKET_HPP
#include <vouch/backend/detail/connector.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/resolver.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/un.h>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

// The ways to an origin: TCP, a Unix domain socket, a tunnel.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connected socket, or why there is none.
using open_result = std::variant<stream_socket, http::transport_error>;

/// The host of an origin without the brackets of an IPv6 address, which belong to the URI.
[[nodiscard]] inline auto bare_host(http::origin const& origin) -> std::string
{
    std::string const& host = origin.host();
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

/// Looks up the host and connects.
[[nodiscard]] inline auto open_tcp(http::origin const& to, patience const& limit) -> open_result
{
    auto found = resolve(bare_host(to), to.port(), limit);
    if (auto* const failed = std::get_if<http::transport_error>(&found))
        return std::move(*failed);
    return connector(std::get<std::vector<endpoint>>(std::move(found))).run(limit);
}

/// The address of a Unix domain socket; empty if the system has no place for a path so long.
[[nodiscard]] inline auto socket_address(std::string_view path) -> std::optional<endpoint>
{
    sockaddr_un address{};
    if (path.size() >= sizeof address.sun_path)
        return std::nullopt;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    endpoint made;
    made.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
    std::memcpy(&made.address, &address, sizeof address);
    return made;
}

/// Connects to a Unix domain socket. Linux cannot say when a full queue of connections has space again, so this tries again.
[[nodiscard]] inline auto open_unix(std::string const& path, patience const& limit) -> open_result
{
    constexpr std::chrono::milliseconds pause{10};
    auto const address = socket_address(path);
    if (!address)
        return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
    for (;;) {
        auto made = stream_socket::connect(*address);
        if (!made.error())
            return made;
        if (made.error() != std::errc::resource_unavailable_try_again)
            return not_sent(http::transport_reason::connect, made.error().message());
        (void)wait({}, limit.at_most_until(std::chrono::steady_clock::now() + pause));
        if (auto const end = limit.check(); end != waited::ready)
            return not_sent(end, "connecting took too long");
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to an origin.
[[nodiscard]] inline auto ask_for_tunnel(stream_socket& socket, secret const& request, patience const& limit)
    -> std::optional<http::transport_error>
{
    constexpr auto late = "the proxy took too long";
    for (std::string_view rest = request.reveal(); !rest.empty();) {
        auto const [state, size] = socket.write_some(rest);
        rest.remove_prefix(size);
        if (state == progress::failed)
            return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        if (state == progress::must_write)
            if (auto const end = wait(socket.handle(), POLLOUT, limit); end != waited::ready)
                return not_sent(end, late);
    }
    tunnel_reply reply;
    for (std::array<char, 2048> buffer; !reply.fault();) {
        auto const [state, size] = reply.is_open() ? socket.read_some(buffer) : socket.read_before(limit, buffer);
        if (state == progress::must_read)
            return std::nullopt;
        if (state == progress::moved)
            reply.put({buffer.data(), size});
        else if (state == progress::ended)
            reply.put_eof();
        else if (state == progress::failed)
            return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        else
            return not_sent(state == progress::cancelled ? waited::cancelled : waited::late, late);
    }
    return reply.fault();
}

/// Connects to the proxy and has it open a tunnel to an origin.
[[nodiscard]] inline auto open_tunnel(http_proxy const& proxy, http::origin const& to, patience const& limit) -> open_result
{
    auto opened = open_tcp(proxy.address(), limit);
    if (auto* const failed = std::get_if<http::transport_error>(&opened)) {
        if (failed->reason != http::transport_reason::cancelled)
            failed->detail.insert(0, "the proxy: ");
    } else if (auto refused = ask_for_tunnel(std::get<stream_socket>(opened), proxy.request_for(to), limit)) {
        return *std::move(refused);
    }
    return opened;
}

/// A connection to an origin: through `proxy` if there is one and the origin is not this machine.
[[nodiscard]] inline auto open_socket(http::origin const& to, http_proxy const* proxy, patience const& limit) -> open_result
{
    if (!to.socket_path().empty())
        return open_unix(to.socket_path(), limit);
    return proxy != nullptr && http_proxy::serves(to) ? open_tunnel(*proxy, to, limit) : open_tcp(to, limit);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
