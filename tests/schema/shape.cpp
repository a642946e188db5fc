// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/shape.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace {

struct thing {
    int size{};
};
BOOST_DESCRIBE_STRUCT(thing, (), (size))
enum class tier { basic };
BOOST_DESCRIBE_ENUM(tier, basic)
enum class number { one = 1 };
BOOST_DESCRIBE_ENUM(number, one)
constexpr auto vouch_schema(vouch::of<number>)
{
    return vouch::schema(vouch::as_number());
}

using vouch::detail::shape;
using vouch::detail::shape_of;

static_assert(shape_of<bool> == shape::boolean);
static_assert(shape_of<int> == shape::integer && shape_of<signed char> == shape::integer &&
              shape_of<std::uint64_t> == shape::integer);
static_assert(shape_of<double> == shape::floating && shape_of<float> == shape::floating);
static_assert(shape_of<std::string> == shape::string);
static_assert(shape_of<vouch::secret> == shape::secret);
static_assert(shape_of<vouch::raw_json> == shape::raw);
static_assert(shape_of<tier> == shape::named);
static_assert(shape_of<number> == shape::number_name);
static_assert(shape_of<vouch::open<tier>> == shape::open);
static_assert(shape_of<std::optional<int>> == shape::optional && shape_of<std::unique_ptr<thing>> == shape::optional);
static_assert(shape_of<std::shared_ptr<thing>> == shape::optional);
static_assert(shape_of<vouch::nullable<int>> == shape::nullable);
static_assert(shape_of<std::vector<int>> == shape::sequence && shape_of<std::deque<int>> == shape::sequence);
static_assert(shape_of<std::list<int>> == shape::sequence && shape_of<std::vector<bool>> == shape::sequence);
static_assert(shape_of<std::set<int>> == shape::set && shape_of<std::unordered_set<int>> == shape::set);
static_assert(shape_of<std::map<std::string, int>> == shape::map && shape_of<std::unordered_map<std::string, int>> == shape::map);
static_assert(shape_of<std::array<int, 3>> == shape::fixed_array);
static_assert(shape_of<std::tuple<int, bool>> == shape::tuple && shape_of<std::pair<int, bool>> == shape::tuple);
static_assert(shape_of<std::variant<thing>> == shape::variant);
static_assert(shape_of<vouch::boxed<int>> == shape::boxed && shape_of<vouch::other_alternative> == shape::other);
static_assert(std::same_as<vouch::detail::bare_type<std::optional<vouch::boxed<int>>>, int> &&
              !vouch::detail::may_be_absent<vouch::boxed<int>>);
static_assert(std::same_as<vouch::detail::unboxed_type<vouch::boxed<vouch::boxed<int>>>, int> &&
              std::same_as<vouch::detail::unboxed_type<int>, int>);
static_assert(shape_of<thing> == shape::object);

// what has no place in JSON, or would dangle
static_assert(shape_of<char> == shape::none && shape_of<char32_t> == shape::none && shape_of<long double> == shape::none);
static_assert(shape_of<std::string_view> == shape::none && shape_of<int*> == shape::none && shape_of<char const*> == shape::none);
static_assert(shape_of<void*> == shape::none);
enum class undescribed { one };
struct unknown {};
static_assert(shape_of<undescribed> == shape::none && shape_of<unknown> == shape::none);

static_assert(std::same_as<vouch::detail::bare_type<std::optional<vouch::nullable<int>>>, int>);

} // namespace

TEST_CASE("what an optional, a pointer or a nullable holds")
{
    CHECK(vouch::detail::holds_value(std::optional<int>(0)));
    CHECK(!vouch::detail::holds_value(std::unique_ptr<int>()));
    CHECK(vouch::detail::holds_value(std::make_shared<int>(0)));
    CHECK(!vouch::detail::holds_value(vouch::nullable<int>()));
}
