// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_NESTING_HPP
#define VOUCH_SCHEMA_NESTING_HPP
#include <vouch/core/error.hpp>

#include <cstddef>
#include <string_view>

// How deep arrays and objects nest. Values are written and checked by recursion, so the depth bounds the stack. It is counted as
// in reading: what is written within a limit can be read within the same limit.
namespace vouch::inline VOUCH_ABI::detail {

// The error of an array or object that would be one level too many.
constexpr auto nested_too_deep(std::size_t most) noexcept -> expectation
{
    return {errc::too_deep, "{} levels of nesting", {.most = most}};
}

// Returns true if the JSON `text`, which is valid, nests more than `levels` arrays and objects.
constexpr auto nests_deeper(std::string_view text, std::size_t levels) noexcept -> bool
{
    if (text.size() / 2 <= levels) // a level is at least two brackets
        return false;
    std::size_t depth = 0;
    for (std::size_t index = 0; index < text.size(); ++index)
        switch (text[index]) {
        case '"':
            for (++index; index < text.size() && text[index] != '"'; ++index)
                if (text[index] == '\\')
                    ++index;
            break;
        case '{':
        case '[':
            if (++depth > levels)
                return true;
            break;
        case '}':
        case ']': --depth; break;
        default: break;
        }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
