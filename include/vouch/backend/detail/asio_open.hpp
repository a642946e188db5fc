// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_ASIO_OPEN_HPP
#define VOUCH_BACKEND_DETAIL_ASIO_OPEN_HPP
#include <vouch/backend/detail/asio_waiter.hpp>
#include <vouch/backend/detail/connector.hpp>
#include <vouch/backend/detail/open_socket.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/resolver.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

// The ways of open_socket.hpp to an origin, as coroutines. Their arguments belong to the coroutine that awaits them.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A look-up under way. Asio's own resolver cannot give up: getaddrinfo would hold the attempt beyond its deadline.
class asio_lookup {
public:
    asio_lookup(asio_waiter const& waiter, std::string const& host, std::uint16_t port)
        : resolver_(shared_resolver()), state_(std::make_shared<state>(waiter.alarm()))
    {
        number_ = resolver_.start(host, port, [executor = waiter.executor(), state = state_](lookup_result const& found) {
            boost::asio::post(executor, [state, found] {
                state->found = found;
                state->alarm->ring();
            });
        });
        if (!number_)
            state_->found = resolver::no_thread();
    }
    asio_lookup(asio_lookup const&) = delete;
    auto operator=(asio_lookup const&) -> asio_lookup& = delete;
    ~asio_lookup()
    {
        if (number_) // the executor may be gone next
            resolver_.forget(*number_);
    }

    [[nodiscard]] auto found() noexcept -> std::optional<lookup_result>& { return state_->found; }

private:
    struct state {
        explicit state(std::shared_ptr<asio_alarm> of) : alarm(std::move(of)) {}

        std::shared_ptr<asio_alarm> alarm;
        std::optional<lookup_result> found;
    };

    resolver& resolver_;
    std::shared_ptr<state> state_;
    std::optional<std::uint64_t> number_;
};

/// Looks up the host and connects.
[[nodiscard]] inline auto asio_open_tcp(asio_waiter& waiter, http::origin const& to) -> asio_task<open_result>
{
    std::string const host = bare_host(to);
    std::vector<endpoint> addresses;
    if (auto const address = parse_address(host, to.port())) {
        addresses.push_back(*address);
    } else {
        asio_lookup lookup(waiter, host, to.port());
        while (!lookup.found()) {
            auto const end = co_await waiter.wait();
            if (end != waited::ready)
                co_return not_sent(end, "the look-up of the name took too long");
        }
        if (auto* const failed = std::get_if<http::transport_error>(&*lookup.found()))
            co_return std::move(*failed);
        addresses = std::get<std::vector<endpoint>>(*std::move(lookup.found()));
    }
    connector connecting(std::move(addresses));
    for (;;) {
        if (auto result = connecting.advance())
            co_return *std::move(result);
        std::vector<std::unique_ptr<asio_watch>> watches; // each time anew: the sockets of some attempts are closed next
        for (stream_socket const& attempt : connecting.attempts()) {
            watches.push_back(std::make_unique<asio_watch>(waiter.executor(), attempt.handle()));
            watches.back()->ring_when_writable(waiter.alarm());
        }
        auto const end = co_await waiter.wait(connecting.next_start());
        if (end != waited::ready)
            co_return not_sent(end, "connecting took too long");
    }
}

/// Connects to a Unix domain socket. Linux cannot say when a full queue of connections has space again, so this tries again.
[[nodiscard]] inline auto asio_open_unix(asio_waiter& waiter, std::string const& path) -> asio_task<open_result>
{
    constexpr std::chrono::milliseconds pause{10};
    auto const address = socket_address(path);
    if (!address)
        co_return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
    for (;;) {
        auto made = stream_socket::connect(*address);
        if (!made.error())
            co_return made;
        if (made.error() != std::errc::resource_unavailable_try_again)
            co_return not_sent(http::transport_reason::connect, made.error().message());
        auto const end = co_await waiter.wait(std::chrono::steady_clock::now() + pause);
        if (end != waited::ready)
            co_return not_sent(end, "connecting took too long");
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to an origin.
[[nodiscard]] inline auto asio_ask_for_tunnel(asio_waiter& waiter, stream_socket& socket, secret const& request)
    -> asio_task<std::optional<http::transport_error>>
{
    asio_watch watch(waiter.executor(), socket.handle());
    if (watch.error())
        co_return not_sent(http::transport_reason::connect, watch.error().message());
    std::string_view rest = request.reveal();
    tunnel_reply reply;
    std::array<char, 2048> buffer;
    while (!reply.is_open() && !reply.fault()) {
        auto const [state, size] = rest.empty() ? socket.read_some(buffer) : socket.write_some(rest);
        if (state == progress::failed)
            co_return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        if (state == progress::ended) {
            reply.put_eof();
        } else if (state != progress::moved) {
            if (rest.empty())
                watch.ring_when_readable(waiter.alarm());
            else
                watch.ring_when_writable(waiter.alarm());
            auto const end = co_await waiter.wait();
            if (end != waited::ready)
                co_return not_sent(end, "the proxy took too long");
        } else if (rest.empty()) {
            reply.put({buffer.data(), size});
        } else {
            rest.remove_prefix(size);
        }
    }
    co_return reply.fault();
}

/// Connects to the proxy and has it open a tunnel to an origin.
[[nodiscard]] inline auto asio_open_tunnel(asio_waiter& waiter, http_proxy const& proxy, http::origin const& to)
    -> asio_task<open_result>
{
    auto opened = co_await asio_open_tcp(waiter, proxy.address());
    if (auto* const failed = std::get_if<http::transport_error>(&opened)) {
        if (failed->reason != http::transport_reason::cancelled)
            failed->detail.insert(0, "the proxy: ");
        co_return std::move(opened);
    }
    secret const request = proxy.request_for(to);
    auto refused = co_await asio_ask_for_tunnel(waiter, std::get<stream_socket>(opened), request);
    if (refused)
        co_return *std::move(refused);
    co_return std::move(opened);
}

/// A connection to an origin: through `proxy` if there is one and the origin is not this machine.
[[nodiscard]] inline auto asio_open_socket(asio_waiter& waiter, http::origin const& to, http_proxy const* proxy)
    -> asio_task<open_result>
{
    if (!to.socket_path().empty())
        return asio_open_unix(waiter, to.socket_path());
    return proxy != nullptr && http_proxy::serves(to) ? asio_open_tunnel(waiter, *proxy, to) : asio_open_tcp(waiter, to);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
