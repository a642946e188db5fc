// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_RESULT_HPP
#define VOUCH_CORE_RESULT_HPP
#include <vouch/core/error.hpp>

#include <cstdlib>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// What `value()` of a failed result throws. Says nothing of the errors: they may stand beside personal data.
class bad_result : public std::exception {
public:
    [[nodiscard]] auto what() const noexcept -> char const* override { return "vouch: value() of a result that holds errors"; }
};

/// A value, or why there is none. Shaped like `std::expected<Value, Error>`.
///
/// Errors: `value()` of a failed result throws `bad_result`; without exceptions it aborts.
///         `*` and `->` of a failed result, and `error()` of a good one, are undefined.
template <class Value, class Error = errors>
class [[nodiscard]] result {
    static_assert(!std::is_same_v<Value, Error>, "a result of its own error type could not tell the two apart");

public:
    using value_type = Value;
    using error_type = Error;

    template <class From = Value>
        requires(std::is_constructible_v<Value, From> && !std::is_same_v<std::remove_cvref_t<From>, result> &&
                 !std::is_same_v<std::remove_cvref_t<From>, Error> && !std::is_same_v<std::remove_cvref_t<From>, std::in_place_t>)
    constexpr explicit(!std::is_convertible_v<From, Value>) result(From&& value)
        : value_(std::in_place, std::forward<From>(value))
    {}

    constexpr result(Error error) : error_(std::move(error)) {}

    template <class... Arguments>
    constexpr explicit result(std::in_place_t, Arguments&&... arguments)
        : value_(std::in_place, std::forward<Arguments>(arguments)...)
    {}

    /// Takes the place of whatever was there.
    constexpr auto operator=(Error error) -> result&
    {
        value_.reset();
        error_ = std::move(error);
        return *this;
    }

    [[nodiscard]] constexpr auto has_value() const noexcept -> bool { return value_.has_value(); }
    constexpr explicit operator bool() const noexcept { return value_.has_value(); }

    constexpr auto operator*() & noexcept -> Value& { return *value_; }
    constexpr auto operator*() const& noexcept -> Value const& { return *value_; }
    constexpr auto operator*() && noexcept -> Value&& { return *std::move(value_); }
    constexpr auto operator->() noexcept -> Value* { return &*value_; }
    constexpr auto operator->() const noexcept -> Value const* { return &*value_; }

    constexpr auto value() & -> Value& { return require_value(), *value_; }
    constexpr auto value() const& -> Value const& { return require_value(), *value_; }
    constexpr auto value() && -> Value&& { return require_value(), *std::move(value_); }

    template <class Other>
    constexpr auto value_or(Other&& other) const& -> Value
    {
        return value_ ? *value_ : static_cast<Value>(std::forward<Other>(other));
    }
    template <class Other>
    constexpr auto value_or(Other&& other) && -> Value
    {
        return value_ ? *std::move(value_) : static_cast<Value>(std::forward<Other>(other));
    }

    /// Why there is no value. By value from a temporary, so that `for (auto& e : parse<T>(text).error())` is safe.
    constexpr auto error() const& noexcept -> Error const& { return error_; }
    constexpr auto error() && noexcept -> Error { return std::move(error_); }

    /// `function(value)`, itself a result, or the errors.
    template <class Function>
    constexpr auto and_then(Function&& function) const& -> std::remove_cvref_t<std::invoke_result_t<Function, Value const&>>
    {
        if (value_)
            return std::forward<Function>(function)(*value_);
        return error_;
    }
    template <class Function>
    constexpr auto and_then(Function&& function) && -> std::remove_cvref_t<std::invoke_result_t<Function, Value&&>>
    {
        if (value_)
            return std::forward<Function>(function)(*std::move(value_));
        return std::move(error_);
    }

    /// A result of `function(value)`, or the errors.
    template <class Function>
    constexpr auto
    transform(Function&& function) const& -> result<std::remove_cvref_t<std::invoke_result_t<Function, Value const&>>, Error>
    {
        if (value_)
            return std::forward<Function>(function)(*value_);
        return error_;
    }
    template <class Function>
    constexpr auto
    transform(Function&& function) && -> result<std::remove_cvref_t<std::invoke_result_t<Function, Value&&>>, Error>
    {
        if (value_)
            return std::forward<Function>(function)(*std::move(value_));
        return std::move(error_);
    }

private:
    constexpr void require_value() const
    {
        if (!value_) [[unlikely]] {
#if defined(__cpp_exceptions)
            throw bad_result{};
#else
            std::abort();
#endif
        }
    }

    std::optional<Value> value_;
    Error error_{};
};

} // namespace vouch::inline VOUCH_ABI
#endif
