// SPDX-License-Identifier: BSL-1.0
// EXPECT: optional_has_no_representation<
// EXPECT: represent the type that they hold
#include <vouch/read/parse.hpp>

#include <cstdint>
#include <optional>

struct stamp {
    std::int64_t seconds{};
};
#ifdef BROKEN
template <>
struct vouch::representation<std::optional<stamp>> {
    static auto represent(std::optional<stamp> const& value) -> std::int64_t { return value->seconds; }
    static auto restore(std::int64_t seconds) -> std::optional<std::optional<stamp>> { return stamp{seconds}; }
};
#else
template <>
struct vouch::representation<stamp> {
    static auto represent(stamp const& value) -> std::int64_t { return value.seconds; }
    static auto restore(std::int64_t seconds) -> std::optional<stamp> { return stamp{seconds}; }
};
#endif

struct widget {
    std::optional<stamp> part{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
