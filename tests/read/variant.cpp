// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/variant.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <support/told.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <vector>

namespace {

struct card {
    std::string number{};
    int cvc{};
    friend bool operator==(card const&, card const&) = default;
};
BOOST_DESCRIBE_STRUCT(card, (), (number, cvc))
struct bank {
    std::string iban{};
    friend bool operator==(bank const&, bank const&) = default;
};
BOOST_DESCRIBE_STRUCT(bank, (), (iban))
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"));
}

struct leaf {};
BOOST_DESCRIBE_STRUCT(leaf, (), ())
struct branch;
using tree = std::variant<leaf, branch>;
struct branch {
    std::vector<tree> kids{};
};
BOOST_DESCRIBE_STRUCT(branch, (), (kids))
constexpr auto vouch_schema(vouch::of<tree>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<leaf>("leaf"), vouch::alternative<branch>("branch"));
}

void expect(std::string_view text, vouch::errc kind, std::string_view pointer, std::size_t offset)
{
    auto const read = vouch::parse<payment>(text, vouch::strict);
    CAPTURE(text);
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].kind() == kind);
    CHECK(read.error()[0].pointer() == pointer);
    CHECK(read.error()[0].offset() == offset);
}

} // namespace

TEST_CASE("the tag says which alternative it is, wherever it stands")
{
    payment const expected = card{.number = "4111", .cvc = 123};
    for (std::string_view const text :
         {R"({"type":"card","number":"4111","cvc":123})", R"({"number":"4111","type":"card","cvc":123})",
          R"({"number":"4111","cvc":123,"type":"card"})", R"( { "cvc" : 123 , "number" : "4111" , "\u0074ype" : "card" } )"}) {
        auto const read = vouch::parse<payment>(text, vouch::strict);
        REQUIRE(read);
        CHECK(*read == expected);
        CHECK(vouch::serialize(*read).value() == R"({"type":"card","number":"4111","cvc":123})");
    }
    CHECK(vouch::serialize(payment(bank{"x"}), {.indent = 1}).value() == "{\n \"type\": \"bank\",\n \"iban\": \"x\"\n}");
}

TEST_CASE("a tag that is wrong, missing or there twice")
{
    expect(R"({"type":"cash","iban":"x"})", vouch::errc::unknown_alternative, "/type", 8);
    expect(R"({"type":7,"iban":"x"})", vouch::errc::wrong_type, "/type", 8);
    expect(R"({"iban":"x"})", vouch::errc::missing_member, "/type", 11);
    expect(R"({"type":"bank","iban":"x","type":"bank"})", vouch::errc::duplicate_member, "/type", 26);
    expect(R"({"iban":"x","type":"bank","type":"card"})", vouch::errc::duplicate_member, "/type", 26);
    expect(R"({})", vouch::errc::missing_member, "/type", 1);
    expect(R"([])", vouch::errc::wrong_type, "", 0);
    expect(R"({"iban":"x")", vouch::errc::syntax, "", 11);
}

TEST_CASE("mistakes in an alternative are reported once")
{
    expect(R"({"cvc":"x","number":"1","type":"card"})", vouch::errc::wrong_type, "/cvc", 7);
    expect(R"({"iban":"x","more":{"a":1},"type":"bank"})", vouch::errc::unknown_member, "", 12);
}

TEST_CASE("variants may hold variants")
{
    std::string const text = R"({"is":"branch","kids":[{"is":"leaf"},{"is":"branch","kids":[{"is":"leaf"}]}]})";
    auto const read = vouch::parse<tree>(text);
    REQUIRE(read);
    CHECK(vouch::serialize(*read).value() == text);
    auto const late = vouch::parse<tree>(R"({"kids":[{"kids":[{"is":"leaf"}],"is":"branch"}],"is":"branch"})");
    REQUIRE(late);
    CHECK(vouch::serialize(*late).value() == R"({"is":"branch","kids":[{"is":"branch","kids":[{"is":"leaf"}]}]})");
}

TEST_CASE("the tag of an object is not its members'")
{
    // an object inside an alternative does not inherit the tag
    auto const read = vouch::parse<tree>(R"({"is":"branch","kids":[{"kids":[]}]})");
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].pointer() == "/kids/0/is");
}

TEST_CASE("a text that ends anywhere is refused, and not read beyond")
{
    for (std::string_view const text :
         {R"({"type":"card","number":"4111","cvc":123})", R"({"number":"4111","cvc":123,"type":"card"})"})
        for (std::size_t size = 0; size < text.size(); ++size) {
            auto const read = tests::parse_exact<payment>(text.substr(0, size));
            CAPTURE(size);
            CHECK(read.error().size() == 1);
            CHECK(read.error()[0].kind() == vouch::errc::syntax);
            CHECK(read.error()[0].offset() <= size);
        }
}
