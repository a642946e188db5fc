// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_SENDABLE_HPP
#define VOUCH_WIRE_SENDABLE_HPP
#include <vouch/http/message/sendable.hpp>

// The rules for the fields that a message on the wire may have.
namespace vouch::inline VOUCH_ABI::wire::detail {

using http::detail::field_fault;
using http::detail::find_unsendable;
using http::detail::unsendable_field;

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif
