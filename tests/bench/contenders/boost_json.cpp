// SPDX-License-Identifier: BSL-1.0
#include "boost_json.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_boost_json() -> contender
{
    return contender_of<with_boost_json>("Boost.JSON", BENCH_VERSION_BOOST_JSON);
}

} // namespace bench
