// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_LIMITS_HPP
#define VOUCH_CORE_LIMITS_HPP
#include <vouch/core/config.hpp>

#include <bit>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

namespace vouch::inline VOUCH_ABI {

/// One bound of a rule or of a C++ number type: exact over the whole of `std::int64_t`, `std::uint64_t` and `double`.
class limit {
public:
    template <std::integral Integer>
    constexpr limit(Integer value) noexcept
        : kind_(value < 0 ? kind::negative : kind::natural), bits_(static_cast<std::uint64_t>(value))
    {}
    constexpr limit(double value) noexcept : kind_(kind::real), bits_(std::bit_cast<std::uint64_t>(value)) {}

    /// The bound as a number of another type; rounded where `Number` cannot hold it.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    [[nodiscard]] constexpr auto as() const noexcept -> Number
    {
        switch (kind_) {
        case kind::negative: return static_cast<Number>(static_cast<std::int64_t>(bits_));
        case kind::natural: return static_cast<Number>(bits_);
        case kind::real: break;
        }
        return static_cast<Number>(std::bit_cast<double>(bits_));
    }

    void append_to(std::string& text) const
    {
        char digits[32];
        char* const last = digits + sizeof digits;
        auto const end = kind_ == kind::negative  ? std::to_chars(digits, last, static_cast<std::int64_t>(bits_))
                         : kind_ == kind::natural ? std::to_chars(digits, last, bits_)
                                                  : std::to_chars(digits, last, std::bit_cast<double>(bits_));
        text.append(digits, end.ptr);
    }

    friend constexpr bool operator==(limit const&, limit const&) = default;

private:
    enum class kind : std::uint8_t { negative, natural, real };

    kind kind_;
    std::uint64_t bits_; // two's complement, or the bytes of a double
};

/// The bounds that a value must keep.
struct limits {
    std::optional<limit> least{};
    std::optional<limit> most{};

    /// "1 to 40", "at least 1", "at most 40", "3" where both are 3, or nothing.
    void append_to(std::string& text) const
    {
        if (!least && !most)
            return;
        if (!least || !most)
            text += least ? "at least " : "at most ";
        if (least)
            least->append_to(text);
        if (least == most)
            return;
        if (least && most)
            text += " to ";
        if (most)
            most->append_to(text);
    }

    friend constexpr bool operator==(limits const&, limits const&) = default;
};

} // namespace vouch::inline VOUCH_ABI
#endif
