// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_ASIO_LOOP_HPP
#define VOUCH_TESTS_SUPPORT_ASIO_LOOP_HPP
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>

#include <exception>
#include <functional>
#include <optional>
#include <string>
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

/// Keeps the result of a coroutine: co_spawn of Asio 1.26 takes only those whose result has a default constructor.
template <class Result>
auto keep_result(boost::asio::awaitable<Result> task, std::optional<Result>& result) -> boost::asio::awaitable<void>
{
    result.emplace(co_await std::move(task));
}

/// An io_context, and the running of coroutines to their end.
class asio_loop {
public:
    /// Runs a coroutine to its end and returns its result; what it throws is thrown. `bind` may bind a cancellation slot to what
    /// is called at the end.
    template <class Result, class Bind = std::identity>
    auto run(boost::asio::awaitable<Result> task, Bind bind = {}) -> Result
    {
        if (process_ != ::getpid()) {
            process_ = ::getpid();
            context.notify_fork(boost::asio::io_context::fork_child);
        }
        std::optional<Result> result;
        std::exception_ptr failure;
        boost::asio::co_spawn(context, keep_result(std::move(task), result),
                              bind([&](std::exception_ptr thrown) { failure = thrown; }));
        context.restart();
        context.run();
        if (failure)
            std::rethrow_exception(failure);
        return *std::move(result);
    }

    boost::asio::io_context context;

private:
    pid_t process_ = ::getpid();
};

} // namespace support
#endif
