// SPDX-License-Identifier: BSL-1.0
#include <carbn/api_key.hpp>

#include <doctest/doctest.h>

#include <stdlib.h>

TEST_CASE("api_key: parse accepts 32 letters and digits")
{
    CHECK(carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ01"));
    CHECK(!carbn::api_key::parse(""));
    CHECK(!carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ0"));
    CHECK(!carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ012"));
    CHECK(!carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ0\n"));
    CHECK(!carbn::api_key::parse("0123456789abcdefghijABCDEFGHIJ0-"));
}

TEST_CASE("api_key: from_environment returns the key, or an error that does not repeat it")
{
    char const* const variable = "CARBN_TEST_KEY";
    ::unsetenv(variable);
    auto const unset = carbn::api_key::from_environment(variable);
    REQUIRE(!unset);
    CHECK(unset.error()[0].code() == "missing_api_key");
    CHECK(unset.error()[0].pointer() == "/CARBN_TEST_KEY");

    ::setenv(variable, "canary-canary", 1);
    auto const malformed = carbn::api_key::from_environment(variable);
    REQUIRE(!malformed);
    CHECK(malformed.error()[0].code() == "not_an_api_key");
    CHECK(malformed.error()[0].message().find("canary") == std::string::npos);

    ::setenv(variable, "0123456789abcdefghijABCDEFGHIJ01", 1);
    CHECK(carbn::api_key::from_environment(variable)->secret().reveal() == "0123456789abcdefghijABCDEFGHIJ01");
    ::unsetenv(variable);
}

TEST_CASE("api_key: the constructor accepts any form")
{
    CHECK(carbn::api_key(vouch::secret("short")).secret().reveal() == "short");
}
