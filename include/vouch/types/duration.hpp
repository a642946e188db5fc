// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_DURATION_HPP
#define VOUCH_TYPES_DURATION_HPP
#include <vouch/core/of.hpp>

#include <chrono>
#include <optional>

namespace vouch::inline VOUCH_ABI {

/// Maps `std::chrono::duration` to a JSON number: how many of its own units it has. Say the unit in the member's name,
/// `timeout_ms`, since the JSON does not.
///
/// JSON:   250 for `std::chrono::milliseconds(250)`: an integer where the duration counts in integers, else any number.
/// Errors: those of the number. Rules are about the number.
/// See:    iso_duration, "PT0.25S"
template <class Rep, class Period>
struct representation<std::chrono::duration<Rep, Period>> {
    [[nodiscard]] static constexpr auto represent(std::chrono::duration<Rep, Period> const& value) -> Rep
    {
        return value.count();
    }
    [[nodiscard]] static constexpr auto restore(Rep count) -> std::optional<std::chrono::duration<Rep, Period>>
    {
        return std::chrono::duration<Rep, Period>(count);
    }
};

} // namespace vouch::inline VOUCH_ABI
#endif
