// SPDX-License-Identifier: BSL-1.0
// EXPECT: these members have one JSON name, and the value of one cannot be assigned to the other
// EXPECT: members_convert<
// EXPECT: type_clash<&account::limit, &account_change::limit, int, std::
#include <vouch/patch/diff.hpp>

#include <optional>
#include <string>

struct account {
    int limit{};
    std::string owner{};
};
BOOST_DESCRIBE_STRUCT(account, (), (limit, owner))

struct account_change {
#ifdef BROKEN
    std::optional<std::string> limit{};
#else
    std::optional<int> limit{};
#endif
    std::optional<std::string> owner{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (limit, owner))

auto change = vouch::diff<account_change>(account{}, account{});
