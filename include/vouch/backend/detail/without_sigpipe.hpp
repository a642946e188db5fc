// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_WITHOUT_SIGPIPE_HPP
#define VOUCH_BACKEND_DETAIL_WITHOUT_SIGPIPE_HPP
#include <vouch/core/config.hpp>

#include <csignal>
#include <pthread.h>
#include <signal.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Keeps this thread from the signal SIGPIPE while a library writes to sockets: its default action ends the process.
class without_sigpipe {
public:
    without_sigpipe() noexcept
    {
        ::sigemptyset(&broken_pipe_);
        ::sigaddset(&broken_pipe_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
    }
    without_sigpipe(without_sigpipe const&) = delete;
    auto operator=(without_sigpipe const&) -> without_sigpipe& = delete;

    /// Tells that no write has failed: then there is no signal to look for.
    void all_written() noexcept { none_came_ = true; }

    ~without_sigpipe()
    {
        if (::sigismember(&before_, SIGPIPE) == 1)
            return;                        // the program blocked it, and may wait for it
        if (!none_came_ && is_pending()) { // takes the signal, since it would come as soon as it is let through
            int taken = 0;
            ::sigwait(&broken_pipe_, &taken);
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

private:
    [[nodiscard]] static auto is_pending() noexcept -> bool
    {
        sigset_t pending;
        ::sigemptyset(&pending);
        ::sigpending(&pending);
        return ::sigismember(&pending, SIGPIPE) == 1;
    }

    sigset_t broken_pipe_{};
    sigset_t before_{};
    bool none_came_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
