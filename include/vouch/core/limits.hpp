// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_LIMITS_HPP
#define VOUCH_CORE_LIMITS_HPP
#include <vouch/core/config.hpp>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

namespace vouch::inline VOUCH_ABI {

/// One bound of a rule or of a C++ integer type, exact over the whole of `std::int64_t` and `std::uint64_t`.
class limit {
public:
    template <std::integral Integer>
    constexpr limit(Integer value) noexcept : negative_(value < 0), bits_(static_cast<std::uint64_t>(value))
    {}

    /// The bound as a number of another type; rounded where `Number` cannot hold it.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    [[nodiscard]] constexpr auto as() const noexcept -> Number
    {
        return negative_ ? static_cast<Number>(static_cast<std::int64_t>(bits_)) : static_cast<Number>(bits_);
    }

    [[nodiscard]] constexpr auto is_negative() const noexcept -> bool { return negative_; }

    void append_to(std::string& text) const
    {
        char digits[24];
        auto const end = negative_ ? std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(bits_))
                                   : std::to_chars(digits, digits + sizeof digits, bits_);
        text.append(digits, end.ptr);
    }

    friend constexpr bool operator==(limit const&, limit const&) = default;

private:
    bool negative_;
    std::uint64_t bits_; // two's complement
};

/// The bounds that a value must keep, both inclusive.
struct limits {
    std::optional<limit> least{};
    std::optional<limit> most{};

    /// "1 to 40", "at least 1", "at most 40", or nothing.
    void append_to(std::string& text) const
    {
        if (!least && !most)
            return;
        if (!least || !most)
            text += least ? "at least " : "at most ";
        if (least)
            least->append_to(text);
        if (least && most)
            text += " to ";
        if (most)
            most->append_to(text);
    }

    friend constexpr bool operator==(limits const&, limits const&) = default;
};

} // namespace vouch::inline VOUCH_ABI
#endif
