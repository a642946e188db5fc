// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_CERTIFICATE_HPP
#define VOUCH_TESTS_SUPPORT_CERTIFICATE_HPP
#include <vouch/core/freed_by.hpp>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace support {

template <class Type, auto Free>
using owned = std::unique_ptr<Type, vouch::detail::freed_by<Free>>;

/// A certificate and its key, as PEM texts.
struct identity {
    std::string certificate_pem;
    std::string key_pem;
};

/// A certificate authority that is created when a test starts, so that no key is kept in the repository.
class authority {
public:
    explicit authority(char const* name = "vouch test authority")
        : key_(make_key()), certificate_(make_certificate(*key_, name, -60, 3600))
    {
        add_extension(*certificate_, NID_basic_constraints, "critical,CA:TRUE");
        add_extension(*certificate_, NID_key_usage, "critical,keyCertSign");
        sign(*certificate_);
    }

    /// An authority that this one has certified.
    [[nodiscard]] auto delegate(char const* name) const -> authority
    {
        authority made(name);
        X509_set_issuer_name(made.certificate_.get(), X509_get_subject_name(certificate_.get()));
        sign(*made.certificate_);
        return made;
    }

    [[nodiscard]] auto pem() const -> std::string
    {
        return text([&](BIO* to) { PEM_write_bio_X509(to, certificate_.get()); });
    }

    /// The identity of a server for `names`, "DNS:localhost,IP:127.0.0.1", valid between two times in seconds from now.
    [[nodiscard]] auto issue(std::string const& names, long from = -60, long until = 3600,
                             char const* subject = "vouch test") const -> identity
    {
        auto const key = make_key();
        auto const certificate = make_certificate(*key, subject, from, until);
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
        if (!names.empty())
            add_extension(*certificate, NID_subject_alt_name, names.c_str());
        sign(*certificate);
        return {text([&](BIO* to) { PEM_write_bio_X509(to, certificate.get()); }),
                text([&](BIO* to) { PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); })};
    }

private:
    using key_handle = owned<EVP_PKEY, &EVP_PKEY_free>;
    using certificate_handle = owned<X509, &X509_free>;

    static auto make_key() -> key_handle
    {
        owned<EVP_PKEY_CTX, &EVP_PKEY_CTX_free> const maker(EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nullptr));
        EVP_PKEY* made = nullptr;
        if (!maker || EVP_PKEY_keygen_init(maker.get()) != 1 ||
            EVP_PKEY_CTX_set_ec_paramgen_curve_nid(maker.get(), NID_X9_62_prime256v1) != 1 ||
            EVP_PKEY_keygen(maker.get(), &made) != 1)
            throw std::runtime_error("OpenSSL made no key");
        return key_handle(made);
    }

    static auto make_certificate(EVP_PKEY& of, char const* subject, long from, long until) -> certificate_handle
    {
        static long serial = 0;
        certificate_handle made(X509_new());
        X509_set_version(made.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), from);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), until);
        X509_set_pubkey(made.get(), &of);
        auto* const name = X509_get_subject_name(made.get());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(subject), -1, -1, 0);
        X509_set_issuer_name(made.get(), name);
        return made;
    }

    static void add_extension(X509& to, int id, char const* value)
    {
        owned<X509_EXTENSION, &X509_EXTENSION_free> const extension(X509V3_EXT_conf_nid(nullptr, nullptr, id, value));
        X509_add_ext(&to, extension.get(), -1);
    }

    void sign(X509& one) const { X509_sign(&one, key_.get(), EVP_sha256()); }

    template <class Write>
    static auto text(Write write) -> std::string
    {
        owned<BIO, &BIO_free> const memory(BIO_new(BIO_s_mem()));
        write(memory.get());
        char* data = nullptr;
        auto const size = BIO_get_mem_data(memory.get(), &data);
        return {data, static_cast<std::size_t>(size)};
    }

    key_handle key_;
    certificate_handle certificate_;
};

} // namespace support
#endif
