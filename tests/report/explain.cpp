// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/parse.hpp>
#include <vouch/report/explain.hpp>

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

} // namespace

TEST_CASE("explain shows line, column, pointer, message and a caret; names stay, values are masked")
{
    CHECK(explained("{\n  \"name\": 17,\n  \"age\": \"Jane\"\n}") == "2:11: /name: expected a string\n"
                                                                     "  \"name\": **,\n"
                                                                     "          ^\n"
                                                                     "3:10: /age: expected an integer\n"
                                                                     "  \"age\": \"****\"\n"
                                                                     "         ^\n");
}

TEST_CASE("explain shows values to whoever asks")
{
    CHECK(explained("{\"name\":\"J\",\"age\":true}", {.show_values = true}) == "1:19: /age: expected an integer\n"
                                                                               "{\"name\":\"J\",\"age\":true}\n"
                                                                               "                  ^\n");
}

TEST_CASE("explain masks what is not surely a name")
{
    // in arrays, after a colon, and everywhere behind a syntax error
    CHECK(explained(R"({"name":"Jane":1})").find("Jane") == std::string::npos);
    CHECK(explained(R"({"name":"x","age":1,"scores":[1,"Jane":2]})").find("Jane") == std::string::npos);
    CHECK(explained(R"({"name":"x" "Jane":2})").find("Jane") == std::string::npos);
    CHECK(explained("{\"name\":\"Jane").find("Jane") == std::string::npos);
    CHECK(explained("Jane").find("Jane") == std::string::npos);
}

TEST_CASE("explain counts code points and shows at most 80 columns")
{
    std::string const text = "{\"name\":\"" + std::string(200, 'x') + "\u00e4\u20ac\",\"age\":\"7\"}";
    auto const shown = explained(text);
    CHECK(shown.starts_with("1:220: /age: expected an integer\n"));
    auto const line = shown.substr(shown.find('\n') + 1);
    CHECK(line.find('\n') <= 80);
    CHECK(line.find('^') - line.find('\n') - 1 == 40);
}

TEST_CASE("explain puts errors without an offset first and those at the end of the text last")
{
    vouch::errors all{vouch::error({vouch::errc::syntax, "more"}, "", 3),
                      vouch::error({vouch::errc::unset, "a string"}, "/name")};
    CHECK(vouch::explain(all, "{\"a") == "/name: expected a string\n"
                                         "1:4: : expected more\n"
                                         "{\"*\n"
                                         "   ^\n");
    CHECK(vouch::explain(all, "").starts_with("/name: expected a string\n1:1: : expected more\n"));
}
