// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_RESULT_HPP
#define VOUCH_CORE_RESULT_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/printable.hpp>

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// Thrown by `value()` of a failed result.
///
/// `what()` says the place and the expectation of the first error and how many more there are, but nothing of the text that was
/// read: "vouch: value() of a failed result: /country: expected an ISO 3166-1 alpha-3 country code; 2 more errors".
class bad_result : public std::exception {
public:
    bad_result() noexcept { append("vouch: value() of a failed result"); }

    /// Never throws: if there is no memory for the message, `what()` does without it.
    explicit bad_result(errors const& all) noexcept : bad_result()
    {
        if (all.empty())
            return;
#if defined(__cpp_exceptions)
        try {
            describe(all);
        } catch (...) { // out of memory: the text stays as it is
        }
#else
        describe(all);
#endif
    }

    [[nodiscard]] auto what() const noexcept -> char const* override { return text_; }

private:
    void describe(errors const& all)
    {
        error const& first = all[0];
        std::string text = ": ";
        detail::append_printable(text, first.pointer(), detail::backslash::doubled);
        text += first.pointer().empty() ? "" : ": ";
        detail::append_printable(text, first.message());

        std::size_t const others = all.truncated() ? all.size() : all.size() - 1; // the next one made it truncated
        std::string more;
        if (others != 0)
            more = (all.truncated() ? "; at least " : "; ") + std::to_string(others) +
                   (others == 1 ? " more error" : " more errors");

        std::size_t const most = sizeof text_ - 1 - size_ - more.size();
        if (text.size() > most) {
            std::size_t end = most - 3;
            while ((static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) // within a character
                --end;
            text.resize(end);
            text += "...";
        }
        append(text + more);
    }

    void append(std::string_view added) noexcept
    {
        size_ += added.copy(text_ + size_, sizeof text_ - 1 - size_);
        text_[size_] = '\0';
    }

    char text_[512]{}; // in the object, so that copies do not throw
    std::size_t size_ = 0;
};

/// A value, or the reason why there is none. Shaped like `std::expected<Value, Error>`.
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

    /// Replaces the value or the error.
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

    template <class Fallback>
    constexpr auto value_or(Fallback&& fallback) const& -> Value
    {
        return value_ ? *value_ : static_cast<Value>(std::forward<Fallback>(fallback));
    }
    template <class Fallback>
    constexpr auto value_or(Fallback&& fallback) && -> Value
    {
        return value_ ? *std::move(value_) : static_cast<Value>(std::forward<Fallback>(fallback));
    }

    /// The reason why there is no value. Returned by value from a temporary, so that `for (auto& e : parse<T>(text).error())`
    /// is safe.
    constexpr auto error() const& noexcept -> Error const& { return error_; }
    constexpr auto error() && noexcept -> Error { return std::move(error_); }

    /// Returns `function(value)`, which is a result, or the error.
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

    /// Returns a result that holds `function(value)`, or the error.
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
            if constexpr (std::is_same_v<Error, errors>)
                throw bad_result(error_);
            else
                throw bad_result();
#else
            std::abort();
#endif
        }
    }

    std::optional<Value> value_;
    Error error_{};
};

namespace complaint {
struct a_result_cannot_be_printed_print_its_value_or_explain_its_errors;
}

// Never defined: `std::cout << result` does not compile, and the compiler names the incomplete type. Code that asks whether a
// result can be printed, as test frameworks do, gets the answer no.
template <class Char, class Traits, class Value, class Error>
auto operator<<(std::basic_ostream<Char, Traits>& out, result<Value, Error> const& refused)
    -> complaint::a_result_cannot_be_printed_print_its_value_or_explain_its_errors;

} // namespace vouch::inline VOUCH_ABI
#endif
