// SPDX-License-Identifier: BSL-1.0
// EXPECT: the update's object may lack this member, and takes the place of one that always has it
// EXPECT: whole_object_has_member<
// EXPECT: member_clash<&address::city, address_change>
#include <vouch/patch/merge.hpp>

#include <optional>
#include <string>

struct address {
    std::string line{};
    std::string city{};
};
BOOST_DESCRIBE_STRUCT(address, (), (line, city))

struct account {
    std::optional<address> home{};
};
BOOST_DESCRIBE_STRUCT(account, (), (home))

struct address_change {
    std::string line{};
    std::optional<std::string> city{};
};
BOOST_DESCRIBE_STRUCT(address_change, (), (line, city))

struct account_change {
    std::optional<address_change> home{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (home))
constexpr auto vouch_schema(vouch::of<account_change>)
{
#ifdef BROKEN
    return vouch::schema();
#else
    return vouch::schema(vouch::field<&account_change::home>(vouch::merge_patch()));
#endif
}

void change(account& one, account_change const& how)
{
    vouch::merge(one, how);
}
