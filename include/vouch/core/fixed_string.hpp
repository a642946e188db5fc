// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_FIXED_STRING_HPP
#define VOUCH_CORE_FIXED_STRING_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// A string literal as a template argument: `path_param<"user_id", uuid>`.
template <std::size_t Size>
struct fixed_string {
    char text[Size]{};

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself in a template argument list
    consteval fixed_string(char const (&literal)[Size])
    {
        for (std::size_t index = 0; index < Size; ++index)
            text[index] = literal[index];
    }

    [[nodiscard]] constexpr auto view() const noexcept -> std::string_view { return {text, Size - 1}; }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
