// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/variant.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <support/told.hpp>

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
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

struct name {
    std::string text{};
    friend bool operator==(name const&, name const&) = default;
};
BOOST_DESCRIBE_STRUCT(name, (), (text))

using audience = std::variant<std::string, std::vector<std::string>>;
using anything = std::variant<std::monostate, bool, double, std::string, std::vector<int>, name>;

struct claims {
    audience aud{};
    std::optional<std::variant<int, name>> extra{};
    vouch::nullable<std::variant<bool, std::string>> mark{};
    std::map<std::string, anything> more{};
};
BOOST_DESCRIBE_STRUCT(claims, (), (aud, extra, mark, more))
constexpr auto vouch_schema(vouch::of<claims>)
{
    return vouch::schema(vouch::field<&claims::more>(vouch::defaulted()), vouch::field<&claims::mark>(vouch::defaulted()));
}

struct nested {
    std::variant<int, std::unique_ptr<nested>> next{};
};
BOOST_DESCRIBE_STRUCT(nested, (), (next))

template <class Type>
auto again(std::string_view text) -> std::string
{
    auto const read = tests::parse_exact<Type>(text, vouch::strict);
    if (!read)
        return tests::told(read.error());
    CHECK(vouch::validate(*read).empty());
    return vouch::serialize(*read).value();
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

TEST_CASE("a variant without a tag is read by the kind of the value")
{
    CHECK(tests::parse_exact<audience>(R"("x")").value() == audience("x"));
    CHECK(tests::parse_exact<audience>(R"(["x","y"])").value() == audience(std::vector<std::string>{"x", "y"}));
    CHECK(tests::parse_exact<anything>(" null ").value() == anything());
    CHECK(tests::parse_exact<anything>("true").value() == anything(true));
    CHECK(tests::parse_exact<anything>("-1.5").value() == anything(-1.5));
    CHECK(tests::parse_exact<anything>("7").value() == anything(7.0));
    CHECK(tests::parse_exact<anything>(R"("7")").value() == anything("7"));
    CHECK(tests::parse_exact<anything>("[7]").value() == anything(std::vector{7}));
    CHECK(tests::parse_exact<anything>(R"({"text":""})").value() == anything(name{}));
    for (std::string_view const text :
         {R"({"aud":"x","extra":7,"mark":null,"more":{}})",
          R"({"aud":[],"extra":{"text":"y"},"mark":true,"more":{"a":null,"b":[1],"c":{"text":"z"}}})",
          R"({"aud":"x","mark":"m","more":{}})"})
        CHECK(again<claims>(text) == text);
    CHECK(again<nested>(R"({"next":{"next":{"next":5}}})") == R"({"next":{"next":{"next":5}}})");
}

TEST_CASE("a value of a kind that no alternative has is refused, and the kinds are named")
{
    auto const message = [](auto const& read) { return read.error()[0].message(); };
    CHECK(tests::faults<audience>("7") == "wrong_type@0");
    CHECK(message(vouch::parse<audience>("7")) == "expected a string or an array");
    CHECK(message(vouch::parse<std::variant<int, bool, std::string>>("[]")) == "expected a string, a number or a boolean");
    CHECK(tests::faults<audience>("null") == "null_not_allowed@0");
    CHECK(tests::faults<audience>("x") == "syntax@0");
    CHECK(tests::faults<audience>("") == "syntax@0");
    CHECK(tests::faults<audience>(R"(["x",1])") == "wrong_type@5 /1");
    CHECK(tests::faults<std::vector<audience>>(R"(["x",{"a":1},["y"],false])") == "wrong_type@5 /1; wrong_type@19 /3");
    CHECK(tests::faults<claims>(R"({"aud":{},"extra":null})", {.absent_as_null = true}) ==
          "wrong_type@7 /aud; null_not_allowed@18 /extra");
    CHECK(tests::faults<claims>(R"({"aud":"","extra":{}})", {.absent_as_null = true}) == "missing_member@19 /extra/text");
}

TEST_CASE("an optional variant that has null as a value is absent or null, not both")
{
    using maybe = std::optional<std::variant<std::monostate, int>>;
    CHECK(vouch::serialize(tests::parse_exact<maybe>("null").value()).value() == "null");
    CHECK(tests::parse_exact<maybe>("null").value().has_value());
}

TEST_CASE("an alternative that is there already is read over")
{
    audience into = std::vector<std::string>{std::string(100, 'x')};
    auto const* const before = std::get<1>(into)[0].data();
    CHECK(vouch::parse_into(R"(["y"])", into).empty());
    CHECK(std::get<1>(into)[0].data() == before);
    CHECK(into == audience(std::vector<std::string>{"y"}));
    CHECK(vouch::parse_into(R"("z")", into).empty());
    CHECK(into == audience("z"));
}
