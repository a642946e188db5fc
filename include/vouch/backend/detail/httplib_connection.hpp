// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_CONNECTION_HPP
#include <vouch/backend/detail/httplib_reply.hpp>
#include <vouch/backend/detail/httplib_settings.hpp>
#include <vouch/backend/detail/open_socket.hpp>
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/resolver.hpp>
#include <vouch/backend/detail/socket_copy.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/backend/detail/tunnel.hpp>
#include <vouch/backend/detail/watchdog.hpp>
#include <vouch/backend/detail/without_sigpipe.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/freed_by.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/origin.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fcntl.h>
#include <httplib.h>
#include <memory>
#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A client of cpp-httplib for one origin, which has at most one connection.
///
/// cpp-httplib knows no deadline, may send a request a second time over a new connection, and takes bytes that were left over for
/// the next response. Its hooks for sockets and OpenSSL's for handshakes let this class prevent all three. Its version 0.11 hangs
/// for ever, in a lock that it holds already, where a proxy refuses a tunnel and closes: this class asks for the tunnel itself.
class httplib_connection {
public:
    /// `origin_text` is the text of `origin` as requests spell it.
    ///
    /// Lifetime: refers to `settings`.
    httplib_connection(std::string_view origin_text, http::origin const& origin, httplib_settings const& settings)
        : settings_(settings), text_(origin_text), origin_(origin), proxy_(settings.proxy_for(origin)), host_(bare_host(origin))
    {
        if (!origin.socket_path().empty())
            client_ = std::make_unique<::httplib::Client>(origin.socket_path(), origin.port());
        else if (origin.is_secure())
            client_ = std::make_unique<::httplib::Client>("https://" + origin.host() + ':' + std::to_string(next_hop().port()));
        else
            client_ = std::make_unique<::httplib::Client>(host_, origin.port());
        settings.configure(*client_);
        set_up(*client_);
        if (origin.is_secure())
            is_valid_ = set_up_tls();
    }
    httplib_connection(httplib_connection const&) = delete;
    auto operator=(httplib_connection const&) -> httplib_connection& = delete;
    ~httplib_connection()
    {
        if (process_ != ::getpid() && is_open()) // a child says nothing on the connection of its parent
            settings_.replace(client_->socket());
        without_sigpipe const quiet;
        client_.reset();
    }

    /// Sends a request without a fault, over the connection or a new one.
    [[nodiscard]] auto send(http::request const& request, watchdog& owner, patience const& limit) -> http::transport_result
    {
        has_begun_ = false;
        if (!is_valid_)
            return not_sent(http::transport_reason::tls, "this version of cpp-httplib cannot verify the host");
        watchdog::watch watch(owner, limit);
        std::vector<std::string> addresses(1);
        if (!is_open()) {
            auto found = find_addresses(limit);
            if (auto* const failed = std::get_if<http::transport_error>(&found))
                return std::move(*failed);
            addresses = std::get<std::vector<std::string>>(std::move(found));
        }
        return exchange(request, watch, addresses);
    }

    [[nodiscard]] auto origin() const noexcept -> std::string const& { return text_; }
    /// Returns true if the connection can carry another request.
    [[nodiscard]] auto is_reusable() const noexcept -> bool { return reusable_; }
    /// Returns true if cpp-httplib has been asked to send the last request.
    [[nodiscard]] auto has_begun() const noexcept -> bool { return has_begun_; }

    /// Returns true if the connection is open and holds no unexpected byte, in the TLS engine or in the socket.
    [[nodiscard]] auto is_quiet() -> bool
    {
        if (!is_open() || !handshaken_)
            return is_open() && !origin_.is_secure() && socket_.is_quiet();
        // session tickets are taken: servers send them unasked (RFC 8446 section 4.6.1)
        int const flags = ::fcntl(socket_.handle(), F_GETFL);
        ::fcntl(socket_.handle(), F_SETFL, flags | O_NONBLOCK);
        SSL_set_mode(tls_.get(), SSL_MODE_AUTO_RETRY);
        ERR_clear_error();
        char byte{};
        std::size_t size = 0;
        int const result = SSL_peek_ex(tls_.get(), &byte, 1, &size);
        bool const quiet =
            result != 1 && SSL_get_error(tls_.get(), result) == SSL_ERROR_WANT_READ && SSL_has_pending(tls_.get()) == 0;
        ::fcntl(socket_.handle(), F_SETFL, flags);
        return quiet && socket_.is_quiet();
    }

private:
    using address_result = std::variant<std::vector<std::string>, http::transport_error>;
    static constexpr std::chrono::hours no_limit{24}; // the watchdog has the deadline
    static constexpr std::size_t longest_piece = 64 * 1024;

    [[nodiscard]] auto is_open() const -> bool { return client_->is_socket_open() != 0; }
    // Where connections lead.
    [[nodiscard]] auto next_hop() const noexcept -> http::origin const&
    {
        return proxy_ != nullptr ? proxy_->address() : origin_;
    }

    // What a user has set for these is overwritten.
    template <class Client>
    void set_up(Client& client)
    {
        client.set_keep_alive(true);
        client.set_follow_location(false);
        client.set_compress(false);
        client.set_decompress(false);
        client.set_tcp_nodelay(true);
        if constexpr (requires { client.set_path_encode(false); })
            client.set_path_encode(false);
        else
            client.set_url_encode(false);
        // credentials and headers are the request's; with a digest, cpp-httplib would send a request twice
        client.set_default_headers({});
        client.set_basic_auth("", "");
        client.set_bearer_token_auth("");
        client.set_digest_auth("", "");
        client.set_proxy_basic_auth("", "");
        client.set_proxy_bearer_token_auth("");
        client.set_proxy_digest_auth("", "");
        client.set_proxy("", -1);
        if constexpr (requires { client.set_no_proxy({}); })
            client.set_no_proxy({}); // the proxy's credential would go to the origin
        client.set_logger({});       // it would see keys
        if constexpr (requires { client.set_error_logger({}); })
            client.set_error_logger({});
        client.set_read_timeout(no_limit);
        client.set_write_timeout(no_limit);
        if (!origin_.socket_path().empty())
            client.set_address_family(AF_UNIX);
        client.set_socket_options([this](auto socket) { take_socket(socket); });
    }

    [[nodiscard]] auto set_up_tls() -> bool
    {
        auto* const context = context_of(*client_);
        if (context == nullptr || !settings_.apply(*context, host_))
            return false;
        SSL_CTX_set_ex_data(context, index(), this);
        SSL_CTX_set_info_callback(context, [](SSL const* tls, int event, int value) {
            auto* const self = static_cast<httplib_connection*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(tls), index()));
            self->take_tls_event(const_cast<SSL*>(tls), event, value);
        });
        [](auto& client) {
            client.set_ca_cert_path("", httplib_settings::no_folder);
            client.enable_server_certificate_verification(true);
            if constexpr (requires { client.enable_server_hostname_verification(true); })
                client.enable_server_hostname_verification(true);
        }(*client_);
        return true;
    }

    template <class Client>
    [[nodiscard]] static auto context_of(Client& client) -> SSL_CTX*
    {
        if constexpr (requires { client.tls_context(); })
            return static_cast<SSL_CTX*>(client.tls_context());
        else
            return client.ssl_context();
    }

    [[nodiscard]] static auto index() -> int
    {
        static int const made = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
        return made;
    }

    // cpp-httplib has made a socket, which it connects next.
    void take_socket(int socket)
    {
        if (std::exchange(may_connect_, false)) {
            watch_->guard(-1);
            socket_ = socket_copy(socket);
            if (socket_.handle() >= 0 && watch_->guard(socket_.handle()))
                return;
        }
        settings_.replace(socket); // connecting fails
    }

    void take_tls_event(SSL* tls, int event, int value)
    {
        // OpenSSL calls a connection that ended a record that it cannot decode
        if (int const alert = value & 0xff;
            (event & SSL_CB_ALERT) != 0 && alert != SSL_AD_CLOSE_NOTIFY && alert != SSL_AD_DECODE_ERROR)
            alerted_ = true;
        if ((event & SSL_CB_HANDSHAKE_START) != 0 && tls != tls_.get()) {
            SSL_up_ref(tls);
            tls_.reset(tls);
            // cpp-httplib verifies after the handshake, when the server has seen the client's certificate
            SSL_set_verify(tls, SSL_VERIFY_PEER, SSL_get_verify_callback(tls));
            if (is_address(host_)) // RFC 6066 section 3: the server name is never an IP address
                SSL_ctrl(tls, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, nullptr); // the macro has a C cast
            if (proxy_ != nullptr)
                open_tunnel(SSL_get_fd(tls));
        }
        if ((event & SSL_CB_HANDSHAKE_DONE) != 0)
            handshaken_ = true;
    }

    // Has the proxy open a tunnel on the connection, which has carried no byte yet.
    void open_tunnel(int socket) noexcept
    {
        try {
            stream_socket copy(::fcntl(socket, F_DUPFD_CLOEXEC, 0));
            tunnel_fault_ = ask_for_tunnel(copy, proxy_->request_for(origin_), watch_->limit());
        } catch (std::exception const&) { // OpenSSL has called this, and is C
            tunnel_fault_ = not_sent(http::transport_reason::connect, "no memory");
        }
        if (tunnel_fault_)
            settings_.replace(socket); // the handshake fails
    }

    // The addresses of the server or the proxy; one empty text for a socket of this machine.
    [[nodiscard]] auto find_addresses(patience const& limit) const -> address_result
    {
        if (!origin_.socket_path().empty())
            return std::vector<std::string>(1);
        auto found = resolve(bare_host(next_hop()), next_hop().port(), limit);
        if (auto* const failed = std::get_if<http::transport_error>(&found))
            return std::move(*failed);
        std::vector<std::string> numbers;
        for (auto const& each : std::get<0>(found)) {
            std::array<char, 128> number{};
            if (::getnameinfo(reinterpret_cast<sockaddr const*>(&each.address), each.size, number.data(), number.size(), nullptr,
                              0, NI_NUMERICHOST) == 0)
                numbers.emplace_back(number.data());
        }
        if (numbers.empty())
            return not_sent(http::transport_reason::connect, "the name has no address");
        return numbers;
    }

    [[nodiscard]] auto exchange(http::request const& request, watchdog::watch& watch, std::vector<std::string> const& addresses)
        -> http::transport_result
    {
        httplib_reply reply(request);
        auto message = to_message(request, reply);
        watch_ = &watch;
        kept_ = is_open();
        reusable_ = false;
        answered_early_ = false;
        unsent_ = request.body.size();
        auto const received = kept_ ? bytes_received(socket_.handle()) : std::nullopt;
        if (kept_)
            watch.guard(socket_.handle(), received); // it is quiet
        ::httplib::Response response;
        auto error = no_error;
        bool answered = false;
        for (std::size_t next = 0; next < addresses.size(); ++next) {
            if (!kept_)
                prepare_to_connect(addresses[next], watch, addresses.size() - next);
            answered = perform(message, response, error);
            if (answered || !is_connect_error(error) || watch.check() != watchdog::verdict::none)
                break;
        }
        may_connect_ = false;
        for (auto& header : message.headers)
            vouch::detail::wipe(header.second);
        auto const verdict = watch.finish();
        auto result = verdict != watchdog::verdict::none
                          ? ended(verdict, answered ? http::delivery::maybe_sent : delivery_after(error))
                          : judge(answered, std::move(reply), response, error, received);
        watch_ = nullptr;
        return result;
    }

    [[nodiscard]] auto perform(::httplib::Request& message, ::httplib::Response& response, ::httplib::Error& error) -> bool
    {
        without_sigpipe quiet;
        if (origin_.is_secure())
            ERR_clear_error();
        error = no_error;
        has_begun_ = true;
        bool const answered = client_->send(message, response, error);
        if (answered && unsent_ == 0 && !origin_.is_secure()) // a secure connection may have said goodbye
            quiet.all_written();
        return answered;
    }

    void prepare_to_connect(std::string const& address, watchdog::watch const& watch, std::size_t attempts)
    {
        may_connect_ = true;
        handshaken_ = false;
        alerted_ = false;
        if (attempts > 1)
            client_->set_connection_timeout(
                std::chrono::ceil<std::chrono::milliseconds>(watch.limit().deadline() - std::chrono::steady_clock::now()) /
                attempts);
        else
            client_->set_connection_timeout(no_limit);
        tunnel_fault_.reset();
        if (proxy_ != nullptr && !origin_.is_secure())
            client_->set_proxy(address, proxy_->address().port());
        else if (!address.empty())
            client_->set_hostname_addr_map({{host_, address}});
    }

    [[nodiscard]] auto to_message(http::request const& request, httplib_reply& reply) -> ::httplib::Request
    {
        ::httplib::Request made;
        made.method = request.method;
        made.path = request.target;
        made.headers.emplace("Host", authority_);
        for (http::header const& header : request.headers)
            made.headers.emplace(header.name, header.value);
        if (proxy_ != nullptr && !origin_.is_secure() && proxy_->authorization().is_set())
            made.headers.emplace("Proxy-Authorization", proxy_->authorization().reveal());
        made.response_handler = [this, &reply](::httplib::Response const& head) {
            watch_->take_head();
            return reply.take_head(head);
        };
        made.content_receiver = [&reply](char const* bytes, std::size_t size, auto, auto) {
            return reply.take_body(bytes, size);
        };
        if (!request.body.empty()) { // a body in the message would be copied, and get a media type
            made.content_length_ = request.body.size();
            made.content_provider_ = [this, &request](std::size_t offset, std::size_t left, ::httplib::DataSink& to) {
                auto const size = (std::min)(left, longest_piece);
                answered_early_ = answered_early_ || !is_quiet();
                unsent_ = left - size;
                to.write(request.body.data() + offset, size);
                return true; // cpp-httplib has noticed if this failed
            };
        }
        return made;
    }

    [[nodiscard]] auto judge(bool answered, httplib_reply&& reply, ::httplib::Response const& response, ::httplib::Error error,
                             std::optional<std::uint64_t> received) -> http::transport_result
    {
        if (tunnel_fault_)
            return *std::move(tunnel_fault_);
        if (answered && !reply.has_head())
            (void)reply.take_head(response);
        if (answered)
            reply.take_end(response);
        if (reply.fault())
            return *reply.fault();
        if (!answered && !reply.is_done())
            return failure(error, reply, received);
        if (reply.ends_with_connection() && !reply.is_done() && tls_ != nullptr &&
            (SSL_get_shutdown(tls_.get()) & SSL_RECEIVED_SHUTDOWN) == 0)
            return http::transport_error{http::transport_reason::reset, http::delivery::maybe_sent, "the connection ended"};
        reusable_ =
            reply.keep_alive() && unsent_ == 0 && !answered_early_ && (tls_ == nullptr || SSL_has_pending(tls_.get()) == 0);
        return std::move(reply).take();
    }

    [[nodiscard]] auto failure(::httplib::Error error, httplib_reply const& reply, std::optional<std::uint64_t> received) const
        -> http::transport_error
    {
        auto const code = origin_.is_secure() ? ERR_peek_error() : 0;
        bool const broke_tls = alerted_ || is_tls_fault(code);
        if (delivery_after(error) == http::delivery::not_sent) {
            if (broke_tls)
                return not_sent(http::transport_reason::tls, tls_failure(code));
            if (tls_ != nullptr && !is_connect_error(error))
                return not_sent(http::transport_reason::reset, "the connection ended during the TLS handshake");
            return not_sent(http::transport_reason::connect, "cpp-httplib: " + to_string(error));
        }
        http::transport_error made{.reason = broke_tls ? http::transport_reason::tls : http::transport_reason::reset,
                                   .delivery = http::delivery::maybe_sent,
                                   .detail = broke_tls                         ? tls_failure(code)
                                             : error == ::httplib::Error::Read ? "cpp-httplib could not read a whole response"
                                                                               : "cpp-httplib: " + to_string(error)};
        made.kept = kept_ && !broke_tls && !reply.has_head() && heard_nothing_since(received);
        return made;
    }

    // Some versions of cpp-httplib take errors out of OpenSSL's queue; some put those of a goodbye on a failed socket into it.
    [[nodiscard]] static auto is_tls_fault(unsigned long code) -> bool
    {
        auto const reason = ERR_GET_REASON(code);
        return code != 0 && reason != SSL_R_UNEXPECTED_EOF_WHILE_READING && reason != SSL_R_SHUTDOWN_WHILE_IN_INIT &&
               reason != SSL_R_APPLICATION_DATA_AFTER_CLOSE_NOTIFY;
    }

    [[nodiscard]] auto tls_failure(unsigned long code) const -> std::string
    {
        if (auto const verdict = tls_ != nullptr ? SSL_get_verify_result(tls_.get()) : X509_V_OK; verdict != X509_V_OK)
            return X509_verify_cert_error_string(verdict);
        auto const* const text = ERR_reason_error_string(code);
        return text != nullptr ? text : "TLS failed";
    }

    [[nodiscard]] static auto is_address(std::string const& host) -> bool { return parse_address(host, 0).has_value(); }

    // Returns true if the server has sent nothing since, or no more than the end of TLS.
    [[nodiscard]] auto heard_nothing_since(std::optional<std::uint64_t> received) const -> bool
    {
        constexpr std::uint64_t end = 1;      // the kernel counts the end of the connection as a byte
        constexpr std::uint64_t goodbye = 31; // at most; a record with one byte of a response has 23, and one more follows it
        auto const now = bytes_received(socket_.handle());
        if (!received || !now)
            return false;
        bool const said_goodbye = tls_ != nullptr && (SSL_get_shutdown(tls_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
        return *now - *received <= end + (said_goodbye ? goodbye : 0);
    }

    static constexpr ::httplib::Error no_error{}; // its first enumerator is a macro of X11

    [[nodiscard]] auto delivery_after(::httplib::Error error) const -> http::delivery
    {
        bool const connected = kept_ || (origin_.is_secure() ? handshaken_ && !is_tls_error(error) : !is_connect_error(error));
        return connected ? http::delivery::maybe_sent : http::delivery::not_sent;
    }

    // No error stands for a socket that could not be made.
    [[nodiscard]] static auto is_connect_error(::httplib::Error error) -> bool
    {
        using enum ::httplib::Error;
        return error == no_error || error == Connection || error == BindIPAddress || error == ConnectionTimeout;
    }
    template <class Error>
    [[nodiscard]] static auto is_tls_error(Error error) -> bool
    {
        if constexpr (requires { Error::SSLServerHostnameVerification; })
            if (error == Error::SSLServerHostnameVerification)
                return true;
        return error == Error::SSLConnection || error == Error::SSLLoadingCerts || error == Error::SSLServerVerification;
    }

    [[nodiscard]] static auto ended(watchdog::verdict verdict, http::delivery delivery) -> http::transport_error
    {
        switch (verdict) {
        case watchdog::verdict::cancelled: return {http::transport_reason::cancelled, delivery, "the call was cancelled"};
        case watchdog::verdict::head_too_long:
            return {http::transport_reason::protocol, delivery, "the head of the response is too long"};
        case watchdog::verdict::none:
        case watchdog::verdict::late: break;
        }
        return {http::transport_reason::timeout, delivery, "the deadline passed"};
    }

    httplib_settings const& settings_;
    pid_t process_ = ::getpid();
    std::string text_;
    http::origin origin_;
    std::string authority_ = origin_.authority();
    http_proxy const* proxy_; // null where none serves the origin
    std::string host_;
    std::unique_ptr<::httplib::Client> client_;
    std::unique_ptr<SSL, vouch::detail::freed_by<&SSL_free>> tls_; // of the last handshake, shared with cpp-httplib
    socket_copy socket_;                                           // of the last connection
    watchdog::watch* watch_ = nullptr;                             // of the current call
    std::optional<http::transport_error> tunnel_fault_;            // why there is no tunnel for the last connection
    bool is_valid_ = true;
    bool may_connect_ = false; // cpp-httplib may make one connection
    bool handshaken_ = false;
    bool alerted_ = false;        // one side has told the other of a fault of TLS
    bool kept_ = false;           // the current call began with an open connection
    std::size_t unsent_ = 0;      // of the body
    bool answered_early_ = false; // the server answered before it had the body, of which it may skip the rest
    bool reusable_ = false;
    bool has_begun_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
