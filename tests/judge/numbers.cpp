// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <cstdint>
#include <vector>

int main()
{
    return judge::run({{"int8s", judge::answer<std::vector<std::int8_t>>},
                       {"uint64", judge::answer<std::uint64_t>},
                       {"decimal", judge::answer<vouch::decimal>}});
}
