// SPDX-License-Identifier: BSL-1.0
// EXPECT: type_owns_its_value
#include <vouch/read/parse.hpp>

#include <memory>

namespace {
struct widget {
    int size{};
#ifdef BROKEN
    widget* next{};
#else
    std::unique_ptr<widget> next{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (size, next))
} // namespace

auto read(std::string_view text) -> bool { return vouch::parse<widget>(text).has_value(); }
