// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_NULLABLE_HPP
#define VOUCH_CORE_NULLABLE_HPP
#include <vouch/core/config.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// The JSON value null.
struct null_t {
    friend constexpr bool operator==(null_t, null_t) = default;
};
inline constexpr null_t null{};

/// A member whose key is always present and whose value may be null.
///
/// JSON:   the value, or null.
/// Errors: `errc::missing_member` if the key is absent, unless `parse_options::absent_as_null` is set.
template <class Value>
class nullable {
public:
    using value_type = Value;

    constexpr nullable() = default;
    constexpr nullable(null_t) noexcept {}

    template <class From = Value>
        requires(std::is_constructible_v<Value, From> && !std::is_same_v<std::remove_cvref_t<From>, nullable>)
    constexpr explicit(!std::is_convertible_v<From, Value>) nullable(From&& value)
        : value_(std::in_place, std::forward<From>(value))
    {}

    [[nodiscard]] constexpr auto is_null() const noexcept -> bool { return !value_.has_value(); }
    [[nodiscard]] constexpr auto has_value() const noexcept -> bool { return value_.has_value(); }
    constexpr explicit operator bool() const noexcept { return value_.has_value(); }

    constexpr auto operator*() & noexcept -> Value& { return *value_; }
    constexpr auto operator*() const& noexcept -> Value const& { return *value_; }
    constexpr auto operator*() && noexcept -> Value&& { return *std::move(value_); }
    constexpr auto operator->() noexcept -> Value* { return &*value_; }
    constexpr auto operator->() const noexcept -> Value const* { return &*value_; }

    template <class Other>
    constexpr auto value_or(Other&& fallback) const& -> Value
    {
        return value_.value_or(std::forward<Other>(fallback));
    }

    template <class... Arguments>
    constexpr auto emplace(Arguments&&... arguments) -> Value&
    {
        return value_.emplace(std::forward<Arguments>(arguments)...);
    }
    constexpr void reset() noexcept { value_.reset(); }

    friend constexpr bool operator==(nullable const&, nullable const&) = default;
    friend constexpr bool operator==(nullable const& left, null_t) noexcept { return left.is_null(); }
    // A template, since the comparison of a nullable string with "text" would else have a choice of two conversions.
    template <class Other>
        requires(!std::is_same_v<Other, nullable> && std::is_convertible_v<Other const&, Value>)
    friend constexpr bool operator==(nullable const& left, Other const& right)
    {
        return left.value_ == right;
    }

private:
    std::optional<Value> value_;
};

/// The three states of one member of a partial update: absent, null, or a value.
template <class Value>
using patch = std::optional<nullable<Value>>;

} // namespace vouch::inline VOUCH_ABI
#endif
