// SPDX-License-Identifier: BSL-1.0
// EXPECT: json_name_is_used_once
// EXPECT: two members have this JSON name
#include <vouch/read/parse.hpp>

namespace {
struct widget {
    int size{};
    int length{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (size, length))
constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&widget::length>(vouch::name("size")));
#else
    return vouch::schema(vouch::field<&widget::length>(vouch::name("len")));
#endif
}
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
