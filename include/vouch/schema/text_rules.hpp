// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_TEXT_RULES_HPP
#define VOUCH_SCHEMA_TEXT_RULES_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/text.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/schema/annotations.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

// Rules for texts. A rule tells of a value whether it `holds`, and of a value that breaks it what was expected (`fault`). It does
// not apply to a value that it cannot be called with.
namespace vouch::inline VOUCH_ABI {

namespace detail {

// The texts that rules can be asked about.
constexpr auto text_of(std::string const& value) noexcept -> std::string_view
{
    return value;
}
template <own_text_type Type>
constexpr auto text_of(Type const& value) noexcept -> std::string_view
{
    return value.view();
}
// A text in a constant expression, where not every compiler has std::string.
template <std::same_as<std::string_view> Type>
constexpr auto text_of(Type value) noexcept -> std::string_view
{
    return value;
}
template <class Type>
concept has_text = requires(Type const& value) { detail::text_of(value); };

inline constexpr std::size_t no_maximum = (std::numeric_limits<std::size_t>::max)();

// Bounds of a count as an error tells them: one that is not there is left out.
constexpr auto limits_of_count(std::size_t least, std::size_t most) noexcept -> limits
{
    limits bounds;
    if (least != 0 || most == no_maximum)
        bounds.least = least;
    if (most != no_maximum)
        bounds.most = most;
    return bounds;
}

} // namespace detail

/// Bounds the length of a text in code points, both bounds inclusive.
///
/// Errors: `errc::too_short`, `errc::too_long`.
class length {
public:
    static constexpr bool is_value_rule = true;

    constexpr length(std::size_t least, std::size_t most) noexcept : least_(least), most_(most) {}

    [[nodiscard]] constexpr auto least() const noexcept -> std::size_t { return least_; }
    /// The upper bound; the greatest `std::size_t` where there is none.
    [[nodiscard]] constexpr auto most() const noexcept -> std::size_t { return most_; }
    template <class>
    [[nodiscard]] constexpr auto can_be_met() const noexcept -> bool
    {
        return least_ <= most_;
    }

    template <detail::has_text Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        std::size_t const count = detail::count_code_points(detail::text_of(value));
        return count >= least_ && count <= most_;
    }
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        bool const is_short = detail::count_code_points(detail::text_of(value)) < least_;
        return {is_short ? errc::too_short : errc::too_long, "{} characters", detail::limits_of_count(least_, most_)};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    std::size_t least_;
    std::size_t most_;
};

/// Bounds the length of a text from below only; errors are those of `length`.
[[nodiscard]] constexpr auto min_length(std::size_t least) noexcept -> length
{
    return {least, detail::no_maximum};
}

/// Bounds the length of a text from above only; errors are those of `length`.
[[nodiscard]] constexpr auto max_length(std::size_t most) noexcept -> length
{
    return {0, most};
}

/// Wants a text to be one of some, which the error names: `one_of("monthly", "yearly")`.
///
/// Errors: `errc::not_one_of`.
template <std::size_t... Sizes>
class one_of {
public:
    static constexpr bool is_value_rule = true;

    consteval explicit one_of(char const (&... texts)[Sizes])
    {
        std::size_t at = 0;
        std::size_t index = 0;
        auto const put = [&](std::string_view text) {
            for (char const byte : text)
                words_[at++] = byte;
        };
        auto const put_text = [&](std::string_view text) {
            put(index == 0 ? "one of " : ", ");
            begins_[index] = at;
            put(text);
            ends_[index++] = at;
        };
        (put_text(std::string_view(texts, Sizes - 1)), ...);
    }

    [[nodiscard]] static constexpr auto size() noexcept -> std::size_t { return sizeof...(Sizes); }
    /// The texts as an error lists them: "one of monthly, yearly".
    [[nodiscard]] constexpr auto words() const noexcept -> std::string_view { return {words_.data(), words_.size()}; }
    [[nodiscard]] constexpr auto operator[](std::size_t index) const noexcept -> std::string_view
    {
        return words().substr(begins_[index], ends_[index] - begins_[index]);
    }

    template <detail::has_text Value>
    [[nodiscard]] constexpr auto holds(Value const& value) const noexcept -> bool
    {
        for (std::size_t index = 0; index != size(); ++index)
            if ((*this)[index] == detail::text_of(value))
                return true;
        return false;
    }
    // The rule must be part of a schema, which has static storage: the error views its words.
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const&) const -> expectation
    {
        return {errc::not_one_of, words()};
    }

    // Not private, so that the type is structural: the rules of a parameter are template arguments.
    std::array<char, 7 + (Sizes + ...) - sizeof...(Sizes) + 2 * (sizeof...(Sizes) - 1)> words_{};
    std::array<std::size_t, sizeof...(Sizes)> begins_{};
    std::array<std::size_t, sizeof...(Sizes)> ends_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif
