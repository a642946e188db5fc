// SPDX-License-Identifier: BSL-1.0
// What an importer pays who includes nothing but the macro. tests/consume.py measures it, and the same with an #include.
#include <boost/describe/class.hpp>
import vouch;

namespace acme {
struct account {
    int age{};
    vouch::country country{};
};
BOOST_DESCRIBE_STRUCT(account, (), (age, country))
} // namespace acme

int age_of_account()
{
    auto account = vouch::parse<acme::account>(R"({"age": 36, "country": "GBR"})");
    return account ? account->age : 0;
}
