// SPDX-License-Identifier: BSL-1.0
// EXPECT: path_is_a_string<
// EXPECT: since its text depends on the platform
#include <vouch/read/parse.hpp>

#include <filesystem>
#include <string>

struct widget {
#ifdef BROKEN
    std::filesystem::path part{};
#else
    std::string part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
