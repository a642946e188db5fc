// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <map>

int main()
{
    return judge::run({{"base64", judge::answer<vouch::base64>},
                       {"base64url", judge::answer<vouch::base64url>},
                       {"base64url_padded", judge::answer<vouch::base64url_padded>},
                       {"keys", judge::answer<std::map<vouch::base64, bool>>}});
}
