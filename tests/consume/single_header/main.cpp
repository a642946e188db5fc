// SPDX-License-Identifier: BSL-1.0
// Two translation units that read one type: they link, share one copy of each table, and give the same text.
#include "account.hpp"
#include <cstdio>

int main()
{
    auto const text = R"({"name": "Ada", "country": "GBR"})";
    auto here = vouch::parse<acme::account>(text);
    auto there = parse_of_other()(text);
    if (!here || !there || vouch::serialize(*here).value() != vouch::serialize(*there).value())
        return 1;
    std::printf("%s, %s, by vouch %s\n", here->name.c_str(), std::string(there->country.alpha3()).c_str(), VOUCH_VERSION_STRING);
}
