// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_SETTINGS_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_SETTINGS_HPP
#include <vouch/backend/detail/proxy_options.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/backend/httplib_options.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/freed_by.hpp>
#include <vouch/http/message/origin.hpp>

#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <httplib.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <system_error>
#include <unistd.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

using tls_context = std::unique_ptr<SSL_CTX, vouch::detail::freed_by<&SSL_CTX_free>>;

/// The options of an `httplib` backend, checked and read.
class httplib_settings {
public:
    explicit httplib_settings(httplib_options const& options) : configure_(options.configure)
    {
        if (auto const* const fault = find_proxy_fault(options.proxy, options.proxy_credential))
            refuse(fault);
        proxy_ = http_proxy::of_options(options.proxy, options.proxy_credential);
        nothing_ = ::open("/dev/null", O_RDWR | O_CLOEXEC);
        if (nothing_ < 0)
            throw std::system_error(errno, std::generic_category(), "/dev/null");
        try {
            read_trust(options);
            read_identity(options);
        } catch (...) {
            ::close(nothing_);
            throw;
        }
    }
    httplib_settings(httplib_settings const&) = delete;
    auto operator=(httplib_settings const&) -> httplib_settings& = delete;
    ~httplib_settings() { ::close(nothing_); }

    /// Lets the user set up a client.
    void configure(::httplib::Client& client) const
    {
        if (configure_)
            configure_(client);
    }

    /// Gives trust and identity to the context of a client that will call `host`, a name or an address. Returns false on failure.
    [[nodiscard]] auto apply(SSL_CTX& to, std::string const& host) const -> bool
    {
        SSL_CTX_set_min_proto_version(&to, TLS1_2_VERSION);
        SSL_CTX_set_options(&to, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3: what a server sends may be as private as a key
        SSL_CTX_set_options(&to, SSL_OP_CLEANSE_PLAINTEXT);
#endif
        SSL_CTX_set1_cert_store(&to, SSL_CTX_get_cert_store(tls_.get()));
        // cpp-httplib compares names too, but takes the subject's common name for one (RFC 9525 section 6.1)
        X509_VERIFY_PARAM* const rules = SSL_CTX_get0_param(&to);
        X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
        if (X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) != 1 &&
            X509_VERIFY_PARAM_set1_host(rules, host.data(), host.size()) != 1)
            return false;
        X509* const certificate = SSL_CTX_get0_certificate(tls_.get());
        if (certificate == nullptr)
            return true;
        STACK_OF(X509)* between = nullptr;
        SSL_CTX_get0_chain_certs(tls_.get(), &between);
        return SSL_CTX_use_cert_and_key(&to, certificate, SSL_CTX_get0_privatekey(tls_.get()), between, 1) == 1;
    }

    /// The proxy for an origin; null if none serves it.
    [[nodiscard]] auto proxy_for(http::origin const& origin) const noexcept -> http_proxy const*
    {
        return proxy_ && http_proxy::serves(origin) ? &*proxy_ : nullptr;
    }

    /// Puts an empty file in the place of a library's socket, so that nothing it does with the descriptor reaches the connection.
    void replace(int socket) const noexcept
    {
        ::dup2(nothing_, socket);
        ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    }

private:
    [[noreturn]] static void refuse(char const* what)
    {
        throw std::system_error(std::make_error_code(std::errc::invalid_argument), what);
    }

    void read_trust(httplib_options const& options)
    {
        if (!options.system_authorities && options.ca_file.empty() && options.ca_pem.empty())
            refuse("no certificate authority is trusted");
        if (tls_ == nullptr)
            refuse("no TLS");
        if (options.system_authorities)
            SSL_CTX_set_default_verify_paths(tls_.get());
        if (!options.ca_file.empty() && SSL_CTX_load_verify_locations(tls_.get(), options.ca_file.c_str(), nullptr) != 1)
            refuse("the file of certificate authorities cannot be read");
        X509_STORE* const trusted = SSL_CTX_get_cert_store(tls_.get());
        if (!options.ca_pem.empty() && !add_authorities(*trusted, options.ca_pem))
            refuse("the text of certificate authorities cannot be read");
        // each client will name this folder, so that it does not add the system's authorities; here it is named once for all
        SSL_CTX_load_verify_locations(tls_.get(), nullptr, no_folder);
        ERR_clear_error();
    }

    [[nodiscard]] static auto add_authorities(X509_STORE& to, std::string const& pem) -> bool
    {
        std::unique_ptr<BIO, vouch::detail::freed_by<&BIO_free>> const text(
            BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
        bool added = false;
        for (;;) {
            std::unique_ptr<X509, vouch::detail::freed_by<&X509_free>> const each(
                PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
            if (each == nullptr)
                return added && ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
            if (X509_STORE_add_cert(&to, each.get()) != 1)
                return false;
            added = true;
        }
    }

    void read_identity(httplib_options const& options)
    {
        if (options.certificate_file.empty() != options.key_file.empty())
            refuse("a client certificate needs its key, and a key its certificate");
        if (options.certificate_file.empty())
            return;
        if (SSL_CTX_use_certificate_chain_file(tls_.get(), options.certificate_file.c_str()) != 1)
            refuse("the client certificate cannot be read");
        if (SSL_CTX_use_PrivateKey_file(tls_.get(), options.key_file.c_str(), SSL_FILETYPE_PEM) != 1)
            refuse("the key of the client certificate cannot be read, or belongs to another certificate");
    }

public:
    /// A folder that does not exist.
    static constexpr char const* no_folder = "/dev/null";

private:
    int nothing_ = -1;
    tls_context tls_{SSL_CTX_new(TLS_client_method())};
    std::optional<http_proxy> proxy_{};
    std::function<void(::httplib::Client&)> configure_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
