// SPDX-License-Identifier: BSL-1.0
#include <fuzz/round_trip.hpp>

#include <fuzz/short_run.hpp>

TEST_CASE("fuzz: what is read is written and read")
{
    fuzz::short_run(fuzz::round_trip, 3000);
}
