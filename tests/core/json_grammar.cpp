// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/json_grammar.hpp>

#include <vouch/read/parse.hpp>

#include <random>
#include <string>
#include <string_view>

#include <support/property.hpp>
#include <support/suite.hpp>

#include <doctest/doctest.h>

namespace {

using vouch::detail::is_json;

constexpr bool texts_of_every_kind_are_accepted()
{
    for (std::string_view const text :
         {"null", "true", "false", "0", "-0", "-1.50e+00", "1E9", "1e-9", "\"\"", R"("\u00e4\ud83d\ude00\n\/")", "[]", "[ ]",
          "{}", "{ \t\r\n}", R"([1, [ ] ,{"a" : {"b":[null]}}])", "\"\xc3\xa4\""})
        if (!is_json(text))
            return false;
    return true;
}
static_assert(texts_of_every_kind_are_accepted());

constexpr bool other_texts_are_refused()
{
    for (std::string_view const text : {"",
                                        " 1",
                                        "1 ",
                                        "nul",
                                        "nulls",
                                        "01",
                                        "-",
                                        "+1",
                                        ".5",
                                        "1.",
                                        "1e",
                                        "1e+",
                                        "'a'",
                                        "\"",
                                        "\"a",
                                        "\"\n\"",
                                        R"("\x")",
                                        R"("\u12")",
                                        R"("\ud800")",
                                        R"("\ud800\u0041")",
                                        R"("\udc00")",
                                        "[",
                                        "[1",
                                        "[1,",
                                        "[1,]",
                                        "[,1]",
                                        "[1 2]",
                                        "[1}",
                                        "{",
                                        "{1:2}",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\":1,}",
                                        "{\"a\":1",
                                        "1 2",
                                        "\"\xff\"",
                                        "\"\xc3\"",
                                        "NaN",
                                        "//"})
        if (is_json(text))
            return false;
    return true;
}
static_assert(other_texts_are_refused());

auto is_read(std::string_view text) -> bool
{
    auto const value = vouch::parse<vouch::raw_json>(text);
    return value && value->text() == text;
}

} // namespace

TEST_CASE("json_grammar: accepts values and nothing else")
{
    CHECK(texts_of_every_kind_are_accepted());
    CHECK(other_texts_are_refused());
    CHECK(is_json(std::string(128, '[') + std::string(128, ']')));
    CHECK(!is_json(std::string(129, '[') + std::string(129, ']')));
}

TEST_CASE("json_grammar: agrees with the reader about JSONTestSuite and about damaged texts")
{
    for (auto const& document : support::json_test_suite()) {
        CAPTURE(document.name);
        CHECK(is_json(document.text) == is_read(document.text));
    }
    std::mt19937 random(12);
    for (std::size_t round = support::rounds(2'000); round != 0; --round) {
        std::string const text =
            support::mutated(R"({"a":[1,-2.5e3,"x\u00e4\ud83d\ude00\n",true,null,{"b":{}}],"":false})", random);
        INFO(support::shown(text));
        REQUIRE(is_json(text) == is_read(text));
    }
}
