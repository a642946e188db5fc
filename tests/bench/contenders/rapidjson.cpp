// SPDX-License-Identifier: BSL-1.0
#include "rapidjson.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_rapidjson() -> contender
{
    return contender_of<with_rapidjson>("RapidJSON", BENCH_VERSION_RAPIDJSON);
}

} // namespace bench
