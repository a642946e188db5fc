// SPDX-License-Identifier: BSL-1.0
#include "reflect_cpp.hpp"

#include "../contender.hpp"
#include "all.hpp"

namespace bench {

auto contend_reflect_cpp() -> contender
{
    return contender_of<with_reflect_cpp>("reflect-cpp", BENCH_VERSION_REFLECT_CPP);
}

} // namespace bench
