// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_names_a_described_member<&widget::handle
// EXPECT: vouch_schema speaks of a member that is not described
#include <vouch/read/parse.hpp>

#include <string>
#include <string_view>

struct widget {
    int number{};
    std::string handle{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (number))

constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::check(
        "zero", "a number", [](widget const& one) { return one.number != 0; }, vouch::at<&widget::handle>));
#else
    return vouch::schema(vouch::check(
        "zero", "a number", [](widget const& one) { return one.number != 0; }, vouch::at<&widget::number>));
#endif
}

auto widget_in(std::string_view text) -> vouch::result<widget>
{
    return vouch::parse<widget>(text);
}
