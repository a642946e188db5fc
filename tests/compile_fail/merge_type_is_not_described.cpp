// SPDX-License-Identifier: BSL-1.0
// EXPECT: vouch::merge: this type is not described: BOOST_DESCRIBE_STRUCT(type, (), (members...))
// EXPECT: described_struct
#include <vouch/patch/merge.hpp>

#include <optional>

#ifdef BROKEN
struct account {
    int limit{};
};
#else
struct account {
    int limit{};
};
BOOST_DESCRIBE_STRUCT(account, (), (limit))
#endif

struct account_change {
    std::optional<int> limit{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (limit))

void change(account& one, account_change const& how)
{
    vouch::merge(one, how);
}
