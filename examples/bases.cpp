// SPDX-License-Identifier: BSL-1.0
// A struct of more members than Boost.Describe's macro takes: its bases are described too, and all is one JSON object.
#include <vouch/json.hpp>

#include <iostream>
#include <string>

// [bases]
struct person {
    std::string given_name{};
    std::string family_name{};
};
BOOST_DESCRIBE_STRUCT(person, (), (given_name, family_name))

struct address {
    std::string city{};
    vouch::country country{};
};
BOOST_DESCRIBE_STRUCT(address, (), (city, country))

struct customer : person, address { // {"given_name":…,"family_name":…,"city":…,"country":…,"number":…}
    unsigned number{};
};
BOOST_DESCRIBE_STRUCT(customer, (person, address), (number))
// [/bases]

int main()
{
    constexpr std::string_view text =
        R"({"given_name":"Ada","family_name":"Lovelace","city":"London","country":"GBR","number":1})";
    auto const read = vouch::parse<customer>(text);
    if (!read)
        return 1;
    std::cout << read->given_name << " lives in " << read->country << '\n';
    auto const again = vouch::serialize(*read);
    return again && *again == text ? 0 : 1;
}
