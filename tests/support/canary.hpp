// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_CANARY_HPP
#define VOUCH_TESTS_SUPPORT_CANARY_HPP
#include <string_view>

namespace support {

/// Returns true if `text` holds the word Canary7: plain, in small letters, percent-encoded, escaped, or in base64 at each of the
/// three positions in a group.
inline auto holds_canary(std::string_view text) -> bool
{
    for (std::string_view const form : {"Canary7", "canary7", "Q2FuYXJ5N", "NhbmFyeT", "DYW5hcnk3", "%43anary7", "\\u0043anary7"})
        if (text.find(form) != text.npos)
            return true;
    return false;
}

} // namespace support
#endif
