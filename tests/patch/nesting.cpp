// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/nesting.hpp>

#include <support/deep.hpp>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

struct card {
    std::vector<int> digits{};
};
BOOST_DESCRIBE_STRUCT(card, (), (digits))
using payment = std::variant<card>;
[[maybe_unused]] constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"));
}

// The first place that is too deep, or "fits".
template <class Type>
auto place(Type const& value, std::size_t levels) -> std::string
{
    std::string pointer;
    return vouch::detail::find_too_deep(value, levels, pointer) ? pointer : "fits";
}

static_assert(!vouch::detail::can_nest<int> && !vouch::detail::can_nest<std::optional<std::string>>);
static_assert(vouch::detail::can_nest<card> && vouch::detail::can_nest<std::unique_ptr<std::vector<int>>>);

} // namespace

TEST_CASE("nesting: the first place that is too deep, in each shape")
{
    using numbers = std::vector<int>;
    CHECK(place(7, 0) == "fits");
    CHECK(place(numbers{1}, 0) == "");
    CHECK(place(numbers{1}, 1) == "fits");
    CHECK(place(std::vector<numbers>{{}, {}}, 1) == "/0");
    CHECK(place(std::vector<std::vector<numbers>>{{}, {{1}}}, 2) == "/1/0");
    CHECK(place(std::array<numbers, 2>{}, 1) == "/0");
    CHECK(place(std::tuple<int, numbers>(), 1) == "/1");
    CHECK(place(std::pair<int, card>(), 2) == "/1/digits");
    CHECK(place(std::map<std::string, std::vector<numbers>>{{"a", {{}}}}, 2) == "");
    CHECK(place(std::vector<std::map<std::string, numbers>>{{}, {{"a", {}}}}, 2) == "/1");
    CHECK(place(payment(), 1) == "/digits");
    CHECK(place(std::optional<numbers>(numbers{}), 0) == "");
    CHECK(place(std::optional<numbers>(), 0) == "fits");
    CHECK(place(vouch::nullable<card>(card{}), 1) == "/digits");
    CHECK(place(std::make_unique<card>(), 1) == "/digits");
    CHECK(place(std::unique_ptr<card>(), 0) == "fits");
}

TEST_CASE("nesting: a list of a million nodes is not followed to its end")
{
    support::long_chain const list(1'000'000);
    CHECK(place(list.get(), 3) == "/next/next/next");
}
