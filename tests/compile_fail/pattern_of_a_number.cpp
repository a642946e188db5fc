// SPDX-License-Identifier: BSL-1.0
// EXPECT: this rule does not apply to a member of this type
// EXPECT: rule_applies_to_this_member<
// EXPECT: account::code
#include <vouch/pattern.hpp>

#include <vouch/validate/validate.hpp>

struct account {
#ifdef BROKEN
    int code{};
#else
    std::string code{};
#endif
};
BOOST_DESCRIBE_STRUCT(account, (), (code))

constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::code>(vouch::pattern<"^[0-9]{4}$">()));
}

auto faults = vouch::validate(account{});
