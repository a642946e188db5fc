// SPDX-License-Identifier: BSL-1.0
#include <vouch/write/writer.hpp>

#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace std::string_view_literals;
using vouch::detail::writer;

// `text` as a JSON string, or nothing where JSON cannot hold it; from memory of exactly its size.
auto quoted(std::string_view text) -> std::optional<std::string>
{
    std::vector<char> const exact(text.begin(), text.end());
    std::string made;
    writer out(made, {});
    out.finish(out.put_string(out.begin(), {exact.data(), exact.size()}));
    if (!out.marks().empty())
        return std::nullopt;
    out.keep();
    return made;
}

} // namespace

TEST_CASE("writer: bytes, however many, and the slack behind them")
{
    std::string made = "before ";
    std::string expected = made;
    writer out(made, {});
    char* at = out.begin();
    for (std::size_t size = 0; size < 400; ++size) {
        std::string const bytes(size, 'y');
        at = writer::put(out.make_room(at, size), bytes);
        std::memset(at, 'z', writer::slack); // there, though nobody asked
        at += size % writer::slack;
        expected += bytes + std::string(size % writer::slack, 'z');
        CHECK(out.size_at(at) == expected.size() - 7);
    }
    out.finish(at);
    CHECK(made == expected);
    CHECK(out.marks().empty());
}

TEST_CASE("writer: a mistake is marked behind what stands in its place, however long the text got")
{
    for (std::size_t const size : {10u, 5'000u}) {
        std::string made = "before ";
        writer out(made, {});
        char* at = out.element(out.open(out.begin(), '['), true);
        at = writer::put(out.make_room(at, size), std::string(size, '1'));
        at = out.refuse(out.element(at, false), vouch::detail::number_not_finite);
        at = out.put_string(out.element(at, false), std::string(size, 'x') + "\n\xff" + "x");
        out.finish(out.close(at, ']', false));
        CHECK(made.starts_with("before [" + std::string(size, '1') + R"(,"",")"));
        CHECK(made.ends_with("\"]"));
        REQUIRE(out.marks().size() == 2);
        CHECK(out.marks()[0].anchor == size + 4);
        CHECK(out.marks()[0].what.kind == vouch::errc::not_finite);
        CHECK(out.marks()[1].anchor == made.size() - 8);
        CHECK(out.marks()[1].what.kind == vouch::errc::invalid_utf8);
    }
}

TEST_CASE("writer: a text with room is not moved")
{
    std::string made = "before ";
    made.reserve(10'000);
    char const* const data = made.data();
    writer out(made, {});
    char* at = out.begin();
    for (int count = 0; count < 9; ++count)
        at = writer::put(out.make_room(at, 1'000), std::string(1'000, 'x'));
    out.finish(at);
    CHECK(made.data() == data);
    CHECK(made == "before " + std::string(9'000, 'x'));
}

TEST_CASE("writer: room for the items to come, after some of them")
{
    std::string made;
    writer out(made, {});
    char* at = writer::put(out.make_room(out.begin(), 100), std::string(100, 'x'));
    at = out.expect_items(at, 10, 900);
    out.finish(at);
    CHECK(made.capacity() >= 9'100);
    CHECK(made == std::string(100, 'x'));
}

TEST_CASE("writer: strings and their escapes")
{
    CHECK(quoted("") == R"("")");
    CHECK(quoted({}) == R"("")");
    CHECK(quoted("a\"b\\c/d") == R"("a\"b\\c/d")");
    CHECK(quoted("\b\f\n\r\t") == R"("\b\f\n\r\t")");
    CHECK(quoted("\0\x01\x0b\x1f\x7f"sv) == "\"\\u0000\\u0001\\u000b\\u001f\x7f\"");
    CHECK(quoted("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80") == "\"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\"");
}

TEST_CASE("writer: every byte at every place around the edges of a block")
{
    int wrong = 0;
    for (std::size_t before = 0; before < 34; ++before)
        for (std::size_t const after : {0u, 1u, 15u, 16u, 17u})
            for (int value = 0; value < 256; ++value) {
                auto const byte = static_cast<char>(value);
                auto const got = quoted(std::string(before, 'x') + byte + std::string(after, 'y'));
                if (value >= 0x80) {
                    wrong += got.has_value();
                    continue;
                }
                std::string middle(1, byte);
                if (byte == '"' || byte == '\\')
                    middle = std::string("\\") + byte;
                else if (value < 0x20)
                    middle = got->substr(before + 1, got->size() - before - after - 2); // tested above
                wrong += got != '"' + std::string(before, 'x') + middle + std::string(after, 'y') + '"';
            }
    CHECK(wrong == 0);
}

TEST_CASE("writer: texts of nothing but escapes need six times their size")
{
    for (std::size_t const size : {1u, 40u, 41u, 42u, 43u, 1'000u}) {
        std::string expected = "\"";
        for (std::size_t count = 0; count < size; ++count)
            expected += "\\u0001";
        CHECK(quoted(std::string(size, '\x01')) == expected + '"');
    }
}

TEST_CASE("writer: bad UTF-8 fails, wherever it stands")
{
    for (std::string_view const bad : {"\x80", "\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80"})
        for (std::size_t before = 0; before < 34; ++before) {
            CHECK(!quoted(std::string(before, 'x') + std::string(bad)));
            CHECK(!quoted(std::string(before, 'x') + std::string(bad) + std::string(20, 'y')));
        }
}

namespace {

// An object that holds an array of two and an empty object.
auto sample(unsigned indent) -> std::string
{
    std::string made;
    writer out(made, {.indent = indent});
    char* at = out.open(out.begin(), '{');
    at = out.open(out.key(at, R"(,"a":)", true), '[');
    at = writer::put(out.element(at, true), "1");
    at = writer::put(out.element(at, false), "2");
    at = out.close(at, ']', false);
    at = out.open(out.key(at, R"(,"b":)", false), '{');
    at = out.close(at, '}', true);
    out.finish(out.close(at, '}', false));
    out.keep();
    return made;
}

} // namespace

TEST_CASE("writer: compact, keys bring their comma")
{
    CHECK(sample(0) == R"({"a":[1,2],"b":{}})");
}

TEST_CASE("writer: indented, each member and element on a line of its own")
{
    CHECK(sample(3) == "{\n   \"a\": [\n      1,\n      2\n   ],\n   \"b\": {}\n}");
}
