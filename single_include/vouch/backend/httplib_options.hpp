// vouch 0.1.0, vouch/backend/httplib_options.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/backend/httplib_options.hpp
#ifndef VOUCH_BACKEND_HTTPLIB_OPTIONS_HPP
#define VOUCH_BACKEND_HTTPLIB_OPTIONS_HPP

#include <functional>
#include <httplib.h>
#include <string>

// The classes of cpp-httplib have other members without TLS, and a program whose files disagree on that crashes.
#ifndef CPPHTTPLIB_OPENSSL_SUPPORT
#error                                                                                                                           \
    "vouch/backend/httplib.hpp: compile every file with the flags of `pkg-config --cflags cpp-httplib`, or -DCPPHTTPLIB_OPENSSL_SUPPORT"
#endif

namespace vouch::inline VOUCH_ABI::backend {

/// Whom an `httplib` backend trusts, its own certificate, and its proxy.
struct httplib_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
    bool system_authorities =
        true; ///< trusts those of the system too; without them, only a private authority's servers are reached
    std::string certificate_file{}; ///< a PEM file with the client's certificate and those between it and its authority
    std::string key_file{};         ///< a PEM file with the key of that certificate, without a password
    std::string proxy{};            ///< "http://proxy.example:3128", for every origin but this machine and sockets
    secret proxy_credential{};      ///< "user:password", sent to the proxy only
    std::function<void(::httplib::Client&)> configure{}; ///< called for each new client, before the backend's own settings
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
