// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_OPEN_HPP
#define VOUCH_SCHEMA_OPEN_HPP
#include <vouch/core/text.hpp>
#include <vouch/schema/describe.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A value of a set that may grow: a `Value`, or the text that was read instead, written back unchanged.
///
/// `Value` is a described enumeration or a text type.
/// JSON:   a string; a number for an enumeration with `as_number()`. `parse_options::open_values` says which texts that `Value`
///         refuses are kept; an unknown number is always kept, as its text.
template <class Value>
    requires(described_enum<Value> || text_type<Value>)
class open {
public:
    using value_type = Value;

    /// Makes an unset object, which has neither a value nor a text and cannot be written.
    constexpr open() = default;
    constexpr open(Value known) : state_(state::known), known_(std::move(known)) {}
    /// Makes an object that keeps a text which is no `Value`: for an enumeration with `as_number()`, the text of a number.
    [[nodiscard]] static auto from_unknown(std::string_view text) -> open
    {
        open made;
        made.keep(text);
        return made;
    }

    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return state_ != state::unset; }
    /// The value, or a null pointer where there is none.
    [[nodiscard]] constexpr auto known() const noexcept -> Value const* { return state_ == state::known ? &known_ : nullptr; }
    /// The text that is no `Value`: "gold", or "7" of a number. Nothing where there is none.
    /// Lifetime: that of this object.
    [[nodiscard]] constexpr auto unknown() const noexcept -> std::optional<std::string_view>
    {
        return state_ == state::unknown ? std::optional<std::string_view>(unknown_) : std::nullopt;
    }

    /// Replaces the value by a text that is no `Value`.
    void keep(std::string_view text)
    {
        state_ = state::unknown;
        known_ = Value{};
        unknown_ = text;
    }

    friend constexpr bool operator==(open const& left, open const& right)
    {
        return left.state_ == right.state_ && (left.state_ != state::known || left.known_ == right.known_) &&
               (left.state_ != state::unknown || left.unknown_ == right.unknown_);
    }
    friend constexpr bool operator==(open const& left, Value const& right)
    {
        return left.state_ == state::known && left.known_ == right;
    }
    // Unset objects first, then values, then unknown texts: so that an `open` may be the key of a map.
    friend constexpr auto operator<=>(open const& left, open const& right) -> std::weak_ordering
        requires requires(Value const& value) { value < value; }
    {
        if (left.state_ != right.state_)
            return left.state_ <=> right.state_;
        if (left.state_ == state::unknown)
            return left.unknown_ <=> right.unknown_;
        return left.known_ < right.known_   ? std::weak_ordering::less
               : right.known_ < left.known_ ? std::weak_ordering::greater
                                            : std::weak_ordering::equivalent;
    }

private:
    enum class state : std::uint8_t { unset, known, unknown };

    state state_ = state::unset;
    Value known_{};
    std::string unknown_{};
};

} // namespace vouch::inline VOUCH_ABI

template <class Value>
    requires requires(Value const& value) { std::hash<Value>{}(value); }
struct std::hash<vouch::open<Value>> {
    [[nodiscard]] auto operator()(vouch::open<Value> const& value) const noexcept -> std::size_t
    {
        if (auto const* const known = value.known())
            return std::hash<Value>{}(*known);
        return std::hash<std::string_view>{}(value.unknown().value_or(""));
    }
};
#endif
