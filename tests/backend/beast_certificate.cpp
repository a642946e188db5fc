// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <support/attempt.hpp>
#include <support/certificate.hpp>
#include <support/scripted_server.hpp>
#include <support/tls_server.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <unistd.h>
#include <utility>

// Certificates by which a client says who it is.
namespace {

using support::ask;
using support::authority;
using support::error_of;
using support::response_of;
using support::scripted_server;
using support::secure_origin;
using support::tcp;
using support::trusted;

[[maybe_unused]] int const no_system_authorities = setenv("SSL_CERT_FILE", "/dev/null", 1);

// A file with a text that lives as long as this object.
class text_file {
public:
    explicit text_file(std::string const& text)
    {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("vouch_client_" + std::to_string(::getpid()) + "_" + std::to_string(++count) + ".pem");
        std::ofstream(path_) << text;
    }
    text_file(text_file const&) = delete;
    auto operator=(text_file const&) -> text_file& = delete;
    ~text_file() { std::filesystem::remove(path_); }

    [[nodiscard]] auto path() const -> std::string { return path_.string(); }

private:
    std::filesystem::path path_;
};

auto name_of_peer(support::tls_stream& stream) -> std::string
{
    support::owned<X509, &X509_free> const certificate(SSL_get1_peer_certificate(stream.native_handle()));
    char name[64]{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
    return name;
}

// A script that demands a certificate of `clients`, and answers with the name in it.
auto demanding(authority const& clients, int version) -> std::function<void(tcp::socket&)>
{
    return [identity = trusted().issue("DNS:localhost"), pem = clients.pem(), version](tcp::socket& socket) {
        namespace ssl = boost::asio::ssl;
        ssl::context context(ssl::context::tls_server);
        context.use_certificate_chain(boost::asio::buffer(identity.certificate_pem));
        context.use_private_key(boost::asio::buffer(identity.key_pem), ssl::context::pem);
        context.add_certificate_authority(boost::asio::buffer(pem));
        context.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
        SSL_CTX_set_max_proto_version(context.native_handle(), version);
        support::tls_stream stream(socket, context);
        boost::system::error_code error;
        stream.handshake(ssl::stream_base::server, error);
        while (!error && !support::read_head(stream).empty()) {
            auto const name = name_of_peer(stream);
            support::write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(name.size()) + "\r\n\r\n" + name);
        }
    };
}

auto options_with(std::string certificate_file, std::string key_file) -> vouch::backend::beast_options
{
    return {.ca_pem = trusted().pem(),
            .system_authorities = false,
            .certificate_file = std::move(certificate_file),
            .key_file = std::move(key_file)};
}

// The PEM of a key that only a password opens.
auto encrypted(std::string const& key_pem) -> std::string
{
    support::owned<BIO, &BIO_free> const from(BIO_new_mem_buf(key_pem.data(), static_cast<int>(key_pem.size())));
    support::owned<EVP_PKEY, &EVP_PKEY_free> const key(PEM_read_bio_PrivateKey(from.get(), nullptr, nullptr, nullptr));
    support::owned<BIO, &BIO_free> const to(BIO_new(BIO_s_mem()));
    std::string password = "kanarek-7311";
    PEM_write_bio_PrivateKey(to.get(), key.get(), EVP_aes_128_cbc(), reinterpret_cast<unsigned char*>(password.data()),
                             static_cast<int>(password.size()), nullptr, nullptr);
    char* data = nullptr;
    auto const size = BIO_get_mem_data(to.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace

TEST_CASE("beast: a server that demands a certificate gets it, by TLS 1.2 and 1.3")
{
    authority const clients("vouch test clients");
    auto const identity = clients.issue("", -60, 3600, "client 7");
    text_file const certificate(identity.certificate_pem);
    text_file const key(identity.key_pem);
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        scripted_server const server(demanding(clients, version));
        {
            vouch::backend::beast net(options_with(certificate.path(), key.path()));
            CHECK(response_of(net.send(ask("GET", secure_origin(server)))).body == "client 7");
            CHECK(response_of(net.send(ask("PUT", secure_origin(server)))).body == "client 7");
        }
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("beast: the certificates between that of the client and its authority are sent too")
{
    authority const root("vouch test root");
    authority const between = root.delegate("vouch test intermediate");
    auto const identity = between.issue("", -60, 3600, "client 8");
    text_file const chain(identity.certificate_pem + between.pem());
    text_file const alone(identity.certificate_pem);
    text_file const key(identity.key_pem);
    scripted_server const server(demanding(root, TLS1_3_VERSION));
    {
        vouch::backend::beast net(options_with(chain.path(), key.path()));
        CHECK(response_of(net.send(ask("GET", secure_origin(server)))).body == "client 8");
        vouch::backend::beast lacking(options_with(alone.path(), key.path()));
        CHECK(error_of(lacking.send(ask("GET", secure_origin(server)))).reason == vouch::http::transport_reason::tls);
    }
}

TEST_CASE("beast: a server that demands a certificate and gets none, or another authority's, is an error of TLS")
{
    authority const clients("vouch test clients");
    auto const identity = authority("vouch test strangers").issue("", -60, 3600, "client 7");
    text_file const certificate(identity.certificate_pem);
    text_file const key(identity.key_pem);
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        scripted_server const server(demanding(clients, version));
        // the server says so while the client sends: whichever is first
        for (int count = 0; count < 20; ++count) {
            vouch::backend::beast nameless({.ca_pem = trusted().pem(), .system_authorities = false});
            vouch::backend::beast stranger(options_with(certificate.path(), key.path()));
            for (auto* const net : {&nameless, &stranger}) {
                auto request = ask("PUT", secure_origin(server));
                request.body.assign(count % 2 == 0 ? 0 : 1'000'000, 'x');
                auto const error = error_of(net->send(request));
                INFO(error.detail);
                CHECK(error.reason == vouch::http::transport_reason::tls);
                if (version == TLS1_2_VERSION)
                    CHECK(error.delivery == vouch::http::delivery::not_sent);
            }
        }
    }
}

TEST_CASE("beast: a certificate or a key that cannot be used")
{
    using failure = boost::system::system_error;
    auto const identity = trusted().issue("", -60, 3600, "client 7");
    text_file const certificate(identity.certificate_pem);
    text_file const key(identity.key_pem);
    text_file const other_key(trusted().issue("").key_pem);
    text_file const locked_key(encrypted(identity.key_pem));
    text_file const nonsense("nonsense");
    CHECK_NOTHROW(vouch::backend::beast(options_with(certificate.path(), key.path())));
    for (auto const& [certificate_file, key_file] : {
             std::pair{certificate.path(), std::string()},
             std::pair{std::string(), key.path()},
             std::pair{std::string("no such file"), key.path()},
             std::pair{certificate.path(), std::string("no such file")},
             std::pair{nonsense.path(), key.path()},
             std::pair{certificate.path(), nonsense.path()},
             std::pair{certificate.path(), other_key.path()},
             std::pair{certificate.path(), locked_key.path()}, // and nobody is asked for the password
             std::pair{key.path(), certificate.path()},
         })
        CHECK_THROWS_AS(vouch::backend::beast(options_with(certificate_file, key_file)), failure);
}
