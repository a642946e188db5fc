// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DOCUMENT_HPP
#define VOUCH_OPENAPI_DOCUMENT_HPP
// JSON Schemas and OpenAPI documents as objects, and what changed from one to another. Links nothing.
#include <vouch/openapi/change.hpp>
#include <vouch/openapi/changes.hpp>
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/openapi/operation.hpp>
#include <vouch/openapi/schema_document.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>
#endif
