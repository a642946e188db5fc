// SPDX-License-Identifier: BSL-1.0
#include <vouch/report/explain.hpp>

#include <vouch/read/parse.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

struct person {
    std::string name{};
    int age{};
    std::optional<std::vector<int>> scores{};
};
BOOST_DESCRIBE_STRUCT(person, (), (name, age, scores))

auto explained(std::string_view text, vouch::explain_options options = {}) -> std::string
{
    auto const read = vouch::parse<person>(text);
    REQUIRE(!read);
    return vouch::explain(read.error(), text, options);
}

auto error_at(std::size_t offset, std::string pointer = "/x") -> vouch::error
{
    return {{vouch::errc::wrong_type, "a string"}, std::move(pointer), offset};
}

// The drawn line and the caret's line of an explanation of one error.
struct drawing {
    std::string line;
    std::string caret;
};
auto drawn(std::string_view text, std::size_t offset, vouch::explain_options options = {}) -> drawing
{
    std::string const shown = vouch::explain({error_at(offset)}, text, options);
    std::size_t const line = shown.find('\n') + 1;
    std::size_t const caret = shown.find('\n', line) + 1;
    return {shown.substr(line, caret - line - 1), shown.substr(caret)};
}

} // namespace

TEST_CASE("explain: line, column, pointer, message and a caret; names are shown, values are masked")
{
    CHECK(explained("{\n  \"name\": 17,\n  \"age\": \"Jane\"\n}") == "2:11: /name: expected a string\n"
                                                                     "  \"name\": **,\n"
                                                                     "          ^\n"
                                                                     "3:10: /age: expected an integer\n"
                                                                     "  \"age\": \"****\"\n"
                                                                     "         ^\n");
}

TEST_CASE("explain: show_values shows values")
{
    CHECK(explained("{\"name\":\"J\",\"age\":true}", {.show_values = true}) == "1:19: /age: expected an integer\n"
                                                                               "{\"name\":\"J\",\"age\":true}\n"
                                                                               "                  ^\n");
}

TEST_CASE("explain: a string that is not surely a name is masked")
{
    // in arrays, after a colon, and everywhere behind a syntax error
    CHECK(explained(R"({"name":"Jane":1})").find("Jane") == std::string::npos);
    CHECK(explained(R"({"name":"x","age":1,"scores":[1,"Jane":2]})").find("Jane") == std::string::npos);
    CHECK(explained(R"({"name":"x" "Jane":2})").find("Jane") == std::string::npos);
    CHECK(explained("{\"name\":\"Jane").find("Jane") == std::string::npos);
    CHECK(explained("Jane").find("Jane") == std::string::npos);
    CHECK(explained("{\"name\":\"x\\\nJane\":1}").find("Jane") == std::string::npos);
}

TEST_CASE("explain: names behind the last error are masked if reading ended there")
{
    std::string_view const text = R"({"name":1,"age":"x","b"c,"Jane":2})"; // more than one error, and text that is not JSON
    auto const read = vouch::parse<person>(text, {.max_errors = 1});
    REQUIRE(read.error().truncated());
    auto const shown = vouch::explain(read.error(), text);
    CHECK(shown.find("{\"name\":*") != std::string::npos);
    CHECK(shown.find("Jane") == std::string::npos);
}

TEST_CASE("explain: columns count code points, and at most 80 are shown")
{
    std::string const text =
        "{\"name\":\"" + std::string(200, 'x') + "\u00e4\u20ac\",\"age\":\"7\"" + std::string(200, ' ') + "}";
    auto const shown = explained(text);
    CHECK(shown.starts_with("1:220: /age: expected an integer\n"));
    auto const line = shown.substr(shown.find('\n') + 1);
    CHECK(line.find('\n') == 80);
    CHECK(line.find('^') - line.find('\n') - 1 == 40);
}

TEST_CASE("explain: errors without an offset come first, those at the end of the text last")
{
    vouch::errors const all{vouch::error({vouch::errc::syntax, "more"}, "", 3),
                            vouch::error({vouch::errc::unset, "a string"}, "/name")};
    CHECK(vouch::explain(all, "{\"a") == "/name: expected a string\n"
                                         "1:4: : expected more\n"
                                         "{\"*\n"
                                         "   ^\n");
    CHECK(vouch::explain(all, "") == "/name: expected a string\n1:1: : expected more\n\n^\n");
    CHECK(vouch::explain({error_at(99)}, "ab") == "1:3: /x: expected a string\n**\n  ^\n");
    CHECK(vouch::explain({error_at(99)}, "ab\n") == "2:1: /x: expected a string\n\n^\n");
    CHECK(vouch::explain({}, "ab").empty());
}

TEST_CASE("explain: names appear without controls and invisible characters, and the caret stays below its place")
{
    std::string const text = "{\"a\x1b[2J\u202e\u009b\x7f\":17}";
    auto const shown = drawn(text, text.find("17"));
    CHECK(shown.line == "{\"a\\u001b[2J\\u202e\\u009b\\u007f\":**}");
    CHECK(shown.caret == std::string(shown.line.find("**"), ' ') + "^\n");

    auto const at_the_escape = drawn(text, text.find("\u202e"));
    CHECK(at_the_escape.caret == std::string(at_the_escape.line.find("\\u202e"), ' ') + "^\n");
}

TEST_CASE("explain: values are shown without controls and invisible characters")
{
    std::string const text = "{\"a\":\"\u2066x\x07\",\"b\":1}";
    auto const shown = drawn(text, text.find("1}"), {.show_values = true});
    CHECK(shown.line == "{\"a\":\"\\u2066x\\u0007\",\"b\":1}");
    CHECK(shown.caret == std::string(shown.line.find("1}"), ' ') + "^\n");
}

TEST_CASE("explain: pointers and messages appear without controls and invisible characters")
{
    vouch::errors const all{vouch::error({vouch::errc::check, "an\u202e end\n"}, "/a\u202eb\\u202e\xff\n")};
    CHECK(vouch::explain(all, "") == "/a\\u202eb\\\\u202e\\xff\\u000a: expected an\\u202e end\\u000a\n");
}

TEST_CASE("explain: bytes that are not UTF-8 never appear")
{
    std::string const text = "{\"a\xff\xc3\":1,\"b\":\"\xe2\x82\",\"c\":2}";
    std::size_t const place = text.find("2}");
    CHECK(drawn(text, place).line == R"({"a\xff\xc3":*,"b":"**","c":*})");
    CHECK(drawn(text, place, {.show_values = true}).line == R"({"a\xff\xc3":1,"b":"\xe2\x82","c":2})");
}

TEST_CASE("explain: an offset within a character is that of the character")
{
    CHECK(drawn("[\"\u20ac\"]", 3, {.show_values = true}).caret == "  ^\n");
    CHECK(drawn("[\"\u20ac\"]", 4, {.show_values = true}).caret == "  ^\n");
    CHECK(drawn("[\"\u20ac\"]", 5, {.show_values = true}).caret == "   ^\n");
}

TEST_CASE("explain: escapes count towards the 80 columns, before the place and behind it")
{
    std::string name;
    for (int count = 0; count < 50; ++count)
        name += "\u202e";
    std::string const text = "{\"" + name + "\":17,\"" + name + "\":2}";
    auto const shown = drawn(text, text.find("17"));
    CHECK(shown.line.size() <= 80);
    CHECK(shown.line.starts_with("\\u202e\\u202e"));
    CHECK(shown.caret == std::string(6 * 6 + 2, ' ') + "^\n");
    CHECK(shown.line.substr(38, 5) == "**,\"\\");
}

// Whether the text may be printed: UTF-8, without controls but line feeds, without bidirectional characters.
auto is_harmless(std::string_view text) -> bool
{
    if (!vouch::detail::is_utf8(text))
        return false;
    return std::all_of(
               text.begin(), text.end(),
               [](char byte) { return byte == '\n' || static_cast<signed char>(byte) < 0 || (byte >= 0x20 && byte != 0x7F); }) &&
           text.find("\u202e") == text.npos && text.find("\u0085") == text.npos;
}

TEST_CASE("explain: many errors together are drawn like each alone, in random texts")
{
    std::mt19937_64 random(7);
    constexpr std::string_view pieces[] = {"{",         "}",
                                           "[",         "]",
                                           ":",         ",",
                                           "\"",        "\"name\":",
                                           "\"Jane\",", "\\",
                                           "\\\"",      "\n",
                                           " ",         "\t",
                                           "17",        "\xff",
                                           "\xe2\x82",  "\u20ac",
                                           "\u202e",    "\x1b",
                                           "\u0085",    "\xf0\x9f\x98\x80",
                                           "null",      "a rather long text of someone who has much to say"};
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (auto count = random() % 120; count != 0; --count)
            text += pieces[random() % std::size(pieces)];
        std::vector<std::size_t> offsets;
        for (auto count = random() % 12; count != 0; --count)
            offsets.push_back(random() % (text.size() + 1));
        std::sort(offsets.begin(), offsets.end());
        vouch::explain_options const options{.show_values = random() % 2 == 0};
        vouch::errors all;
        std::string alone;
        for (std::size_t const offset : offsets) {
            all.push_back(error_at(offset));
            alone += vouch::explain({error_at(offset)}, text, options);
        }
        auto const together = vouch::explain(all, text, options);
        if (together != alone || !is_harmless(together)) {
            CAPTURE(text);
            CHECK(together == alone);
            CHECK(is_harmless(together));
            break;
        }
    }
}

TEST_CASE("explain: the time grows with the text plus the errors, not with their product")
{
    auto const best_of_five = [](std::string_view text, vouch::errors const& all) {
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int round = 0; round < 5; ++round) {
            std::clock_t const start = std::clock(); // the time of this process, whatever else the machine does
            CHECK(vouch::explain(all, text).size() > all.size());
            best = std::min(best, std::clock() - start);
        }
        return best;
    };
    std::string text = "[";
    for (int index = 0; index < 20'000; ++index)
        text += R"({"a":"x","b":1},)";
    vouch::errors few;
    vouch::errors many;
    for (std::size_t index = 0; index < 64; ++index)
        (index < 1 ? few : many).push_back(error_at(text.size() - 700 + 10 * index));
    CHECK(best_of_five(text, many) < 8 * best_of_five(text, few)); // 64 times the errors

    vouch::errors eighth;
    vouch::errors full;
    for (std::size_t index = 0; index < 4'000; ++index) {
        full.push_back(error_at(index * 16 + 6));
        if (index % 8 == 0)
            eighth.push_back(error_at(index * 2 + 6));
    }
    CHECK(best_of_five(text.substr(0, 64'000), full) < 30 * best_of_five(text.substr(0, 8'000), eighth)); // 8 times both
}
