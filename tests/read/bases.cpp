// SPDX-License-Identifier: BSL-1.0
// What is described is read and written, whatever its access, and what the schema of a base says holds in the structs that derive
// from it.
#include <vouch/json.hpp>

#include <support/told.hpp>

#include <map>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

class account {
public:
    [[nodiscard]] auto level() const -> int { return level_; }

private:
    std::string id_ = "a1";
    int level_ = 3;
    BOOST_DESCRIBE_CLASS(account, (), (), (), (id_, level_))
};

class half_hidden {
public:
    int shown = 1;

protected:
    std::string hidden = "z";
    BOOST_DESCRIBE_CLASS(half_hidden, (), (shown), (hidden), ())
};

struct address {
    std::string postal_code{};
};
BOOST_DESCRIBE_STRUCT(address, (), (postal_code))
constexpr auto vouch_schema(vouch::of<address>)
{
    return vouch::schema(vouch::case_style::camel, vouch::strict_members(),
                         vouch::field<&address::postal_code>(vouch::length(3, 5)));
}
struct home : address {
    int floor{};
};
BOOST_DESCRIBE_STRUCT(home, (address), (floor))
constexpr auto vouch_schema(vouch::of<home>)
{
    return vouch::schema(vouch::field<&home::postal_code>(vouch::description("where it is"), vouch::one_of("12345", "123")));
}

struct catching {
    std::map<std::string, int> others{};
};
BOOST_DESCRIBE_STRUCT(catching, (), (others))
constexpr auto vouch_schema(vouch::of<catching>)
{
    return vouch::schema(vouch::unknown_members<&catching::others>);
}
struct document : catching {
    int number{};
};
BOOST_DESCRIBE_STRUCT(document, (catching), (number))

template <class Type>
auto faults(std::string_view text) -> std::string
{
    return tests::told(vouch::parse<Type>(text).error());
}

} // namespace

TEST_CASE("bases: described private and protected members are written and read")
{
    CHECK(vouch::serialize(account{}).value() == R"({"id_":"a1","level_":3})");
    CHECK(vouch::parse<account>(R"({"id_":"b","level_":7})").value().level() == 7);
    CHECK(faults<account>("{}") == "missing_member@1 /id_; missing_member@1 /level_");
    CHECK(vouch::serialize(half_hidden{}).value() == R"({"shown":1,"hidden":"z"})");
    CHECK(vouch::parse<half_hidden>(R"({"hidden":"y","shown":2})"));
}

TEST_CASE("bases: rules of a base hold beside those that the derived struct adds")
{
    CHECK(faults<home>(R"({"postalCode":"1","floor":1})") == "too_short@14 /postalCode; not_one_of@14 /postalCode");
    CHECK(faults<home>(R"({"postalCode":"1234","floor":1})") == "not_one_of@14 /postalCode");
    CHECK(vouch::parse<home>(R"({"postalCode":"12345","floor":1})"));
    home built;
    built.postal_code = "1";
    CHECK(tests::told(vouch::validate(built)) == "too_short /postalCode; not_one_of /postalCode");
}

TEST_CASE("bases: the style of a base names its members, and its strictness holds for the whole object")
{
    CHECK(vouch::serialize(home{{"123"}, 2}).value() == R"({"postalCode":"123","floor":2})");
    CHECK(faults<home>(R"({"postalCode":"123","floor":1,"more":2})") == "unknown_member@30");
}

TEST_CASE("bases: the map of unknown members of a base keeps those of the whole object")
{
    auto const read = vouch::parse<document>(R"({"more":1,"number":2})").value();
    CHECK(read.others.at("more") == 1);
    CHECK(vouch::serialize(read).value() == R"({"number":2,"more":1})");
}
