// SPDX-License-Identifier: BSL-1.0
#include <vouch/fwd.hpp>

// Before the definitions: a declaration of another kind does not compile.
auto outcome_of(vouch::http::outcome<int> const& from) -> vouch::http::origin const*;
auto first_of(vouch::errors const& all) -> vouch::error const&;

#include <vouch/types/bic.hpp>
#include <vouch/types/iban.hpp>
#include <vouch/types/ip_address.hpp>
#include <vouch/types/language.hpp>
#include <vouch/types/lei.hpp>
#include <vouch/types/subdivision.hpp>
#include <vouch/types/subdivision_code.hpp>
#include <vouch/vouch.hpp>

#include <doctest/doctest.h>

auto first_of(vouch::errors const& all) -> vouch::error const&
{
    return all[0];
}

TEST_CASE("fwd: what is declared is what the umbrella and the headers beside it define")
{
    CHECK(first_of({{{vouch::errc::check, "a sum"}, "/sum"}}).pointer() == "/sum");
}
