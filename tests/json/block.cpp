// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/block.hpp>

#include <support/exact_copy.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;

constexpr bool plain_is_printable_ascii_without_quote_and_backslash()
{
    for (int value = 0; value < 256; ++value) {
        bool const expected = value >= 0x20 && value < 0x80 && value != '"' && value != '\\';
        if (is_plain(static_cast<char>(value)) != expected)
            return false;
    }
    return true;
}
static_assert(plain_is_printable_ascii_without_quote_and_backslash());

constexpr bool space_is_what_rfc_8259_calls_so()
{
    int count = 0;
    for (int value = 0; value < 256; ++value)
        count += is_space(static_cast<char>(value));
    return count == 4 && is_space(' ') && is_space('\t') && is_space('\n') && is_space('\r');
}
static_assert(space_is_what_rfc_8259_calls_so());

// The first byte that `belongs` refuses, or sixteen.
template <class Belongs>
auto slow_prefix(std::string const& block, Belongs belongs) -> std::size_t
{
    std::size_t count = 0;
    while (count < block_size && belongs(block[count]))
        ++count;
    return count;
}

} // namespace

TEST_CASE("block: what a byte is")
{
    CHECK(plain_is_printable_ascii_without_quote_and_backslash());
    CHECK(space_is_what_rfc_8259_calls_so());
}

TEST_CASE("block: every byte at every place ends a prefix where it must")
{
    int wrong = 0;
    for (int value = 0; value < 256; ++value)
        for (std::size_t at = 0; at < block_size; ++at) {
            std::string letters(block_size, 'a');
            letters[at] = static_cast<char>(value);
            wrong += plain_prefix(letters.data()) != slow_prefix(letters, is_plain);

            std::string spaces = "\t \n\r \t\r\n    \n\t\r ";
            spaces[at] = static_cast<char>(value);
            wrong += space_prefix(spaces.data()) != slow_prefix(spaces, is_space);
        }
    CHECK(wrong == 0);
}

TEST_CASE("block: spaces at the front, as many as asked for")
{
    int wrong = 0;
    for (std::size_t spaces = 0; spaces <= block_size; ++spaces) {
        std::string text(2 * block_size, ' ');
        for (std::size_t at = 0; at < spaces; ++at)
            text[at] = " \t\n\r"[at % 4];
        text[spaces] = 'x';
        for (std::size_t asked = 0; asked < block_size; ++asked)
            wrong += starts_with_spaces(text.data(), asked) != (asked <= spaces);
    }
    CHECK(wrong == 0);
}

namespace {

// Whether each byte at each place of a word decides alone whether the word is plain.
template <class Word>
constexpr auto judges_words() -> bool
{
    for (unsigned value = 0; value < 256; ++value)
        for (std::size_t at = 0; at < sizeof(Word); ++at) {
            Word word = 0;
            for (std::size_t byte = 0; byte < sizeof(Word); ++byte)
                word |= static_cast<Word>(byte == at ? value : 'a') << (8 * byte);
            if (is_plain_word(word) != is_plain(static_cast<char>(value)))
                return false;
        }
    return true;
}

} // namespace

TEST_CASE("block: a word is plain where each of its bytes is")
{
    CHECK(judges_words<std::uint32_t>());
    CHECK(judges_words<std::uint64_t>());
}

TEST_CASE("block: the first of several counts")
{
    CHECK(plain_prefix("abcdefgh\"\\\n\x80....") == 8);
    CHECK(plain_prefix("abcdefghijklmno\x1f") == 15);
    CHECK(plain_prefix("abcdefghijklmnop") == block_size);
    CHECK(space_prefix(" \t\r\nxx          ") == 4);
    CHECK(space_prefix("                ") == block_size);
}

namespace {

// Whether `all_plain` finds each byte that is not plain at each place, and nothing beyond `Size` bytes.
template <std::size_t Size>
auto judges_all_of() -> bool
{
    bool right = true;
    for (std::size_t const room : {0u, 1u, 15u, 16u, 40u}) { // bytes behind them, none of which is plain
        std::string const behind(room, '"');
        for (std::size_t at = 0; at < Size; ++at)
            for (int value = 0; value < 256; ++value) {
                std::string text(Size, 'a');
                text[at] = static_cast<char>(value);
                text += behind;
                support::exact_copy const exact(text);
                right &= all_plain<Size>(exact.begin(), exact.end()) == is_plain(static_cast<char>(value));
            }
    }
    return right;
}

} // namespace

TEST_CASE("block: a text of a known size is plain where each of its bytes is")
{
    CHECK(judges_all_of<1>());
    CHECK(judges_all_of<3>());
    CHECK(judges_all_of<15>());
    CHECK(judges_all_of<16>());
    CHECK(judges_all_of<17>());
    CHECK(judges_all_of<32>());
    CHECK(judges_all_of<36>());
}
