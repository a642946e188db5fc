// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_ASIO_LOOP_HPP
#define VOUCH_TESTS_SUPPORT_ASIO_LOOP_HPP
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>

#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <unistd.h>
#include <utility>

namespace support {

/// A TLS context that trusts one authority.
inline auto trusting(std::string const& authority_pem) -> boost::asio::ssl::context
{
    boost::asio::ssl::context made(boost::asio::ssl::context::tls_client);
    made.add_certificate_authority(boost::asio::buffer(authority_pem));
    return made;
}

/// An io_context, and the running of coroutines to their end.
class asio_loop {
public:
    /// Runs a coroutine to its end and returns its result; what it throws is thrown.
    template <class Result>
    auto run(boost::asio::awaitable<Result> task) -> Result
    {
        if (process_ != ::getpid()) {
            process_ = ::getpid();
            context.notify_fork(boost::asio::io_context::fork_child);
        }
        std::exception_ptr failure;
        context.restart();
        if constexpr (std::is_void_v<Result>) {
            boost::asio::co_spawn(context, std::move(task), [&](std::exception_ptr thrown) { failure = thrown; });
            context.run();
            if (failure)
                std::rethrow_exception(failure);
        } else {
            std::optional<Result> result;
            boost::asio::co_spawn(context, std::move(task), [&](std::exception_ptr thrown, Result got) {
                failure = thrown;
                result = std::move(got);
            });
            context.run();
            if (failure)
                std::rethrow_exception(failure);
            return *std::move(result);
        }
    }

    boost::asio::io_context context;

private:
    pid_t process_ = ::getpid();
};

} // namespace support
#endif
