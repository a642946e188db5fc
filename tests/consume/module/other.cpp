// SPDX-License-Identifier: BSL-1.0
// A file of the same program that includes.
#include <string>
#include <vouch/vouch.hpp>

namespace acme {
struct person {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(person, (), (name))
} // namespace acme

char const* name_by_include()
{
    static auto const read = vouch::parse<acme::person>(R"({"name": "Ada"})");
    return read ? read->name.c_str() : "";
}
