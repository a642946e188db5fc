// SPDX-License-Identifier: BSL-1.0
#include <fuzz/against_portable.hpp>

#include <fuzz/short_run.hpp>

TEST_CASE("fuzz: the plain path reads the same")
{
    fuzz::short_run(fuzz::against_portable, 3000);
}
