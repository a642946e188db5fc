// SPDX-License-Identifier: BSL-1.0
// EXPECT: schema_names_a_described_member
#include <vouch/read/parse.hpp>

namespace {
struct gadget {
    std::string label{};
};
struct widget {
    std::string label{};
};
BOOST_DESCRIBE_STRUCT(widget, (), (label))
constexpr auto vouch_schema(vouch::of<widget>)
{
#ifdef BROKEN
    return vouch::schema(vouch::field<&gadget::label>(vouch::length(1, 40)));
#else
    return vouch::schema(vouch::field<&widget::label>(vouch::length(1, 40)));
#endif
}
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
