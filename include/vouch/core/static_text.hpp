// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_STATIC_TEXT_HPP
#define VOUCH_CORE_STATIC_TEXT_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// A text with static storage duration, so that errors may keep a view of it: only a string literal converts to it.
struct static_text {
    std::string_view view{};

    constexpr static_text() = default;

    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself
    template <std::size_t Size>
    consteval static_text(char const (&literal)[Size]) : view(literal, Size - 1)
    {}
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
