// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_CERTIFICATE_HPP
#define VOUCH_TESTING_DETAIL_CERTIFICATE_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/freed_by.hpp>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>

namespace vouch::inline VOUCH_ABI::testing::detail {

using key_handle = std::unique_ptr<EVP_PKEY, vouch::detail::freed_by<&EVP_PKEY_free>>;
using certificate_handle = std::unique_ptr<X509, vouch::detail::freed_by<&X509_free>>;

/// A certificate with its key.
struct identity {
    certificate_handle certificate;
    key_handle key;
};

/// A private certificate authority. Its key is made when it is, so that none is kept in a file.
class authority {
public:
    explicit authority(char const* name) : own_{make(name, -60, 3600)}
    {
        add_extension(*own_.certificate, NID_basic_constraints, "critical,CA:TRUE");
        add_extension(*own_.certificate, NID_key_usage, "critical,keyCertSign");
        sign(*own_.certificate);
    }

    [[nodiscard]] auto pem() const -> std::string
    {
        std::unique_ptr<BIO, vouch::detail::freed_by<&BIO_free>> const memory(BIO_new(BIO_s_mem()));
        PEM_write_bio_X509(memory.get(), own_.certificate.get());
        char* data = nullptr;
        auto const size = BIO_get_mem_data(memory.get(), &data);
        return {data, static_cast<std::size_t>(size)};
    }

    /// The identity of a server for `names`, "DNS:localhost,IP:127.0.0.1", valid between two times in seconds from now.
    [[nodiscard]] auto issue(char const* names, long from, long until) const -> identity
    {
        auto made = make("vouch testing", from, until);
        X509_set_issuer_name(made.certificate.get(), X509_get_subject_name(own_.certificate.get()));
        add_extension(*made.certificate, NID_subject_alt_name, names);
        sign(*made.certificate);
        return made;
    }

private:
    static auto make(char const* subject, long from, long until) -> identity
    {
        static std::atomic<long> serial = 0;
        identity made{certificate_handle(X509_new()), make_key()};
        X509* const certificate = made.certificate.get();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(certificate), from);
        X509_gmtime_adj(X509_getm_notAfter(certificate), until);
        X509_set_pubkey(certificate, made.key.get());
        auto* const name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(subject), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        return made;
    }

    static auto make_key() -> key_handle
    {
        std::unique_ptr<EVP_PKEY_CTX, vouch::detail::freed_by<&EVP_PKEY_CTX_free>> const maker(
            EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nullptr));
        EVP_PKEY* made = nullptr;
        if (!maker || EVP_PKEY_keygen_init(maker.get()) != 1 ||
            EVP_PKEY_CTX_set_ec_paramgen_curve_nid(maker.get(), NID_X9_62_prime256v1) != 1 ||
            EVP_PKEY_keygen(maker.get(), &made) != 1)
            throw std::runtime_error("OpenSSL makes no key for a server of vouch::testing");
        return key_handle(made);
    }

    static void add_extension(X509& to, int id, char const* value)
    {
        std::unique_ptr<X509_EXTENSION, vouch::detail::freed_by<&X509_EXTENSION_free>> const made(
            X509V3_EXT_conf_nid(nullptr, nullptr, id, value));
        X509_add_ext(&to, made.get(), -1);
    }

    void sign(X509& certificate) const { X509_sign(&certificate, own_.key.get(), EVP_sha256()); }

    identity own_;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
