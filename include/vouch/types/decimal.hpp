// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DECIMAL_HPP
#define VOUCH_TYPES_DECIMAL_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/text.hpp>
#include <vouch/types/detail/hash_of_parts.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

/// An exact decimal number: a coefficient of at most 34 digits and a scale, the number of digits after the point. It has no
/// arithmetic and never passes through a double. Numbers are compared by value: 1.5 and 1.50 are equal, and each keeps its scale.
///
/// JSON:   a number of at most 34 digits, leading zeros not counted, from 1e-6143 to less than 1e6145: the
///         normal range of IEEE 754 decimal128. Coefficient and scale survive: 1.50 stays "1.50", 1e3 stays "1e3" (and is not
///         "1000", of scale 0). Written without an exponent if the scale is 0 to 34. The sign of -0 does not survive.
/// Errors: `not_a_decimal` for any other number; nothing is ever rounded.
/// Cost:   24 bytes, usable in constant expressions. Only the strings that `text` and `coefficient` make may allocate.
/// See:    RFC 8259 section 6; decimal_string, the same in a JSON string
class decimal {
public:
    static constexpr text_info info{.code = "not_a_decimal", .expected = "a number of at most 34 digits"};
    static constexpr std::size_t max_size = 42; ///< bytes that `write` may need: -1.234567890123456789012345678901234e-6143

    /// Makes an unset value, which is not zero.
    constexpr decimal() = default;
    constexpr decimal(detail::checked_literal<decimal> literal) noexcept : decimal(*parse(literal.text)) {}

    /// Whether `text` is a number that a decimal can hold.
    [[nodiscard]] static constexpr auto valid(std::string_view text) noexcept -> bool { return parse(text).has_value(); }

    /// Makes a decimal from the text of a number, such as `std::to_string(cents) + "e-2"`. Empty if `text` is not valid.
    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<decimal>
    {
        decimal number;
        number.set_ = true;
        number.negative_ = text.starts_with('-');
        if (number.negative_)
            text.remove_prefix(1);

        std::string_view const whole = cut_digits(text);
        if (whole.empty() || (whole.size() > 1 && whole[0] == '0') || !number.append(whole))
            return std::nullopt;
        std::string_view fraction;
        if (text.starts_with('.')) {
            text.remove_prefix(1);
            fraction = cut_digits(text);
            if (fraction.empty() || !number.append(fraction))
                return std::nullopt;
        }
        std::int64_t exponent = 0;
        if (text.starts_with('e') || text.starts_with('E')) {
            text.remove_prefix(1);
            bool const negative = text.starts_with('-');
            if (negative || text.starts_with('+'))
                text.remove_prefix(1);
            std::string_view const digits = cut_digits(text);
            if (digits.empty())
                return std::nullopt;
            constexpr std::int64_t most = 1'000'000'000'000'000; // as good as infinite: no fraction has so many digits
            for (char const digit : digits)
                exponent = exponent < most ? exponent * 10 + (digit - '0') : most;
            exponent = negative ? -exponent : exponent;
        }
        if (!text.empty())
            return std::nullopt;

        std::int64_t const scale = static_cast<std::int64_t>(fraction.size()) - exponent;
        std::int64_t const magnitude = number.digits() - 1 - scale;
        if (magnitude < -6143 || magnitude > 6144)
            return std::nullopt;
        number.scale_ = static_cast<std::int16_t>(scale);
        number.negative_ &= !number.is_zero();
        return number;
    }

    /// Writes the number, at most `max_size` bytes. Returns the end; nullptr if unset.
    [[nodiscard]] constexpr auto write(char* to) const noexcept -> char*
    {
        if (!is_set())
            return nullptr;
        if (negative_)
            *to++ = '-';
        bool const plain = scale_ >= 0 && scale_ <= most_digits;
        int const size = plain && scale_ >= digits() ? scale_ + 1 : digits(); // 0.05 has zeros that the coefficient lacks
        to = write_digits(to, size, plain ? size - scale_ : 1);
        return plain ? to : write_exponent(to, magnitude());
    }

    /// The text that `write` gives; empty if unset.
    [[nodiscard]] auto text() const -> std::string
    {
        char bytes[max_size]{};
        char* const end = write(bytes);
        return end == nullptr ? std::string() : std::string(bytes, end);
    }

    /// Whether there is a number.
    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return set_; }
    /// Whether the number is less than zero.
    [[nodiscard]] constexpr auto is_negative() const noexcept -> bool { return negative_; }
    /// The digits without sign and point, "150" for -1.50; empty if unset.
    [[nodiscard]] auto coefficient() const -> std::string
    {
        char bytes[most_digits]{};
        return is_set() ? std::string(bytes, write_digits(bytes, digits(), digits())) : std::string();
    }
    /// How many digits the coefficient has; 1 for zero, 0 if unset.
    [[nodiscard]] constexpr auto digits() const noexcept -> int
    {
        if (is_zero())
            return set_ ? 1 : 0;
        int count = high_ != 0 ? half_digits : 0;
        for (std::uint64_t left = high_ != 0 ? high_ : low_; left != 0; left /= 10)
            ++count;
        return count;
    }
    /// How many of the digits stand after the point. Negative if zeros follow the digits: -3 for 1e3.
    [[nodiscard]] constexpr auto scale() const noexcept -> int { return scale_; }

    friend constexpr bool operator==(decimal const& left, decimal const& right) noexcept { return (left <=> right) == 0; }
    /// Compares by value. An unset decimal comes first.
    friend constexpr auto operator<=>(decimal const& left, decimal const& right) noexcept -> std::weak_ordering
    {
        if (left.rank() != right.rank() || left.is_zero())
            return left.rank() <=> right.rank();
        if (left.negative_) // the greater the magnitude, the less the number
            return right.compare_digits(left);
        return left.compare_digits(right);
    }

private:
    friend struct std::hash<decimal>;

    static constexpr int half_digits = 17;
    static constexpr int most_digits = 2 * half_digits;
    static constexpr std::uint64_t half = 100'000'000'000'000'000; // 10^17

    static constexpr auto cut_digits(std::string_view& text) noexcept -> std::string_view
    {
        std::size_t size = 0;
        while (size < text.size() && detail::is_digit(text[size]))
            ++size;
        std::string_view const digits = text.substr(0, size);
        text.remove_prefix(size);
        return digits;
    }

    // Returns false if the coefficient is full.
    constexpr auto append(std::string_view digits) noexcept -> bool
    {
        for (char const digit : digits) {
            if (high_ >= half / 10)
                return false;
            high_ = high_ * 10 + low_ / (half / 10);
            low_ = low_ % (half / 10) * 10 + static_cast<std::uint64_t>(digit - '0');
        }
        return true;
    }

    // Writes the last `size` digits, with leading zeros if there are fewer; the point comes after `point` of them, none after the
    // last.
    constexpr auto write_digits(char* to, int size, int point) const noexcept -> char*
    {
        char* const end = to + size + (point < size ? 1 : 0);
        char* at = end;
        std::uint64_t left = low_;
        for (int written = 0; written < size; ++written) {
            if (written == half_digits)
                left = high_;
            if (written == size - point && written != 0)
                *--at = '.';
            *--at = static_cast<char>('0' + left % 10);
            left /= 10;
        }
        return end;
    }

    static constexpr auto write_exponent(char* to, int power) noexcept -> char*
    {
        *to++ = 'e';
        if (power < 0) {
            *to++ = '-';
            power = -power;
        }
        int unit = 1;
        while (unit <= power / 10)
            unit *= 10;
        for (; unit != 0; unit /= 10)
            *to++ = static_cast<char>('0' + power / unit % 10);
        return to;
    }

    constexpr auto is_zero() const noexcept -> bool { return high_ == 0 && low_ == 0; }
    // The power of ten of the first digit.
    constexpr auto magnitude() const noexcept -> int { return digits() - 1 - scale_; }
    // The order of the classes: unset, negative, zero, positive.
    constexpr auto rank() const noexcept -> int
    {
        if (!set_ || is_zero())
            return set_ ? 2 : 0;
        return negative_ ? 1 : 3;
    }
    constexpr auto compare_digits(decimal const& other) const noexcept -> std::strong_ordering
    {
        if (magnitude() != other.magnitude())
            return magnitude() <=> other.magnitude();
        decimal const mine = without_scale();
        decimal const theirs = other.without_scale();
        return mine.high_ != theirs.high_ ? mine.high_ <=> theirs.high_ : mine.low_ <=> theirs.low_;
    }
    // The digits padded with zeros to 34: numbers of one magnitude are equal if these are.
    constexpr auto without_scale() const noexcept -> decimal
    {
        decimal made;
        made.high_ = high_;
        made.low_ = low_;
        for (int size = digits(); size < most_digits; ++size)
            made.append("0");
        return made;
    }

    // coefficient = high * 10^17 + low: 34 digits need 113 bits, and halves of 17 decimal digits need no wide arithmetic
    std::uint64_t high_ = 0;
    std::uint64_t low_ = 0;
    std::int16_t scale_ = 0;
    bool negative_ = false;
    bool set_ = false;
};

/// Writes the number to a stream; nothing if it is unset.
template <class Stream, std::derived_from<decimal> Type>
    requires requires(Stream& out, std::string_view view) { out << view; }
auto operator<<(Stream& out, Type const& value) -> Stream&
{
    char bytes[decimal::max_size];
    if (char* const end = value.write(bytes); end != nullptr)
        out << std::string_view(bytes, static_cast<std::size_t>(end - bytes));
    return out;
}

} // namespace vouch::inline VOUCH_ABI

// Numbers that differ in scale alone are equal and have the same hash.
template <>
struct std::hash<vouch::decimal> {
    [[nodiscard]] constexpr auto operator()(vouch::decimal const& value) const noexcept -> std::size_t
    {
        auto const rank = static_cast<std::uint64_t>(value.rank());
        if (!value.is_set() || value.is_zero())
            return static_cast<std::size_t>(rank);
        vouch::decimal const digits = value.without_scale();
        return vouch::detail::hash_of_parts({rank, digits.high_, digits.low_, static_cast<std::uint64_t>(value.magnitude())});
    }
};
#endif
