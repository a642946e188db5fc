// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/method.hpp>

#include <doctest/doctest.h>

namespace {

using vouch::http::detail::is_idempotent;
using vouch::http::detail::is_known_method;

static_assert(is_idempotent("GET") && is_idempotent("HEAD") && is_idempotent("PUT") && is_idempotent("DELETE") &&
              is_idempotent("OPTIONS") && is_idempotent("TRACE") && is_idempotent("QUERY"));
static_assert(!is_idempotent("POST") && !is_idempotent("PATCH") && !is_idempotent("CONNECT") && !is_idempotent("get") &&
              !is_idempotent(""));

static_assert(is_known_method("GET") && is_known_method("QUERY") && is_known_method("TRACE") && is_known_method("PATCH"));
static_assert(!is_known_method("CONNECT") && !is_known_method("get") && !is_known_method("") && !is_known_method("GETS") &&
              !is_known_method("PROPFIND"));

TEST_CASE("method: the idempotent ones of RFC 9110")
{
    CHECK(is_idempotent("DELETE"));
    CHECK(!is_idempotent("POST"));
}

} // namespace
