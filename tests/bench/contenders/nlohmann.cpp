// SPDX-License-Identifier: BSL-1.0
#include "nlohmann.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_nlohmann() -> contender
{
    return contender_of<with_nlohmann>("nlohmann", BENCH_VERSION_NLOHMANN);
}

} // namespace bench
