// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DETAIL_ISO_7064_HPP
#define VOUCH_TYPES_DETAIL_ISO_7064_HPP
#include <vouch/core/ascii.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// The remainder modulo 97 of capital letters and digits as one number, in which a letter is two digits from A = 10 on. `before`
// is the remainder of what precedes them.
constexpr auto mod_97(std::string_view text, unsigned before = 0) noexcept -> unsigned
{
    for (char const byte : text)
        before = is_digit(byte) ? (before * 10 + static_cast<unsigned>(byte - '0')) % 97
                                : (before * 100 + static_cast<unsigned>(byte - 'A' + 10)) % 97;
    return before;
}

// ISO/IEC 7064, MOD 97-10: whether the two characters are the digits that belong to a text of which `rest` is the remainder, that
// with "00" in their place. They are 02 to 98: 00, 01 and 99 have the remainders of 97, 98 and 02, and are never computed.
constexpr auto are_check_digits(std::string_view digits, unsigned rest) noexcept -> bool
{
    unsigned const expected = 98 - rest;
    return digits.size() == 2 && digits[0] == static_cast<char>('0' + expected / 10) &&
           digits[1] == static_cast<char>('0' + expected % 10);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
