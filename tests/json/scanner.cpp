// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/scanner.hpp>

#include <support/exact_copy.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;
using support::exact_copy;
using namespace std::string_view_literals;

// How a text was refused: kind, offset and expectation.
struct refusal {
    vouch::errc kind;
    std::size_t offset;
    std::string_view expected;

    bool operator==(refusal const&) const = default;
};
auto refusal_of(scanner& in) -> refusal
{
    REQUIRE(in.marks().size() == 1);
    mark const& one = in.marks().front();
    return {one.what.kind, one.offset.value_or(one.anchor), one.what.expected};
}

// The string that a text begins with, quotes and all; nothing where it is refused.
auto read(std::string_view text) -> std::optional<std::string>
{
    exact_copy const memory(text);
    scanner in(memory, {});
    std::string_view value;
    if (in.read_string(in.begin(), value) == nullptr)
        return std::nullopt;
    return std::string(value);
}
auto read_refusal(std::string_view text) -> refusal
{
    exact_copy const memory(text);
    scanner in(memory, {});
    std::string_view value;
    CHECK(in.read_string(in.begin(), value) == nullptr);
    return refusal_of(in);
}

// Whether the whole of a text is one JSON value.
auto skips(std::string_view text, vouch::parse_options const& options = {}) -> bool
{
    exact_copy const memory(text);
    scanner in(memory, options);
    return in.skip_value(in.begin()) == in.end();
}
auto skip_refusal(std::string_view text, vouch::parse_options const& options = {}) -> refusal
{
    exact_copy const memory(text);
    scanner in(memory, options);
    CHECK(in.skip_value(in.begin()) == nullptr);
    return refusal_of(in);
}

auto quoted(std::string_view text) -> std::string
{
    return '"' + std::string(text) + '"';
}

constexpr auto syntax = vouch::errc::syntax;
constexpr auto invalid_utf8 = vouch::errc::invalid_utf8;

} // namespace

TEST_CASE("scanner: strings without escapes")
{
    CHECK(read(R"("")") == "");
    CHECK(read(R"("a")") == "a");
    CHECK(read("\"\x7f\"") == "\x7f");
    CHECK(read("\"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\"") == "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    CHECK(read(R"("a"b")") == "a"); // ends at the first quote
    int wrong = 0;
    for (std::size_t size = 0; size < 70; ++size)
        wrong += read(quoted(std::string(size, 'x'))) != std::string(size, 'x');
    CHECK(wrong == 0);
}

TEST_CASE("scanner: the name of a member is a string, and nothing else")
{
    for (std::string_view const text : {"", "a", "'a'", "}", "1"}) {
        exact_copy const memory(text);
        scanner in(memory, {});
        std::string_view name;
        CHECK(in.read_name(in.begin(), name) == nullptr);
        CHECK(refusal_of(in) == refusal{syntax, 0, "a member name in double quotes"});
    }
    exact_copy const memory(R"("a\u0062":1)");
    scanner in(memory, {});
    std::string_view name;
    CHECK(in.read_name(in.begin(), name) == in.begin() + 9);
    CHECK(name == "ab");
}

TEST_CASE("scanner: every escape of RFC 8259 section 7")
{
    CHECK(read(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(read(R"("\u0041\u00e4\u00E4\u20aC\uD83D\uDE00")") == "A\xc3\xa4\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    CHECK(read(R"("\uD800\uDC00\uDBFF\uDFFF")") == "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
    CHECK(read(R"("\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff")") ==
          "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf");
    CHECK(read(R"("a\u0000b")") == "a\0b"sv);
    int wrong = 0;
    for (int letter = 0; letter < 256; ++letter) {
        std::string const text = quoted(std::string{'\\', static_cast<char>(letter), 'x'});
        bool const known = std::string_view("\"\\/bfnrt").find(static_cast<char>(letter)) != std::string_view::npos;
        wrong += read(text).has_value() != known;
    }
    CHECK(wrong == 0);
}

TEST_CASE("scanner: broken escapes")
{
    CHECK(read_refusal(R"("ab\x")") == refusal{syntax, 3, "an escape of RFC 8259"});
    CHECK(read_refusal(R"("ab\)") == refusal{syntax, 3, "the end of the string"});
    for (std::string_view const broken : {R"("\u")", R"("\u1")", R"("\u12")", R"("\u123")", R"("\u123g")", R"("\u 123")",
                                          R"("\u-123")", R"("\u+123")", R"("\u0x12")", R"("\u12)", R"("\u)", R"("\U0041")",
                                          R"("\u00G0")", R"("\u00/0")", R"("\u00:0")", R"("\u00@0")", R"("\u00`0")"}) {
        CAPTURE(broken);
        CHECK(!read(broken));
    }
    CHECK(read_refusal(R"("abc\u12x4")") == refusal{syntax, 4, "four hexadecimal digits"});
    for (std::string_view const lone :
         {R"("\ud800")", R"("\udbff")", R"("\udc00")", R"("\udfff")", R"("\ud800x")", R"("\ud800\n")", R"("\ud800\u0041")",
          R"("\ud800\ud800")", R"("\ud800\ue000")", R"("\udc00\ud800")", R"("\ud800\u12")", R"("\ud800\u)", R"("\ud800)",
          R"("\ud800\\udc00")", R"("\ud83d\xde00")"}) {
        CAPTURE(lone);
        CHECK(read_refusal(lone) == refusal{syntax, 1, "surrogates in pairs"});
    }
}

TEST_CASE("scanner: a string that does not end")
{
    CHECK(read_refusal("\"") == refusal{syntax, 1, "the end of the string"});
    CHECK(read_refusal("\"abc") == refusal{syntax, 4, "the end of the string"});
    CHECK(read_refusal("\"abc\\\"") == refusal{syntax, 6, "the end of the string"});
    CHECK(read_refusal("\"\xc3\xa4") == refusal{syntax, 3, "the end of the string"});
    CHECK(read_refusal("\"abcdefghijklmnopqrstuvwxyzabcdefg") == refusal{syntax, 34, "the end of the string"});
}

TEST_CASE("scanner: every byte at every place around the edges of a block")
{
    int wrong = 0;
    for (std::size_t before = 0; before < 34; ++before)
        for (std::size_t const after : {0u, 1u, 15u, 16u, 17u})
            for (int value = 0; value < 256; ++value) {
                auto const byte = static_cast<char>(value);
                std::string const text = std::string(before, 'x') + byte + std::string(after, 'y');
                exact_copy const memory(quoted(text));
                scanner in(memory, {});
                std::string_view got;
                bool const read = in.read_string(in.begin(), got) != nullptr;
                if (byte == '"') {
                    wrong += !read || got != text.substr(0, before);
                } else if (byte == '\\' && after == 0) { // takes the closing quote for its own
                    wrong += read || in.marks()[0].anchor != before + 3;
                } else if (byte == '\\' || static_cast<unsigned char>(byte) < 0x20 || value >= 0x80) {
                    bool const in_utf8 = value >= 0x80;
                    wrong += read || in.marks()[0].anchor != before + 1 ||
                             in.marks()[0].what.kind != (in_utf8 ? invalid_utf8 : syntax);
                } else {
                    wrong += !read || got != text;
                }
            }
    CHECK(wrong == 0);
}

TEST_CASE("scanner: characters of two to four bytes at every place, whole, cut short and damaged")
{
    constexpr std::string_view characters[] = {"\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
    int wrong = 0;
    for (std::size_t before = 0; before < 34; ++before)
        for (auto const character : characters)
            for (bool const escape_first : {false, true}) { // the slow way reads what follows an escape
                std::string const start = (escape_first ? "\\n" : "") + std::string(before, 'x');
                std::string const expected = (escape_first ? "\n" : "") + std::string(before, 'x');
                wrong += read(quoted(start + std::string(character) + "yz")) != expected + std::string(character) + "yz";
                wrong += read(quoted(start + std::string(character))) != expected + std::string(character);
                for (std::size_t at = 0; at < character.size(); ++at) {
                    std::size_t const offset = 1 + start.size();
                    if (at != 0) {
                        wrong += read_refusal(quoted(start + std::string(character.substr(0, at)))) !=
                                 refusal{invalid_utf8, offset, "UTF-8"};
                        wrong += read_refusal('"' + start + std::string(character.substr(0, at))) !=
                                 refusal{invalid_utf8, offset, "UTF-8"};
                    }
                    std::string damaged(character);
                    damaged[at] = 'X';
                    wrong += read_refusal(quoted(start + damaged)).kind != invalid_utf8;
                }
            }
    CHECK(wrong == 0);
}

TEST_CASE("scanner: the offset of bad UTF-8 is the first byte of the bad character, not of the text around it")
{
    CHECK(read_refusal("\"a\xc3\xa4\xe2\x82\xac\xffz\"") == refusal{invalid_utf8, 7, "UTF-8"});
    CHECK(read_refusal("\"\\n\xc3\xa4\xe2\x82\xac\xc3\"") == refusal{invalid_utf8, 8, "UTF-8"});
    CHECK(read_refusal("\"\xed\xa0\x80\"") == refusal{invalid_utf8, 1, "UTF-8"}); // a surrogate
    CHECK(skip_refusal("[\"\xc3\xa4\xc3\xa4\x80\"]") == refusal{invalid_utf8, 6, "UTF-8"});
}

TEST_CASE("scanner: white space")
{
    int wrong = 0;
    for (std::size_t size = 0; size < 70; ++size)
        for (char const end : {'x', '\0', '\x0b', '\x1f', '\xa0'}) {
            std::string text;
            for (std::size_t at = 0; at < size; ++at)
                text += " \t\n\r"[at % 4];
            exact_copy const alone(text);
            scanner all(alone, {});
            wrong += all.skip_space(all.begin()) != all.end();

            exact_copy const followed(text + end);
            scanner some(followed, {});
            wrong += some.end() - some.skip_space(some.begin()) != 1;
        }
    CHECK(wrong == 0);
}

TEST_CASE("scanner: colons and separators, with any white space around them")
{
    for (std::string_view const text : {":x", ": x", " :x", " \n:\t\r\n x", ":                                x"}) {
        exact_copy const memory(text);
        scanner in(memory, {});
        CHECK(in.is(in.read_colon(in.begin()), 'x'));
    }
    for (std::string_view const text : {",x", ", x", " ,x", " \n,\t\r\n x", "                                ,x"}) {
        exact_copy const memory(text);
        scanner in(memory, {});
        for (std::size_t const gap : {0u, 1u, 5u, 40u}) {
            auto const next = in.read_separator(in.begin(), '}', gap);
            CHECK(next.more);
            CHECK(in.is(next.at, 'x'));
        }
    }
    for (std::string_view const text : {"]", " ]", "\t\r\n                  ]"}) {
        exact_copy const memory(text);
        scanner in(memory, {});
        auto const next = in.read_separator(in.begin(), ']');
        CHECK(!next.more);
        CHECK(next.at == in.end());
    }
    for (std::string_view const text : {"", " ", "x", "}", ";", ",,"}) {
        exact_copy const memory(text);
        scanner in(memory, {});
        CHECK(in.read_colon(in.begin()) == nullptr);
        CHECK(refusal_of(in) == refusal{syntax, text == " " ? 1u : 0u, "a colon"});
    }
    for (std::string_view const text : {"", " ", ":", "}", ";", "1"}) {
        exact_copy const memory(text);
        scanner in(memory, {});
        CHECK(in.read_separator(in.begin(), ']').at == nullptr);
        CHECK(refusal_of(in) == refusal{syntax, text == " " ? 1u : 0u, "a comma or ]"});
    }
    scanner in("]", {});
    CHECK(in.read_separator(in.begin(), '}').at == nullptr);
    CHECK(refusal_of(in).expected == "a comma or }");
}

TEST_CASE("scanner: values of every kind are skipped")
{
    for (std::string_view const value :
         {"0", "-1.5e+3", "\"\"", "\"a\\n\xc3\xa4\"", "true", "false", "null", "{}", "[]", "{ }", "[ ]", "[1,2]", "[ 1 , 2 ]",
          "{\"a\":1,\"a\":2}", "{ \"a\" : [ { } , [ ] ] , \"\" : null }", "[[[[]]]]", "{\"\\u0061\":\"\\\"\"}"}) {
        CAPTURE(value);
        CHECK(skips(value));
    }
}

TEST_CASE("scanner: what is no value")
{
    CHECK(skip_refusal("") == refusal{syntax, 0, "a JSON value"});
    CHECK(skip_refusal("\0"sv) == refusal{syntax, 0, "a JSON value"});
    CHECK(skip_refusal("tru") == refusal{syntax, 0, "a JSON value"});
    CHECK(skip_refusal("nUll") == refusal{syntax, 0, "a JSON value"});
    CHECK(skip_refusal("]") == refusal{syntax, 0, "a JSON value"});
    CHECK(skip_refusal("[1,]") == refusal{syntax, 3, "a JSON value"});
    CHECK(skip_refusal("[,1]") == refusal{syntax, 1, "a JSON value"});
    CHECK(skip_refusal("[1 2]") == refusal{syntax, 3, "a comma or ]"});
    CHECK(skip_refusal("[1}") == refusal{syntax, 2, "a comma or ]"});
    CHECK(skip_refusal("[1") == refusal{syntax, 2, "a comma or ]"});
    CHECK(skip_refusal("{\"a\":1") == refusal{syntax, 6, "a comma or }"});
    CHECK(skip_refusal("{\"a\":1,}") == refusal{syntax, 7, "a member name in double quotes"});
    CHECK(skip_refusal("{a:1}") == refusal{syntax, 1, "a member name in double quotes"});
    CHECK(skip_refusal("{'a':1}") == refusal{syntax, 1, "a member name in double quotes"});
    CHECK(skip_refusal("{\"a\" 1}") == refusal{syntax, 5, "a colon"});
    CHECK(skip_refusal("{\"a\":}") == refusal{syntax, 5, "a JSON value"});
    CHECK(skip_refusal("{\"a\"") == refusal{syntax, 4, "a colon"});
    CHECK(skip_refusal("{") == refusal{syntax, 1, "a member name in double quotes"});
    CHECK(skip_refusal("[\"a\x01\"]") == refusal{syntax, 3, "control characters to be escaped"});
    CHECK(skip_refusal("[1.]") == refusal{syntax, 1, "a JSON value"});
    CHECK(!skips("truefalse"));
    CHECK(!skips("1 "));
}

TEST_CASE("scanner: nesting is bounded, at the limit exactly")
{
    std::string const three = "[{\"a\":[]}]";
    CHECK(skips(three, {.max_depth = 3}));
    CHECK(skip_refusal(three, {.max_depth = 2}) == refusal{vouch::errc::too_deep, 6, "{} levels of nesting"});
    CHECK(skip_refusal("[]", {.max_depth = 0}).kind == vouch::errc::too_deep);
    CHECK(skips("1", {.max_depth = 0}));
    CHECK(skips("[[],[],[],[[]]]", {.max_depth = 3})); // a level that was left counts no more

    CHECK(skips(std::string(128, '[') + std::string(128, ']')));
    CHECK(skip_refusal(std::string(129, '[')).offset == 128);
    CHECK(skip_refusal(std::string(100'000, '[')).kind == vouch::errc::too_deep);
}

TEST_CASE("scanner: a mistake in skipped text stands at what was skipped")
{
    SUBCASE("at a value")
    {
        std::string_view const text = "  [1, {\"canary\": }]";
        scanner in(text, {});
        CHECK(in.skip_value(in.skip_space(in.begin())) == nullptr);
        CHECK(in.marks()[0].anchor == 2);
        CHECK(in.marks()[0].where == place::value);
        CHECK(in.marks()[0].offset == 17u);
    }
    SUBCASE("at the key of an undeclared member, whether the colon or the value is wrong")
    {
        for (std::string_view const text : {"\"key\" 1", "\"key\":x", "\"key\":[{]"}) {
            scanner in(text, {});
            std::string_view key;
            char const* const colon = in.read_string(in.begin(), key);
            REQUIRE(colon != nullptr);
            CHECK(in.skip_unknown_member(colon, text.data()) == nullptr);
            CHECK(in.marks()[0].anchor == 0);
            CHECK(in.marks()[0].where == place::key);
            CHECK(in.marks()[0].offset > 4u);
        }
    }
    SUBCASE("where no value begins, at its own place")
    {
        for (std::string_view const text : {"", "}", ",", "x", "nul", "-", "01"}) {
            scanner in(text, {});
            CHECK(in.skip_value(in.begin()) == nullptr);
            CHECK(in.marks()[0].anchor == 0);
            CHECK(in.marks()[0].where == place::nowhere);
            CHECK(!in.marks()[0].offset);
        }
    }
    SUBCASE("and where nothing is skipped, at its own place")
    {
        std::string_view const text = "\"key\":1 x";
        scanner in(text, {});
        std::string_view key;
        char const* at = in.read_string(in.begin(), key);
        REQUIRE(at != nullptr);
        at = in.skip_unknown_member(at, text.data());
        REQUIRE(at != nullptr);
        CHECK(in.fail(in.skip_space(at), syntax, "the end of the text") == nullptr);
        CHECK(in.marks()[0].anchor == 8);
        CHECK(in.marks()[0].where == place::nowhere);
        CHECK(!in.marks()[0].offset);
    }
}

TEST_CASE("scanner: mistakes are kept up to their limit, and one more ends reading")
{
    scanner in("abc", {.max_errors = 2});
    vouch::expectation const what{vouch::errc::wrong_type, "a string"};
    CHECK(in.complain(in.begin(), place::value, what));
    CHECK(in.complain(in.begin() + 1, place::value, what));
    CHECK(!in.truncated());
    CHECK(!in.complain(in.begin() + 2, place::value, what));
    CHECK(in.truncated());
    CHECK(in.marks().size() == 2);
    CHECK(in.marks()[1].anchor == 1);

    scanner none("", {.max_errors = 0}); // as 1
    CHECK(none.fail(none.begin(), syntax, "a JSON value") == nullptr);
    CHECK(!none.truncated());
    CHECK(none.marks().size() == 1);
}

TEST_CASE("scanner: numbers and literals are read whole")
{
    scanner in("-12.5e3,true,", {});
    number_text number;
    char const* const comma = in.read_number(in.begin(), number);
    CHECK(number.whole == "12");
    auto const next = in.read_separator(comma, ']');
    CHECK(next.more);
    CHECK(in.is(in.read_literal(next.at, "true"), ','));

    scanner broken("1e", {});
    CHECK(broken.read_number(broken.begin(), number) == nullptr);
    CHECK(refusal_of(broken) == refusal{syntax, 0, "a JSON value"});
}
