// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_HPP
#define VOUCH_OPENAPI_HPP
// OpenAPI documents of endpoints. Links nothing.
#include <vouch/openapi/generate.hpp>
#include <vouch/openapi/info.hpp>
#endif
