// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/object.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/date.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

struct five {
    int one{};
    std::string two{};
    std::optional<int> three{};
    std::vector<int> four{};
    bool five_{};
};
BOOST_DESCRIBE_STRUCT(five, (), (one, two, three, four, five_))

struct empty {};
BOOST_DESCRIBE_STRUCT(empty, (), ())

// One length, one first, middle and last byte by twos; and names of one byte.
struct alike {
    int billing_name{}, banning_name{}, axbxc{}, aybyc{}, axbyc{}, aybxc{}, a{}, b{}, ab{}, ba{};
};
BOOST_DESCRIBE_STRUCT(alike, (), (billing_name, banning_name, axbxc, aybyc, axbyc, aybxc, a, b, ab, ba))

struct odd_names {
    int nothing{};
    int quoted{};
    int slashed{};
    int foreign{};
    int control{};
};
BOOST_DESCRIBE_STRUCT(odd_names, (), (nothing, quoted, slashed, foreign, control))
constexpr auto vouch_schema(vouch::of<odd_names>)
{
    return vouch::schema(vouch::field<&odd_names::nothing>(vouch::name("")),
                         vouch::field<&odd_names::quoted>(vouch::name("\"\\")),
                         vouch::field<&odd_names::slashed>(vouch::name("a/b~c")),
                         vouch::field<&odd_names::foreign>(vouch::name("\xc3\xa4\xf0\x9f\x98\x80")),
                         vouch::field<&odd_names::control>(vouch::name("\n")));
}

struct outer {
    five inner{};
    int last{};
};
BOOST_DESCRIBE_STRUCT(outer, (), (inner, last))

// A base's member, renamed by the struct that inherits it.
struct with_base : outer {
    int own{};
};
BOOST_DESCRIBE_STRUCT(with_base, (outer), (own))
constexpr auto vouch_schema(vouch::of<with_base>)
{
    return vouch::schema(vouch::field<&with_base::last>(vouch::name("LAST")));
}

struct with_containers {
    std::set<std::string> tags{};
    std::map<std::string, std::string> labels{};
    std::optional<std::vector<std::string>> names{};
    std::map<std::chrono::year_month_day, std::string> days{};
};
BOOST_DESCRIBE_STRUCT(with_containers, (), (tags, labels, names, days))
constexpr auto vouch_schema(vouch::of<with_containers>)
{
    constexpr auto each_short = vouch::each(vouch::length(0, 3));
    return vouch::schema(vouch::field<&with_containers::tags>(each_short, vouch::defaulted()),
                         vouch::field<&with_containers::labels>(each_short, vouch::defaulted()),
                         vouch::field<&with_containers::names>(each_short),
                         vouch::field<&with_containers::days>(each_short, vouch::defaulted()));
}

auto join(std::vector<std::string> const& members) -> std::string
{
    std::string text = "{";
    for (auto const& one : members)
        text += (text.size() == 1 ? "" : ",") + one;
    return text + "}";
}

} // namespace

TEST_CASE("object: the members of a struct, in each of their orders, with and without unknown ones between")
{
    std::vector<std::string> members{R"("five_":true)", R"("four":[1,2])", R"("one":1)", R"("three":3)", R"("two":"2")"};
    int orders = 0;
    int wrong = 0;
    do {
        ++orders;
        std::vector<std::string> between;
        for (auto const& one : members) {
            between.push_back(one);
            between.push_back(R"("x":{"one":[{},"}"]})");
        }
        for (std::string const& text : {join(members), join(between)}) {
            auto const read = parse_exact<five>(text);
            wrong += !read || read->one != 1 || read->two != "2" || read->three != 3 || read->four != std::vector{1, 2} ||
                     !read->five_;
        }
    } while (std::next_permutation(members.begin(), members.end()));
    CHECK(orders == 120);
    CHECK(wrong == 0);
}

TEST_CASE("object: any white space")
{
    CHECK(faults<five>("\n{ \"one\" : 1 ,\t\"two\":\r\n\"2\" , \"four\"  :  [ ] ,\"five_\":\nfalse\n}\n ") == "");
    CHECK(faults<five>("{\"four\":[],   \"five_\" :true, \"two\": \"\"          ,                       \"one\":1}") == "");
}

TEST_CASE("object: names are compared after unescaping")
{
    CHECK(parse_exact<five>(R"({"\u006fne":1,"tw\u006F":"2","four":[],"\u0066ive_":true})").value().one == 1);
    CHECK(faults<five>(R"({"one":1,"\u006fne":2,"two":"","four":[],"five_":true})") == "duplicate_member@9 /one");
    CHECK(faults<five>(R"({"One":1,"two":"","four":[],"five_":true})", vouch::strict) ==
          "unknown_member@1; missing_member@40 /one");
    CHECK(faults<five>(R"({"one\u0000":1,"two":"","four":[],"five_":true})") == "missing_member@46 /one");
}

TEST_CASE("object: every missing member is named, in the order of the struct, at the brace that closes")
{
    CHECK(faults<five>("{}") == "missing_member@1 /one; missing_member@1 /two; missing_member@1 /four; missing_member@1 /five_");
    CHECK(faults<five>(R"({ "four" : [] , "one":1 })") == "missing_member@24 /two; missing_member@24 /five_");
    CHECK(faults<outer>(R"({"inner":{},"last":1})") == "missing_member@10 /inner/one; missing_member@10 /inner/two; "
                                                       "missing_member@10 /inner/four; missing_member@10 /inner/five_");
    CHECK(faults<outer>("{}") == "missing_member@1 /inner; missing_member@1 /last");
    CHECK(parse_exact<outer>("{}").error()[0].message() == "expected this member to be present");
}

TEST_CASE("object: the required members of each element are missed, also where others had them")
{
    CHECK(faults<std::vector<alike>>("[{}]").size() > 100);
    CHECK(faults<std::vector<outer>>(R"([{"inner":{"one":1,"two":"","four":[],"five_":true},"last":1},{"last":3}])") ==
          "missing_member@71 /1/inner");
}

TEST_CASE("object: a rule for each item complains of the item's place in the text, whatever the order of the container")
{
    CHECK(faults<with_containers>(R"({"tags":["z","yyyy","a"]})") == "too_long@13 /tags/1");
    CHECK(faults<with_containers>(R"({"tags" : [ "z" , "a" , "bbbb" ] })") == "too_long@24 /tags/2");
    CHECK(faults<with_containers>(R"({"tags":["zzzz","a","bbbb"]})") == "too_long@9 /tags/0; too_long@20 /tags/2");
    CHECK(faults<with_containers>(R"({"tags":["zzzz","a","bbbb"]})", {.max_errors = 1}) == "too_long@9 /tags/0 ...");
    CHECK(faults<with_containers>(R"({"labels":{"z":"1","\u0062":"2222","a":"3"}})") == "too_long@28 /labels");
    CHECK(faults<with_containers>(R"({"labels":{"z":"1111","a":"3"}})") == "too_long@15 /labels");
    CHECK(faults<with_containers>(R"({"names":["z",["yyyy"],"a"]})") == "wrong_type@14 /names/1");
    CHECK(faults<with_containers>(R"({"names":["z","yyyy","a"]})") == "too_long@14 /names/1");
    CHECK(faults<with_containers>(R"({"days":{"2020-02-02":"","2019-01-01":"1234"}})") == "too_long@38 /days");
}

TEST_CASE("object: a duplicate is refused at its second key, and its value is only checked as JSON")
{
    constexpr std::string_view rest = R"("two":"","four":[],"five_":true)";
    auto const with = [&](std::string_view start) {
        return faults<five>("{" + std::string(start) + "," + std::string(rest) + "}");
    };
    CHECK(with(R"("one":1,"one":1)") == "duplicate_member@9 /one");
    CHECK(with(R"("one":1,"one":"x","one":null)") == "duplicate_member@9 /one; duplicate_member@19 /one");
    CHECK(with(R"("one":"x", "one" : [ ] )") == "wrong_type@7 /one; duplicate_member@12 /one");
    CHECK(with(R"("one":1,"one":[1)").starts_with("duplicate_member@9 /one; syntax@"));
    CHECK(with(R"("one":1,"one")").starts_with("duplicate_member@9 /one; syntax@14"));
    CHECK(faults<five>(R"({"one":1,"one":2})").starts_with("duplicate_member@9 /one; missing_member@16 /two"));
    CHECK(faults<five>(R"({"x":1,"x":2,"one":1,"two":"","four":[],"five_":true})") == ""); // nobody declared it
    // the second object is not mixed into the first
    CHECK(faults<outer>(R"({"inner":{"one":1,"two":"","four":[],"five_":true},"last":1,"inner":{}})") ==
          "duplicate_member@60 /inner");
}

TEST_CASE("object: unknown members are skipped, or refused at their key; both ways they must be JSON")
{
    constexpr std::string_view text =
        R"({"x":1,"last":[1,{"y":2}],"inner":{"one":1,"two":"","four":[],"five_":true,"z" : {"a":[]}}, "":0})";
    CHECK(faults<outer>(text) == "wrong_type@14 /last");
    CHECK(faults<outer>(text, vouch::strict) ==
          "unknown_member@1; wrong_type@14 /last; unknown_member@75 /inner; unknown_member@92");
    CHECK(parse_exact<outer>(text, vouch::strict).error()[0].message() == "expected declared members only");
    for (auto const& options : {vouch::parse_options{}, vouch::strict}) {
        CHECK(faults<empty>(R"({"x":01})", options).ends_with("syntax@5"));
        CHECK(faults<empty>(R"({"x":[1,]})", options).ends_with("syntax@8"));
        CHECK(faults<empty>("{\"x\":\"\xff\"}", options).ends_with("invalid_utf8@6"));
        CHECK(faults<empty>("{\"\xff\":1}", options) == "invalid_utf8@2");
        CHECK(faults<empty>(R"({"x"})", options).ends_with("syntax@4"));
    }
}

TEST_CASE("object: a struct without members")
{
    CHECK(faults<empty>("{}") == "");
    CHECK(faults<empty>(" { } ") == "");
    CHECK(faults<empty>(R"({"":{},"a":[]})") == "");
    CHECK(faults<empty>(R"({"a":1})", vouch::strict) == "unknown_member@1");
    CHECK(faults<empty>("[]") == "wrong_type@0");
}

TEST_CASE("object: names that a hash cannot tell apart")
{
    std::array<std::string_view, 10> const names{
        "billing_name", "banning_name", "axbxc", "aybyc", "axbyc", "aybxc", "a", "b", "ab", "ba"};
    std::mt19937 random(4);
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    int wrong = 0;
    for (int round = 0; round < 200; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        std::vector<std::string> members;
        for (std::size_t const index : order)
            members.push_back("\"" + std::string(names[index]) + "\":" + std::to_string(index));
        auto const read = parse_exact<alike>(join(members));
        wrong += !read || read->billing_name != 0 || read->banning_name != 1 || read->axbxc != 2 || read->aybyc != 3 ||
                 read->axbyc != 4 || read->aybxc != 5 || read->a != 6 || read->b != 7 || read->ab != 8 || read->ba != 9;
    }
    CHECK(wrong == 0);
    // like them to the hash, and unknown
    CHECK(faults<alike>(R"({"bolling_name":1})", {.reject_unknown = true, .max_errors = 1}) == "unknown_member@1 ...");
}

TEST_CASE("object: empty names, and names that need escapes in JSON or in a pointer")
{
    CHECK(faults<odd_names>("{\"\":1,\"\\\"\\\\\":2,\"a/b~c\":3,\"\xc3\xa4\xf0\x9f\x98\x80\":4,\"\\u000a\":5}") == "");
    auto const read = parse_exact<odd_names>(R"({"\n":5,"\u00e4\ud83d\ude00":4,"a\/b\u007ec":3,"\u0022\u005c":2,"":1})").value();
    CHECK(read.nothing == 1);
    CHECK(read.quoted == 2);
    CHECK(read.slashed == 3);
    CHECK(read.foreign == 4);
    CHECK(read.control == 5);
    CHECK(faults<odd_names>(R"({"":"x"})") == "wrong_type@4 /; missing_member@7 /\"\\; missing_member@7 /a~1b~0c; "
                                              "missing_member@7 /\xc3\xa4\xf0\x9f\x98\x80; missing_member@7 /\n");
}

TEST_CASE("object: inherited members, those of the base first, named by the struct that is read")
{
    auto const read =
        parse_exact<with_base>(R"({"own":3,"LAST":2,"inner":{"one":1,"two":"","four":[],"five_":true},"last":"ignored"})");
    CHECK(read.value().own == 3);
    CHECK(read.value().last == 2);
    CHECK(faults<with_base>("{}") == "missing_member@1 /inner; missing_member@1 /LAST; missing_member@1 /own");
}

TEST_CASE("object: what is no JSON")
{
    CHECK(faults<outer>("{") == "syntax@1");
    CHECK(faults<outer>("{,}") == "syntax@1");
    CHECK(faults<outer>("{last:1}") == "syntax@1");
    CHECK(faults<outer>("{'last':1}") == "syntax@1");
    CHECK(faults<outer>(R"({"last")") == "syntax@7 /last");
    CHECK(faults<outer>(R"({"last":)") == "syntax@8 /last");
    CHECK(faults<outer>(R"({"last" 1})") == "syntax@8 /last");
    CHECK(faults<outer>(R"({"last"::1})") == "syntax@8 /last");
    CHECK(faults<outer>(R"({"last":,"inner":{}})") == "syntax@8 /last");
    CHECK(faults<outer>(R"({"last":})") == "syntax@8 /last");
    CHECK(faults<outer>(R"({"last":1)") == "syntax@9");
    CHECK(faults<outer>(R"({"last":1,)") == "syntax@10");
    CHECK(faults<outer>(R"({"last":1,})") == "syntax@10");
    CHECK(faults<outer>(R"({"last":1]})") == "syntax@9");
    CHECK(faults<outer>(R"({"last":1 "inner":{}})") == "syntax@10");
    CHECK(faults<outer>(R"({"inner":{"one":tru}})") == "syntax@16 /inner/one");
    CHECK(faults<outer>(R"({"inner":{"one":}})") == "syntax@16 /inner/one");
    CHECK(faults<outer>(R"({"inner":{"one":1,}})") == "syntax@18 /inner");
    CHECK(faults<outer>(R"({"inner":{"two":"a\x"}})") == "syntax@18 /inner/two");
    CHECK(faults<outer>(R"({"inner":[}})") == "syntax@10 /inner"); // skipped as a value of the wrong type
    CHECK(faults<outer>(R"({"inner":[[1 2]]})") == "syntax@13 /inner");
}
