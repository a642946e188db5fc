// SPDX-License-Identifier: BSL-1.0
// A program that tests/judge_codes.py asks.
#include "../judge.hpp"

#include <vouch/types/bic.hpp>
#include <vouch/types/iban.hpp>
#include <vouch/types/language.hpp>
#include <vouch/types/lei.hpp>

int main()
{
    return judge::run({{"iban", judge::answer<vouch::iban>},
                       {"bic", judge::answer<vouch::bic>},
                       {"lei", judge::answer<vouch::lei>},
                       {"language", judge::answer<vouch::language>}});
}
