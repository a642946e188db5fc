// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/call_handle.hpp>

#include <memory>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

// The handle of a backend's attempt.
struct attempt_handle {
    int* cancelled;
    std::unique_ptr<int> only_moves{};
    void cancel() { ++*cancelled; }
};
struct handle_without_cancel {
    int number = 0;
};

TEST_CASE("call_handle: cancels the attempt that runs, once")
{
    int cancelled = 0;
    auto const shared = std::make_shared<detail::attempt_cancellation<attempt_handle>>();
    call_handle const handle(shared);
    call_handle const copy = handle;
    CHECK(!shared->is_requested());
    shared->begin({&cancelled});
    handle.cancel();
    copy.cancel();
    CHECK(shared->is_requested());
    CHECK(cancelled == 1);
    shared->end();
    handle.cancel();
    CHECK(cancelled == 1);
}

TEST_CASE("call_handle: an attempt that begins after the call was cancelled is cancelled at once")
{
    int cancelled = 0;
    auto const shared = std::make_shared<detail::attempt_cancellation<attempt_handle>>();
    call_handle(shared).cancel();
    shared->begin({&cancelled});
    CHECK(cancelled == 1);
}

TEST_CASE("call_handle: an attempt that has ended is not cancelled")
{
    int cancelled = 0;
    auto const shared = std::make_shared<detail::attempt_cancellation<attempt_handle>>();
    shared->begin({&cancelled});
    shared->end();
    call_handle(shared).cancel();
    CHECK(cancelled == 0);
}

TEST_CASE("call_handle: without a handle of the backend, or with one that cannot cancel, only the request stands")
{
    auto const nothing = std::make_shared<detail::attempt_cancellation<void>>();
    nothing->end();
    call_handle(nothing).cancel();
    CHECK(nothing->is_requested());

    auto const plain = std::make_shared<detail::attempt_cancellation<handle_without_cancel>>();
    plain->begin({});
    call_handle(plain).cancel();
    CHECK(plain->is_requested());
    plain->end();
}

TEST_CASE("call_handle: the backend may end the attempt while it is cancelled")
{
    struct ends_at_once {
        detail::attempt_cancellation<ends_at_once>* shared;
        void cancel() { shared->end(); }
    };
    auto const shared = std::make_shared<detail::attempt_cancellation<ends_at_once>>();
    shared->begin({shared.get()});
    call_handle(shared).cancel();
    CHECK(shared->is_requested());
}

} // namespace
