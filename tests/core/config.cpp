// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/config.hpp>

#include <vouch/core/nullable.hpp>

#include <type_traits>

#include <doctest/doctest.h>

TEST_CASE("config: declarations are in the inline namespace of the version and switches")
{
    CHECK(std::is_same_v<vouch::null_t, vouch::VOUCH_ABI::null_t>);
}
