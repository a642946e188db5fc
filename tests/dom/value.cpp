// SPDX-License-Identifier: BSL-1.0
#include <vouch/dom/value.hpp>

#include <vouch/json.hpp>

#include <support/boost_value.hpp>
#include <support/random_value.hpp>
#include <support/suite.hpp>
#include <support/told.hpp>

#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

namespace {

using boost::json::kind;
using boost::json::value;
using support::parsed_by_boost;
using support::random_value;
using support::same_but_for_rounding;
using tests::faults;

struct holder {
    std::string name{};
    value any{};
    std::optional<value> maybe{};
    vouch::nullable<value> nothing{};
    std::unique_ptr<value> held{};
    std::optional<std::vector<value>> list{};
    std::optional<std::map<std::string, value>> named{};
    std::optional<std::vector<std::optional<value>>> gaps{};
};
BOOST_DESCRIBE_STRUCT(holder, (), (name, any, maybe, nothing, held, list, named, gaps))

struct open_ended {
    std::string name{};
    std::map<std::string, value> others{};
};
BOOST_DESCRIBE_STRUCT(open_ended, (), (name, others))
constexpr auto vouch_schema(vouch::of<open_ended>)
{
    return vouch::schema(vouch::unknown_members<&open_ended::others>);
}

struct checked {
    value any{};
};
BOOST_DESCRIBE_STRUCT(checked, (), (any))
constexpr auto vouch_schema(vouch::of<checked>)
{
    return vouch::schema(vouch::field<&checked::any>(vouch::defaulted(), vouch::name("any thing")));
}

auto read(std::string_view text) -> value
{
    return tests::parse_exact<value>(text).value();
}

auto written(value const& one, unsigned indent = 0) -> std::string
{
    return vouch::serialize(one, {.indent = indent}).value();
}

} // namespace

TEST_CASE("dom: every kind is read and written")
{
    for (std::string_view const text : {"null",
                                        "true",
                                        "false",
                                        "0",
                                        "-1",
                                        "9223372036854775807",
                                        "-9223372036854775808",
                                        "9223372036854775808",
                                        "18446744073709551615",
                                        "1.5",
                                        "-0.25",
                                        "1e+100",
                                        "1.0",
                                        "-0.0",
                                        R"("")",
                                        R"("text")",
                                        R"("\"\\\n\u0001€")",
                                        "[]",
                                        "{}",
                                        R"([null,[1,[2.5]],{"a":{}}])",
                                        R"({"b":1,"a":[{"":""}],"\n":null})"}) {
        CAPTURE(text);
        CHECK(written(read(text)) == text);
        CHECK(read(text) == parsed_by_boost(text));
        CHECK(vouch::validate(read(text)).empty());
        CHECK(read(" \n" + std::string(text) + "\t ") == read(text));
    }
}

TEST_CASE("dom: an integer is an int64, else a uint64; every other number is a double")
{
    struct {
        std::string_view text;
        boost::json::kind kind;
    } const cases[] = {
        {"0", kind::int64},
        {"-0", kind::int64},
        {"123456789012345678", kind::int64},
        {"1234567890123456789", kind::int64},
        {"9223372036854775807", kind::int64},
        {"-9223372036854775808", kind::int64},
        {"9223372036854775808", kind::uint64},
        {"18446744073709551615", kind::uint64},
        {"18446744073709551616", kind::double_},
        {"-9223372036854775809", kind::double_},
        {"1.0", kind::double_},
        {"1e2", kind::double_},
        {"1E-2", kind::double_},
        {"-0.0", kind::double_},
        {"1e-400", kind::double_},
    };
    for (auto const& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(read(text).kind() == expected);
        CHECK(same_but_for_rounding(read(text), parsed_by_boost(text)));
        CHECK(read(written(read(text))) == read(text));
    }
    CHECK(read("0.1").get_double() == 0.1);
    CHECK(read("9007199254740993.0").get_double() == 9007199254740992.0);
    CHECK(read("18446744073709551616").get_double() == 18446744073709551616.0);
    CHECK(read("1" + std::string(300, '0')).get_double() == 1e300);
    CHECK(std::signbit(read("-0.0").get_double()));
}

TEST_CASE("dom: written compact and indented")
{
    value const one = read(R"({"a":[1,{"b":null},[]],"c":{},"d":{"e":2.0}})");
    CHECK(written(one) == R"({"a":[1,{"b":null},[]],"c":{},"d":{"e":2.0}})");
    CHECK(written(one, 2) == R"({
  "a": [
    1,
    {
      "b": null
    },
    []
  ],
  "c": {},
  "d": {
    "e": 2.0
  }
})");
    std::string text = "> ";
    CHECK(vouch::serialize_to(text, one.at("a")).empty());
    CHECK(text == R"(> [1,{"b":null},[]])");
}

TEST_CASE("dom: a member, and in whatever holds others")
{
    std::string_view const text =
        R"({"name":"n","any":{"x":[1,null]},"maybe":2.5,"nothing":null,"held":[true],"list":[null,1,"a",{}],)"
        R"("named":{"k":null,"l":[1]},"gaps":[null,1]})";
    auto const one = tests::parse_exact<holder>(text).value();
    CHECK(one.any == value({{"x", {1, nullptr}}}));
    CHECK(one.maybe == value(2.5));
    CHECK(one.nothing.is_null());
    CHECK(one.held->at(0).as_bool());
    CHECK(one.list->size() == 4);
    CHECK(one.list->front().is_null());
    CHECK(one.named->at("l").at(0) == 1);
    CHECK(!one.gaps->front());
    CHECK(vouch::validate(one).empty());
    CHECK(vouch::serialize(one).value() == text);

    CHECK(vouch::parse<holder>(R"({"name":"n","any":null,"nothing":[]})").value().any.is_null());
    CHECK(faults<holder>(R"({"name":"n","any":1,"maybe":null,"nothing":1})") == "null_not_allowed@28 /maybe");
    CHECK(faults<holder>(R"({"name":"n","any":1,"held":null,"nothing":1})") == "null_not_allowed@27 /held");
    CHECK(faults<holder>(R"({"name":"n","nothing":null})") == "missing_member@26 /any");
    CHECK(vouch::parse<checked>("{}").value().any.is_null());
    CHECK(faults<checked>(R"({"any thing":[1e999]})") == "out_of_range@14 /any thing/0");

    using several = std::tuple<value, std::vector<value>, std::map<std::string, value>>;
    CHECK(vouch::serialize(vouch::parse<several>(R"([{"a":1},["b"],{"c":null}])").value()).value() ==
          R"([{"a":1},["b"],{"c":null}])");

    std::string_view const open = R"({"name":"n","a":[1.0],"b":{"c":null}})";
    CHECK(vouch::serialize(vouch::parse<open_ended>(open).value()).value() == open);
    CHECK(faults<open_ended>(R"({"name":"n","a":{"c":1,"c":2}})") == "duplicate_member@23");
}

TEST_CASE("dom: what is refused, with the way to it but no name that is data")
{
    CHECK(faults<value>("") == "syntax@0");
    CHECK(faults<value>("nul") == "syntax@0");
    CHECK(faults<value>("+1") == "syntax@0");
    CHECK(faults<value>("01") == "syntax@0");
    CHECK(faults<value>("1 2") == "syntax@2");
    CHECK(faults<value>("[1,]") == "syntax@3 /1");
    CHECK(faults<value>("[1 2]") == "syntax@3");
    CHECK(faults<value>(R"({"a":1,})") == "syntax@7");
    CHECK(faults<value>(R"({"a" 1})") == "syntax@5");
    CHECK(faults<value>(R"({a:1})") == "syntax@1");
    CHECK(faults<value>("\"\xC3\"") == "invalid_utf8@1");
    CHECK(faults<value>("{\"\xFF\":1}") == "invalid_utf8@2");
    CHECK(faults<value>(R"("\ud800")") == "syntax@1");

    CHECK(faults<value>("1e400") == "out_of_range@0");
    CHECK(faults<value>("[0,-1e400,{\"a\":[1e400]}]") == "out_of_range@3 /1; out_of_range@16 /2");
    CHECK(faults<value>("1" + std::string(400, '0')) == "out_of_range@0");

    CHECK(faults<value>(R"({"a":1,"b":2,"a":3})") == "duplicate_member@13");
    CHECK(faults<value>(R"([{"a":{"b":1,"b":2}},{"c":1,"\u0063":[}])") ==
          "duplicate_member@13 /0; duplicate_member@28 /1; syntax@38 /1");
    CHECK(faults<value>(R"({"a":1,"a":2,"a":3})", {.max_errors = 1}) == "duplicate_member@7 ...");

    CHECK(faults<value>(std::string(128, '[') + std::string(128, ']')).empty());
    CHECK(faults<value>("[[[]]]", {.max_depth = 2}) == "too_deep@2 /0/0");
    CHECK(faults<value>(R"([{"a":{}}])", {.max_depth = 2}) == "too_deep@6 /0");

    CHECK(faults<holder>(R"({"name":"n","any":{"a":1,"a":2},"nothing":[1e999],"list":[0,{"b":[-1e999]}]})") ==
          "duplicate_member@25 /any; out_of_range@43 /nothing/0; out_of_range@66 /list/1");
    CHECK(faults<holder>(R"({"name":"n","any":[0,{"a":tru}]})") == "syntax@26 /any/1");
}

TEST_CASE("dom: no error holds anything of the text")
{
    std::string_view const canary = "kAnari";
    for (std::string_view const text :
         {R"({"kAnari":1,"kAnari":2})", R"([{"kAnari":["kAnari",1e999]}])", R"({"kAnari":{"kAnari":"kAnari)",
          R"({"kAnari":[kAnari]})", R"({"kAnari":"kAnari" "kAnari"})",
          R"({"kAnari":{"kAnari":[1,{"kAnari":1,"kAnari":kAnari}]}})"}) {
        std::string const wrapped = R"({"name":"","nothing":1,"any":)" + std::string(text) + "}";
        for (auto const& all : {tests::parse_exact<value>(text).error(), tests::parse_exact<holder>(wrapped).error()}) {
            REQUIRE(!all.empty());
            for (vouch::error const& one : all)
                CHECK((one.pointer() + std::string(one.code()) + one.message()).find(canary) == std::string::npos);
        }
    }
}

TEST_CASE("dom: what JSON cannot hold is named, at its member")
{
    double const infinite = std::numeric_limits<double>::infinity();
    holder one{.name = "n", .any = {{"a", {1, infinite}}, {"\xFF", "b"}}, .maybe = "\xC3", .nothing = vouch::null};
    one.list = {1, infinite, {"c", "\x80"}};
    one.named = {{"k", std::nan("")}};
    constexpr std::string_view expected =
        "not_finite /any; invalid_utf8 /any; invalid_utf8 /maybe; not_finite /list/1; invalid_utf8 /list/2/1; not_finite /named";
    CHECK(tests::told(vouch::serialize(one).error()) == expected);
    CHECK(tests::told(vouch::validate(one)) == expected);
    CHECK(tests::told(vouch::serialize(value(-infinite)).error()) == "not_finite");

    std::string text = "kept";
    CHECK(!vouch::serialize_to(text, value(infinite)).empty());
    CHECK(text == "kept");
}

TEST_CASE("dom: parse_into replaces what was there, in its own storage")
{
    holder one = vouch::parse<holder>(R"({"name":"n","any":{"a":1},"maybe":[1],"nothing":1,"list":[[1],{"a":2},3]})").value();
    std::string_view const text = R"({"name":"m","any":{"b":null},"nothing":null,"list":[{"c":1},[]]})";
    CHECK(vouch::parse_into(text, one).empty());
    CHECK(vouch::serialize(one).value() == text);

    value any = {{"a", 1}};
    for (std::string_view const next : {"[1,2]", "[3]", R"("text")", "1.5", R"({"b":{"c":[]}})", "{}", "null", "true", "7"}) {
        CHECK(vouch::parse_into(next, any).empty());
        CHECK(written(any) == next);
    }

    boost::json::monotonic_resource memory;
    value stored(&memory);
    CHECK(vouch::parse_into(R"({"a":["long enough to need memory of its own",{"b":1}]})", stored).empty());
    CHECK(stored.storage().get() == &memory);
    CHECK(stored.at("a").at(0).storage().get() == &memory);
    CHECK(stored.at("a").at(1).at("b").storage().get() == &memory);
}

namespace {

struct document {
    value any{};
    std::optional<value> maybe{};
};
BOOST_DESCRIBE_STRUCT(document, (), (any, maybe))
struct document_change {
    std::optional<value> any{};
};
BOOST_DESCRIBE_STRUCT(document_change, (), (any))

auto nested(std::size_t levels) -> value
{
    value made = 1;
    for (std::size_t level = 0; level != levels; ++level)
        made = level % 2 == 0 ? value(boost::json::array{std::move(made)}) : value(boost::json::object{{"k", std::move(made)}});
    return made;
}

} // namespace

TEST_CASE("dom: nesting beyond the limit is an error of writing, checking and comparing")
{
    for (std::size_t const most : {1u, 2u, 5u, 128u}) {
        value const fits = nested(most);
        value const deeper = nested(most + 1);
        std::string const text = vouch::serialize(fits, {.max_depth = most}).value();
        CHECK(vouch::parse<value>(text, {.max_depth = most}).value() == fits);
        CHECK(vouch::validate(fits, {.max_depth = most}).empty());
        std::string const expected = tests::told(vouch::serialize(deeper, {.max_depth = most}).error());
        CHECK(expected.starts_with("too_deep"));
        CHECK(expected.find('k') == expected.npos);
        CHECK(tests::told(vouch::validate(deeper, {.max_depth = most})) == expected);
        CHECK(!vouch::parse<value>(vouch::serialize(deeper, {.max_depth = most + 1}).value(), {.max_depth = most}));

        document const before{.any = 1};
        document const after{.any = fits};
        CHECK(vouch::diff<document_change>(before, after, {.max_depth = most + 1}).has_value());
        auto const refused = vouch::diff<document_change>(before, after, {.max_depth = most});
        CHECK(tests::told(refused.error()) == tests::told(vouch::validate(after, {.max_depth = most})));
        CHECK(tests::told(vouch::diff<document_change>(after, before, {.max_depth = most}).error()) ==
              tests::told(refused.error()));
    }
    CHECK(tests::told(vouch::serialize(value{1, {2, {3}}}, {.max_depth = 2}).error()) == "too_deep /1/1");
}

TEST_CASE("dom: compared by kind and value, whatever the order of members")
{
    using vouch::detail::compare_content;
    value const rising[] = {nullptr,
                            false,
                            true,
                            std::numeric_limits<std::int64_t>::min(),
                            -1,
                            1,
                            std::uint64_t{2},
                            std::numeric_limits<std::int64_t>::max(),
                            std::numeric_limits<std::uint64_t>::max(),
                            0.5,
                            1.0,
                            "",
                            "a",
                            boost::json::array{},
                            boost::json::array{2},
                            value{1, 2},
                            value{2, 1},
                            boost::json::object{},
                            value{{"a", 1}},
                            value{{"a", 2}},
                            value{{"b", 0}},
                            value{{"b", 1}, {"a", 2}}};
    for (std::size_t left = 0; left != std::size(rising); ++left)
        for (std::size_t right = 0; right != std::size(rising); ++right)
            CHECK(compare_content(rising[left], rising[right]) == (left <=> right));
    CHECK(compare_content(value{{"a", 1}, {"b", {{"c", 1}, {"d", 2}}}}, value{{"b", {{"d", 2}, {"c", 1}}}, {"a", 1}}) == 0);
    CHECK(compare_content(value(7), value(std::uint64_t{7})) == 0);
}

TEST_CASE("dom: a null in a member that may be absent is not written, since reading refuses it")
{
    document const one{.any = nullptr, .maybe = value(nullptr)};
    CHECK(tests::told(vouch::serialize(one).error()) == "null_not_allowed /maybe");
    CHECK(tests::told(vouch::validate(one)) == "null_not_allowed /maybe");
    CHECK(vouch::serialize(document{}).value() == R"({"any":null})");
}

TEST_CASE("dom: JSONTestSuite is read as Boost.JSON reads it")
{
    std::size_t compared = 0;
    for (support::document const& one : support::json_test_suite()) {
        if (!one.name.starts_with("y_") || one.name.starts_with("y_object_duplicated_key"))
            continue;
        CAPTURE(one.name);
        value const ours = read(one.text);
        CHECK(same_but_for_rounding(ours, parsed_by_boost(one.text)));
        CHECK(read(written(ours)) == ours);
        CHECK(read(written(ours, 4)) == ours);
        ++compared;
    }
    CHECK((compared == 0 || compared > 90));
}

TEST_CASE("dom: random documents, written here and there, are read here and there")
{
    std::mt19937 random(20240701);
    for (int round = 0; round != 400; ++round) {
        value const made = random_value(random, 0);
        std::string const text = written(made, static_cast<unsigned>(round % 3));
        CAPTURE(text);
        CHECK(read(text) == made);
        CHECK(same_but_for_rounding(made, parsed_by_boost(text)));
        CHECK(read(boost::json::serialize(made)) == made);
        CHECK(vouch::validate(made).empty());
        for (std::size_t cut = text.size(); cut > 0; cut /= 2) // a text that ends early, or is another
            (void)tests::parse_exact<value>(std::string_view(text).substr(0, cut - 1));
    }
}
