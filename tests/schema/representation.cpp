// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/representation.hpp>

#include <vouch/schema/kinds.hpp>
#include <vouch/schema/shape.hpp>

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace there {

class even {
public:
    constexpr even() = default;
    constexpr explicit even(int value) : value_(value) {}
    [[nodiscard]] constexpr auto value() const -> int { return value_; }

private:
    int value_ = 0;
};
constexpr auto vouch_represent(even const& value, vouch::of<even>) -> int
{
    return value.value();
}
constexpr auto vouch_restore(int value, vouch::of<even>) -> std::optional<even>
{
    return value % 2 == 0 ? std::optional(even(value)) : std::nullopt;
}
constexpr auto vouch_info(vouch::of<even>) -> vouch::text_info
{
    return {.code = "not_even", .expected = "an even number"};
}

struct more_than_even : even {};

// A friend, and a reference to what is there already.
struct tree {
    std::vector<tree> branches{};
    friend auto vouch_represent(tree const& value, vouch::of<tree>) -> std::vector<tree> const& { return value.branches; }
    friend auto vouch_restore(std::vector<tree>&& value, vouch::of<tree>) -> std::optional<tree>
    {
        return tree{std::move(value)};
    }
};

// Represented by what is represented itself.
struct twice {
    even half{};
    friend constexpr auto vouch_represent(twice const& value, vouch::of<twice>) -> even { return value.half; }
    friend constexpr auto vouch_restore(even value, vouch::of<twice>) -> std::optional<twice> { return twice{value}; }
};

// Found before the shape of an enumeration, of a pointer and of a text.
enum class level { low, high };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_represent(level value, vouch::of<level>) -> bool
{
    return value == level::high;
}
constexpr auto vouch_restore(bool value, vouch::of<level>) -> std::optional<level>
{
    return value ? level::high : level::low;
}

struct pointer {
    using element_type = int;
    void reset(int*) {}
    [[nodiscard]] auto get() const -> int* { return nullptr; }
    auto operator*() const -> int&;
    friend auto vouch_represent(pointer const&, vouch::of<pointer>) -> std::string { return "pointer"; }
    friend auto vouch_restore(std::string const&, vouch::of<pointer>) -> std::optional<pointer> { return pointer{}; }
};

// Each with one mistake.
struct half_a_pair {};
auto vouch_represent(half_a_pair const&, vouch::of<half_a_pair>) -> int;
struct other_half {};
auto vouch_restore(int, vouch::of<other_half>) -> std::optional<other_half>;
struct other_type {};
auto vouch_represent(other_type const&, vouch::of<other_type>) -> int;
auto vouch_restore(std::string const&, vouch::of<other_type>) -> std::optional<other_type>;
struct no_optional {};
auto vouch_represent(no_optional const&, vouch::of<no_optional>) -> int;
auto vouch_restore(int, vouch::of<no_optional>) -> no_optional;
struct itself {};
auto vouch_represent(itself const&, vouch::of<itself>) -> itself;
auto vouch_restore(itself, vouch::of<itself>) -> std::optional<itself>;
struct pong;
struct ping {
    friend auto vouch_represent(ping const&, vouch::of<ping>) -> pong;
    friend auto vouch_restore(pong const&, vouch::of<ping>) -> std::optional<ping>;
};
struct pong {
    friend auto vouch_represent(pong const&, vouch::of<pong>) -> std::variant<int, ping>;
    friend auto vouch_restore(std::variant<int, ping> const&, vouch::of<pong>) -> std::optional<pong>;
};
} // namespace there

namespace elsewhere {
struct coordinate {
    int degrees = 0;
};
} // namespace elsewhere

template <>
struct vouch::representation<elsewhere::coordinate> {
    static constexpr vouch::text_info info{.code = "not_a_coordinate", .expected = "degrees"};
    static constexpr auto represent(elsewhere::coordinate const& value) -> int { return value.degrees; }
    static constexpr auto restore(int degrees) -> std::optional<elsewhere::coordinate>
    {
        return degrees <= 180 ? std::optional(elsewhere::coordinate{degrees}) : std::nullopt;
    }
};

namespace {

using namespace vouch::detail;
using elsewhere::coordinate;

static_assert(is_represented<there::even> && is_represented<coordinate> && is_represented<there::tree>);
static_assert(!is_represented<int> && !is_represented<std::string> && !is_represented<std::vector<there::even>>);
// Neither what derives from a represented type nor what only converts to one is represented.
static_assert(!is_represented<there::more_than_even> && !is_represented<there::even const> && !is_represented<there::even*>);

static_assert(std::same_as<representation_type<there::even>, int> && std::same_as<representation_type<coordinate>, int>);
static_assert(std::same_as<representation_type<there::tree>, std::vector<there::tree>>);
static_assert(std::same_as<representation_type<there::twice>, there::even>);
static_assert(std::same_as<bare_type<std::optional<there::twice>>, int> &&
              std::same_as<present_type<std::optional<there::twice>>, there::twice>);

static_assert(shape_of<there::even> == shape::represented && shape_of<there::level> == shape::represented &&
              shape_of<there::pointer> == shape::represented && shape_of<coordinate> == shape::represented);
static_assert(json_shape_of<there::twice> == shape::integer && json_shape_of<there::tree> == shape::sequence &&
              json_shape_of<int> == shape::integer);
static_assert(kinds_of<there::level> == boolean_kind && kinds_of<there::tree> == array_kind &&
              kinds_of<there::twice> == number_kind && is_untagged<std::variant<there::level, there::twice, std::string>>);

static_assert(representation_fault_of<there::half_a_pair> == representation_fault::restore);
static_assert(representation_fault_of<there::other_half> == representation_fault::represent);
static_assert(representation_fault_of<there::other_type> == representation_fault::restore);
static_assert(representation_fault_of<there::no_optional> == representation_fault::result);
static_assert(representation_fault_of<there::itself> == representation_fault::endless);
static_assert(representation_fault_of<there::ping> == representation_fault::endless &&
              representation_fault_of<there::pong> == representation_fault::endless);
static_assert(representation_fault_of<there::tree> == representation_fault::none &&
              representation_fault_of<there::twice> == representation_fault::none);
static_assert(std::is_void_v<representation_type<there::half_a_pair>> && std::is_void_v<bare_type<there::ping>>);

static_assert(refused_representation<there::even>.code == "not_even" &&
              refused_representation<there::even>.expected == "an even number" &&
              refused_representation<there::even>.kind == vouch::errc::format);
static_assert(refused_representation<coordinate>.code == "not_a_coordinate");
static_assert(refused_representation<there::twice>.code == "format");

constexpr bool a_value_is_represented_and_restored()
{
    there::even value;
    coordinate place;
    return represent(there::even(4)) == 4 && assign_restored(value, 6) && value.value() == 6 && !assign_restored(value, 7) &&
           value.value() == 6 && represent(coordinate{12}) == 12 && assign_restored(place, 180) && place.degrees == 180 &&
           !assign_restored(place, 181);
}
static_assert(a_value_is_represented_and_restored());

} // namespace

TEST_CASE("representation: the functions are called, and one that refuses leaves the value")
{
    CHECK(a_value_is_represented_and_restored());
}

TEST_CASE("representation: a reference is handed on, not copied")
{
    there::tree const value{{there::tree{}, there::tree{}}};
    CHECK(&represent(value) == &value.branches);
}
