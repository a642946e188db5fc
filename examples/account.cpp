// SPDX-License-Identifier: BSL-1.0
// One struct, described once, is read, checked and written. README.md shows the regions of this file.
#include <iostream>

// [struct]
#include <vouch/vouch.hpp>

namespace acme {
enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct account {
    boost::uuids::uuid id{};
    vouch::email email{};
    vouch::country country{};           // "DEU": ISO 3166-1 alpha-3
    std::chrono::year_month_day born{}; // "1990-02-28"
    vouch::open<tier> plan{};           // keeps a text it does not know
    std::optional<std::string> nickname{};
};
BOOST_DESCRIBE_STRUCT(account, (), (id, email, country, born, plan, nickname))

constexpr auto vouch_schema(vouch::of<account>) // found beside the struct; optional
{
    return vouch::schema(vouch::field<&account::nickname>(vouch::name("nick"), vouch::length(1, 40)),
                         vouch::check(
                             "born_in_future", "a date of birth that has passed",
                             [](account const& a) { return a.born <= vouch::today(); }, vouch::at<&account::born>));
}
} // namespace acme
// [/struct]

int main()
{
    std::string_view const text = R"({
  "id": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
  "email": "jane@example.com",
  "country": "DEX",
  "born": "1990-02-30",
  "plan": "platinum"
})";
    // [errors]
    auto account = vouch::parse<acme::account>(text); // vouch::result<acme::account>
    if (!account)
        std::cerr << vouch::explain(account.error(), text); // every mistake, with its place; values masked
    // 4:14: /country: expected an ISO 3166-1 alpha-3 country code
    //   "country": "***",
    //              ^
    // 5:11: /born: expected a calendar date, YYYY-MM-DD
    //   "born": "**********",
    //           ^
    // [/errors]
    if (account || account.error().size() != 2)
        return 1;

    acme::account built{.id = vouch::uuid("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
                        .email = vouch::email{"jane@example.com"},
                        .country = vouch::country{"DEU"}, // "DEX" here does not compile
                        .born = vouch::date("1990-02-28"),
                        .plan = acme::tier::pro,
                        .nickname = "jane"};
    auto const written = vouch::serialize(built);
    if (!written || !vouch::validate(built).empty())
        return 1;
    std::cout << *written << '\n';
    auto const again = vouch::parse<acme::account>(*written);
    return again && again->email == built.email ? 0 : 1;
}
