// SPDX-License-Identifier: BSL-1.0
// EXPECT: representation_is_always_there<stamp, &widget::part
// EXPECT: put optional or nullable around the type instead
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <optional>

struct stamp {
    std::int64_t seconds{};
};
#ifdef BROKEN
auto vouch_represent(stamp const& value, vouch::of<stamp>) -> std::optional<std::int64_t>
{
    return value.seconds;
}
auto vouch_restore(std::optional<std::int64_t> seconds, vouch::of<stamp>) -> std::optional<stamp>
{
    return stamp{seconds.value_or(0)};
}
#else
auto vouch_represent(stamp const& value, vouch::of<stamp>) -> std::int64_t
{
    return value.seconds;
}
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
