// SPDX-License-Identifier: BSL-1.0
// EXPECT: representation_has_a_mapping<stamp, moment
// EXPECT: what represents this type has no JSON mapping itself
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <optional>

struct moment {
    std::int64_t ticks{};
};
struct stamp {
    std::int64_t seconds{};
};
#ifdef BROKEN
auto vouch_represent(stamp const& value, vouch::of<stamp>) -> moment
{
    return {value.seconds};
}
auto vouch_restore(moment seconds, vouch::of<stamp>) -> std::optional<stamp>
{
    return stamp{seconds.ticks};
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
