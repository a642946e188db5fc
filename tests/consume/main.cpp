// SPDX-License-Identifier: BSL-1.0
// The program of every road that has none of its own.
#include <cstdio>
#include <string>
#include <vouch/vouch.hpp>

namespace acme {
struct account {
    std::string name{};
    vouch::country country{};
};
BOOST_DESCRIBE_STRUCT(account, (), (name, country))
} // namespace acme

int main()
{
    auto account = vouch::parse<acme::account>(R"({"name": "Ada", "country": "GBR"})");
    if (!account)
        return 1;
    std::printf("%s, %s, by vouch %s\n", account->name.c_str(), std::string(account->country.alpha3()).c_str(),
                VOUCH_VERSION_STRING);
}
