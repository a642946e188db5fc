// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCHEMA_HPP
#define VOUCH_JSON_SCHEMA_HPP
// JSON Schema of described types. Links nothing.
#include <vouch/json_schema/generate.hpp>
#endif
