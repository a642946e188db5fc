// SPDX-License-Identifier: BSL-1.0
#include <fuzz/written_text.hpp>

#include <fuzz/short_run.hpp>

TEST_CASE("fuzz: any bytes as text")
{
    fuzz::short_run(fuzz::written_text, 3000);
}
