// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_EPOCH_HPP
#define VOUCH_TYPES_EPOCH_HPP
#include <vouch/core/of.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A time that JSON counts from 1970-01-01T00:00:00Z, in ticks of `Duration`. Converts from and to `std::chrono::sys_time`.
///
/// JSON:   an integer, 1700000000; negative before 1970. Leap seconds are not counted.
/// Errors: those of a 64-bit integer. Rules are about the integer.
/// Cost:   the size of a `sys_time`, usable in constant expressions. `epoch_time{}` is 1970-01-01.
/// See:    std::chrono::system_clock, which counts in the same way
template <class Duration>
class epoch_time {
public:
    using time_point = std::chrono::time_point<std::chrono::system_clock, Duration>;

    constexpr epoch_time() = default;
    /// Converts from and to the `sys_time` of the same ticks.
    constexpr epoch_time(time_point time) noexcept : time_(time) {}
    constexpr operator time_point() const noexcept { return time_; }

    /// The time as a `sys_time`, which has arithmetic.
    [[nodiscard]] constexpr auto time() const noexcept -> time_point { return time_; }

    friend constexpr bool operator==(epoch_time const&, epoch_time const&) = default;
    friend constexpr auto operator<=>(epoch_time const&, epoch_time const&) = default;

    friend constexpr auto vouch_represent(epoch_time const& time, of<epoch_time>) noexcept -> std::int64_t
    {
        return time.time_.time_since_epoch().count();
    }
    friend constexpr auto vouch_restore(std::int64_t ticks, of<epoch_time>) noexcept -> std::optional<epoch_time>
    {
        if (!std::in_range<typename Duration::rep>(ticks))
            return std::nullopt;
        return epoch_time(time_point(Duration(static_cast<typename Duration::rep>(ticks))));
    }

private:
    time_point time_{};
};

/// A time in seconds since 1970, as Unix has it: 1700000000.
using epoch_seconds = epoch_time<std::chrono::seconds>;
/// A time in milliseconds since 1970, as JavaScript has it: 1700000000123.
using epoch_milliseconds = epoch_time<std::chrono::milliseconds>;

} // namespace vouch::inline VOUCH_ABI

template <class Duration>
struct std::hash<vouch::epoch_time<Duration>> {
    [[nodiscard]] auto operator()(vouch::epoch_time<Duration> const& value) const noexcept -> std::size_t
    {
        return std::hash<typename Duration::rep>{}(value.time().time_since_epoch().count());
    }
};
#endif
