// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_POINTER_HPP
#define VOUCH_REPORT_POINTER_HPP
#include <vouch/core/config.hpp>

#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// Appends one reference token of RFC 6901.
inline void append_pointer_token(std::string& pointer, std::string_view name)
{
    pointer += '/';
    for (auto at = name.find_first_of("~/"); at != name.npos; at = name.find_first_of("~/")) {
        pointer.append(name.substr(0, at)).append(name[at] == '~' ? "~0" : "~1");
        name.remove_prefix(at + 1);
    }
    pointer += name;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
