// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_POINTER_HPP
#define VOUCH_JSON_POINTER_HPP
#include <vouch/core/config.hpp>

#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// Appends one reference token of RFC 6901.
inline void append_pointer_token(std::string& pointer, std::string_view name)
{
    pointer += '/';
    for (char const byte : name)
        if (byte == '~')
            pointer += "~0";
        else if (byte == '/')
            pointer += "~1";
        else
            pointer += byte;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
