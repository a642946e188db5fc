// SPDX-License-Identifier: BSL-1.0
// EXPECT: base_is_described<widget, base
// EXPECT: this base is not described
#include <vouch/read/parse.hpp>

struct base {
    int id{};
};
#ifdef BROKEN
#else
BOOST_DESCRIBE_STRUCT(base, (), (id))
#endif
struct widget : base {
    int number{};
};
BOOST_DESCRIBE_STRUCT(widget, (base), (number))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
