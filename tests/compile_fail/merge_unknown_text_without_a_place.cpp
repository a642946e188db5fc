// SPDX-License-Identifier: BSL-1.0
// EXPECT: the update may hold a text that the target's type refuses: make that open, too
// EXPECT: target_can_hold_unknown_text<
// EXPECT: text_clash<&account::plan, &account_change::plan, tier,
#include <vouch/patch/merge.hpp>

#include <optional>

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct account {
#ifdef BROKEN
    tier plan{};
#else
    vouch::open<tier> plan{};
#endif
};
BOOST_DESCRIBE_STRUCT(account, (), (plan))

struct account_change {
    std::optional<vouch::open<tier>> plan{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (plan))

void change(account& one, account_change const& how)
{
    vouch::merge(one, how);
}
