// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/credential.hpp>

#include <vouch/core/secret.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <support/allocations.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

static_assert(detail::is_credential_for<api_key<"x-api-key">, key<"x-api-key">> &&
              detail::is_credential_for<api_key<"X-API-Key">, key<"x-api-key">>);
static_assert(!detail::is_credential_for<api_key<"x-api-key">, key<"x-api-keys">> &&
              !detail::is_credential_for<api_key<"x-api-key">, bearer_token>);
static_assert(detail::is_credential_for<api_key_in_query<"key">, key_in_query<"key">> &&
              !detail::is_credential_for<api_key_in_query<"key">, key_in_query<"Key">> &&
              !detail::is_credential_for<api_key_in_query<"key">, key<"key">> &&
              !detail::is_credential_for<api_key<"key">, key_in_query<"key">>);
static_assert(detail::is_credential_for<basic, basic_credential> && !detail::is_credential_for<bearer, basic_credential>);
static_assert(detail::is_a_credential<key_in_query<"a">> && detail::is_a_credential<basic_credential>);
static_assert(detail::hold_the_same<key_in_query<"a">, key_in_query<"a">> &&
              !detail::hold_the_same<key_in_query<"a">, key<"a">> && detail::hold_the_same<basic_credential, basic_credential> &&
              !detail::hold_the_same<basic_credential, bearer_token>);
static_assert(detail::scheme_of<key_in_query<"a">>.empty() && detail::scheme_of<basic_credential> == "Basic ");
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
    CHECK(key_in_query<"key">(vouch::secret("abc")).value().matches("abc"));
}

TEST_CASE("credential: user and password are base64 of both in UTF-8 (RFC 7617 section 2)")
{
    CHECK(basic_credential("Aladdin", vouch::secret("open sesame")).value().matches("QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    CHECK(basic_credential("test", vouch::secret("123\xC2\xA3")).value().matches("dGVzdDoxMjPCow=="));
    CHECK(basic_credential("", vouch::secret("a:b")).value().matches("OmE6Yg=="));
    CHECK(basic_credential("", vouch::secret("a:b")).is_valid());
    CHECK(!basic_credential("ada", vouch::secret()).value().is_set());
    for (std::string_view const wrong : {"a:b", "a\nb", "\x7F", "\xC3"})
        CHECK(!basic_credential(wrong, vouch::secret("p")).is_valid());
    for (std::string_view const wrong : {"a\nb", "\x7F", "\xC3"})
        CHECK(!basic_credential("ada", vouch::secret(wrong)).is_valid());
}

TEST_CASE("credential: freed memory holds neither the password nor its base64")
{
    static int leaks = 0;
    std::string const password = "Canary7-password-that-is-long";
    vouch::secret const held(password);
    leaks = 0;
    tests::allocated().freeing = [](std::string_view block) noexcept {
        leaks += block.find("Canary7") != block.npos || block.find("Q2FuYXJ5Ny1") != block.npos ? 1 : 0;
    };
    basic_credential("ad", held); // "ad:" is a group of its own in base64
    tests::allocated().freeing = nullptr;
    CHECK(leaks == 0);
}

} // namespace
