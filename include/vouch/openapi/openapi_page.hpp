// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_OPENAPI_PAGE_HPP
#define VOUCH_OPENAPI_OPENAPI_PAGE_HPP
#include <vouch/openapi/detail/page_document.hpp>
#include <vouch/openapi/openapi_document.hpp>

#include <string>

namespace vouch::inline VOUCH_ABI {

/// An OpenAPI document as one HTML page for people: operations by tag, webhooks, schemas and authentication, each with an anchor.
///
/// The page is complete in itself: it has no script and asks for nothing, and its content security policy says so. It follows the
/// reader's choice of light or dark, and can be read on a phone, by keyboard, and on paper. Serve it as "text/html;
/// charset=utf-8".
///
/// Texts of the document are escaped, never HTML; of their CommonMark only paragraphs and code are rendered. Characters that
/// control, reorder or hide text become escapes as in JSON. A reference to a schema is a link to that schema, other references
/// are followed; where the document has nothing of that name, the reference itself is shown. Extensions are not shown.
/// Cost:   linear in the page, whose fixed part is about 9 kilobytes; a response, parameter or body that operations refer to
///         is written for each of them. The same document gives the same page.
/// See:    OpenAPI 3.1.1; openapi_document
[[nodiscard]] inline auto openapi_page(openapi_document const& document) -> std::string
{
    return detail::page::document_page(document).write();
}

} // namespace vouch::inline VOUCH_ABI
#endif
