// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/convert.hpp>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::detail::convert_elements;
using vouch::detail::convert_value;
using vouch::detail::values_convert;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct address {
    std::string city{};
};
BOOST_DESCRIBE_STRUCT(address, (), (city))
struct address_change {
    std::string city{};
};
BOOST_DESCRIBE_STRUCT(address_change, (), (city))

static_assert(values_convert<int, int> && values_convert<std::string, std::string> && values_convert<address, address>);
static_assert(values_convert<std::map<std::string, int>, std::map<std::string, int>>, "equal types need no knowledge");
static_assert(values_convert<tier, vouch::open<tier>> && values_convert<vouch::open<tier>, tier>);
static_assert(values_convert<vouch::open<tier>, vouch::open<tier>>);
static_assert(!values_convert<std::unique_ptr<int>, std::unique_ptr<int>>, "an assignment copies");
static_assert(!values_convert<int, long> && !values_convert<int, bool> && !values_convert<tier, int>);
static_assert(!values_convert<std::string, vouch::open<tier>> && !values_convert<std::string, tier>);

static_assert(vouch::detail::different_arrays<std::vector<int>, std::vector<long>>);
static_assert(!vouch::detail::different_arrays<std::vector<int>, std::vector<int>>);
static_assert(!vouch::detail::different_arrays<std::vector<int>, std::array<int, 2>>);
static_assert(vouch::detail::different_objects<address, address_change>);
static_assert(!vouch::detail::different_objects<address, address>);
static_assert(!vouch::detail::different_objects<address, std::string>);

} // namespace

TEST_CASE("convert: a value is assigned to an open type and back")
{
    std::string text = "old";
    CHECK(convert_value(std::string("new"), text));
    CHECK(text == "new");

    vouch::open<tier> open;
    CHECK(convert_value(tier::pro, open));
    CHECK(open == tier::pro);
    tier closed{};
    CHECK(convert_value(open, closed));
    CHECK(closed == tier::pro);
}

TEST_CASE("convert: an unknown text is refused by a type that is not open, which stays unchanged")
{
    tier closed = tier::pro;
    CHECK_FALSE(convert_value(vouch::open<tier>::from_unknown("gold"), closed));
    CHECK_FALSE(convert_value(vouch::open<tier>(), closed));
    CHECK(closed == tier::pro);
}

TEST_CASE("convert: arrays are replaced item by item")
{
    std::vector<long> to{7, 8, 9};
    convert_elements(std::vector<bool>{true, false}, to, [](bool from, long& place) { place = from ? 1 : 2; });
    CHECK(to == std::vector<long>{1, 2});
    std::vector<bool> flags{true};
    convert_elements(to, flags, [](long from, bool& place) { place = from == 2; });
    CHECK(flags == std::vector<bool>{false, true});
}
