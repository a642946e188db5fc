// SPDX-License-Identifier: BSL-1.0
#include "daw_json_link.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_daw_json_link() -> contender
{
    return contender_of<with_daw_json_link>("daw_json_link", BENCH_VERSION_DAW_JSON_LINK);
}

} // namespace bench
