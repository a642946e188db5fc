// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/object_rules.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/validate/validate.hpp>

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

TEST_CASE("strict_members refuses undeclared members of its own struct only")
{
    CHECK(vouch::parse<holder>(R"({"inner":{"size":1},"other":2,"more":3})"));
    auto const refused = vouch::parse<holder>(R"({"inner":{"size":1,"more":3},"other":2})");
    REQUIRE(refused.error().size() == 1);
    CHECK(refused.error()[0].kind() == vouch::errc::unknown_member);
    CHECK(refused.error()[0].pointer() == "/inner");
}
