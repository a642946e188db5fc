// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/detail/without_sigpipe.hpp>

#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <signal.h>
#include <unistd.h>

using vouch::backend::detail::without_sigpipe;

namespace {

void write_to_nobody()
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    ::close(ends[0]);
    CHECK(::write(ends[1], "x", 1) == -1);
    ::close(ends[1]);
}

auto is_blocked() -> bool
{
    sigset_t now;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &now);
    return ::sigismember(&now, SIGPIPE) == 1;
}

} // namespace

TEST_CASE("without_sigpipe: a write to a closed pipe raises nothing, then or later")
{
    {
        without_sigpipe const quiet;
        write_to_nobody();
        write_to_nobody();
        without_sigpipe const nested;
        write_to_nobody();
    }
    CHECK_FALSE(is_blocked());
    without_sigpipe const again;
    CHECK(is_blocked());
}

TEST_CASE("without_sigpipe: a signal that was pending before stays pending")
{
    sigset_t broken_pipe;
    ::sigemptyset(&broken_pipe);
    ::sigaddset(&broken_pipe, SIGPIPE);
    sigset_t before;
    ::pthread_sigmask(SIG_BLOCK, &broken_pipe, &before);
    ::raise(SIGPIPE);
    {
        without_sigpipe const quiet;
        write_to_nobody();
    }
    CHECK(is_blocked());
    sigset_t pending;
    ::sigpending(&pending);
    CHECK(::sigismember(&pending, SIGPIPE) == 1);
    int taken = 0;
    ::sigwait(&broken_pipe, &taken);
    CHECK(taken == SIGPIPE);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}
