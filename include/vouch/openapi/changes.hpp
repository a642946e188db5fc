// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_CHANGES_HPP
#define VOUCH_OPENAPI_CHANGES_HPP
#include <vouch/openapi/change.hpp>
#include <vouch/openapi/detail/document_drift.hpp>
#include <vouch/openapi/openapi_document.hpp>

#include <vector>

namespace vouch::inline VOUCH_ABI {

/// What changed from one OpenAPI document to another, and who breaks by it: see `openapi_model::change_class` for the classes.
///
/// Compared is what goes over the wire. Titles, descriptions, examples, defaults, tags, operation ids, links and extensions are
/// not, nor how a document is written: where schemas are named and referred to, and the order of names. An operation is known by
/// its method and path, whatever the path's parameters are called. Schemas are compared by keyword: a rule that is replaced by
/// another counts as tightened and loosened. `not`, `if`, `contains`, `patternProperties` and the `dependent…` keywords are
/// compared as a whole: any change inside breaks either side.
///
/// A reference to a schema is followed wherever in the document that stands, by a pointer or by an anchor that one schema alone
/// has; `$dynamicRef` is followed like `$ref`. Any other reference is the same where its text is, and that of the extension of
/// the document or of its components that it leads into: a change in another document is not seen.
///
/// The order is that of the first document: servers, paths, webhooks, then components, each in its own order; what is new follows
/// what was there. A component that several operations use is compared once for each use it is put to and each change of it is
/// listed once, with all that it breaks. What no operation uses is not compared.
/// Cost:   each pair of schemas that meet is compared once for each direction, so recursion ends.
/// See:    openapi_change
[[nodiscard]] inline auto openapi_changes(openapi_document const& before, openapi_document const& after)
    -> std::vector<openapi_change>
{
    return detail::drift::document_drift(before, after).changes();
}

} // namespace vouch::inline VOUCH_ABI
#endif
