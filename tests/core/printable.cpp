// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/printable.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::detail::backslash;
using vouch::detail::decode_utf8;
using vouch::detail::first_character;
using vouch::detail::is_printable;

auto printed(std::string_view text, backslash own = backslash::kept) -> std::string
{
    std::string shown;
    vouch::detail::append_printable(shown, text, own);
    return shown;
}

auto utf8(std::uint32_t code_point) -> std::string
{
    std::string text;
    vouch::detail::append_utf8(text, code_point);
    return text;
}

constexpr bool what_moves_or_hides_is_not_printable()
{
    for (std::uint32_t code_point = 0; code_point < 0x110000; code_point += code_point < 0x3000 ? 1 : 0x100) {
        bool const control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
        bool const direction = code_point == 0x61C || code_point == 0x200E || code_point == 0x200F ||
                               (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
        if ((control || direction) && is_printable(code_point))
            return false;
    }
    for (std::uint32_t const hidden : {0xADu, 0x200Bu, 0x200Du, 0x2028u, 0x2029u, 0x2060u, 0xFE0Fu, 0xFEFFu, 0xFFF9u, 0xE0001u})
        if (is_printable(hidden))
            return false;
    for (std::uint32_t const shown : {0x20u, 0x7Eu, 0xA0u, 0xE4u, 0x627u, 0x2010u, 0x202Fu, 0x20ACu, 0x3042u, 0xFFFDu, 0x1F600u})
        if (!is_printable(shown))
            return false;
    return true;
}
static_assert(what_moves_or_hides_is_not_printable());

constexpr bool characters_are_taken_apart()
{
    return first_character("ab") == "a" && first_character("\xc3\xa4z") == "\xc3\xa4" &&
           first_character("\xf0\x9f\x98\x80").size() == 4 && first_character("\xa4\xa4") == "\xa4" &&
           first_character("\xe2\x82") == "\xe2" && decode_utf8("a") == 'a' && decode_utf8("\xc3\xa4") == 0xE4 &&
           decode_utf8("\xe2\x82\xac") == 0x20AC && decode_utf8("\xf0\x9f\x98\x80") == 0x1F600;
}
static_assert(characters_are_taken_apart());

} // namespace

TEST_CASE("printable: controls, direction marks and invisible characters are not")
{
    CHECK(what_moves_or_hides_is_not_printable());
    CHECK(characters_are_taken_apart());
}

TEST_CASE("printable: what is printable stays, all else is an escape")
{
    CHECK(printed("name") == "name");
    CHECK(printed("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80") == "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    CHECK(printed("\x1b[2J\x7f\r\n\t") == "\\u001b[2J\\u007f\\u000d\\u000a\\u0009");
    CHECK(printed(std::string_view("\0", 1)) == "\\u0000");
    CHECK(printed(utf8(0x9B) + "2J") == "\\u009b2J");
    CHECK(printed("a" + utf8(0x202E) + "b") == "a\\u202eb");
    CHECK(printed(utf8(0xE0041)) == "\\udb40\\udc41");
}

TEST_CASE("printable: a byte that is not UTF-8 is an escape that JSON does not have")
{
    CHECK(printed("a\xff\xc3z\xe2\x82") == "a\\xff\\xc3z\\xe2\\x82");
    CHECK(printed("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate
    CHECK(printed("\xc0\x8a") == "\\xc0\\x8a");          // an overlong line feed
}

TEST_CASE("printable: a backslash is doubled on request")
{
    CHECK(printed("a\\u202eb") == "a\\u202eb");
    CHECK(printed("a\\u202eb", backslash::doubled) == "a\\\\u202eb");
}

TEST_CASE("printable: a text of somebody else is one line, and JSON stays JSON")
{
    CHECK(vouch::printable("").empty());
    CHECK(vouch::printable("no such user\r\n\x1b]0;x\x07") == "no such user\\u000d\\u000a\\u001b]0;x\\u0007");
    CHECK(vouch::printable(R"({"a":"\n\u202e)" + utf8(0x202E) + R"("})") == R"({"a":"\n\u202e\u202e"})");
}

TEST_CASE("printable: columns of a character or of its escape")
{
    std::string shown;
    CHECK(vouch::detail::append_printable_character(shown, "a") == 1);
    CHECK(vouch::detail::append_printable_character(shown, "\xe2\x82\xac") == 1);
    CHECK(vouch::detail::append_printable_character(shown, "\xff") == 4);
    CHECK(vouch::detail::append_printable_character(shown, "\x1b") == 6);
    CHECK(vouch::detail::append_printable_character(shown, utf8(0xE0041)) == 12);
}
