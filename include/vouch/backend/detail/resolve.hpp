// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_RESOLVE_HPP
#define VOUCH_BACKEND_DETAIL_RESOLVE_HPP
#include <vouch/core/config.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/error.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The addresses of a host, or the error of the lookup.
struct addresses {
    boost::system::error_code error{};
    std::vector<boost::asio::ip::tcp::endpoint> endpoints{};
};

/// Looks up a name and blocks until that is done.
[[nodiscard]] inline auto resolve_now(std::string const& host, std::uint16_t port) -> addresses
{
    using boost::asio::ip::tcp;
    addresses found;
    boost::asio::io_context context;
    auto const entries = tcp::resolver(context).resolve(host, std::to_string(port), tcp::resolver::numeric_service, found.error);
    for (auto const& entry : entries)
        found.endpoints.push_back(entry.endpoint());
    return found;
}

/// Looks up a name until the deadline. An IP address is returned as it is.
[[nodiscard]] inline auto resolve(std::string const& host, std::uint16_t port, std::chrono::steady_clock::time_point deadline)
    -> addresses
{
    boost::system::error_code is_name;
    auto const address = boost::asio::ip::make_address(host, is_name);
    if (!is_name)
        return {.endpoints = {{address, port}}};

    struct lookup {
        std::mutex mutex;
        std::condition_variable arrived;
        bool done = false;
        addresses found;
    };
    auto const shared = std::make_shared<lookup>();
    // getaddrinfo cannot be interrupted, and an io_context waits for it when it is destroyed. So the lookup has its own thread,
    // which is detached and may outlive the deadline.
    std::thread([shared, host, port] {
        addresses found{.error = boost::asio::error::host_not_found_try_again};
        try {
            found = resolve_now(host, port);
        } catch (std::exception const&) { // no memory or no descriptors: another attempt may succeed
        }
        std::lock_guard const lock(shared->mutex);
        shared->found = std::move(found);
        shared->done = true;
        shared->arrived.notify_one();
    }).detach();

    std::unique_lock lock(shared->mutex);
    if (!shared->arrived.wait_until(lock, deadline, [&] { return shared->done; }))
        return {.error = boost::beast::error::timeout};
    return std::move(shared->found);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
