// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <vouch/types/ip_address.hpp>

int main()
{
    return judge::run({{"ip_address", judge::answer<vouch::ip_address>}});
}
