// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/quoted.hpp>

#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/epoch.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;
using vouch::maybe_quoted;
using vouch::quoted;

enum class level { low = 1, high = 5 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}

template <class Type>
auto again(std::string_view text) -> std::string
{
    auto const read = parse_exact<Type>(text);
    return read ? vouch::serialize(*read).value() : tests::told(read.error());
}

struct counted {
    quoted<std::int64_t> total{};
    std::optional<maybe_quoted<bool>> open{};
    vouch::patch<quoted<std::uint32_t>> left{};
    std::vector<quoted<int>> parts{};
};
BOOST_DESCRIBE_STRUCT(counted, (), (total, open, left, parts))
constexpr auto vouch_schema(vouch::of<counted>)
{
    return vouch::schema(vouch::field<&counted::total>(vouch::range(0, 100), vouch::multiple_of(5)),
                         vouch::field<&counted::parts>(vouch::each(vouch::maximum(9)), vouch::unique_items));
}

struct counted_update {
    std::optional<quoted<std::int64_t>> total{};
    vouch::patch<maybe_quoted<bool>> open{};
    vouch::patch<quoted<std::uint32_t>> left{};
    std::optional<std::vector<quoted<int>>> parts{};
};
BOOST_DESCRIBE_STRUCT(counted_update, (), (total, open, left, parts))

} // namespace

TEST_CASE("quoted: read with and without quotes, written with them")
{
    CHECK(again<quoted<std::int64_t>>("\"9223372036854775807\"") == "\"9223372036854775807\"");
    CHECK(again<quoted<std::int64_t>>("-9223372036854775808") == "\"-9223372036854775808\"");
    CHECK(again<quoted<std::uint8_t>>("\"255\"") == "\"255\"");
    CHECK(again<quoted<bool>>("true") == "\"true\"");
    CHECK(again<quoted<bool>>("\"false\"") == "\"false\"");
    CHECK(again<quoted<double>>("\"-0.5e1\"") == "\"-5\"");
    CHECK(again<quoted<vouch::decimal>>("\"1.50\"") == "\"1.50\"");
    CHECK(again<quoted<level>>("\"5\"") == "\"5\"");
    CHECK(again<quoted<vouch::epoch_seconds>>("\"-5\"") == "\"-5\"");
}

TEST_CASE("maybe_quoted: read with and without quotes, written without them")
{
    CHECK(again<maybe_quoted<int>>("\"12\"") == "12");
    CHECK(again<maybe_quoted<int>>("12") == "12");
    CHECK(again<maybe_quoted<bool>>("\"true\"") == "true");
    CHECK(again<std::vector<maybe_quoted<double>>>(R"(["1.5", 2])") == "[1.5,2]");
    CHECK(again<maybe_quoted<vouch::decimal>>("\"1e3\"") == "1e3");
}

TEST_CASE("quoted: the string holds what JSON has for the value, and nothing else")
{
    for (std::string_view const wrong :
         {"\"\"", "\" 1\"", "\"1 \"", "\"+1\"", "\"01\"", "\"-01\"", "\"1.\"", "\".5\"", "\"1e\"", "\"0x1\"", "\"-\"",
          "\"1,000\"", "\"true\"", "\"null\"", "\"1\\u0000\"", "\"NaN\"", "\"\\u0661\""}) {
        CAPTURE(wrong);
        CHECK(faults<quoted<int>>(wrong) == "format@0");
        CHECK(faults<quoted<double>>(wrong) == "format@0");
        CHECK(faults<quoted<vouch::decimal>>(wrong) == "format@0");
        CHECK(faults<quoted<level>>(wrong) == "format@0");
    }
    for (std::string_view const wrong : {"\"\"", "\"True\"", "\" true\"", "\"true \"", "\"1\"", "\"yes\"", "\"null\""})
        CHECK(faults<quoted<bool>>(wrong) == "format@0");
    // escapes are read first; as for an integer without quotes, 1.0 and 1e2 are integers
    CHECK(again<quoted<int>>("\"\\u0031\\u0032\"") == "\"12\"");
    CHECK(again<quoted<int>>("\"1.0\"") == "\"1\"");
    CHECK(again<quoted<int>>("\"1e2\"") == "\"100\"");
    CHECK(faults<quoted<int>>("\"1.5\"") == "format@0");
}

TEST_CASE("quoted: errors are those of the value, at the string")
{
    CHECK(faults<quoted<std::int8_t>>(" \"128\"") == "out_of_range@1");
    CHECK(faults<quoted<std::uint64_t>>("\"-1\"") == "out_of_range@0");
    CHECK(faults<quoted<double>>("\"1e999\"") == "out_of_range@0");
    CHECK(faults<quoted<level>>("\"2\"") == "not_in_enum@0");
    CHECK(faults<quoted<vouch::decimal>>("\"12345678901234567890123456789012345\"") == "not_a_decimal@0");
    CHECK(faults<quoted<int>>("true") == "wrong_type@0");
    CHECK(faults<quoted<bool>>("1") == "wrong_type@0");
    CHECK(faults<quoted<int>>("null") == "null_not_allowed@0");
    CHECK(faults<quoted<int>>("[\"1\"]") == "wrong_type@0");
    CHECK(faults<quoted<int>>("1.5") == "wrong_type@0");
    auto const refused = vouch::parse<quoted<int>>("\"x\"");
    REQUIRE(!refused);
    CHECK(refused.error()[0].message() == "expected an integer, with or without quotes");
}

TEST_CASE("quoted: rules are about the value")
{
    CHECK(faults<counted>(R"({"total":"95","left":null,"parts":["1","2"]})").empty());
    CHECK(faults<counted>(R"({"total":"105","left":"1","parts":[]})") == "out_of_range@9 /total");
    CHECK(faults<counted>(R"({"total":"7","open":"maybe","parts":["12","1"]})") ==
          "not_a_multiple@9 /total; format@20 /open; out_of_range@37 /parts/0");
    CHECK(faults<counted>(R"({"total":0,"parts":["1",1]})") == "not_unique@19 /parts");
    counted built{.total = 105};
    CHECK(tests::told(vouch::validate(built)) == "out_of_range /total");
}

TEST_CASE("quoted: in a variant without a tag it is a string or a number")
{
    using any = std::variant<bool, quoted<int>, std::vector<int>>;
    CHECK(again<std::vector<any>>(R"([true, "1", 2, [3]])") == R"([true,"1","2",[3]])");
    CHECK(faults<any>("\"true\"") == "format@0");
    CHECK(faults<any>("{}") == "wrong_type@0");
}

TEST_CASE("quoted: as the key of a map it has the quotes of a key")
{
    CHECK(again<std::map<quoted<int>, int>>(R"({"5":1,"-6":2})") == R"({"-6":2,"5":1})");
    CHECK(again<std::map<maybe_quoted<bool>, int>>(R"({"true":1})") == R"({"true":1})");
    CHECK(faults<std::map<quoted<int>, int>>(R"({"05":1})") == "format@1");
    CHECK(faults<std::map<quoted<int>, int>>(R"({"\"5\"":1})") == "format@1");
}

TEST_CASE("quoted: what JSON cannot hold is told of")
{
    CHECK(!vouch::serialize(quoted<double>(std::numeric_limits<double>::infinity())));
    CHECK(tests::told(vouch::validate(quoted<vouch::decimal>{})) == "unset");
    CHECK(!vouch::serialize(quoted<level>(level{})));
}

TEST_CASE("quoted: diff and merge see the value")
{
    counted const before{.total = 5, .open = true, .left = {}, .parts = {1, 2}};
    counted after = before;
    CHECK(vouch::serialize(vouch::diff<counted_update>(before, after).value()).value() == "{}");
    after.total = 10;
    after.left = std::nullopt;
    auto const changes = vouch::diff<counted_update>(before, after);
    REQUIRE(changes);
    CHECK(vouch::serialize(*changes).value() == R"({"total":"10"})");
    counted merged = before;
    vouch::merge(merged, *changes);
    CHECK(merged.total == 10);
}
