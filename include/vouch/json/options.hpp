// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_OPTIONS_HPP
#define VOUCH_JSON_OPTIONS_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstdint>

namespace vouch::inline VOUCH_ABI {

/// Which `open<T>` keep a text that their T refuses.
enum class open_values : std::uint8_t {
    enums, ///< those over an enum; one over a text type reports an error
    all,
};

/// How much of a text is accepted beyond what its type says.
struct parse_options {
    bool reject_unknown = false; ///< an undeclared member is an error; checked as JSON in any case
    bool null_as_absent = false; ///< null leaves a `std::optional` empty
    bool absent_as_null = false; ///< a missing `nullable` is null
    vouch::open_values open_values = vouch::open_values::enums;
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
    std::size_t max_errors = 64; ///< above it reading ends and `errors::truncated()` says so
};

/// For what a person wrote: an undeclared member is a mistake.
inline constexpr parse_options strict{.reject_unknown = true};
/// For the replies of someone else's server: what can be understood is.
inline constexpr parse_options tolerant{.null_as_absent = true, .absent_as_null = true, .open_values = open_values::all};

} // namespace vouch::inline VOUCH_ABI
#endif
