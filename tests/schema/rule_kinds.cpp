// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/rule_kinds.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace there {

using how = std::variant<int, std::string>;
struct payment {};
auto vouch_represent(payment const&, vouch::of<payment>) -> how;
auto vouch_restore(how, vouch::of<payment>) -> std::optional<payment>;
struct payments {};
auto vouch_represent(payments const&, vouch::of<payments>) -> std::vector<how>;
auto vouch_restore(std::vector<how>, vouch::of<payments>) -> std::optional<payments>;

} // namespace there

namespace {

using namespace vouch::detail;

using numbers = decltype(vouch::range(0, 1));
using of_numbers = decltype(vouch::each(vouch::range(0, 1)));
using of_nothing = decltype(vouch::each());
using of_variants = decltype(vouch::each(vouch::name_is_tag));

static_assert(value_rule<vouch::length> && value_rule<numbers> && !value_rule<vouch::name> && !value_rule<of_numbers>);
static_assert(is_annotation<vouch::name> && is_annotation<read_only_t> && is_annotation<personal_t> &&
              !is_annotation<vouch::length>);

static_assert(applies_to<vouch::length, std::string>() && applies_to<vouch::length, std::optional<std::string>>());
static_assert(!applies_to<vouch::length, int>() && !applies_to<vouch::length, std::vector<std::string>>());
static_assert(applies_to<numbers, double>() && applies_to<numbers, std::uint8_t>() && !applies_to<numbers, bool>());
static_assert(applies_to<of_numbers, std::vector<int>>() && applies_to<of_numbers, std::map<std::string, int>>());
static_assert(!applies_to<of_numbers, std::vector<std::string>>() && !applies_to<of_nothing, std::vector<int>>());
static_assert(applies_to<defaulted_t, int>() && !applies_to<defaulted_t, std::optional<int>>());

static_assert(applies_to<vouch::tag, std::optional<there::how>>() &&
              applies_to<of_variants, std::optional<std::vector<there::how>>>());
static_assert(!applies_to<vouch::tag, there::payment>() && !applies_to<vouch::tag, std::optional<there::payment>>(),
              "what represents a type is the same in each member");
static_assert(!applies_to<of_variants, std::vector<there::payment>>() && !applies_to<of_variants, there::payments>());
static_assert(applies_to<decltype(vouch::each(vouch::max_items(1))), std::vector<there::payments>>(), "other rules see it");

static_assert(can_be_met<int>(vouch::range(1, 5)) && !can_be_met<int>(vouch::range(5, 1)));
static_assert(!can_be_met<std::vector<int>>(vouch::each(vouch::range(5, 1))), "the bounds inside each()");

} // namespace

TEST_CASE("rule_kinds: a rule applies to the members that it can judge")
{
    CHECK(applies_to<vouch::length, std::string>());
    CHECK(!applies_to<vouch::length, int>());
}
