// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/array.hpp>

#include <vouch/read/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

struct point {
    int x{};
    std::vector<point> more{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, more))

} // namespace

TEST_CASE("array: elements in their order, with any space around them")
{
    CHECK(parse_exact<std::vector<int>>("[]").value().empty());
    CHECK(parse_exact<std::vector<int>>(" [ \n ] ").value().empty());
    CHECK(parse_exact<std::vector<int>>("[1]").value() == std::vector{1});
    CHECK(parse_exact<std::vector<int>>("[1,2,3]").value() == std::vector{1, 2, 3});
    CHECK(parse_exact<std::vector<int>>("\t[ 1\n,\r2 , 3 ]").value() == std::vector{1, 2, 3});
    CHECK(parse_exact<std::vector<bool>>("[true,false,true]").value() == std::vector{true, false, true});
    CHECK(parse_exact<std::vector<std::vector<std::string>>>(R"([["a"],[],["b","c"]])").value() ==
          std::vector<std::vector<std::string>>{{"a"}, {}, {"b", "c"}});
    CHECK(parse_exact<std::vector<vouch::nullable<int>>>("[1,null]").value() ==
          std::vector<vouch::nullable<int>>{1, vouch::null});
}

TEST_CASE("array: every number of elements, whatever room was made ahead")
{
    int wrong = 0;
    for (std::size_t size = 0; size < 200; ++size) {
        std::string text = "[";
        std::vector<std::string> expected;
        for (std::size_t index = 0; index < size; ++index) {
            expected.emplace_back(index % 7 * index % 13, 'x'); // short and long by turns, so that guesses go wrong
            text += (index == 0 ? "\"" : ",\"") + expected.back() + "\"";
        }
        auto const read = parse_exact<std::vector<std::string>>(text + "]");
        wrong += !read || *read != expected;
    }
    CHECK(wrong == 0);
}

TEST_CASE("array: a document that is one array gets its room early, one within it grows by two")
{
    std::string text = "[0";
    for (int number = 1; number < 10'000; ++number)
        text += "," + std::to_string(number % 10);
    text += "]";
    CHECK(parse_exact<std::vector<std::uint16_t>>(text).value().capacity() < 10'500);
    auto const inner = parse_exact<std::vector<std::vector<std::uint16_t>>>("[[1,2,3,4,5,6,7,8,9]," + text + "]");
    CHECK(inner.value()[0].capacity() == 16);
    CHECK(inner.value()[1].capacity() <= 20'000);
}

TEST_CASE("array: room is made for what the text may hold, and no more than eight times what it held")
{
    std::string const first_small = "[1," + std::string(100'000, ' ') + "2]";
    CHECK(parse_exact<std::vector<int>>(first_small).value().capacity() <= 8);
    std::string long_tail = "[1,2,3,4,5,";
    CHECK(parse_exact<std::vector<vouch::raw_json>>(long_tail + "\"" + std::string(100'000, 'x') + "\"]").value().capacity() <=
          64);
}

TEST_CASE("array: mistakes in elements stand at their index, and reading goes on")
{
    CHECK(faults<std::vector<int>>("[1,true,3,null,\"x\",1.5,99999999999]") ==
          "wrong_type@3 /1; null_not_allowed@10 /3; wrong_type@15 /4; wrong_type@19 /5; out_of_range@23 /6");
    CHECK(faults<std::vector<std::vector<bool>>>("[[true],[],[false,0]]") == "wrong_type@18 /2/1");
    CHECK(faults<std::vector<int>>("{}") == "wrong_type@0");
    CHECK(faults<std::vector<int>>("null") == "null_not_allowed@0");
    CHECK(parse_exact<std::vector<int>>("{}").error()[0].message() == "expected an array");
    CHECK(faults<std::vector<point>>(R"([{"x":1,"more":[]},{"x":1,"more":[{"x":[]}]}])") ==
          "wrong_type@39 /1/more/0/x; missing_member@41 /1/more/0/more");
}

TEST_CASE("array: what is no JSON")
{
    CHECK(faults<std::vector<int>>("[") == "syntax@1 /0");
    CHECK(faults<std::vector<int>>("[1") == "syntax@2");
    CHECK(faults<std::vector<int>>("[1,") == "syntax@3 /1");
    CHECK(faults<std::vector<int>>("[1,]") == "syntax@3 /1");
    CHECK(faults<std::vector<int>>("[,1]") == "syntax@1 /0");
    CHECK(faults<std::vector<int>>("[1 2]") == "syntax@3");
    CHECK(faults<std::vector<int>>("[1}") == "syntax@2");
    CHECK(faults<std::vector<int>>("[1]]") == "syntax@3");
    CHECK(faults<std::vector<int>>("[1,-]") == "syntax@3 /1");
    CHECK(faults<std::vector<int>>("[1,x]") == "syntax@3 /1");
}

TEST_CASE("array: nesting is bounded")
{
    CHECK(faults<std::vector<std::vector<int>>>("[[],[1],[]]", {.max_depth = 2}) == "");
    CHECK(faults<std::vector<std::vector<int>>>("[[],[1],[]]", {.max_depth = 1}) == "too_deep@1 /0");
    std::string deep;
    for (int level = 0; level < 64; ++level)
        deep += R"([{"x":1,"more":)";
    CHECK(faults<std::vector<point>>(deep + "[]") != ""); // and no deeper stack than that
    CHECK(parse_exact<std::vector<point>>(deep).error()[0].kind() == vouch::errc::syntax);
    CHECK(parse_exact<std::vector<point>>(deep + "[").error()[0].kind() == vouch::errc::too_deep);
}
