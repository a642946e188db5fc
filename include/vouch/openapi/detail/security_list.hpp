// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_SECURITY_LIST_HPP
#define VOUCH_OPENAPI_DETAIL_SECURITY_LIST_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/openapi/detail/references.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What an operation asks for, as sets of credentials of which one suffices.
namespace vouch::inline VOUCH_ABI::detail::drift {

// Each a scheme, or a scheme and one of its scopes.
using credential_set = std::set<std::string>;

struct security_list {
    std::vector<credential_set> options; // none: nothing is asked for
    std::string pointer;                 // where it stands; empty where nothing is said
};

// A scheme by what it says, not by its name in the document: renaming it is no change.
inline auto identity_of(references const& document, std::string const& name) -> std::string
{
    auto const* const scheme = document.security_scheme(name);
    if (scheme == nullptr)
        return name;
    std::string text = scheme->type.value_or("");
    auto const append = [&](std::optional<std::string> const& part) { text.append(1, '\n').append(part.value_or("")); };
    append(scheme->in);
    append(scheme->name);
    append(scheme->scheme);
    if (scheme->in == "header" || scheme->type == "http") // names of header fields and of schemes have no case
        std::transform(text.begin(), text.end(), text.begin(), [](char byte) { return to_lower(byte); });
    append(scheme->open_id_connect_url);
    if (scheme->flows)
        for (auto const* flow : {&scheme->flows->implicit, &scheme->flows->password, &scheme->flows->client_credentials,
                                 &scheme->flows->authorization_code}) {
            append(*flow ? (**flow).authorization_url : std::nullopt);
            append(*flow ? (**flow).token_url : std::nullopt);
        }
    return text;
}

inline auto security_of(references const& document, openapi_document const& whole,
                        place<openapi_model::operation> const& operation) -> security_list
{
    auto const& requirements = operation->security ? operation->security : whole.security;
    security_list found;
    if (!requirements)
        return found;
    found.pointer = operation->security ? child(operation.pointer, "security") : "/security";
    for (openapi_model::security_requirement const& requirement : *requirements) {
        credential_set& needed = found.options.emplace_back();
        for (auto const& [name, scopes] : requirement) {
            std::string const identity = identity_of(document, name);
            needed.insert(identity);
            for (std::string const& scope : scopes)
                needed.insert(identity + "\n\n" + scope);
        }
    }
    return found;
}

// Whether who has one of the sets `held`, whichever, has one of `asked`.
inline auto all_suffice(std::vector<credential_set> const& held, std::vector<credential_set> const& asked) -> bool
{
    if (asked.empty())
        return true;
    credential_set const none;
    auto const suffices = [&](credential_set const& credentials) {
        return std::any_of(asked.begin(), asked.end(), [&](credential_set const& needed) {
            return std::includes(credentials.begin(), credentials.end(), needed.begin(), needed.end());
        });
    };
    return held.empty() ? suffices(none) : std::all_of(held.begin(), held.end(), suffices);
}

} // namespace vouch::inline VOUCH_ABI::detail::drift
#endif
