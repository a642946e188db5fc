// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_BOXED_HPP
#define VOUCH_CORE_BOXED_HPP
#include <vouch/core/config.hpp>

#include <compare>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A value on the heap that is copied and compared like the value itself, so that a type may hold values of its own type:
///   struct node { std::variant<std::string, boxed<std::vector<node>>> content; };
///
/// A box is never empty. One that was made by default, or moved from, holds `Value{}`.
/// JSON:   that of `Value`.
/// Cost:   one allocation, made when the box is given a value or when the value of a new or moved-from box is asked for without
///         const; until then a const one shows a value that all share. Moving allocates nothing and cannot fail.
template <class Value>
class boxed {
public:
    using value_type = Value;

    /// Holds `Value{}`.
    boxed() noexcept {}
    /// Hold a copy of the value, or the value itself.
    // No template: whether a recursive type can be made of something would depend on itself.
    boxed(Value const& value) : value_(new Value(value)) {}
    boxed(Value&& value) : value_(new Value(std::move(value))) {}
    /// Makes the value of these arguments.
    template <class... Arguments>
    explicit boxed(std::in_place_t, Arguments&&... arguments) : value_(new Value(std::forward<Arguments>(arguments)...))
    {}
    boxed(boxed const& other) : value_(other.value_ == nullptr ? nullptr : new Value(*other.value_)) {}
    boxed(boxed&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
    // A copy is made before the old value goes: `box = box->next` assigns a part of that.
    auto operator=(boxed const& other) -> boxed&
    {
        boxed made(other);
        std::swap(value_, made.value_);
        return *this;
    }
    auto operator=(boxed&& other) noexcept -> boxed&
    {
        boxed taken(std::move(other));
        std::swap(value_, taken.value_);
        return *this;
    }
    ~boxed() { delete value_; }

    /// Lifetime: that of this box, until it is assigned to or moved from.
    [[nodiscard]] auto operator*() & -> Value& { return made(); }
    [[nodiscard]] auto operator*() const& -> Value const& { return value_ == nullptr ? initial() : *value_; }
    [[nodiscard]] auto operator*() && -> Value&& { return std::move(made()); }
    [[nodiscard]] auto operator->() -> Value* { return &made(); }
    [[nodiscard]] auto operator->() const -> Value const* { return &**this; }

    friend void swap(boxed& left, boxed& right) noexcept { std::swap(left.value_, right.value_); }
    // Not constrained, since the comparison of a recursive type asks for itself.
    friend auto operator==(boxed const& left, boxed const& right) -> bool { return both_initial(left, right) || *left == *right; }
    friend auto operator<=>(boxed const& left, boxed const& right)
        requires requires(Value const& value) { value < value; }
    {
        if constexpr (std::three_way_comparable<Value>) {
            using ordering = decltype(*left <=> *right);
            return both_initial(left, right) ? ordering::equivalent : ordering(*left <=> *right);
        } else {
            return both_initial(left, right) ? std::weak_ordering::equivalent
                   : *left < *right          ? std::weak_ordering::less
                   : *right < *left          ? std::weak_ordering::greater
                                             : std::weak_ordering::equivalent;
        }
    }

private:
    // The initial value of a type that has a box of its own type holds another one, without end.
    static auto both_initial(boxed const& left, boxed const& right) noexcept -> bool
    {
        return left.value_ == nullptr && right.value_ == nullptr;
    }
    auto made() -> Value&
    {
        if (value_ == nullptr)
            value_ = new Value();
        return *value_;
    }
    // What all boxes share that were given no value.
    static auto initial() -> Value const&
    {
        static Value const value{};
        return value;
    }

    Value* value_ = nullptr; // null stands for `Value{}`: so that moving is cheap, and a type may have a box of its own type
};
} // namespace vouch::inline VOUCH_ABI
#endif
