// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_names_a_described_member
// EXPECT: this schema names a member that its type does not describe
#include <vouch/read/parse.hpp>

namespace {
struct widget {
    int size{};
    int cached{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (size))
constexpr auto positive = [](widget const& one) { return one.size > 0; };
constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::check("not_positive", "a size above 0", positive, vouch::at<&widget::cached>));
#else
    return vouch::schema(vouch::check("not_positive", "a size above 0", positive, vouch::at<&widget::size>));
#endif
}
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
