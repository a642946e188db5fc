// SPDX-License-Identifier: BSL-1.0
#include <vouch/validate/validate.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/email.hpp>

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::told;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct leaf {
    std::string text{};
    vouch::nullable<double> number{};
};
BOOST_DESCRIBE_STRUCT(leaf, (), (text, number))
constexpr auto vouch_schema(vouch::of<leaf>)
{
    return vouch::schema(
        vouch::field<&leaf::text>(vouch::name("te/xt"), vouch::length(0, 3)),
        vouch::check("same", "a text that is not its own name", [](leaf const& one) { return one.text != "txt"; }),
        vouch::check(
            "seven", "any number but seven", [](leaf const& one) { return one.number != 7.0; }, vouch::at<&leaf::number>));
}

struct branch {
    std::vector<leaf> leaves{};
    std::optional<leaf> best{};
};
BOOST_DESCRIBE_STRUCT(branch, (), (leaves, best))
constexpr auto vouch_schema(vouch::of<branch>)
{
    return vouch::schema(vouch::check(
        "bare", "a leaf at least", [](branch const& one) { return !one.leaves.empty(); }, vouch::at<&branch::leaves>));
}

struct everything {
    vouch::country country{"SVK"};
    vouch::email email{"user@example.com"};
    std::chrono::year_month_day born = vouch::date("1990-02-28");
    tier plan{};
    vouch::open<tier> open_plan{tier::basic};
    vouch::open<vouch::country> open_country{vouch::country{"SVK"}};
    vouch::secret key{"key"};
    vouch::raw_json raw{"1"};
    double number{};
    float small{};
    std::string text{};
    std::vector<std::optional<vouch::country>> list{};
    std::vector<bool> bits{};
};
BOOST_DESCRIBE_STRUCT(everything, (),
                      (country, email, born, plan, open_plan, open_country, key, raw, number, small, text, list, bits))

// What is wrong once `change` was done to an object that is right.
template <class Change>
auto broken(Change change) -> std::string
{
    everything object;
    change(object);
    return told(vouch::validate(object));
}

} // namespace

TEST_CASE("validate: an object that is right")
{
    CHECK(vouch::validate(everything{}).empty());
    CHECK(vouch::validate(branch{.leaves = {leaf{}}}).empty());
    CHECK(vouch::validate(std::vector<int>{1, 2}).empty());
    CHECK(vouch::validate(7).empty());
}

TEST_CASE("validate: values that were never set")
{
    CHECK(broken([](everything& one) { one.country = {}; }) == "unset /country");
    CHECK(broken([](everything& one) { one.email = {}; }) == "unset /email");
    CHECK(broken([](everything& one) { one.open_plan = {}; }) == "unset /open_plan");
    CHECK(broken([](everything& one) { one.open_country = {}; }) == "unset /open_country");
    CHECK(broken([](everything& one) { one.open_country = vouch::country{}; }) == "unset /open_country");
    CHECK(broken([](everything& one) { one.key = {}; }) == "unset /key");
    CHECK(broken([](everything& one) { one.raw = {}; }) == "unset /raw");
    CHECK(broken([](everything& one) { one.list = {{}, vouch::country{"SVK"}, vouch::country{}}; }) == "unset /list/2");
    CHECK(vouch::validate(vouch::country{})[0].message() == "expected an ISO 3166-1 alpha-3 country code");
    CHECK(vouch::validate(vouch::country{})[0].pointer() == "");
    CHECK(!vouch::validate(vouch::country{})[0].offset());
}

TEST_CASE("validate: values that their type has, and JSON does not")
{
    constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
    constexpr auto infinity = std::numeric_limits<double>::infinity();
    using namespace std::chrono;
    CHECK(broken([](everything& one) { one.number = nan; }) == "not_finite /number");
    CHECK(broken([](everything& one) { one.number = -infinity; }) == "not_finite /number");
    CHECK(broken([](everything& one) { one.small = std::numeric_limits<float>::infinity(); }) == "not_finite /small");
    CHECK(broken([](everything& one) { one.born = {}; }) == "not_a_date /born");
    CHECK(broken([](everything& one) { one.born = year(2023) / 2 / 29; }) == "not_a_date /born");
    CHECK(broken([](everything& one) { one.born = year(-1) / 1 / 1; }) == "not_a_date /born");
    CHECK(broken([](everything& one) { one.born = year(10'000) / 1 / 1; }) == "not_a_date /born");
    CHECK(broken([](everything& one) { one.plan = static_cast<tier>(7); }) == "not_in_enum /plan");
    CHECK(broken([](everything& one) { one.open_plan = static_cast<tier>(-1); }) == "not_in_enum /open_plan");
    CHECK(broken([](everything& one) { one.open_plan = vouch::open<tier>::from_unknown("\xff"); }) == "invalid_utf8 /open_plan");
    CHECK(broken([](everything& one) { one.open_plan = vouch::open<tier>::from_unknown(""); }) == "");
    CHECK(broken([](everything& one) { one.text = "\xc3"; }) == "invalid_utf8 /text");
    CHECK(broken([](everything& one) { one.text = "\xed\xa0\x80"; }) == "invalid_utf8 /text");
    CHECK(broken([](everything& one) { one.key = vouch::secret("\xff"); }) == "invalid_utf8 /key");
    CHECK(broken([](everything& one) { one.text = std::string("\0\x01\x7f", 3); }) == "");
}

TEST_CASE("validate: rules and checks, in the order of the members, those of an object after its members")
{
    CHECK(told(vouch::validate(branch{})) == "bare /leaves");
    CHECK(told(vouch::validate(branch{.leaves = {leaf{.text = "txt", .number = 7.0}, leaf{.text = "long"}, leaf{.number = 7.0}},
                                      .best = leaf{.text = "txt"}})) ==
          "same /leaves/0; seven /leaves/0/number; too_long /leaves/1/te~1xt; seven /leaves/2/number; same /best");
}

TEST_CASE("validate: a check does not run on an object with an error in a member")
{
    CHECK(told(vouch::validate(leaf{.text = "\xff", .number = 7.0})) == "invalid_utf8 /te~1xt");
    CHECK(told(vouch::validate(leaf{.text = "four", .number = 7.0})) == "too_long /te~1xt");
    CHECK(told(vouch::validate(branch{.leaves = {}, .best = leaf{.text = "four"}})) == "too_long /best/te~1xt");
}

TEST_CASE("validate: 64 errors at most, and then they are truncated")
{
    CHECK(vouch::validate(std::vector<vouch::country>(64)).size() == 64);
    CHECK(!vouch::validate(std::vector<vouch::country>(64)).truncated());
    CHECK(vouch::validate(std::vector<vouch::country>(65)).size() == 64);
    CHECK(vouch::validate(std::vector<vouch::country>(65)).truncated());
    CHECK(broken([](everything& one) {
              one.country = {};
              one.plan = static_cast<tier>(7);
              one.number = std::numeric_limits<double>::quiet_NaN();
              one.list = {vouch::country{}};
          }) == "unset /country; not_in_enum /plan; not_finite /number; unset /list/0");
}
