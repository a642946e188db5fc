// SPDX-License-Identifier: BSL-1.0
// EXPECT: base_is_public<widget, base
// EXPECT: the members of this base cannot be reached
#include <vouch/read/parse.hpp>

struct base {
    int id{};
};
BOOST_DESCRIBE_STRUCT(base, (), (id))
#ifdef BROKEN
class widget : base {
#else
class widget : public base {
#endif
public:
    int number{};
    BOOST_DESCRIBE_CLASS(widget, (base), (number), (), ())
};

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
