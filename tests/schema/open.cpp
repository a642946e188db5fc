// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/open.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/email.hpp>

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

using open_tier = vouch::open<tier>;
using open_country = vouch::open<vouch::country>;

auto is_known(open_tier const& value, tier expected) -> bool
{
    return value.is_set() && value.known() != nullptr && *value.known() == expected && !value.unknown();
}

} // namespace

TEST_CASE("open: unset until told otherwise")
{
    open_tier const value;
    CHECK(!value.is_set());
    CHECK(value.known() == nullptr);
    CHECK(value.unknown() == std::nullopt);
    CHECK(value == open_tier{});
    CHECK(value != open_tier{tier::basic}); // basic is 0, as is the value of an unset one
    CHECK(value != tier::basic);
    CHECK(value != open_tier::from_unknown(""));
}

TEST_CASE("open: a value")
{
    open_tier value = tier::pro;
    CHECK(is_known(value, tier::pro));
    CHECK(value == tier::pro);
    CHECK(tier::pro == value);
    CHECK(value == open_tier{tier::pro});
    CHECK(value != open_tier{tier::basic});
    CHECK(value != tier::basic);
    value = tier::basic;
    CHECK(is_known(value, tier::basic));

    open_country const slovakia = vouch::country{"SVK"};
    CHECK(slovakia == vouch::country{"SVK"});
    CHECK(*slovakia.known() == vouch::country{"SVK"});
}

TEST_CASE("open: a text that is no value")
{
    auto value = open_tier::from_unknown("gold");
    CHECK(value.is_set());
    CHECK(value.known() == nullptr);
    CHECK(value.unknown() == "gold");
    CHECK(value == open_tier::from_unknown("gold"));
    CHECK(value != open_tier::from_unknown("silver"));
    CHECK(value != open_tier{});
    CHECK(value != tier::basic);

    value.keep("");
    CHECK(value.is_set());
    CHECK(value.unknown() == "");
    value = tier::pro; // what was kept is not compared any more
    CHECK(value == open_tier{tier::pro});
}

TEST_CASE("open: copied and moved like a value")
{
    auto first = vouch::open<vouch::email>(vouch::email{"user@example.com"});
    auto const copy = first;
    auto const moved = std::move(first);
    CHECK(copy == moved);
    CHECK(copy.known()->view() == "user@example.com");
    std::string const long_text(100, 'x');
    auto kept = open_country::from_unknown(long_text);
    auto const kept_copy = kept;
    kept = vouch::country{"SVK"};
    CHECK(kept_copy.unknown() == long_text);
}

TEST_CASE("open: ordered and hashed, so that it may be a key")
{
    std::map<open_tier, int> const counts{
        {tier::pro, 1}, {open_tier::from_unknown("gold"), 2}, {tier::basic, 3}, {open_tier{}, 4}};
    CHECK(counts.size() == 4);
    CHECK(counts.begin()->first == open_tier{});
    CHECK(counts.rbegin()->first.unknown() == "gold");
    CHECK(open_tier{tier::basic} < open_tier{tier::pro});
    CHECK(open_tier::from_unknown("a") < open_tier::from_unknown("b"));
    std::unordered_set<open_tier> const different{tier::pro, tier::pro, open_tier::from_unknown("gold"), open_tier{}};
    CHECK(different.size() == 3);
    CHECK(std::unordered_set<open_country>{vouch::country{"SVK"}}.contains(vouch::country{"SVK"}));
}

TEST_CASE("open: an unknown text replaces the value that was there")
{
    open_country value = vouch::country{"SVK"};
    value.keep("Slovakia");
    CHECK(value == open_country::from_unknown("Slovakia"));
    CHECK(value.known() == nullptr);
}
