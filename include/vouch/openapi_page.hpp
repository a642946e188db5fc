// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_PAGE_HPP
#define VOUCH_OPENAPI_PAGE_HPP
// An OpenAPI document as a page of HTML. Links nothing.
#include <vouch/openapi/openapi_document.hpp>
#include <vouch/openapi/openapi_page.hpp>
#include <vouch/read/parse.hpp>
#endif
