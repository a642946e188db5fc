// SPDX-License-Identifier: BSL-1.0
// From text to a document by Boost.JSON's library, and from the document to a struct.
#include <boost/json/parse.hpp>
#include <cstdio>
#include <vouch/dom.hpp>

namespace acme {
struct account {
    std::string name{};
};
BOOST_DESCRIBE_STRUCT(account, (), (name))
} // namespace acme

int main()
{
    auto account = vouch::from_value<acme::account>(boost::json::parse(R"({"name": "Ada"})"));
    if (!account)
        return 1;
    std::printf("%s, by vouch %s\n", account->name.c_str(), VOUCH_VERSION_STRING);
}
