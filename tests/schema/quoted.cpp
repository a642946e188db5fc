// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/quoted.hpp>

#include <vouch/schema/kinds.hpp>
#include <vouch/schema/shape.hpp>
#include <vouch/types/decimal.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <variant>

#include <doctest/doctest.h>

namespace {

using vouch::maybe_quoted;
using vouch::quoted;
using namespace vouch::detail;

static_assert(std::regular<quoted<std::int64_t>> && std::totally_ordered<quoted<std::int64_t>>);
static_assert(std::regular<maybe_quoted<vouch::decimal>> && std::totally_ordered<maybe_quoted<vouch::decimal>>);
static_assert(sizeof(quoted<std::int64_t>) == 8 && std::is_trivially_copyable_v<quoted<bool>>);
static_assert(std::is_convertible_v<int, quoted<int>> && !std::is_convertible_v<quoted<int>, int>);

static_assert(shape_of<quoted<int>> == shape::quoted && shape_of<maybe_quoted<bool>> == shape::quoted);
static_assert(std::same_as<bare_type<std::optional<quoted<int>>>, int> && std::same_as<bare_type<maybe_quoted<bool>>, bool>);
static_assert(kinds_of<quoted<int>> == (string_kind | number_kind) &&
              kinds_of<maybe_quoted<bool>> == (string_kind | boolean_kind));
static_assert(is_untagged<std::variant<quoted<int>, bool>> && !is_untagged<std::variant<quoted<int>, std::string>> &&
              !is_untagged<std::variant<quoted<int>, maybe_quoted<bool>>> &&
              !is_untagged<std::variant<maybe_quoted<int>, double>>);
static_assert(writes_quotes<quoted<int>> && !writes_quotes<maybe_quoted<int>>);

constexpr bool it_is_the_value_that_it_holds()
{
    quoted<int> number = 5;
    if (*number != 5 || number != 5 || number < quoted(4))
        return false;
    *number = 7;
    return number == quoted(7) && maybe_quoted(true) == maybe_quoted<bool>(true) && quoted<int>{} == 0;
}
static_assert(it_is_the_value_that_it_holds());

} // namespace

TEST_CASE("quoted: it holds its value and compares as that")
{
    CHECK(it_is_the_value_that_it_holds());
    quoted<std::string> text = std::string("abc");
    CHECK(text->size() == 3);
}

TEST_CASE("quoted: it has the hash of its value")
{
    std::unordered_set<quoted<std::int64_t>> const some{1, 2, 1};
    CHECK(some.size() == 2);
    CHECK(std::hash<maybe_quoted<int>>{}(3) == std::hash<int>{}(3));
}
