// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/kinds.hpp>

#include <vouch/schema/expectations.hpp>
#include <vouch/schema/mapping.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/decimal.hpp>

#include <array>
#include <cstdint>
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

using namespace vouch::detail;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
enum class level { low = 1, high = 2 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}
struct card {
    int number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct bank {
    int number{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (number))
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"));
}

static_assert(kinds_of<std::string> == string_kind && kinds_of<vouch::secret> == string_kind && kinds_of<tier> == string_kind);
static_assert(kinds_of<vouch::country> == string_kind && kinds_of<vouch::open<tier>> == string_kind);
static_assert(kinds_of<int> == number_kind && kinds_of<double> == number_kind && kinds_of<vouch::decimal> == number_kind);
static_assert(kinds_of<level> == number_kind && kinds_of<vouch::open<level>> == number_kind);
static_assert(kinds_of<bool> == boolean_kind && kinds_of<std::monostate> == null_kind && kinds_of<vouch::null_t> == null_kind);
static_assert(kinds_of<std::vector<int>> == array_kind && kinds_of<std::set<int>> == array_kind);
static_assert(kinds_of<std::array<int, 2>> == array_kind && kinds_of<std::tuple<int>> == array_kind);
static_assert(kinds_of<std::map<std::string, int>> == object_kind && kinds_of<card> == object_kind);
static_assert(kinds_of<payment> == object_kind && kinds_of<vouch::raw_json> == every_kind);
static_assert(kinds_of<std::optional<int>> == (null_kind | number_kind));
static_assert(kinds_of<vouch::patch<card>> == (null_kind | object_kind));
static_assert(kinds_of<std::unique_ptr<std::string>> == (null_kind | string_kind));
static_assert(kinds_of<std::variant<int, std::string>> == (number_kind | string_kind) && kinds_of<void*> == no_kind);

// A variant whose alternatives are of different kinds needs no tag.
static_assert(is_untagged<std::variant<std::string, int, bool, std::monostate, std::vector<int>, card>>);
static_assert(is_untagged<std::variant<std::vector<int>, payment>> && is_untagged<std::variant<int, std::variant<bool, card>>>);
static_assert(is_untagged<std::variant<vouch::nullable<int>, std::string>> && is_untagged<std::variant<card>>);
static_assert(vouch::mapped<std::variant<int, std::string>>);
static_assert(kinds_of<vouch::boxed<card>> == object_kind && has_null<vouch::boxed<std::monostate>>);
static_assert(is_untagged<std::variant<int, vouch::boxed<std::vector<int>>>>);
static_assert(!is_untagged<std::variant<card, vouch::boxed<bank>>> && !is_untagged<std::variant<card, vouch::other_alternative>>);

// Others do.
static_assert(!is_untagged<payment> && is_tagged<payment> && vouch::mapped<payment>);
static_assert(!is_untagged<std::variant<int, double>> && !vouch::mapped<std::variant<int, double>>);
static_assert(!is_untagged<std::variant<std::string, vouch::country>> && !is_untagged<std::variant<bank, card>>);
static_assert(!is_untagged<std::variant<card, std::map<std::string, int>>>);
static_assert(!is_untagged<std::variant<std::vector<int>, std::array<int, 2>>>);
static_assert(!is_untagged<std::variant<vouch::nullable<int>, std::optional<std::string>>>);
static_assert(!is_untagged<std::variant<int, vouch::raw_json>> && !is_untagged<std::variant<int, char const*>>);
static_assert(!is_untagged<int>);

// Whether null is a value, not the absence of one.
static_assert(has_null<vouch::nullable<int>> && has_null<std::monostate> && has_null<std::variant<int, std::monostate>>);
static_assert(!has_null<std::optional<int>> && !has_null<std::variant<int, bool>> && !has_null<payment> && !has_null<int>);

} // namespace

TEST_CASE("kinds: an error names the kinds that a variant may be")
{
    CHECK(expected_json<std::variant<int>>() == "a number");
    CHECK(expected_json<std::variant<std::string, std::vector<int>>>() == "a string or an array");
    CHECK(expected_json<std::optional<std::variant<card, std::monostate, bool, int>>>() ==
          "a number, a boolean, null or an object");
    CHECK(expected_json<payment>() == "an object");
}
