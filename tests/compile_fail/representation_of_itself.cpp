// SPDX-License-Identifier: BSL-1.0
// EXPECT: representation_is_another_type<stamp, &widget::part
// EXPECT: leads back to, the type itself
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <optional>

struct stamp {
    std::int64_t seconds{};
};
#ifdef BROKEN
auto vouch_represent(stamp const& value, vouch::of<stamp>) -> stamp
{
    return value;
}
auto vouch_restore(stamp seconds, vouch::of<stamp>) -> std::optional<stamp>
{
    return seconds;
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
