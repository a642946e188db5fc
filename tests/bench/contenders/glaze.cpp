// SPDX-License-Identifier: BSL-1.0
#include "glaze.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_glaze() -> contender
{
    return contender_of<with_glaze>("glaze", BENCH_VERSION_GLAZE);
}

} // namespace bench
