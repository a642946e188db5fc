// SPDX-License-Identifier: BSL-1.0
// EXPECT: these members have one JSON name, and the value of one cannot be assigned to the other
// EXPECT: members_convert<
// EXPECT: type_clash<&address::floor, &address_change::floor, int, bool>
#include <vouch/patch/merge.hpp>

#include <optional>
#include <string>
#include <vector>

struct address {
    std::vector<int> floor{};
};
BOOST_DESCRIBE_STRUCT(address, (), (floor))

struct address_change {
#ifdef BROKEN
    std::vector<bool> floor{};
#else
    std::vector<int> floor{};
#endif
};
BOOST_DESCRIBE_STRUCT(address_change, (), (floor))

struct account {
    std::optional<address> home{};
};
BOOST_DESCRIBE_STRUCT(account, (), (home))

struct account_change {
    std::optional<address_change> home{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (home))

void change(account& one, account_change const& how)
{
    vouch::merge(one, how);
}
