// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_OPTIONS_HPP
#define VOUCH_JSON_OPTIONS_HPP
#include <vouch/core/config.hpp>

#include <cstddef>
#include <cstdint>

namespace vouch::inline VOUCH_ABI {

/// Says which `open<T>` keep a text that their T refuses.
enum class open_values : std::uint8_t {
    enums, ///< `open` of an enumeration keeps it, `open` of a text type reports an error
    all,   ///< both keep it
};

/// Says how strictly a text is read, and how deep and with how many errors at most.
struct parse_options {
    bool reject_unknown = false; ///< an unknown member is an error; it is checked as JSON in any case
    bool null_as_absent = false; ///< null leaves an optional empty, a list, set or map too; a defaulted member gets its default
    bool absent_as_null = false; ///< a missing `nullable` is null
    vouch::open_values open_values = vouch::open_values::enums;
    std::size_t max_depth = 128; ///< levels of objects and arrays; bounds the stack
    std::size_t max_errors = 64; ///< one error more ends reading and sets `errors::truncated()`; 0 counts as 1
};

/// Preset for texts that a person wrote: an unknown member is an error.
inline constexpr parse_options strict{.reject_unknown = true};
/// Preset for the replies of other people's servers: reads whatever has a meaning.
inline constexpr parse_options tolerant{.null_as_absent = true, .absent_as_null = true, .open_values = open_values::all};

} // namespace vouch::inline VOUCH_ABI
#endif
