// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/credential.hpp>

#include <vouch/core/secret.hpp>

#include <type_traits>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

static_assert(detail::is_credential_for<api_key<"x-api-key">, key<"x-api-key">> &&
              detail::is_credential_for<api_key<"X-API-Key">, key<"x-api-key">>);
static_assert(!detail::is_credential_for<api_key<"x-api-key">, key<"x-api-keys">> &&
              !detail::is_credential_for<api_key<"x-api-key">, bearer_token>);
static_assert(detail::is_credential_for<bearer, bearer_token> && !detail::is_credential_for<bearer, key<"authorization">>);
static_assert(detail::is_a_credential<key<"a">> && detail::is_a_credential<bearer_token> &&
              !detail::is_a_credential<vouch::secret>);
static_assert(detail::hold_the_same<key<"a">, key<"A">> && detail::hold_the_same<bearer_token, bearer_token> &&
              !detail::hold_the_same<key<"a">, key<"b">> && !detail::hold_the_same<key<"authorization">, bearer_token>);
// no text converts to a key by accident
static_assert(!std::is_convertible_v<vouch::secret, key<"a">> && !std::is_convertible_v<char const*, bearer_token>);

static_assert(detail::scheme_of<key<"a">>.empty() && detail::scheme_of<bearer_token> == "Bearer ");

TEST_CASE("credential: holds its secret")
{
    CHECK(key<"x-api-key">(vouch::secret("abc")).value().matches("abc"));
    CHECK(bearer_token(vouch::secret("abc")).value().matches("abc"));
}

} // namespace
