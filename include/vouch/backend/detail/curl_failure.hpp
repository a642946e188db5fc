// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_CURL_FAILURE_HPP
#define VOUCH_BACKEND_DETAIL_CURL_FAILURE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <curl/curl.h>

#include <string>
#include <string_view>
#include <system_error>

// What libcurl's failures mean. Its message for one may name the host or the address: it is searched, and never passed on.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A message has the words of OpenSSL for how a connection ended inside TLS.
[[nodiscard]] inline auto ended_inside_tls(std::string_view message) noexcept -> bool
{
    return message.find("unexpected eof") != message.npos || message.find("SSL_ERROR_SYSCALL") != message.npos ||
           message.find("reset by peer") != message.npos || message.find("Broken pipe") != message.npos;
}

/// The reason for `code`; `sent` tells that the connection to the origin stood.
[[nodiscard]] inline auto reason_of(CURLcode code, std::string_view message, bool sent) noexcept -> http::transport_reason
{
    using enum http::transport_reason;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: // libcurl does not tell a name that does not exist from a look-up that failed
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
    case CURLE_PROXY: return connect;
    case CURLE_OPERATION_TIMEDOUT: return timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_USE_SSL_FAILED: return tls;
    case CURLE_SSL_CONNECT_ERROR: return ended_inside_tls(message) ? reset : tls;
    case CURLE_RECV_ERROR:
        if (!sent)
            return connect; // the proxy gave no tunnel
        if (message.find("chunked-encoding") != message.npos)
            return protocol;
        return message.find(" alert ") != message.npos ? tls : reset; // a server of TLS 1.3 refuses a client after its request
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2: // as a rule the GOAWAY of a server that ends the connection
    case CURLE_HTTP2_STREAM: return sent ? reset : connect;
    case CURLE_FILESIZE_EXCEEDED: return too_large;
    case CURLE_ABORTED_BY_CALLBACK: return cancelled;
    default: return protocol;
    }
}

/// Words for `code` that hold nothing of the request.
[[nodiscard]] inline auto words_for(CURLcode code, CURL* easy) -> std::string
{
    long number = 0;
    if (code == CURLE_PEER_FAILED_VERIFICATION && curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &number) == CURLE_OK) {
        switch (number) { // X509_V_ERR_ of OpenSSL; another library leaves it 0
        case 0:
        case 1: return "the certificate is not one of this host"; // the chain is good, or was not looked at
        case 9: return "the certificate is not yet valid";
        case 10: return "the certificate has expired";
        case 18:
        case 19:
        case 20:
        case 21: return "the certificate's authority is unknown";
        default: break;
        }
    }
    if (code == CURLE_COULDNT_CONNECT && curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &number) == CURLE_OK && number != 0)
        return std::generic_category().message(static_cast<int>(number));
    if (curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &number) == CURLE_OK && number / 100 > 2)
        return "the proxy refused: " + std::to_string(number);
    return curl_easy_strerror(code);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
