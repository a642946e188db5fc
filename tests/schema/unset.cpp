// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/unset.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/uuid.hpp>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::detail::is_unset;
using vouch::detail::may_be_unset;

enum class tier { basic = 1, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
struct person {
    int age{};
    vouch::country home{"DEU"};
    std::optional<vouch::country> born{};
};
BOOST_DESCRIBE_STRUCT(person, (), (age, home, born))

static_assert(!may_be_unset<int>() && !may_be_unset<bool>() && !may_be_unset<double>() && !may_be_unset<std::string>());
static_assert(!may_be_unset<std::vector<std::optional<int>>>() && !may_be_unset<vouch::nullable<std::string>>());
static_assert(may_be_unset<vouch::country>() && may_be_unset<tier>() && may_be_unset<person>() && may_be_unset<vouch::secret>());
static_assert(may_be_unset<std::vector<vouch::country>>() && may_be_unset<std::unique_ptr<person>>());

} // namespace

TEST_CASE("unset: values of the library's types, as they are made without a value")
{
    CHECK(is_unset(vouch::country{}));
    CHECK(!is_unset(vouch::country{"DEU"}));
    CHECK(is_unset(vouch::email{}));
    CHECK(is_unset(std::chrono::year_month_day{}));
    CHECK(!is_unset(vouch::date("2000-01-01")));
    CHECK(is_unset(vouch::decimal{}));
    CHECK(!is_unset(*vouch::decimal::parse("0")));
    CHECK(is_unset(vouch::secret{}));
    CHECK(!is_unset(vouch::secret("x")));
    CHECK(is_unset(vouch::raw_json{}));
    CHECK(!is_unset(vouch::raw_json{"null"}));
    CHECK(is_unset(vouch::open<tier>{}));
    CHECK(!is_unset(vouch::open<tier>::from_unknown("gold")));
    CHECK(!is_unset(boost::uuids::uuid{}));
    CHECK(is_unset(tier{}));
    CHECK(!is_unset(tier::pro));
    CHECK(is_unset(vouch::open<tier>{tier{7}}));
}

TEST_CASE("unset: a value that holds one")
{
    vouch::country const unset{};
    CHECK(!is_unset(person{}));
    CHECK(is_unset(person{.home = unset}));
    CHECK(is_unset(person{.born = unset}));
    CHECK(is_unset(std::vector{vouch::country{"DEU"}, unset}));
    CHECK(!is_unset(std::vector<vouch::country>{}));
    CHECK(is_unset(std::set<tier>{tier{}}));
    CHECK(is_unset(std::array<tier, 1>{}));
    CHECK(is_unset(std::map<vouch::country, int>{{unset, 1}}));
    CHECK(is_unset(std::map<int, person>{{1, person{.home = unset}}}));
    CHECK(is_unset(std::tuple<int, tier>{}));
    CHECK(!is_unset(std::tuple<int, tier>{0, tier::pro}));
    CHECK(is_unset(std::variant<tier, int>{}));
    CHECK(!is_unset(std::variant<tier, int>{1}));
    CHECK(is_unset(vouch::nullable<vouch::country>{unset}));
    CHECK(!is_unset(vouch::nullable<vouch::country>{}));
    CHECK(is_unset(std::make_unique<tier>()));
}
