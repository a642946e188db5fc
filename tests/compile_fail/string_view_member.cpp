// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_owns_its_value
// EXPECT: this type owns no value that could be read
#include <vouch/read/parse.hpp>

namespace {
struct widget {
#ifdef BROKEN
    std::string_view label{}; // would refer to a text that parse does not keep
#else
    std::string label{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (label))
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
