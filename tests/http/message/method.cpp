// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/method.hpp>

#include <doctest/doctest.h>

namespace {

using vouch::http::detail::is_idempotent;

static_assert(is_idempotent("GET") && is_idempotent("HEAD") && is_idempotent("PUT") && is_idempotent("DELETE") &&
              is_idempotent("OPTIONS") && is_idempotent("TRACE"));
static_assert(!is_idempotent("POST") && !is_idempotent("PATCH") && !is_idempotent("CONNECT") && !is_idempotent("get") &&
              !is_idempotent(""));

TEST_CASE("method: the idempotent ones of RFC 9110")
{
    CHECK(is_idempotent("DELETE"));
    CHECK(!is_idempotent("POST"));
}

} // namespace
