// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_LOCATE_HPP
#define VOUCH_REPORT_LOCATE_HPP
#include <vouch/core/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// A place in a text as people and editors name it: both numbers start at 1, the column counts code points.
struct text_position {
    std::size_t line = 1;
    std::size_t column = 1;

    friend constexpr bool operator==(text_position const&, text_position const&) = default;
};

/// The line and column of a byte offset; those of the end for an offset beyond it. A line ends at a line feed.
[[nodiscard]] constexpr auto locate(std::string_view text, std::size_t offset) noexcept -> text_position
{
    std::string_view const before = text.substr(0, std::min(offset, text.size()));
    std::size_t const line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            detail::count_code_points(before.substr(line_begin)) + 1};
}

} // namespace vouch::inline VOUCH_ABI
#endif
