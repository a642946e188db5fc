// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_QUOTED_HPP
#define VOUCH_SCHEMA_QUOTED_HPP
#include <vouch/core/config.hpp>

#include <compare>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// A number or a boolean that JSON may spell in a string. Holds it, and compares as it does.
template <class Value>
class quoted_value {
public:
    using value_type = Value;

    constexpr quoted_value() = default;
    constexpr quoted_value(Value value) noexcept(std::is_nothrow_move_constructible_v<Value>) : value_(std::move(value)) {}

    [[nodiscard]] constexpr auto operator*() const noexcept -> Value const& { return value_; }
    [[nodiscard]] constexpr auto operator*() noexcept -> Value& { return value_; }
    [[nodiscard]] constexpr auto operator->() const noexcept -> Value const* { return &value_; }
    [[nodiscard]] constexpr auto operator->() noexcept -> Value* { return &value_; }

    friend constexpr bool operator==(quoted_value const&, quoted_value const&) = default;
    friend constexpr auto operator<=>(quoted_value const&, quoted_value const&) = default;

private:
    Value value_{};
};

} // namespace detail

/// A number or a boolean that is spelled in a JSON string, as 64-bit numbers are that JavaScript must not round. Rules are about
/// the `Value`.
///
/// `Value` is an integer, `float`, `double`, `bool`, a `decimal`, an enumeration with `as_number()`, or a type that is
/// represented by one of these.
///
/// JSON:   written as a string, "123". Read from a string that holds exactly what JSON has for a `Value`, and from that without
///         quotes: 123.
/// Errors: those of a `Value`; `errc::format` for a string with anything else in it: "+1", "01", " 1", "".
/// See:    the JSON mapping of Protocol Buffers, which writes int64, fixed64 and uint64 as strings
template <class Value>
class quoted : public detail::quoted_value<Value> {
public:
    using detail::quoted_value<Value>::quoted_value;
};

/// A `quoted` that is written without quotes, for servers that differ in how they send numbers.
///
/// JSON:   read as `quoted` is; written as a `Value` is, 123.
/// Errors: those of `quoted`.
template <class Value>
class maybe_quoted : public detail::quoted_value<Value> {
public:
    using detail::quoted_value<Value>::quoted_value;
};

template <class Value>
quoted(Value) -> quoted<Value>;
template <class Value>
maybe_quoted(Value) -> maybe_quoted<Value>;

namespace detail {

template <class Type>
inline constexpr bool is_quoted = false;
template <class Value>
inline constexpr bool is_quoted<quoted<Value>> = true;
template <class Value>
inline constexpr bool is_quoted<maybe_quoted<Value>> = true;

// Whether a quoted value is written with its quotes.
template <class Type>
inline constexpr bool writes_quotes = false;
template <class Value>
inline constexpr bool writes_quotes<quoted<Value>> = true;

} // namespace detail
} // namespace vouch::inline VOUCH_ABI

template <class Value>
    requires requires(Value const& value) { std::hash<Value>{}(value); }
struct std::hash<vouch::quoted<Value>> {
    [[nodiscard]] auto operator()(vouch::quoted<Value> const& value) const noexcept -> std::size_t
    {
        return std::hash<Value>{}(*value);
    }
};
template <class Value>
    requires requires(Value const& value) { std::hash<Value>{}(value); }
struct std::hash<vouch::maybe_quoted<Value>> {
    [[nodiscard]] auto operator()(vouch::maybe_quoted<Value> const& value) const noexcept -> std::size_t
    {
        return std::hash<Value>{}(*value);
    }
};
#endif
