// SPDX-License-Identifier: BSL-1.0
#include <fuzz/against_boost.hpp>

#include <fuzz/short_run.hpp>

TEST_CASE("fuzz: as Boost.JSON reads it")
{
    fuzz::short_run(fuzz::against_boost, 3000);
}
