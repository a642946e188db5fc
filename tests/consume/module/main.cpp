// SPDX-License-Identifier: BSL-1.0
// Each header that a file names is its own to include, and every #include comes before the import.
#include <boost/describe/class.hpp> // BOOST_DESCRIBE_STRUCT; BOOST_DESCRIBE_ENUM is in <boost/describe/enum.hpp>
#include <boost/describe/enum.hpp>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>
import vouch;

namespace acme {
enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct account {
    std::string name{};
    vouch::country country{};
    vouch::open<tier> plan{};
    std::optional<std::string> nickname{};
    vouch::nullable<std::string> region{};
    std::vector<int> marks{};
    std::map<std::string, vouch::decimal> limits{};
};
BOOST_DESCRIBE_STRUCT(account, (), (name, country, plan, nickname, region, marks, limits))

constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::nickname>(vouch::length(1, 40)), vouch::strict_members());
}
} // namespace acme

char const* name_by_include();

int main()
{
    std::string const text =
        R"({"name": "Ada", "country": "GBR", "plan": "pro", "region": null, "marks": [1, 2], "limits": {"day": 12.50}})";
    auto account = vouch::parse<acme::account>(text);
    if (!account || !vouch::validate(*account).empty())
        return 1;
    auto again = vouch::parse<acme::account>(vouch::serialize(*account).value());
    auto refused = vouch::parse<acme::account>(R"({"name": "Ada", "country": "Britain"})");
    if (!again || refused || vouch::explain(refused.error(), text).empty() || account->name != name_by_include())
        return 2;
    std::printf("%s, %s, by the module\n", again->name.c_str(), std::string(again->country.alpha3()).c_str());
}
