// vouch 0.1.0, vouch/backend/curl_options.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/backend/curl_options.hpp
#ifndef VOUCH_BACKEND_CURL_OPTIONS_HPP
#define VOUCH_BACKEND_CURL_OPTIONS_HPP

#include <curl/curl.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// How the backends over libcurl, `curl`, `curl_multi` and `curl_multi_thread`, connect, and whom they trust.
struct curl_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
    bool system_authorities =
        true; ///< trusts those of the system too; without them, only a private authority's servers are reached
    std::string certificate_file{};   ///< a PEM file with the client's certificate and the chain to its authority
    std::string key_file{};           ///< a PEM file with the key of that certificate
    std::string proxy{};              ///< "http://proxy.example:3128": tunnels all but loopback through it with CONNECT
    vouch::secret proxy_credential{}; ///< "user:password", for the proxy alone
    bool http2 = true;                ///< offers HTTP/2 to https servers
    /// Called before each attempt with the handle of libcurl, for what has no option here: an interface, a SOCKS proxy, a key on
    /// a hardware token. What it sets cannot undo verification, limits, the request or what else this library relies on.
    std::function<void(CURL*)> configure{};
};

namespace detail {

// What the suite of `vouch/testing/conformance.hpp` and `tls_conformance.hpp` asks and libcurl does not do.
inline constexpr std::pair<std::string_view, std::string_view> curl_cannot[] = {
    {"tls_cut_off", "libcurl 7.88 with OpenSSL takes a connection that is cut off for one that TLS has ended"},
};

} // namespace detail

} // namespace vouch::inline VOUCH_ABI::backend
#endif
