// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_PRINTABLE_HPP
#define VOUCH_CORE_PRINTABLE_HPP
#include <vouch/core/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Text for a terminal or a log: nothing in it moves the cursor, turns the direction of the line or hides.
namespace vouch::inline VOUCH_ABI::detail {

// Returns whether a terminal shows the character as a glyph of its own. False for controls (C0, DEL, C1), for line and paragraph
// separators, interlinear annotations, and for what Unicode 15 calls default ignorable: the characters that set the direction of
// text, zero-width ones, fillers, variation selectors and tags.
constexpr auto is_printable(std::uint32_t code_point) noexcept -> bool
{
    struct range {
        std::uint32_t first;
        std::uint32_t last;
    };
    constexpr range hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},
                                {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},  {0x2028, 0x202E},
                                {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0},
                                {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    for (range const& each : hidden)
        if (code_point <= each.last)
            return code_point < each.first;
    return true;
}

// The code point of one character that is UTF-8.
constexpr auto decode_utf8(std::string_view character) noexcept -> std::uint32_t
{
    auto const byte = [&](std::size_t index) { return static_cast<std::uint32_t>(static_cast<unsigned char>(character[index])); };
    if (character.size() == 1)
        return byte(0);
    std::uint32_t code_point = byte(0) & (0xFFu >> (character.size() + 1));
    for (std::size_t index = 1; index < character.size(); ++index)
        code_point = code_point << 6 | (byte(index) & 0x3Fu);
    return code_point;
}

// The character that `text` begins with: one byte if that is not UTF-8. Precondition: `text` is not empty.
constexpr auto first_character(std::string_view text) noexcept -> std::string_view
{
    if (static_cast<signed char>(text.front()) >= 0)
        return text.substr(0, 1);
    char const* const end = utf8_character_end(text.data(), text.data() + text.size());
    return text.substr(0, end == nullptr ? 1 : static_cast<std::size_t>(end - text.data()));
}

// Appends one result of `first_character`, or the escape that stands for it: JSON's, "\u202e", with two of them above U+FFFF,
// and "\xff", which JSON does not have, for a byte that is not UTF-8. Returns how many columns that takes, if every character is
// one column wide.
inline auto append_printable_character(std::string& to, std::string_view character) -> std::size_t
{
    auto const append_hex = [&to](std::string_view prefix, std::uint32_t number, unsigned digits) {
        to += prefix;
        while (digits != 0)
            to += "0123456789abcdef"[number >> (4 * --digits) & 0xFu];
    };
    if (character.front() >= ' ' && character.front() <= '~') { // most are
        to += character.front();
        return 1;
    }
    if (character.size() == 1 && static_cast<signed char>(character.front()) < 0) {
        append_hex("\\x", static_cast<unsigned char>(character.front()), 2);
        return 4;
    }
    std::uint32_t const code_point = decode_utf8(character);
    if (is_printable(code_point)) {
        to += character;
        return 1;
    }
    if (code_point < 0x10000) {
        append_hex("\\u", code_point, 4);
        return 6;
    }
    append_hex("\\u", 0xD800u + ((code_point - 0x10000u) >> 10), 4);
    append_hex("\\u", 0xDC00u + (code_point & 0x3FFu), 4);
    return 12;
}

enum class backslash { kept, doubled };

// Appends a text. A backslash of its own is doubled where it could be mistaken for that of an escape.
inline void append_printable(std::string& to, std::string_view text, backslash own = backslash::kept)
{
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        if (character.front() == '\\' && own == backslash::doubled)
            to += '\\';
        append_printable_character(to, character);
        text.remove_prefix(character.size());
    }
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// A text of somebody else for a log or a terminal: control characters, those that set the direction of text and those that hide
/// become escapes as in JSON, "\u202e", and bytes that are not UTF-8 become "\xff". A line break becomes an escape too. A line of
/// JSON stays JSON with the same meaning.
[[nodiscard]] inline auto printable(std::string_view text) -> std::string
{
    std::string escaped;
    escaped.reserve(text.size());
    detail::append_printable(escaped, text);
    return escaped;
}

} // namespace vouch::inline VOUCH_ABI
#endif
