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

/// One bound of a rule or of a C++ number type: exact over the whole of `std::int64_t`, `std::uint64_t`, `float` and `double`.
class limit {
public:
    template <std::integral Integer>
    constexpr limit(Integer value) noexcept
        : kind_(value < 0 ? kind::negative : kind::natural), bits_(static_cast<std::uint64_t>(value))
    {}
    template <std::floating_point Real>
    constexpr limit(Real value) noexcept
        : kind_(std::same_as<Real, float> ? kind::single_real : kind::real),
          bits_(std::bit_cast<std::uint64_t>(static_cast<double>(value)))
    {}

    /// The bound as a number of another type, rounded if `Number` cannot hold it.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    [[nodiscard]] constexpr auto as() const noexcept -> Number
    {
        switch (kind_) {
        case kind::negative: return static_cast<Number>(static_cast<std::int64_t>(bits_));
        case kind::natural: return static_cast<Number>(bits_);
        case kind::single_real:
        case kind::real: break;
        }
        return static_cast<Number>(std::bit_cast<double>(bits_));
    }

    /// Appends the bound with the fewest digits that give it back: "0.1" for `0.1f` and for `0.1`.
    void append_to(std::string& text) const
    {
        char digits[32];
        char* const last = digits + sizeof digits;
        auto const end = kind_ == kind::negative      ? std::to_chars(digits, last, as<std::int64_t>())
                         : kind_ == kind::natural     ? std::to_chars(digits, last, bits_)
                         : kind_ == kind::single_real ? std::to_chars(digits, last, as<float>())
                                                      : std::to_chars(digits, last, as<double>());
        text.append(digits, end.ptr);
    }

    /// Compares the numbers; an integer never equals a floating-point number.
    friend constexpr bool operator==(limit const& left, limit const& right) noexcept
    {
        auto const stored_as = [](kind of) { return of == kind::single_real ? kind::real : of; };
        return stored_as(left.kind_) == stored_as(right.kind_) && left.bits_ == right.bits_;
    }

private:
    enum class kind : std::uint8_t { negative, natural, single_real, real };

    kind kind_;
    std::uint64_t bits_; // two's complement, or the bytes of a double
};

/// The bounds, both inclusive unless the error's message says otherwise, that a value must keep.
struct limits {
    std::optional<limit> least{};
    std::optional<limit> most{};

    /// Appends "1 to 40", "at least 1", "at most 40", "3" if both bounds are 3, or nothing if there is no bound.
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
