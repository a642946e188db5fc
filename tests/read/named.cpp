// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/named.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

enum class tier { basic, pro, p };
BOOST_DESCRIBE_ENUM(tier, basic, pro, p)
enum class nothing {};
BOOST_DESCRIBE_ENUM(nothing)

// Takes any three bytes: what the reader lets through is what it gets.
class triple {
public:
    static constexpr vouch::text_info info{.code = "not_three", .expected = "three bytes", .exact_size = 3};
    static auto parse(std::string_view text) -> std::optional<triple>
    {
        if (text.size() != 3)
            return std::nullopt;
        triple made;
        made.text_ = text;
        return made;
    }
    [[nodiscard]] auto view() const noexcept -> std::string_view { return text_; }

private:
    std::string text_;
};

auto triple_in(std::string_view text) -> std::string
{
    auto const read = parse_exact<triple>(text);
    return read ? std::string(read->view()) : tests::told(read.error());
}

struct labelled {
    vouch::open<tier> plan{};
    vouch::open<vouch::country> from{};
};
BOOST_DESCRIBE_STRUCT(labelled, (), (plan, from))

enum class level { low = -7, high = 9 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}
struct risk {
    vouch::open<level> value{};
    std::map<vouch::open<level>, int> counts{};
};
BOOST_DESCRIBE_STRUCT(risk, (), (value, counts))

auto written(risk const& value) -> std::string
{
    return vouch::serialize(value).value();
}

} // namespace

TEST_CASE("named: enumerations")
{
    CHECK(parse_exact<tier>(R"("basic")").value() == tier::basic);
    CHECK(parse_exact<tier>(R"("pro")").value() == tier::pro);
    CHECK(parse_exact<tier>(R"("\u0070")").value() == tier::p);
    for (std::string_view const other :
         {R"("")", R"("Basic")", R"("basic ")", R"("prx")", R"("pr")", R"("pro\u0000")", R"("tier::pro")"})
        CHECK(faults<tier>(other) == "not_in_enum@0");
    CHECK(parse_exact<tier>(R"("x")").error()[0].message() == "expected one of basic, pro, p");
    CHECK(faults<tier>("0") == "wrong_type@0");
    CHECK(faults<tier>("null") == "null_not_allowed@0");
    CHECK(faults<nothing>(R"("x")") == "not_in_enum@0");
}

TEST_CASE("named: text types, with the code and the words of the type")
{
    CHECK(parse_exact<vouch::country>(R"( "SVK" )").value() == vouch::country{"SVK"});
    CHECK(parse_exact<vouch::country>(R"("\u0053V\u004B")").value() == vouch::country{"SVK"});
    CHECK(parse_exact<vouch::email>(R"("user@example.com")").value() == vouch::email{"user@example.com"});
    CHECK(parse_exact<std::chrono::year_month_day>(R"("1990-02-28")").value() == vouch::date("1990-02-28"));
    CHECK(parse_exact<boost::uuids::uuid>(R"("6BA7B810-9dad-11d1-80b4-00c04fd430c8")").value().data[0] == 0x6b);

    CHECK(faults<vouch::country>(R"("svk")") == "not_a_country@0");
    CHECK(faults<std::chrono::year_month_day>(R"("1990-02-30")") == "not_a_date@0");
    CHECK(faults<boost::uuids::uuid>(R"("6ba7b810-9dad-11d1-80b4-00c04fd430cx")") == "not_a_uuid@0");
    CHECK(faults<vouch::email>(R"("user")") == "not_an_email@0");
    for (std::string_view const other :
         {R"("")", R"("S")", R"("SVKA")", R"("SV\u0000")", R"("SVK\u0000")", R"("S\"K")", R"("\u00e4")"})
        CHECK(faults<vouch::country>(other) == "not_a_country@0");
    CHECK(faults<vouch::country>("703") == "wrong_type@0");
    CHECK(faults<vouch::country>("null") == "null_not_allowed@0");
    CHECK(faults<vouch::country>(R"("SVK)") == "syntax@4");
    CHECK(faults<vouch::country>("\"SV\xff\"") == "invalid_utf8@3");
    CHECK(faults<vouch::country>("\"S\nK\"") == "syntax@2");
}

TEST_CASE("named: a text of a known size is JSON like any other")
{
    CHECK(triple_in(R"("abc")") == "abc");
    CHECK(triple_in(R"(   "abc"   )") == "abc");
    CHECK(triple_in(R"("a\"b")") == "a\"b");
    CHECK(triple_in(R"("ab\\")") == "ab\\");
    CHECK(triple_in("\"a\xc3\xa4\"") == "a\xc3\xa4");
    CHECK(triple_in(R"("ab\"c")") == "not_three@0");         // the first three bytes end in a backslash, a quote follows
    CHECK(triple_in(R"("a"b")") == "not_three@0; syntax@3"); // a quote stands where it would be the fourth byte
    CHECK(triple_in(R"("a":")") == "not_three@0; syntax@3");
    CHECK(triple_in("\"a\nb\"") == "syntax@2");
    CHECK(triple_in("\"ab\xff\"") == "invalid_utf8@3");
    CHECK(triple_in(R"("abc)") == "syntax@4");
    CHECK(triple_in(R"("ab")") == "not_three@0");
}

TEST_CASE("named: open values keep what they do not know where the options say so")
{
    auto const known = parse_exact<labelled>(R"({"plan":"pro","from":"SVK"})").value();
    CHECK(known.plan == tier::pro);
    CHECK(known.from == vouch::country{"SVK"});

    constexpr std::string_view unknown = R"({"plan":"g\u006fld","from":"Slovakia"})";
    CHECK(faults<labelled>(unknown) == "not_a_country@27 /from");
    CHECK(faults<labelled>(unknown, vouch::strict) == "not_a_country@27 /from");
    CHECK(faults<labelled>(unknown, {.open_values = vouch::open_values::enums}) == "not_a_country@27 /from");
    for (auto const& options : {vouch::tolerant, vouch::parse_options{.open_values = vouch::open_values::all}}) {
        auto const kept = parse_exact<labelled>(unknown, options).value();
        CHECK(kept.plan.unknown() == "gold");
        CHECK(kept.from.unknown() == "Slovakia");
        CHECK(kept.from.known() == nullptr);
    }
    CHECK(parse_exact<vouch::open<tier>>(R"("")").value().unknown() == "");

    CHECK(faults<labelled>(R"({"plan":1,"from":null})", vouch::tolerant) == "wrong_type@8 /plan; null_not_allowed@17 /from");
    CHECK(faults<labelled>("{\"plan\":\"\xff\",\"from\":\"SVK\"}") == "invalid_utf8@9 /plan");
}

TEST_CASE("named: an open enumeration of numbers keeps a number that it does not know")
{
    for (auto const& options : {vouch::parse_options{}, vouch::strict, vouch::tolerant}) {
        CHECK(parse_exact<vouch::open<level>>("9", options).value() == level::high);
        CHECK(parse_exact<vouch::open<level>>("-7.0", options).value() == level::low);
        CHECK(parse_exact<vouch::open<level>>("0.9e1", options).value() == level::high);
        for (std::string_view const unknown : {"0", "-0", "10", "9.5", "1e400", "123456789012345678901234567890"}) {
            auto const read = parse_exact<vouch::open<level>>(unknown, options).value();
            CHECK(read.unknown() == unknown);
            CHECK(read.known() == nullptr);
            CHECK(vouch::serialize(read).value() == unknown);
            CHECK(vouch::validate(read).empty());
        }
        CHECK(faults<vouch::open<level>>(R"("high")", options) == "wrong_type@0");
        CHECK(faults<vouch::open<level>>(R"("9")", options) == "wrong_type@0");
        CHECK(faults<vouch::open<level>>("null", options) == "null_not_allowed@0");
        CHECK(faults<vouch::open<level>>("01", options) == "syntax@0");
        CHECK(faults<vouch::open<level>>("-", options) == "syntax@0");
    }
    CHECK(parse_exact<vouch::open<level>>("true").error()[0].message() == "expected a number");
}

TEST_CASE("named: an open enumeration of numbers is written as it was read, also as key")
{
    for (std::string_view const text : {R"({"value":9,"counts":{"-7":1,"9":2,"10":3}})", R"({"value":1e1,"counts":{}})"})
        CHECK(written(parse_exact<risk>(text).value()) == text);
    CHECK(faults<risk>(R"({"value":1,"counts":{"low":1,"":2,"1 ":3}})") == "not_in_enum@21 /counts; not_in_enum@29 /counts; "
                                                                           "not_in_enum@34 /counts");
}

TEST_CASE("named: a text that is no number is not written as one")
{
    auto const forged = vouch::open<level>::from_unknown("1}");
    CHECK(vouch::validate(forged).size() == 1);
    CHECK(vouch::serialize(forged).error()[0].kind() == vouch::errc::not_in_enum);
}
