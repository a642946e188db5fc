// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_TOKEN_FIELD_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_TOKEN_FIELD_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/client/wiping_request.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Writes a bearer token into a request, in place of one that was refused (RFC 6750 section 2.1). Returns what was expected if the
// token is unset or cannot be sent; the request is then as it was.
[[nodiscard]] inline auto put_token(wiping_request& request, secret const& token) -> std::optional<expectation>
{
    constexpr std::string_view scheme = "Bearer ";
    if (!token.is_set())
        return unset_credential;
    if (!is_field_value(token.reveal()))
        return refused_field_value;
    header* field = nullptr;
    for (header& header : request->headers)
        if (same_name(header.name, "authorization"))
            field = &header;
    if (field == nullptr)
        field = &request.add_header();
    vouch::detail::wipe(field->value); // before it grows: a string that moves leaves its bytes
    field->name = "authorization";
    field->value.clear();
    field->value.reserve(scheme.size() + token.reveal().size());
    field->value += scheme;
    field->value += token.reveal();
    field->secret = true;
    return std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
