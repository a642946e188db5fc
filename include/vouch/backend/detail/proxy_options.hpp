// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_PROXY_OPTIONS_HPP
#define VOUCH_BACKEND_DETAIL_PROXY_OPTIONS_HPP
#include <vouch/backend/detail/basic_credential.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/http/message/origin.hpp>

#include <string_view>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// What is wrong with the options `proxy` and `proxy_credential` of a backend, without their texts; null if nothing is.
[[nodiscard]] inline auto find_proxy_fault(std::string_view proxy, secret const& credential) -> char const*
{
    if (proxy.empty())
        return credential.is_set() ? "a credential for a proxy, and no proxy" : nullptr;
    auto const address = http::origin::parse(proxy);
    if (!address || address->is_secure() || !address->socket_path().empty())
        return "the proxy is not http://host:port";
    if (credential.is_set() && !is_basic_credential(credential.reveal()))
        return "the credential for the proxy is not user:password";
    return nullptr;
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
