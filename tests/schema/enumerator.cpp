// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/enumerator.hpp>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };

constexpr auto items = vouch::enumerator<tier::basic>(vouch::name("basic-plan"), vouch::description("for one person"));
static_assert(vouch::detail::item_in<vouch::name>(items).text == "basic-plan");
static_assert(vouch::detail::item_in<vouch::description>(items).text == "for one person");

} // namespace

TEST_CASE("enumerator: keeps what is said of it")
{
    CHECK(vouch::detail::item_in<vouch::name>(items).text == "basic-plan");
}
