// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_ASCII_HPP
#define VOUCH_CORE_ASCII_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

// Letters and digits of ASCII, without a locale.
namespace vouch::inline VOUCH_ABI::detail {

constexpr auto is_digit(char byte) noexcept -> bool
{
    return byte >= '0' && byte <= '9';
}

constexpr auto to_lower(char byte) noexcept -> char
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
}

constexpr auto to_upper(char byte) noexcept -> char
{
    return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte & ~0x20) : byte;
}

constexpr auto is_capital(char byte) noexcept -> bool
{
    return byte >= 'A' && byte <= 'Z';
}

constexpr auto is_letter(char byte) noexcept -> bool
{
    return to_lower(byte) >= 'a' && to_lower(byte) <= 'z';
}

constexpr auto is_alphanumeric(char byte) noexcept -> bool
{
    return is_digit(byte) || is_letter(byte);
}

constexpr auto is_capital_or_digit(char byte) noexcept -> bool
{
    return is_capital(byte) || is_digit(byte);
}

constexpr auto are_capitals_or_digits(std::string_view text) noexcept -> bool
{
    for (char const byte : text)
        if (!is_capital_or_digit(byte))
            return false;
    return true;
}

// The value of a hexadecimal digit in either case; -1 for any other byte.
constexpr auto hex_value(char byte) noexcept -> int
{
    if (is_digit(byte))
        return byte - '0';
    char const letter = to_lower(byte);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// The byte that two hexadecimal digits spell; -1 if one of them is no digit.
constexpr auto hex_byte(char high, char low) noexcept -> int
{
    int const first = hex_value(high);
    int const second = hex_value(low);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
}

// Compares two texts without regard to the case of letters.
constexpr auto equals_ignoring_case(std::string_view left, std::string_view right) noexcept -> bool
{
    if (left.size() != right.size())
        return false;
    for (std::size_t index = 0; index != left.size(); ++index)
        if (to_lower(left[index]) != to_lower(right[index]))
            return false;
    return true;
}

// Returns the offset of the first eight bytes whose word satisfies `is_suspect`; without any, that of the last bytes, fewer than
// eight. In a constant expression it is 0. All texts of messages pass here.
template <class Test>
constexpr auto find_suspect_word(std::string_view text, Test is_suspect) noexcept -> std::size_t
{
    std::size_t index = 0;
    if (!std::is_constant_evaluated())
        for (; text.size() - index >= sizeof(std::uint64_t); index += sizeof(std::uint64_t)) {
            std::uint64_t word;
            std::memcpy(&word, text.data() + index, sizeof word);
            if (is_suspect(word))
                break;
        }
    return index;
}

inline constexpr std::uint64_t one_in_each_byte = 0x0101010101010101;
inline constexpr std::uint64_t top_bits = one_in_each_byte * 0x80;

// Returns true if `text` is visible ASCII and spaces.
constexpr auto is_visible(std::string_view text) noexcept -> bool
{
    // the top bit of a byte beyond ASCII, of 0x7f, and of the first byte below a space
    constexpr auto is_suspect = [](std::uint64_t word) {
        return ((word | (word + one_in_each_byte) | (word - one_in_each_byte * ' ')) & top_bits) != 0;
    };
    for (std::size_t index = find_suspect_word(text, is_suspect); index != text.size(); ++index)
        if (text[index] < ' ' || text[index] > '~')
            return false;
    return true;
}

// Returns true if `text` has a control character that is no tab.
constexpr auto has_control(std::string_view text) noexcept -> bool
{
    // the top bit of each byte below a space, and of each that is 0x7f; bytes after such a one may have it too
    constexpr auto is_suspect = [](std::uint64_t word) {
        std::uint64_t const is_delete = word ^ (one_in_each_byte * 0x7f);
        return ((((word - one_in_each_byte * ' ') & ~word) | ((is_delete - one_in_each_byte) & ~is_delete)) & top_bits) != 0;
    };
    for (std::size_t index = find_suspect_word(text, is_suspect); index != text.size(); ++index)
        if ((static_cast<unsigned char>(text[index]) < ' ' && text[index] != '\t') || text[index] == 0x7f)
            return true;
    return false;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
