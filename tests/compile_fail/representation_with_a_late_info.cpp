// SPDX-License-Identifier: BSL-1.0
// EXPECT: info_of_a_representation_is_constexpr<stamp
// EXPECT: what errors say of a type is known at compile time
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
auto vouch_restore(std::int64_t seconds, vouch::of<stamp>) -> std::optional<stamp>
{
    return stamp{seconds};
}
#ifdef BROKEN
inline auto vouch_info(vouch::of<stamp>) -> vouch::text_info
{
    return {.code = "not_a_stamp", .expected = "a stamp"};
}
#else
constexpr auto vouch_info(vouch::of<stamp>) -> vouch::text_info
{
    return {.code = "not_a_stamp", .expected = "a stamp"};
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
