// SPDX-License-Identifier: BSL-1.0
// EXPECT: this rule does not apply to a member of this type
// EXPECT: rule_applies_to_this_member<
// EXPECT: account_change::tags
// EXPECT: merge_patch
#include <vouch/patch/merge.hpp>

#include <optional>
#include <string>
#include <vector>

struct account {
    std::vector<std::string> tags{};
};
BOOST_DESCRIBE_STRUCT(account, (), (tags))

struct account_change {
    std::optional<std::vector<std::string>> tags{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (tags))
constexpr auto vouch_schema(vouch::of<account_change>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&account_change::tags>(vouch::merge_patch()));
#else
    return vouch::schema(vouch::field<&account_change::tags>(vouch::items(0, 9)));
#endif
}

void change(account& one, account_change const& how)
{
    vouch::merge(one, how);
}
