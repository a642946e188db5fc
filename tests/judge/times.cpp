// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <chrono>

int main()
{
    return judge::run({{"epoch_seconds", judge::answer<vouch::epoch_seconds>},
                       {"epoch_milliseconds", judge::answer<vouch::epoch_milliseconds>},
                       {"milliseconds", judge::answer<std::chrono::milliseconds>},
                       {"seconds_of_double", judge::answer<std::chrono::duration<double>>},
                       {"iso_duration", judge::answer<vouch::iso_duration>},
                       {"year_month", judge::answer<std::chrono::year_month>},
                       {"sys_days", judge::answer<std::chrono::sys_days>},
                       {"time_of_day", judge::answer<vouch::time_of_day>}});
}
