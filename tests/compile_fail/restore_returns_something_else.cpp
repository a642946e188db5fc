// SPDX-License-Identifier: BSL-1.0
// EXPECT: restore_returns_an_optional_of_its_type<stamp, &widget::part
// EXPECT: returns std::optional<type>
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <optional>

struct stamp {
    std::int64_t seconds{};
};
auto vouch_represent(stamp const& value, vouch::of<stamp>) -> std::int64_t
{
    return value.seconds;
}
#ifdef BROKEN
auto vouch_restore(std::int64_t seconds, vouch::of<stamp>) -> stamp
{
    return stamp{seconds};
}
#else
auto vouch_restore(std::int64_t seconds, vouch::of<stamp>) -> std::optional<stamp>
{
    return stamp{seconds};
}
#endif

struct widget {
    std::optional<stamp> part{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
