// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_OPTIONS_HPP
#define VOUCH_JSON_SCHEMA_OPTIONS_HPP
#include <vouch/json/options.hpp>

#include <cstdint>

namespace vouch::inline VOUCH_ABI {

/// Says which way the texts go that a schema is about.
enum class schema_mode : std::uint8_t {
    request,  ///< texts that are read: a `defaulted` member may be absent, a `read_only` one that may be absent is left out
    response, ///< texts that are written: a `defaulted` member is there, a `write_only` one is left out
};

/// Says what a JSON Schema is about, and how it looks.
struct json_schema_options {
    schema_mode mode = schema_mode::request;
    bool reject_unknown = false; ///< as `parse_options::reject_unknown`: no struct has unknown members
    vouch::open_values open_values = vouch::open_values::enums; ///< as `parse_options::open_values`
    unsigned indent = 0;                                        ///< as `serialize_options::indent`
};

} // namespace vouch::inline VOUCH_ABI
#endif
