// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/object_items.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

struct contact {
    bool wants_letters{};
    std::optional<std::string> email{};
    std::optional<std::string> phone{};
    std::optional<std::string> street{};
};
BOOST_DESCRIBE_STRUCT(contact, (), (wants_letters, email, phone, street))
constexpr auto vouch_schema(vouch::of<contact>)
{
    return vouch::schema(vouch::at_least_one<&contact::email, &contact::phone>,
                         vouch::field<&contact::street>(vouch::required_if([](contact const& one) { return one.wants_letters; })),
                         vouch::check(
                             "same", "an email that is no phone number",
                             [](contact const& one) { return !one.email || one.email != one.phone; },
                             vouch::at<&contact::phone>));
}

struct closed {
    int size{};
};
BOOST_DESCRIBE_STRUCT(closed, (), (size))
constexpr auto vouch_schema(vouch::of<closed>)
{
    return vouch::schema(vouch::strict_members());
}

struct holder {
    closed inner{};
    int other{};
};
BOOST_DESCRIBE_STRUCT(holder, (), (inner, other))

} // namespace

TEST_CASE("at_least_one wants one of its members, and the error stands at the object")
{
    auto const none = vouch::parse<contact>(R"( {"wants_letters":false})");
    REQUIRE(none.error().size() == 1);
    CHECK(none.error()[0].kind() == vouch::errc::at_least_one);
    CHECK(none.error()[0].pointer().empty());
    CHECK(none.error()[0].offset() == 1);
    CHECK(none.error()[0].message() == "expected one of email, phone");
    CHECK(vouch::parse<contact>(R"({"wants_letters":false,"phone":"1"})"));
}

TEST_CASE("required_if wants a member that others make necessary, and the error stands where it is missing")
{
    std::string_view const text = R"({"wants_letters":true,"phone":"1"})";
    auto const missing = vouch::parse<contact>(text);
    REQUIRE(missing.error().size() == 1);
    CHECK(missing.error()[0].kind() == vouch::errc::missing_member);
    CHECK(missing.error()[0].pointer() == "/street");
    CHECK(missing.error()[0].offset() == text.size() - 1);
    CHECK(vouch::parse<contact>(R"({"wants_letters":true,"phone":"1","street":"s"})"));
}

TEST_CASE("rules of a struct hold for objects built in code as well")
{
    auto const faults = vouch::validate(contact{.wants_letters = true});
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].pointer().empty());
    CHECK(faults[1].pointer() == "/street");
    auto const same = vouch::validate(contact{.email = "x", .phone = "x"});
    REQUIRE(same.size() == 1);
    CHECK(same[0].code() == "same");
    CHECK(same[0].pointer() == "/phone");
}

TEST_CASE("rules of a struct wait until its members are in order")
{
    auto const read = vouch::parse<contact>(R"({"wants_letters":1})");
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].pointer() == "/wants_letters");
}

TEST_CASE("strict_members refuses unknown members of its own struct only")
{
    CHECK(vouch::parse<holder>(R"({"inner":{"size":1},"other":2,"more":3})"));
    auto const refused = vouch::parse<holder>(R"({"inner":{"size":1,"more":3},"other":2})");
    REQUIRE(refused.error().size() == 1);
    CHECK(refused.error()[0].kind() == vouch::errc::unknown_member);
    CHECK(refused.error()[0].pointer() == "/inner");
}

namespace {

struct letter {
    std::optional<std::string> mail{};
    std::optional<std::string> phone{};
    int size{};
};
BOOST_DESCRIBE_STRUCT(letter, (), (mail, phone, size))
constexpr auto vouch_schema(vouch::of<letter>)
{
    return vouch::schema(vouch::check(
                             "blocked", "a letter that is not blocked", [](letter const& it) { return it.size != 1; },
                             vouch::at<&letter::mail>, vouch::at<&letter::phone>),
                         vouch::check(
                             "large", "a letter that is not large", [](letter const& it) { return it.size != 2; },
                             vouch::at<&letter::mail>, vouch::at<&letter::size>));
}

bool has_even_number(struct derived_parcel const& parcel);

struct parcel {
    int number{};
    std::optional<int> weight{};
    std::map<std::string, int> extra{};
};
BOOST_DESCRIBE_STRUCT(parcel, (), (number, weight, extra))
constexpr auto vouch_schema(vouch::of<parcel>)
{
    return vouch::schema(
        vouch::check(
            "zero", "a number above zero", [](parcel const& it) { return it.number > 0; }, vouch::at<&parcel::number>),
        vouch::field<&parcel::weight>(vouch::required_if([](parcel const& it) { return it.number > 9; })),
        vouch::unknown_members<&parcel::extra>);
}
struct derived_parcel : parcel {
    int rows{};
};
BOOST_DESCRIBE_STRUCT(derived_parcel, (parcel), (rows))
constexpr auto vouch_schema(vouch::of<derived_parcel>)
{
    return vouch::schema(vouch::field<&derived_parcel::number>(vouch::name("no")),
                         vouch::check("even", "an even number", &has_even_number),
                         vouch::check("rows", "rows", +[](derived_parcel const& it) { return it.rows > 0; }));
}
bool has_even_number(derived_parcel const& parcel)
{
    return parcel.number % 2 == 0;
}

} // namespace

TEST_CASE("check: stands at the first of its members that is there, else at the object")
{
    auto const first_error = [](std::string_view text) {
        auto const read = vouch::parse<letter>(text);
        REQUIRE(read.error().size() == 1);
        return read.error()[0].pointer() + " " + std::to_string(*read.error()[0].offset());
    };
    CHECK(first_error(R"({"size":1,"phone":"x"})") == "/phone 18");
    CHECK(first_error(R"({"phone":"x","mail":"y","size":1})") == "/mail 20");
    CHECK(first_error(R"( {"size":1})") == " 1");
    CHECK(first_error(R"({"size":2})") == "/size 8");
    auto const built = vouch::validate(letter{.phone = "x", .size = 1});
    REQUIRE(built.size() == 1);
    CHECK(built[0].pointer() == "/phone");
}

TEST_CASE("rules of a base hold in the struct that derives from it, with the names of that")
{
    auto const read = vouch::parse<derived_parcel>(R"({"no":-1,"rows":0})");
    REQUIRE(read.error().size() == 3);
    CHECK(read.error()[0].code() == "even");
    CHECK(read.error()[1].code() == "rows");
    CHECK(read.error()[2].code() == "zero");
    CHECK(read.error()[2].pointer() == "/no");
    auto const missing = vouch::parse<derived_parcel>(R"({"no":12,"rows":1})");
    REQUIRE(missing.error().size() == 1);
    CHECK(missing.error()[0].pointer() == "/weight");
    CHECK(vouch::validate(derived_parcel{{.number = 12}, 1}).size() == 1);
    auto const kept = vouch::parse<derived_parcel>(R"({"no":2,"more":3,"rows":1})");
    REQUIRE(kept);
    CHECK(kept->extra.at("more") == 3);
    CHECK(vouch::serialize(*kept).value() == R"({"no":2,"rows":1,"more":3})");
}
