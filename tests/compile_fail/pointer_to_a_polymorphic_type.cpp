// SPDX-License-Identifier: BSL-1.0
// EXPECT: pointer_is_to_a_final_type<
// EXPECT: would be lost
#include <vouch/read/parse.hpp>

#include <memory>
#include <string>

struct document {
    std::string name{};
    virtual ~document() = default;
};
BOOST_DESCRIBE_STRUCT(document, (), (name))
struct passport final : document {};
BOOST_DESCRIBE_STRUCT(passport, (document), ())

struct widget {
#ifdef BROKEN
    std::unique_ptr<document> part{};
#else
    std::unique_ptr<passport> part{};
#endif
};
BOOST_DESCRIBE_STRUCT(widget, (), (part))

auto read(std::string_view text) -> bool
{
    return vouch::parse<widget>(text).has_value();
}
