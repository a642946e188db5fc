// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_OPEN_HPP
#define VOUCH_SCHEMA_OPEN_HPP
#include <vouch/core/text.hpp>
#include <vouch/schema/describe.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A value of a set that may grow: a `Value`, or the text that was there instead, written back unchanged.
///
/// `Value` is a described enumeration or a text type.
/// JSON:   a string. `parse_options::open_values` says where a text that `Value` refuses is kept.
template <class Value>
    requires(described_enum<Value> || text_type<Value>)
class open {
public:
    using value_type = Value;

    /// Unset: neither a value nor a text; not written.
    constexpr open() = default;
    constexpr open(Value known) : state_(state::known), known_(std::move(known)) {}
    /// An open value that keeps a text which is no `Value`.
    [[nodiscard]] static auto from_unknown(std::string_view text) -> open
    {
        open made;
        made.keep(text);
        return made;
    }

    [[nodiscard]] constexpr auto is_set() const noexcept -> bool { return state_ != state::unset; }
    /// The value, or null where a text stands for it.
    [[nodiscard]] constexpr auto known() const noexcept -> Value const* { return state_ == state::known ? &known_ : nullptr; }
    /// The text that is no `Value`, or nothing. Lifetime: that of this object.
    [[nodiscard]] constexpr auto unknown() const noexcept -> std::optional<std::string_view>
    {
        return state_ == state::unknown ? std::optional<std::string_view>(unknown_) : std::nullopt;
    }

    void keep(std::string_view text)
    {
        state_ = state::unknown;
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

private:
    enum class state : std::uint8_t { unset, known, unknown };

    state state_ = state::unset;
    Value known_{};
    std::string unknown_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif
