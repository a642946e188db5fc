// SPDX-License-Identifier: BSL-1.0
#include "simdjson.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_simdjson() -> contender
{
    return contender_of<with_simdjson>("simdjson", BENCH_VERSION_SIMDJSON);
}

} // namespace bench
