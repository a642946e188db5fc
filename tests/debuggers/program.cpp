// SPDX-License-Identifier: BSL-1.0
// What gdb prints at `stop`: a line "// name = text" for each variable of main.
#include <optional>
#include <string>
#include <string_view>
#include <vouch/vouch.hpp>

namespace acme {
enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct account {
    std::string name{};
    vouch::country country{};
};
BOOST_DESCRIBE_STRUCT(account, (), (name, country))

constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::name>(vouch::length(2, 40)));
}
} // namespace acme

void stop() {}

int main()
{
    auto read = vouch::parse<acme::account>(R"({"name": "Ada", "country": "GBR"})");
    // read = vouch::result = {value = {name = "Ada", country = GBR}}
    auto refused = vouch::parse<acme::account>(R"({"name": "Ada", "country": "Britain"})");
    // refused = vouch::result = {failed = 1 error = {[0] = /country: expected an ISO 3166-1 alpha-3 country code}}
    vouch::errors all = vouch::parse<acme::account>(R"({"name": "A"})").error();
    // all = 2 errors = {[0] = /name: expected 2 to 40 characters, [1] = /country: expected this member to be present}
    vouch::errors none;
    // none = 0 errors
    vouch::nullable<int> null;
    // null = null
    vouch::nullable<int> seven = 7;
    // seven = 7
    vouch::open<acme::tier> pro = acme::tier::pro;
    // pro = acme::tier::pro
    auto gold = vouch::open<acme::tier>::from_unknown("gold");
    // gold = unknown "gold"
    vouch::open<acme::tier> no_tier;
    // no_tier = unset
    vouch::secret key(std::string_view("sk_canary_4711"));
    // key = ***
    vouch::secret no_key;
    // no_key = unset
    constexpr vouch::country germany{"DEU"};
    // germany = DEU
    vouch::country nowhere;
    // nowhere = unset
    vouch::currency euro{"EUR"};
    // euro = EUR
    vouch::decimal price{"12.50"};
    // price = 12.50
    vouch::decimal cents{"-0.05"};
    // cents = -0.05
    vouch::decimal many{"1234567890123456789012345678901234"};
    // many = 1234567890123456789012345678901234
    vouch::decimal huge{"1.5e300"};
    // huge = 1.5e300
    vouch::decimal no_price;
    // no_price = unset
    stop();
    return static_cast<int>(none.size() + all.size()) + *seven + (null ? 1 : 0) + (germany == nowhere);
}
