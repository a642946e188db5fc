// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_TLS_SERVER_HPP
#define VOUCH_TESTS_SUPPORT_TLS_SERVER_HPP
#include <support/certificate.hpp>
#include <support/scripted_server.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <functional>
#include <string>

namespace support {

using tls_stream = boost::asio::ssl::stream<tcp::socket&>;

/// The authority whose certificates the tests trust.
inline auto trusted() -> authority const&
{
    static authority const made;
    return made;
}

/// A script of a `scripted_server` that performs the handshake as `identity`, then runs a script over TLS.
inline auto over_tls(identity const& identity, std::function<void(tls_stream&)> script, int max_version = TLS1_3_VERSION)
    -> std::function<void(tcp::socket&)>
{
    return [=](tcp::socket& socket) {
        namespace ssl = boost::asio::ssl;
        ssl::context context(ssl::context::tls_server);
        context.use_certificate_chain(boost::asio::buffer(identity.certificate_pem));
        context.use_private_key(boost::asio::buffer(identity.key_pem), ssl::context::pem);
        SSL_CTX_set_max_proto_version(context.native_handle(), max_version);
        tls_stream stream(socket, context);
        boost::system::error_code error;
        stream.handshake(ssl::stream_base::server, error);
        if (!error)
            script(stream);
    };
}

/// The https origin of a server on this machine, under a name of it.
inline auto secure_origin(scripted_server const& server, std::string const& host = "localhost") -> std::string
{
    return "https://" + host + ':' + std::to_string(server.port());
}

} // namespace support
#endif
