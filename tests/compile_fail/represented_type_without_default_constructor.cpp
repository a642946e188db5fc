// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_has_a_default_constructor<stamp, &widget::part
// EXPECT: public default constructor
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <optional>

struct stamp {
#ifdef BROKEN
    explicit stamp(std::int64_t count) : seconds(count) {}
    std::int64_t seconds;
#else
    stamp() = default;
    explicit stamp(std::int64_t count) : seconds(count) {}
    std::int64_t seconds{};
#endif
};
auto vouch_represent(stamp const& value, vouch::of<stamp>) -> std::int64_t
{
    return value.seconds;
}
auto vouch_restore(std::int64_t seconds, vouch::of<stamp>) -> std::optional<stamp>
{
    return stamp(seconds);
}

struct widget {
    std::optional<stamp> part{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
