// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/type_complaints.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

// What does not compile is in tests/compile_fail. Here are types that nothing is to be said of.
namespace measures {

enum class unit { metre, mile };
BOOST_DESCRIBE_ENUM(unit, metre, mile)

class height {
    int value_{};
    friend constexpr auto vouch_represent(height const& self, vouch::of<height>) -> int { return self.value_; }
    friend constexpr auto vouch_restore(int value, vouch::of<height>) -> std::optional<height>
    {
        height made;
        made.value_ = value;
        return made;
    }
};

} // namespace measures

namespace {

using measures::height;
using measures::unit;
using vouch::detail::leaf_of;
using vouch::detail::require_leaf;
using vouch::detail::require_represented;

static_assert(require_leaf<unit>());
static_assert(require_leaf<std::variant<int, std::string>>());
static_assert(require_leaf<double>());
static_assert(std::is_same_v<leaf_of<std::vector<std::optional<unit>>>::type, unit>);
static_assert(std::is_same_v<leaf_of<unit>::type, unit>);
static_assert(require_represented<height>());
static_assert(require_represented<std::optional<std::vector<height>>>());
static_assert(require_represented<std::vector<int>>());
static_assert(vouch::detail::has_well_formed_representation<height>);

} // namespace

TEST_CASE("a type that is in order gives no complaint")
{
    CHECK(vouch::detail::represent(height()) == 0);
}
