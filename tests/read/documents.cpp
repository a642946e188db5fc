// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/documents.hpp>

#include <vouch/report/explain.hpp>
#include <vouch/write/serialize.hpp>

#include <support/property.hpp>
#include <support/random_value.hpp>
#include <support/told.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <ctime>
#include <iterator>
#include <memory>
#include <optional>
#include <random>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

struct entry {
    int a{};
    std::optional<std::vector<int>> list{};
    friend bool operator==(entry const&, entry const&) = default;
};
BOOST_DESCRIBE_STRUCT(entry, (), (a, list))

struct owner {
    std::unique_ptr<entry> held{};
};
BOOST_DESCRIBE_STRUCT(owner, (), (held))

static_assert(std::ranges::input_range<vouch::document_range<entry>>);
static_assert(std::ranges::input_range<vouch::document_range<owner>>);
static_assert(!std::constructible_from<vouch::document_range<entry>, std::string>, "it would outlive its text");
static_assert(!std::constructible_from<vouch::document_range<entry>, std::string_view, vouch::parse_options>);

// "1: {"a":1} | 2: syntax@9": the line of each document, and its value as it is written, or what is wrong with it.
template <class Type>
auto told(std::string_view text, vouch::parse_options const& options = {}) -> std::string
{
    support::exact_copy const copy(text);
    std::string all;
    for (auto const& document : vouch::documents<Type>(copy, options)) {
        all += all.empty() ? "" : " | ";
        all += std::to_string(document.position.line) + ": ";
        all += document.value ? vouch::serialize(*document.value).value() : tests::told(document.value.error());
        std::string_view const whole = copy;
        CHECK(document.text.data() == whole.data() + document.offset);
        CHECK(vouch::locate(whole, document.offset) == document.position);
        CHECK(document.text == whole.substr(document.offset, document.text.size()));
        CHECK(!document.text.empty());
        if (document.value)
            CHECK(tests::faults<Type>(document.text, options).empty());
    }
    return all;
}

// The parts of the text that the documents are.
template <class Type>
auto texts(std::string_view text) -> std::vector<std::string>
{
    std::vector<std::string> all;
    for (auto const& document : vouch::documents<Type>(text))
        all.emplace_back(document.text);
    return all;
}

} // namespace

TEST_CASE("documents: one on each line, or one after the other")
{
    constexpr std::string_view expected = R"(1: {"a":1} | 2: {"a":2} | 3: {"a":3})";
    CHECK(told<entry>("{\"a\":1}\n{\"a\":2}\n{\"a\":3}") == expected);
    CHECK(told<entry>("{\"a\":1}\r\n{\"a\":2}\r\n{\"a\":3}\r\n") == expected);
    CHECK(told<entry>("\n\n{\"a\":1}\n \t\n{\"a\":2}\n\n") == R"(3: {"a":1} | 5: {"a":2})");
    CHECK(told<entry>(R"({"a":1}{"a":2} {"a":3})") == R"(1: {"a":1} | 1: {"a":2} | 1: {"a":3})");
    CHECK(told<entry>("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}{\"a\":3}\n") == R"(1: {"a":1} | 4: {"a":2} | 6: {"a":3})");
    CHECK(told<entry>("") == "");
    CHECK(told<entry>(" \r\n\t\n") == "");
    CHECK(told<std::vector<int>>("[1][2,3]\n[]") == "1: [1] | 1: [2,3] | 2: []");
    CHECK(told<std::string>(R"("a""b" "c")") == R"(1: "a" | 1: "b" | 1: "c")");
}

TEST_CASE("documents: a number or a word goes on up to white space")
{
    CHECK(told<int>("1 2\n3\t4") == "1: 1 | 1: 2 | 2: 3 | 2: 4");
    CHECK(told<vouch::raw_json>("null true\nfalse 1") == "1: null | 1: true | 2: false | 2: 1");
    CHECK(told<vouch::raw_json>("1-2\n3") == "1: syntax@1 | 2: 3");
    CHECK(told<vouch::raw_json>("1{}\n3") == "1: syntax@1 | 2: 3");
    CHECK(told<vouch::raw_json>("truefalse\n01\nnull\"a\"\n3") == "1: syntax@4 | 2: syntax@10 | 3: syntax@17 | 4: 3");
    CHECK(told<vouch::raw_json>("{}1[]") == "1: {} | 1: syntax@3");
    CHECK(told<vouch::raw_json>("{}1") == "1: {} | 1: 1");
}

TEST_CASE("documents: errors of a document have offsets in the whole text, and pointers in their document")
{
    std::string_view const text = "{\"a\":1}\n{\"a\":\"x\",\"list\":[1,true]}\n{}\n{\"a\":4}\n";
    CHECK(told<entry>(text) ==
          R"(1: {"a":1} | 2: wrong_type@13 /a; wrong_type@27 /list/1 | 3: missing_member@35 /a | 4: {"a":4})");
    std::string explained;
    for (auto const& document : vouch::documents<entry>(text)) {
        CHECK(vouch::explain(document).empty() == document.value.has_value());
        CHECK((document.value || vouch::explain(document) == vouch::explain(document.value.error(), text)));
        explained += vouch::explain(document);
    }
    CHECK(explained == R"(2:6: /a: expected an integer
{"a":"*","list":[*,****]}
     ^
2:20: /list/1: expected an integer
{"a":"*","list":[*,****]}
                   ^
3:2: /a: expected this member to be present
{}
 ^
)");
    CHECK(told<entry>("{\"a\":1,\"b\":2}\n{\"a\":1}", vouch::strict) == R"(1: unknown_member@7 | 2: {"a":1})");
    CHECK(told<entry>("[[1]]\n{\"a\":1}", {.max_depth = 1}) == R"(1: too_deep@1 | 2: {"a":1})");
    CHECK(told<std::vector<int>>("[\"\",\"\",\"\",\n\"\"]\n[1]", {.max_errors = 2}) ==
          "1: wrong_type@1 /0; wrong_type@4 /1 ... | 3: [1]");
}

TEST_CASE("documents: what is explained of a document is its own text, at its place in the whole text")
{
    std::string_view const text = "\n  {\"a\":1} {\"a\":\"secret\"} {\"a\":tru  \n{\"a\":4}";
    auto const explained = [&](std::size_t index, vouch::explain_options options = {}) {
        auto range = vouch::documents<entry>(text);
        auto at = range.begin();
        for (; index != 0; --index)
            ++at;
        return vouch::explain(*at, options);
    };
    CHECK(explained(0) == "");
    CHECK(explained(1) == R"(2:16: /a: expected an integer
{"a":"******"}
     ^
)");
    CHECK(explained(1, {.show_values = true}).find(R"({"a":"secret"})") != std::string::npos);
    CHECK(explained(2) == R"(2:31: /a: expected a JSON value
{"a":***
     ^
)");
    CHECK(explained(3) == "");
}

TEST_CASE("documents: behind a line that is broken, the next line is read")
{
    for (std::string_view const broken : {"x",
                                          "{",
                                          "[",
                                          "\"",
                                          "{\"a\"",
                                          "{\"a\":",
                                          "{\"a\":1",
                                          "{\"a\":1,",
                                          "{\"a\":1,\"list\":[",
                                          "{\"a\":1,\"list\":[1,",
                                          "{\"a\":tru",
                                          "{\"a\":1,\"b\":\"\xFF\"}",
                                          "{\"a\":1}}",
                                          "]",
                                          ",",
                                          "{\"a\":\"x",
                                          "nul",
                                          "-",
                                          "\"\\",
                                          "[[[[[",
                                          "{\"x\":{\"x\":[",
                                          "{\"a\":1,\"list\":[[",
                                          "\xEF\xBB\xBF{\"a\":1}",
                                          "{\"a\":1,\"a\":[",
                                          "# comment",
                                          "{'a':1}",
                                          "{\"a\":NaN}"}) {
        CAPTURE(support::shown(broken));
        std::string const text =
            "{\"a\":1}\n" + std::string(broken) + "\n{\"a\":3}\n{\"a\":4}\r\n\r\n{\"a\":6}\n" + std::string(broken);
        std::vector<std::size_t> good;
        std::vector<std::size_t> bad;
        for (auto const& document : vouch::documents<entry>(text)) {
            if (document.value)
                good.push_back(document.position.line);
            else
                bad.push_back(document.position.line);
        }
        bool const begins_well = broken == "{\"a\":1}}";
        CHECK(good == (begins_well ? std::vector<std::size_t>{1, 2, 3, 4, 6, 7} : std::vector<std::size_t>{1, 3, 4, 6}));
        CHECK(bad == std::vector<std::size_t>{2, 7});
    }
    CHECK(told<entry>("{\"a\":1},\n{\"a\":2},\n{\"a\":3}") ==
          R"(1: {"a":1} | 1: syntax@7 | 2: {"a":2} | 2: syntax@16 | 3: {"a":3})");
    CHECK(told<entry>("{\"a\":1} x {\"a\":2}\n{\"a\":3}") == R"(1: {"a":1} | 1: syntax@8 | 2: {"a":3})");
    CHECK(told<entry>("{\"a\":1}{\"a\"!}{\"a\":2}") == R"(1: {"a":1} | 1: syntax@11 /a)");
    CHECK(texts<entry>("{\"a\":1} x y \r\n{\"a\":3}") == std::vector<std::string>{"{\"a\":1}", "x y", "{\"a\":3}"});
}

TEST_CASE("documents: a broken document of several lines is passed over as a whole")
{
    std::string const broken = "{\n  \"a\": 1,\n  \"list\": [\n    1,\n    2,\n  ]\n}\n";
    std::string const good = "{\n  \"a\": 2\n}\n";
    CHECK(told<entry>(broken + good) == R"(1: syntax@40 /list/2 | 8: {"a":2})");
    CHECK(told<entry>(good + broken + broken + good) ==
          R"(1: {"a":2} | 4: syntax@53 /list/2 | 11: syntax@97 /list/2 | 18: {"a":2})");
    CHECK(told<entry>("{\n  \"a\" 1\n}\n" + good) == R"(1: syntax@8 /a | 4: {"a":2})");
    CHECK(told<entry>("{\n\n\n\n\n\n  \"a\": 1,\n" + good) == R"(1: syntax@17 | 8: {"a":2})");
    CHECK(texts<entry>(broken + good)[0] == broken.substr(0, broken.size() - 1));

    std::string lines = "[\n"; // far down, and not indented: only the line that it broke on is read again
    for (int line = 0; line != 30; ++line)
        lines += "1,\n";
    CHECK(told<vouch::raw_json>(lines + "x\n2\n") == "1: syntax@92 | 32: syntax@92 | 33: 2");
    CHECK(told<entry>(good + "{\n \"a\":\n") == R"(1: {"a":2} | 4: syntax@21 /a)");
    CHECK(told<entry>(good + "{\n \"a\":") == R"(1: {"a":2} | 4: syntax@20 /a)");
}

TEST_CASE("documents: a record separator begins a document, and ends one that was cut off")
{
    CHECK(told<entry>("\x1E{\"a\":1}\n\x1E{\"a\":2}\n") == R"(1: {"a":1} | 2: {"a":2})");
    CHECK(told<entry>("\x1E{\"a\":1}\x1E\x1E\n\x1E{\"a\":2}") == R"(1: {"a":1} | 2: {"a":2})");
    CHECK(told<entry>("\x1E{\"a\":1,\n\x1E{\"a\":2}\n") == R"(1: syntax@9 | 2: {"a":2})");
    CHECK(told<entry>("\x1E{\"a\":\nx\n{}\n{}\x1E{\"a\":2}\n") == R"(1: syntax@7 /a | 4: {"a":2})");
    CHECK(told<entry>("x\x1E{\"a\":2}\n") == R"(1: syntax@0 | 1: {"a":2})");
    CHECK(told<entry>("\x1Ex") == R"(1: syntax@1)");
    CHECK(told<int>("\x1E"
                    "1\n\x1E"
                    "2\x1E"
                    "3\n\x1E"
                    "4") == "1: 1 | 2: syntax@5 | 2: 3 | 3: syntax@10"); // may be 21 and 42
    CHECK(told<entry>("{\"a\":\"\x1E\"}\n{\"a\":2}") == R"(1: syntax@6 /a | 1: syntax@9)");
}

TEST_CASE("documents: are read when they are asked for, can be moved from, and read again")
{
    auto range = vouch::documents<owner>("{\"held\":{\"a\":1}} {\"held\":{\"a\":2}} x");
    auto at = range.begin();
    auto const first = std::move(at->value->held);
    CHECK(first->a == 1);
    CHECK((++at)->value->held->a == 2);
    at++;
    CHECK(at != range.end());
    CHECK(!(*at).value);
    CHECK(++at == range.end());
    CHECK(range.begin()->value->held->a == 1);

    int sum = 0;
    for (auto const& document :
         vouch::documents<int>("1 2 x\n3") | std::views::filter([](auto const& each) { return each.value.has_value(); }))
        sum += *document.value;
    CHECK(sum == 6);
    CHECK(std::ranges::distance(vouch::documents<int>("1 2 x\n3")) == 4);
}

TEST_CASE("documents: any documents in a row, however they are set apart, are read one by one")
{
    std::mt19937 random(20261129);
    constexpr std::string_view gaps[] = {"\n", "\r\n", "\n\n", " \n", "\n\x1E", " ", ""};
    for (std::size_t round = support::rounds(300, 20'000); round != 0; --round) {
        std::vector<entry> made(random() % 8);
        std::string text;
        for (entry& each : made) {
            support::randomize(each, random);
            text += vouch::serialize(each, {.indent = static_cast<unsigned>(random() % 3)}).value();
            text += gaps[random() % std::size(gaps)];
        }
        std::vector<entry> read;
        for (auto& document : vouch::documents<entry>(text))
            read.push_back(std::move(document.value).value());
        CHECK(read == made);
    }
}

TEST_CASE("documents: of lines with random damage, each that parse takes is read, and the rest are errors")
{
    std::mt19937 random(20261130);
    for (std::size_t round = support::rounds(2'000, 100'000); round != 0; --round) {
        std::string text;
        std::vector<entry> expected;
        for (auto left = 1 + random() % 8; left != 0; --left) {
            entry made;
            support::randomize(made, random);
            std::string line = vouch::serialize(made).value();
            if (random() % 3 == 0)
                line = line.substr(0, random() % line.size()); // cut off
            else
                expected.push_back(made);
            text += line + "\n";
        }
        CAPTURE(text);
        std::vector<entry> read;
        std::size_t line = 0;
        for (auto const& document : vouch::documents<entry>(text)) {
            CHECK(document.position.line > line);
            line = document.position.line;
            if (document.value)
                read.push_back(*document.value);
        }
        CHECK(read == expected);
    }
}

TEST_CASE("documents: whatever the text, each document is behind the one before, and its errors lie in it")
{
    std::mt19937 random(20261201);
    for (std::size_t round = support::rounds(3'000, 100'000); round != 0; --round) {
        std::string text;
        for (auto left = random() % 6; left != 0; --left)
            text += support::mutated("{\"a\":1,\"list\":[1,2]}", random) + (random() % 4 == 0   ? "\x1E"
                                                                            : random() % 3 == 0 ? ""
                                                                                                : "\n");
        CAPTURE(support::shown(text));
        support::exact_copy const copy(text);
        std::size_t end = 0;
        for (auto const& document : vouch::documents<entry>(copy)) {
            REQUIRE(document.offset >= end);
            end = document.offset + document.text.size();
            REQUIRE(end > document.offset);
            if (!document.value) {
                for (auto const& error : document.value.error())
                    REQUIRE(error.offset() >= document.offset);
                bool const is_cut_off = *document.value.error()[document.value.error().size() - 1].offset() > end;
                auto const place = vouch::locate(copy, is_cut_off ? end : *document.value.error()[0].offset());
                if (!is_cut_off || document.value.error().size() == 1)
                    REQUIRE(vouch::explain(document).starts_with(std::to_string(place.line) + ':' + std::to_string(place.column) +
                                                                 ": "));
            }
        }
        CHECK(end <= text.size());
    }
}

TEST_CASE("documents: time grows with the text, however it is broken")
{
    auto const seconds = [](std::string const& text) {
        std::clock_t const begin = std::clock(); // of this process, whatever else runs
        std::size_t count = 0;
        for (auto const& document : vouch::documents<vouch::raw_json>(text, {.max_depth = 400}))
            count += document.text.size();
        CHECK(count <= text.size());
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    auto const repeated = [](std::string_view part, std::size_t size) {
        std::string text;
        while (text.size() < size)
            text += part;
        return text;
    };
    for (std::string_view const part :
         {"[1,\n", "[\n", "[", "{\"a\":\n", "x\n", "x", "\"\n", "[\n1,\n", "[],\n", "\x1E[\n", "[\n\n\n", "1,\n", " [\n"}) {
        CAPTURE(support::shown(part));
        constexpr std::size_t size = 5'000;
        double const little =
            (std::min)({seconds(repeated(part, size)), seconds(repeated(part, size)), seconds(repeated(part, size))});
        double const much = seconds(repeated(part, size * 16));
        CHECK(much < 0.05 + little * 16 * 8);
    }
}
