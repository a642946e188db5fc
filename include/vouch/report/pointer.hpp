// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_POINTER_HPP
#define VOUCH_REPORT_POINTER_HPP
#include <vouch/core/config.hpp>

#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// Appends a reference token: a slash and the name, in which "~" becomes "~0" and "/" becomes "~1" (RFC 6901 section 3).
inline void append_pointer_token(std::string& pointer, std::string_view name)
{
    pointer += '/';
    for (auto special = name.find_first_of("~/"); special != name.npos; special = name.find_first_of("~/")) {
        pointer.append(name.substr(0, special)).append(name[special] == '~' ? "~0" : "~1");
        name.remove_prefix(special + 1);
    }
    pointer += name;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
