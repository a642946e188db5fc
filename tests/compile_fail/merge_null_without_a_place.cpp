// SPDX-License-Identifier: BSL-1.0
// EXPECT: the update may say null, and the target has neither null nor absence
// EXPECT: target_can_hold_null<
// EXPECT: null_clash<&account::owner, &account_change::owner, std::
#include <vouch/patch/merge.hpp>

#include <optional>
#include <string>

struct account {
    std::string owner{};
};
BOOST_DESCRIBE_STRUCT(account, (), (owner))

struct account_change {
#ifdef BROKEN
    vouch::patch<std::string> owner{};
#else
    std::optional<std::string> owner{};
#endif
};
BOOST_DESCRIBE_STRUCT(account_change, (), (owner))

void change(account& one, account_change const& how)
{
    vouch::merge(one, how);
}
