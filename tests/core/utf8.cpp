// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/utf8.hpp>

#include <support/decodes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;
using support::decodes;
using namespace std::string_view_literals;

constexpr bool known_sequences_are_judged()
{
    return is_utf8("") && is_utf8("plain") && is_utf8("\x7f") && is_utf8("\xc2\x80") && is_utf8("\xdf\xbf") &&
           is_utf8("\xe0\xa0\x80") && is_utf8("\xed\x9f\xbf") && is_utf8("\xee\x80\x80") && is_utf8("\xef\xbf\xbf") &&
           is_utf8("\xf0\x90\x80\x80") && is_utf8("\xf4\x8f\xbf\xbf") && is_utf8("\0"sv) &&
           !is_utf8("\x80") &&             // continues nothing
           !is_utf8("\xc0\x80") &&         // overlong
           !is_utf8("\xc1\xbf") &&         // overlong
           !is_utf8("\xe0\x9f\xbf") &&     // overlong
           !is_utf8("\xf0\x8f\xbf\xbf") && // overlong
           !is_utf8("\xed\xa0\x80") &&     // a surrogate
           !is_utf8("\xf4\x90\x80\x80") && // above U+10FFFF
           !is_utf8("\xf5\x80\x80\x80") && !is_utf8("\xff") && !is_utf8("\xfe") && !is_utf8("\xc3") && !is_utf8("\xe2\x82") &&
           !is_utf8("\xf0\x9f\x98") && !is_utf8("\xc3(") && !is_utf8("a\xc3") && !is_utf8("\xc3\xa4\xc3");
}
static_assert(known_sequences_are_judged());

constexpr bool code_points_are_counted()
{
    return count_code_points("") == 0 && count_code_points("abc") == 3 && count_code_points("\xc3\xa4") == 1 &&
           count_code_points("\xe2\x82\xac") == 1 && count_code_points("a\xf0\x9f\x98\x80z") == 3;
}
static_assert(code_points_are_counted());

// The first and last of every class of bytes that RFC 3629 section 4 tells apart.
constexpr std::array<unsigned char, 24> edges{0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
                                              0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};

} // namespace

TEST_CASE("utf8: accepts well-formed and refuses malformed sequences")
{
    CHECK(known_sequences_are_judged());
    CHECK(code_points_are_counted());
}

TEST_CASE("utf8: every code point is written as itself, and nothing else is accepted")
{
    int wrong = 0;
    for (std::uint32_t code_point = 0; code_point <= 0x10FFFF; code_point += code_point < 0x11000 ? 1 : 61) {
        std::string text;
        append_utf8(text, code_point);
        bool const surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        wrong += is_utf8(text) == surrogate || decodes(text) == surrogate || count_code_points(text) != 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("utf8: four bytes of every class, in every order, are judged as a decoder judges them")
{
    int wrong = 0;
    std::string text(4, '\0');
    for (auto const first : edges)
        for (auto const second : edges)
            for (auto const third : edges)
                for (auto const fourth : edges) {
                    text[0] = static_cast<char>(first);
                    text[1] = static_cast<char>(second);
                    text[2] = static_cast<char>(third);
                    text[3] = static_cast<char>(fourth);
                    wrong += is_utf8(text) != decodes(text);
                }
    CHECK(wrong == 0);
}

TEST_CASE("utf8: a run ends at the first ASCII byte or at the end")
{
    std::string_view const text = "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80z\xc3\xa4";
    CHECK(utf8_run_end(text.data(), text.data() + text.size()) == text.data() + 9);
    CHECK(utf8_run_end(text.data(), text.data() + 5) == text.data() + 5);
    CHECK(utf8_run_end(text.data(), text.data() + 4) == nullptr); // the euro sign is cut
}
