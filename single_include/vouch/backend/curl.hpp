// vouch 0.1.0, vouch/backend/curl.hpp in one file: written by tools/single_header.py, not by hand
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

// vouch/backend/detail/curl_failure.hpp
#ifndef VOUCH_BACKEND_DETAIL_CURL_FAILURE_HPP
#define VOUCH_BACKEND_DETAIL_CURL_FAILURE_HPP

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

// vouch/core/freed_by.hpp
#ifndef VOUCH_CORE_FREED_BY_HPP
#define VOUCH_CORE_FREED_BY_HPP

namespace vouch::inline VOUCH_ABI::detail {

// Has a `std::unique_ptr` destroy an object by a function of a C library.
template <auto Free>
struct freed_by {
    template <class Type>
    void operator()(Type* object) const noexcept
    {
        Free(object);
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/backend/detail/curl_handle.hpp
#ifndef VOUCH_BACKEND_DETAIL_CURL_HANDLE_HPP
#define VOUCH_BACKEND_DETAIL_CURL_HANDLE_HPP

#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <vector>

#if LIBCURL_VERSION_NUM < 0x075700
#error "vouch needs libcurl 7.87 or newer"
#endif

// The objects of libcurl, owned. The names of its variadic functions stand in parentheses since they are macros too, which check
// what the templates here have checked and which GCC warns of.
namespace vouch::inline VOUCH_ABI::backend::detail {

using curl_easy_handle = std::unique_ptr<CURL, vouch::detail::freed_by<&curl_easy_cleanup>>;
using curl_multi_handle = std::unique_ptr<CURLM, vouch::detail::freed_by<&curl_multi_cleanup>>;
using curl_url_handle = std::unique_ptr<CURLU, vouch::detail::freed_by<&curl_url_cleanup>>;

/// Prepares libcurl as a whole, once; safe beside other threads since libcurl 7.84.
inline void start_curl()
{
    static CURLcode const code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        throw std::bad_alloc(); // no other reason is left once libcurl is linked
}

[[nodiscard]] inline auto make_curl_easy() -> curl_easy_handle
{
    curl_easy_handle made(curl_easy_init());
    if (made == nullptr)
        throw std::bad_alloc();
    return made;
}

[[nodiscard]] inline auto make_curl_multi() -> curl_multi_handle
{
    start_curl();
    curl_multi_handle made(curl_multi_init());
    if (made == nullptr)
        throw std::bad_alloc();
    return made;
}

/// A URL that libcurl need not read again for each request; null if it cannot be read.
[[nodiscard]] inline auto make_curl_url(std::string const& text) -> curl_url_handle
{
    curl_url_handle made(curl_url());
    if (made == nullptr)
        throw std::bad_alloc();
    if (curl_url_set(made.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        made.reset();
    return made;
}

/// Sets an option to a number or a pointer. libcurl copies what a pointer points to only if that is a text.
inline void set_curl(CURL* easy, CURLoption option, long value)
{
    (void)(curl_easy_setopt)(easy, option, value);
}
template <class Type>
void set_curl(CURL* easy, CURLoption option, Type* value)
{
    (void)(curl_easy_setopt)(easy, option, value);
}

/// The header fields of a request as libcurl takes them. Their texts, keys among them, are overwritten in the end.
///
/// libcurl reads the list and owns nothing of it, so that its texts can lie in one buffer, which the next request uses again.
class curl_header_list {
public:
    curl_header_list() = default;
    curl_header_list(curl_header_list const&) = delete;
    auto operator=(curl_header_list const&) -> curl_header_list& = delete;
    ~curl_header_list() { clear(); }

    /// Replaces the fields by `headers`, and keeps libcurl from adding fields of the names `suppressed`.
    void assign(std::span<http::header const> headers, std::span<std::string_view const> suppressed)
    {
        clear();
        std::size_t size = 0;
        for (http::header const& header : headers)
            size += header.name.size() + header.value.size() + 3;
        for (std::string_view const name : suppressed)
            size += name.size() + 2;
        text_.reserve(size);                       // does not grow in steps: that would leave copies of a key behind
        for (http::header const& header : headers) // "name;" is an empty value
            append(header.name, header.value.empty() ? ";" : ": ", header.value);
        for (std::string_view const name : suppressed)
            append(name, ":", "");
        for (std::size_t index = 1; index < list_.size(); ++index)
            list_[index - 1].next = &list_[index];
    }

    /// Overwrites the fields and forgets them.
    void clear()
    {
        vouch::detail::wipe(text_.data(), text_.size());
        text_.clear();
        list_.clear();
    }

    /// Null if there is no field. Valid until the fields change.
    [[nodiscard]] auto get() const noexcept -> curl_slist const* { return list_.empty() ? nullptr : list_.data(); }

private:
    void append(std::string_view name, std::string_view separator, std::string_view value)
    {
        list_.push_back({.data = text_.data() + text_.size(), .next = nullptr});
        text_.append(name).append(separator).append(value).append(1, '\0');
    }

    std::string text_; // its bytes stay where they are while fields are added
    std::vector<curl_slist> list_;
};

/// A handle of libcurl and what it keeps from one request to the next.
struct curl_slot {
    curl_url_handle url{}; ///< of `origin`; `easy` refers to it
    curl_easy_handle easy = make_curl_easy();
    std::string origin{}; ///< the origin for which `easy` is set up; empty before that
    curl_header_list fields{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/basic_credential.hpp
#ifndef VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP
#define VOUCH_BACKEND_DETAIL_BASIC_CREDENTIAL_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` can be a credential for a proxy: "user:password", without control characters.
[[nodiscard]] inline auto is_basic_credential(std::string_view text) noexcept -> bool
{
    return text.find(':') != text.npos && text.find('\t') == text.npos && !vouch::detail::has_control(text);
}

/// The value of an authorization field with a credential, whose copies are all overwritten.
///
/// See: RFC 7617
[[nodiscard]] inline auto basic_authorization(std::string_view credential) -> secret
{
    http::detail::wiped_text text;
    text.reserve(6 + (credential.size() + 2) / 3 * 4);
    text += "Basic ";
    http::detail::append_base64(text, credential);
    return secret(text.view());
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/proxy_options.hpp
#ifndef VOUCH_BACKEND_DETAIL_PROXY_OPTIONS_HPP
#define VOUCH_BACKEND_DETAIL_PROXY_OPTIONS_HPP

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

// vouch/backend/detail/curl_settings.hpp
#ifndef VOUCH_BACKEND_DETAIL_CURL_SETTINGS_HPP
#define VOUCH_BACKEND_DETAIL_CURL_SETTINGS_HPP

#include <fstream>
#include <iterator>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// `curl_options`, looked through once and told to a handle before each attempt.
class curl_settings {
public:
    explicit curl_settings(curl_options options) : options_(std::move(options))
    {
        start_curl();
        bool const is_private = !options_.ca_file.empty() || !options_.ca_pem.empty();
        if (!options_.system_authorities && !is_private)
            refuse("no certificate authority is trusted");
        if (is_private)
            authorities_ = read_authorities();
        if (options_.certificate_file.empty() != options_.key_file.empty())
            refuse("a client certificate needs its key, and a key its certificate");
        if (!options_.certificate_file.empty()) {
            (void)read_file(options_.certificate_file, "the client certificate cannot be read");
            std::string key = read_file(options_.key_file, "the key of the client certificate cannot be read");
            vouch::detail::wipe(key);
        }
        if (auto const* const fault = find_proxy_fault(options_.proxy, options_.proxy_credential))
            refuse(fault);
        if (auto const proxy = http::origin::parse(options_.proxy))
            proxy_ = "http://" + proxy->host() + ':' + std::to_string(proxy->port()); // without a port libcurl takes 1080
        if (options_.proxy_credential.is_set()) {
            http::header credential{.name = "Proxy-Authorization"};
            credential.value = basic_authorization(options_.proxy_credential.reveal()).reveal();
            proxy_fields_.assign(std::span(&credential, 1), {});
            vouch::detail::wipe(credential.value);
        }
    }

    [[nodiscard]] auto offers_http2() const noexcept -> bool { return options_.http2; }

    /// Returns true if `configure` is to be called before each attempt.
    [[nodiscard]] auto has_configure() const noexcept -> bool { return static_cast<bool>(options_.configure); }

    /// Sets what the caller may choose, then calls `configure`.
    void apply(CURL* easy) const
    {
        if (!authorities_.empty())
            trust_private(easy);
        if (!options_.certificate_file.empty()) {
            set_curl(easy, CURLOPT_SSLCERT, options_.certificate_file.c_str());
            set_curl(easy, CURLOPT_SSLKEY, options_.key_file.c_str());
        }
        set_curl(easy, CURLOPT_PROXY, proxy_.c_str()); // an empty text: none, whatever the environment says
        set_curl(easy, CURLOPT_NOPROXY, "");
        set_curl(easy, CURLOPT_PROXYHEADER, proxy_fields_.get());

        if (options_.configure)
            options_.configure(easy);
    }

private:
    [[noreturn]] static void refuse(char const* what)
    {
        throw std::system_error(std::make_error_code(std::errc::invalid_argument), what);
    }

    static auto read_file(std::string const& path, char const* what) -> std::string
    {
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        if (!file || text.empty())
            refuse(what);
        return text;
    }

    // The private authorities as one text.
    [[nodiscard]] auto read_authorities() const -> std::string
    {
        constexpr std::string_view beginning = "-----BEGIN CERTIFICATE-----";
        std::string all;
        if (!options_.ca_file.empty()) {
            all = read_file(options_.ca_file, "the file of certificate authorities cannot be read");
            if (all.find(beginning) == all.npos)
                refuse("the file of certificate authorities has no certificate");
            all += '\n';
        }
        if (!options_.ca_pem.empty() && options_.ca_pem.find(beginning) == std::string::npos)
            refuse("the text of certificate authorities has no certificate");
        all += options_.ca_pem;
        // those of the system come from a folder, which is searched for one name, or else from a file, which is read as a whole
        auto const* const about = curl_version_info(CURLVERSION_NOW);
        if (options_.system_authorities && about->capath == nullptr && about->cainfo != nullptr) {
            all += '\n';
            all += read_file(about->cainfo, "the system's certificate authorities cannot be read");
        }
        return all;
    }

    void trust_private(CURL* easy) const
    {
        curl_blob blob{.data = const_cast<char*>(authorities_.data()), .len = authorities_.size(), .flags = CURL_BLOB_NOCOPY};
        set_curl(easy, CURLOPT_CAINFO_BLOB, &blob);
        if (!options_.system_authorities)
            set_curl(easy, CURLOPT_CAPATH, static_cast<char const*>(nullptr));
    }

    curl_options options_;
    std::string authorities_; // PEM; empty if libcurl's own are the only ones
    std::string proxy_;
    curl_header_list proxy_fields_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/curl_sockets.hpp
#ifndef VOUCH_BACKEND_DETAIL_CURL_SOCKETS_HPP
#define VOUCH_BACKEND_DETAIL_CURL_SOCKETS_HPP

#include <algorithm>
#include <array>
#include <cstdint>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The sockets that libcurl has open.
///
/// libcurl uses a kept connection again on which unexpected bytes have come, and takes them for the response to the next
/// request. It uses a connection of HTTP/2 again that the server has ended with a GOAWAY (RFC 9113 section 6.8). And when
/// it ends it sends closing messages on connections, in a forked child also on those of the parent.
class curl_sockets {
public:
    /// Opens a socket for `user`, the request that will go over it.
    [[nodiscard]] auto open(curl_sockaddr const& address, void const* user) -> curl_socket_t
    {
        auto const made = ::socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
        if (made >= 0)
            open_.push_back({made, state::busy, user, address.family == AF_UNIX ? std::optional(0) : std::nullopt, {user}});
        return made;
    }

    static auto close(void* self, curl_socket_t socket) -> int
    {
        std::erase_if(static_cast<curl_sockets*>(self)->open_, [&](entry const& each) { return each.socket == socket; });
        return ::close(socket);
    }

    /// The connection of `user` has carried its request. Another one may have followed in the same step of libcurl. Over HTTP/2 a
    /// server may always say something.
    void rest(void const* user, bool is_http2)
    {
        for (entry& each : open_)
            if (std::ranges::find(each.users, user) != each.users.end() && (is_http2 || each.user == user))
                each.state = is_http2 ? state::http2 : state::idle;
    }

    /// The kept connection with this port, 0 for a Unix socket, carries the request of `user`.
    void use(int local_port, void const* user)
    {
        for (entry& each : open_) {
            if (!each.port)
                each.port = port_of(each.socket);
            if (each.port != local_port)
                continue;
            each.users.push_back(user);
            if (each.state == state::http2)
                continue;
            each.state = state::busy;
            each.user = user;
        }
    }

    /// The request of `user` has ended.
    void leave(void const* user)
    {
        for (entry& each : open_)
            std::erase(each.users, user);
    }

    /// Ends the idle connections on which something has come, and those of HTTP/2 that the server has ended, so that libcurl
    /// connects anew.
    void end_noisy()
    {
        idle_.clear();
        for (entry const& each : open_)
            if (each.state == state::idle)
                idle_.push_back({.fd = each.socket, .events = POLLIN, .revents = 0});
            else if (each.state == state::http2 && each.users.empty())
                idle_.push_back({.fd = each.socket, .events = end_of_peer, .revents = 0});
        if (idle_.empty() || ::poll(idle_.data(), static_cast<nfds_t>(idle_.size()), 0) <= 0)
            return;
        for (pollfd const& each : idle_) {
            std::array<char, 4096> bytes;
            bool noisy = false;
            while (each.revents != 0 && ::recv(each.fd, bytes.data(), bytes.size(), MSG_DONTWAIT) > 0)
                noisy = true;
            if (noisy)
                ::shutdown(each.fd, SHUT_RDWR); // what libcurl finds now is the end
        }
    }

    /// Closes a forked child's copies.
    void close_copies()
    {
        for (entry const& each : open_)
            ::close(each.socket);
        open_.clear();
    }

private:
    enum class state : std::uint8_t { busy, idle, http2 };
    struct entry {
        curl_socket_t socket;
        curl_sockets::state state;
        void const* user;
        std::optional<int> port;        // the local one, once it is asked for; 0 for a Unix socket
        std::vector<void const*> users; // over HTTP/2 there may be many
    };

    // The events that tell that the other side sends no more, whatever it has sent before.
#ifdef POLLRDHUP
    static constexpr short end_of_peer = POLLRDHUP | POLLHUP | POLLERR;
#else
    static constexpr short end_of_peer = POLLHUP | POLLERR;
#endif

    // Empty while the socket has none.
    [[nodiscard]] static auto port_of(curl_socket_t socket) -> std::optional<int>
    {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        int port = 0;
        if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            return std::nullopt;
        if (address.ss_family == AF_INET)
            port = ntohs(reinterpret_cast<sockaddr_in const&>(address).sin_port);
        if (address.ss_family == AF_INET6)
            port = ntohs(reinterpret_cast<sockaddr_in6 const&>(address).sin6_port);
        return port != 0 ? std::optional(port) : std::nullopt;
    }

    std::vector<entry> open_;
    std::vector<pollfd> idle_; // what `end_noisy` asks about
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/patience.hpp
#ifndef VOUCH_BACKEND_DETAIL_PATIENCE_HPP
#define VOUCH_BACKEND_DETAIL_PATIENCE_HPP

#include <chrono>
#include <concepts>

// Waiting, and the ends of it that are not what was waited for.
namespace vouch::inline VOUCH_ABI::backend::detail {

using time_point = std::chrono::steady_clock::time_point;

/// How a wait ended.
enum class waited : std::uint8_t {
    ready,     ///< what was waited for has come
    late,      ///< the deadline passed
    cancelled, ///< the caller cancelled the call
};

/// How long a call may wait: until its deadline, or until it is cancelled.
///
/// Lifetime: refers to the stop request that it was made of.
class patience {
public:
    /// How often a wait looks whether its call is cancelled.
    static constexpr std::chrono::milliseconds interval{20};

    patience(time_point deadline) noexcept : deadline_(deadline) {}

    template <http::stop_request Stop>
    patience(time_point deadline, Stop const& stop) noexcept : deadline_(deadline)
    {
        if constexpr (!std::same_as<Stop, http::never_stop>) {
            stop_ = &stop;
            is_requested_ = [](void const* object) -> bool { return static_cast<Stop const*>(object)->stop_requested(); };
        }
    }

    /// The same patience, until an earlier time.
    [[nodiscard]] auto at_most_until(time_point time) const noexcept -> patience
    {
        patience shorter = *this;
        shorter.deadline_ = (std::min)(deadline_, time);
        return shorter;
    }

    [[nodiscard]] auto can_be_cancelled() const noexcept -> bool { return stop_ != nullptr; }
    [[nodiscard]] auto deadline() const noexcept -> time_point { return deadline_; }

    /// Why the call must wait no longer; `ready` if it may.
    [[nodiscard]] auto check(time_point now = std::chrono::steady_clock::now()) const -> waited
    {
        if (stop_ != nullptr && is_requested_(stop_))
            return waited::cancelled;
        return now >= deadline_ ? waited::late : waited::ready;
    }

    /// When a wait that begins now has to `check` again.
    [[nodiscard]] auto next_check(time_point now) const noexcept -> time_point
    {
        return can_be_cancelled() ? (std::min)(deadline_, now + interval) : deadline_;
    }

private:
    time_point deadline_;
    void const* stop_ = nullptr;
    auto (*is_requested_)(void const*) -> bool = nullptr;
};

/// Blocks until one of `sockets` is ready, which its `revents` say, or there is no more patience.
[[nodiscard]] inline auto wait(std::span<pollfd> sockets, patience const& limit) -> waited
{
    using milliseconds = std::chrono::milliseconds;
    for (;;) {
        auto const now = std::chrono::steady_clock::now();
        if (auto const end = limit.check(now); end != waited::ready)
            return end;
        auto const left = limit.next_check(now) - now;
        auto const rounded =
            std::chrono::ceil<milliseconds>((std::min<std::chrono::steady_clock::duration>)(left, std::chrono::hours(1)));
        if (::poll(sockets.data(), static_cast<nfds_t>(sockets.size()), static_cast<int>(rounded.count())) > 0)
            return waited::ready;
    }
}

/// Blocks until one event of a socket, `POLLIN` or `POLLOUT`, or until there is no more patience.
[[nodiscard]] inline auto wait(int socket, short event, patience const& limit) -> waited
{
    pollfd waiting{.fd = socket, .events = event, .revents = 0};
    return wait({&waiting, 1}, limit);
}

[[nodiscard]] inline auto not_sent(http::transport_reason reason, std::string detail) -> http::transport_error
{
    return {.reason = reason, .delivery = http::delivery::not_sent, .detail = std::move(detail)};
}

/// The error of a call whose patience ended before it sent anything. `late` says so of a deadline.
[[nodiscard]] inline auto not_sent(waited end, char const* late) -> http::transport_error
{
    return end == waited::cancelled ? not_sent(http::transport_reason::cancelled, "the call was cancelled")
                                    : not_sent(http::transport_reason::timeout, late);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/request_head.hpp
#ifndef VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP
#define VOUCH_BACKEND_DETAIL_REQUEST_HEAD_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Returns true if `text` is a path and a query without a fragment, and cannot end the request line early (RFC 9112
/// section 3.2.1).
[[nodiscard]] inline auto is_target(std::string_view text) noexcept -> bool
{
    return text.starts_with('/') && vouch::detail::is_visible(text) && text.find(' ') == text.npos && text.find('#') == text.npos;
}

/// Returns an error if the request must not be sent; its text has the name of a header at most.
[[nodiscard]] inline auto find_fault(http::request const& request) -> std::optional<http::transport_error>
{
    using field_fault = http::detail::field_fault;
    constexpr auto fault = [](std::string detail) {
        return http::transport_error{http::transport_reason::protocol, http::delivery::not_sent, std::move(detail)};
    };
    if (!http::detail::is_field_name(request.method)) // a method is a token too
        return fault("the method is not a token");
    if (request.method == "CONNECT")
        return fault("CONNECT asks for a tunnel, not for a response");
    if (!is_target(request.target))
        return fault("the target is not a percent-encoded path");
    if (auto const unsendable = http::detail::find_unsendable(request.headers)) {
        std::string const& name = request.headers[unsendable->position].name;
        switch (unsendable->fault) {
        case field_fault::name: return fault("the name of a header is not a token");
        case field_fault::value: return fault("header " + name + ": the value cannot be sent");
        case field_fault::framing: return fault("header " + name + ": set by the backend");
        case field_fault::repeated: return fault("header " + name + ": stands twice");
        }
    }
    if (!request.trailers.empty())
        return fault("a request with trailers");
    return std::nullopt;
}

/// Writes the bytes before the body of a request without a fault to `head`, which must be empty. `head` does not grow in steps:
/// that would leave copies of a key behind. There is space for `more` bytes after it.
inline void write_head(std::string& head, http::request const& request, std::string_view authority, std::size_t more)
{
    std::string length;
    // RFC 9110 section 8.6: a length of zero is sent if the method expects a body
    bool const expects_body = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (expects_body || !request.body.empty())
        length = std::to_string(request.body.size());

    constexpr std::string_view version = " HTTP/1.1\r\nHost: ";
    constexpr std::string_view length_name = "\r\nContent-Length: ";
    std::size_t size = request.method.size() + 1 + request.target.size() + version.size() + authority.size() + 4 + more;
    for (http::header const& header : request.headers)
        size += header.name.size() + header.value.size() + 4;
    size += length.empty() ? 0 : length_name.size() + length.size();
    head.reserve(size);

    head.append(request.method).append(1, ' ').append(request.target).append(version).append(authority);
    for (http::header const& header : request.headers)
        head.append("\r\n").append(header.name).append(": ").append(header.value);
    if (!length.empty())
        head.append(length_name).append(length);
    head.append("\r\n\r\n");
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/wire/framing.hpp
#ifndef VOUCH_WIRE_FRAMING_HPP
#define VOUCH_WIRE_FRAMING_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Why bytes are no message that a parser reads. No byte after such a fault has a meaning, so the connection ends with it.
enum class framing_fault : std::uint8_t {
    malformed,           // not the grammar of RFC 9112, or its length can be understood in two ways
    start_line_too_long, // beyond message_limits::max_head
    head_too_long,       // head or trailer section beyond max_head or max_fields
    body_too_long,       // beyond max_body
    unknown_coding,      // a transfer coding besides chunked
    unsupported_version, // HTTP/2.0, HTTP/0.9
    truncated,           // the connection ended inside the message
};

// The stable words for a fault.
[[nodiscard]] constexpr auto to_string(framing_fault fault) noexcept -> std::string_view
{
    switch (fault) {
    case framing_fault::malformed: return "malformed message";
    case framing_fault::start_line_too_long: return "start line too long";
    case framing_fault::head_too_long: return "head too long";
    case framing_fault::body_too_long: return "body too long";
    case framing_fault::unknown_coding: return "unknown transfer coding";
    case framing_fault::unsupported_version: return "unsupported version of HTTP";
    case framing_fault::truncated: return "connection ended inside the message";
    }
    return "unknown";
}

// What a message may take up.
struct message_limits {
    std::size_t max_head = 64 * 1024;       // bytes of start line and header section; of the trailer section as well
    std::size_t max_fields = 256;           // fields of a section
    std::size_t max_body = 8 * 1024 * 1024; // bytes without the chunked coding
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/lines.hpp
#ifndef VOUCH_WIRE_DETAIL_LINES_HPP
#define VOUCH_WIRE_DETAIL_LINES_HPP

#include <limits>

// The grammar of single lines, RFC 9112 sections 2.3 to 7.1. The functions get lines without CRLF and control characters.
namespace vouch::inline VOUCH_ABI::wire::detail {

inline constexpr std::uint64_t max_length = (std::numeric_limits<std::uint64_t>::max)();

[[nodiscard]] constexpr auto trim(std::string_view text) noexcept -> std::string_view
{
    constexpr auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

// Reads "HTTP/1.1". A minor version above 1 is a later version of HTTP/1, which is read like 1.1 (RFC 9110 section 2.5).
[[nodiscard]] constexpr auto read_version(std::string_view text, bool& is_1_0) noexcept -> std::optional<framing_fault>
{
    using vouch::detail::is_digit;
    if (text.size() != 8 || !text.starts_with("HTTP/") || !is_digit(text[5]) || text[6] != '.' || !is_digit(text[7]))
        return framing_fault::malformed;
    if (text[5] != '1')
        return framing_fault::unsupported_version;
    is_1_0 = text[7] == '0';
    return std::nullopt;
}

struct request_line {
    std::string_view method{};
    std::string_view target{};
    bool is_1_0 = false;
};

// Reads method SP target SP version, with one space each. A target is visible ASCII; its form is the server's to judge.
[[nodiscard]] constexpr auto read_request_line(std::string_view line, request_line& read) noexcept -> std::optional<framing_fault>
{
    std::size_t const first = line.find(' ');
    std::size_t const last = line.rfind(' ');
    if (first == last) // HTTP/0.9, or no HTTP
        return framing_fault::malformed;
    read.method = line.substr(0, first);
    read.target = line.substr(first + 1, last - first - 1);
    if (!http::detail::is_field_name(read.method) || read.target.empty())
        return framing_fault::malformed;
    for (char const letter : read.target)
        if (letter <= ' ' || letter > '~')
            return framing_fault::malformed;
    return read_version(line.substr(last + 1), read.is_1_0);
}

struct status_line {
    int status = 0;
    bool is_1_0 = false;
};

// Reads version SP status [SP reason]. The grammar has the second space always; servers that send no reason leave it out.
[[nodiscard]] constexpr auto read_status_line(std::string_view line, status_line& read) noexcept -> std::optional<framing_fault>
{
    if (auto const fault = read_version(line.substr(0, 8), read.is_1_0))
        return fault;
    line.remove_prefix(8);
    if (line.size() < 4 || line[0] != ' ' || (line.size() > 4 && line[4] != ' '))
        return framing_fault::malformed;
    for (char const digit : line.substr(1, 3)) {
        if (!vouch::detail::is_digit(digit))
            return framing_fault::malformed;
        read.status = read.status * 10 + (digit - '0');
    }
    return read.status < 100 ? std::optional(framing_fault::malformed) : std::nullopt;
}

// Reads digits, and nothing else, as a number. A larger number than fits is the largest: no body is as long.
[[nodiscard]] constexpr auto read_length(std::string_view digits) noexcept -> std::optional<std::uint64_t>
{
    std::uint64_t value = 0;
    for (char const digit : digits) {
        if (!vouch::detail::is_digit(digit))
            return std::nullopt;
        auto const added = static_cast<std::uint64_t>(digit - '0');
        value = value > (max_length - added) / 10 ? max_length : value * 10 + added;
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

// Takes a token from the front of `text`; returns false if there is none.
[[nodiscard]] constexpr auto take_token(std::string_view& text) noexcept -> bool
{
    std::size_t size = 0;
    while (size != text.size() && http::detail::token_bytes[static_cast<unsigned char>(text[size])])
        ++size;
    text.remove_prefix(size);
    return size != 0;
}

// Takes a quoted string from the front of `text` (RFC 9110 section 5.6.4); returns false if there is none.
[[nodiscard]] constexpr auto take_quoted(std::string_view& text) noexcept -> bool
{
    if (!text.starts_with('"'))
        return false;
    for (std::size_t index = 1; index < text.size(); ++index) {
        if (text[index] == '\\') {
            ++index;
        } else if (text[index] == '"') {
            text.remove_prefix(index + 1);
            return true;
        }
    }
    return false;
}

// Returns true if `text` is the extensions of a chunk, *( BWS ";" BWS name [ BWS "=" BWS value ] ). They mean nothing to us, but
// a line of another form may be understood differently by a proxy (RFC 9112 section 7.1.1).
[[nodiscard]] constexpr auto are_chunk_extensions(std::string_view text) noexcept -> bool
{
    constexpr auto skip_space = [](std::string_view& rest) {
        while (rest.starts_with(' ') || rest.starts_with('\t'))
            rest.remove_prefix(1);
    };
    while (!text.empty()) {
        skip_space(text);
        if (!text.starts_with(';'))
            return false;
        text.remove_prefix(1);
        skip_space(text);
        if (!take_token(text))
            return false;
        std::string_view value = text;
        skip_space(value);
        if (value.starts_with('=')) {
            value.remove_prefix(1);
            skip_space(value);
            if (!take_token(value) && !take_quoted(value))
                return false;
            text = value;
        }
    }
    return true;
}

// Reads the line before a chunk: its size in hexadecimal digits, and extensions.
[[nodiscard]] constexpr auto read_chunk_line(std::string_view line) noexcept -> std::optional<std::uint64_t>
{
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits != line.size() && vouch::detail::hex_value(line[digits]) >= 0; ++digits) {
        auto const added = static_cast<std::uint64_t>(vouch::detail::hex_value(line[digits]));
        size = size > (max_length - added) / 16 ? max_length : size * 16 + added;
    }
    return digits != 0 && are_chunk_extensions(line.substr(digits)) ? std::optional(size) : std::nullopt;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/fields.hpp
#ifndef VOUCH_WIRE_DETAIL_FIELDS_HPP
#define VOUCH_WIRE_DETAIL_FIELDS_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Calls `use` with each item of a list, "a, b" (RFC 9110 section 5.6.1). Empty items are skipped.
template <class Function>
constexpr void for_each_item(std::string_view list, Function use)
{
    while (!list.empty()) {
        std::size_t const end = list.find(',');
        if (std::string_view const item = trim(list.substr(0, end)); !item.empty())
            use(item);
        list.remove_prefix(end == list.npos ? list.size() : end + 1);
    }
}

// What the fields of a head say about the length of its message and about the connection.
struct framing_fields {
    std::optional<std::uint64_t> length{};
    unsigned hosts = 0;
    bool is_host_valid = false; // of the last Host
    unsigned codings = 0;       // fields Transfer-Encoding
    bool is_chunked = false;    // "chunked" and no other coding
    bool is_length_malformed = false;
    bool close = false;
    bool keep_alive = false;

    // Returns true if this is one of the fields that frame a message (http::detail::framing_fields).
    auto note(std::string_view name, std::string_view value) -> bool
    {
        using vouch::detail::equals_ignoring_case;
        switch (name.size()) {
        case 4:
            if (!equals_ignoring_case(name, "Host"))
                return false;
            ++hosts;
            is_host_valid = http::detail::is_host_value(value);
            return true;
        case 10:
            if (!equals_ignoring_case(name, "Connection"))
                return false;
            for_each_item(value, [&](std::string_view option) {
                close = close || equals_ignoring_case(option, "close");
                keep_alive = keep_alive || equals_ignoring_case(option, "keep-alive");
            });
            return true;
        case 14:
            if (!equals_ignoring_case(name, "Content-Length"))
                return false;
            // twice, or "5, 5", is refused also where all values are the same, as RFC 9110 section 8.6 allows
            is_length_malformed = is_length_malformed || length.has_value();
            length = read_length(value);
            is_length_malformed = is_length_malformed || !length;
            return true;
        case 17:
            if (!equals_ignoring_case(name, "Transfer-Encoding"))
                return false;
            is_chunked = ++codings == 1 && equals_ignoring_case(value, "chunked");
            return true;
        default: return false;
        }
    }

    // Returns true if two readers could disagree on the length of the message (RFC 9112 sections 6.1 to 6.3).
    [[nodiscard]] auto is_ambiguous(bool is_1_0) const noexcept -> bool
    {
        return is_length_malformed || (codings != 0 && (length || is_1_0));
    }

    // RFC 9112 section 9.3
    [[nodiscard]] auto keeps_connection(bool is_1_0) const noexcept -> bool { return !close && (!is_1_0 || keep_alive); }
};

// Splits name ":" OWS value OWS. A space before the colon makes a field malformed (RFC 9112 section 5.1).
[[nodiscard]] constexpr auto split_field_line(std::string_view line, std::string_view& name, std::string_view& value) noexcept
    -> bool
{
    std::size_t const colon = line.find(':');
    if (colon == line.npos)
        return false;
    name = line.substr(0, colon);
    value = trim(line.substr(colon + 1));
    return http::detail::is_field_name(name);
}

// Wipes the values of headers, which may hold credentials.
inline void wipe_values(std::vector<http::header>& headers)
{
    for (http::header& header : headers)
        vouch::detail::wipe(header.value);
}

// Adds a field. A vector that grows by itself would leave short values in freed memory.
inline void add_field(std::vector<http::header>& headers, std::string_view name, std::string_view value)
{
    if (headers.size() == headers.capacity()) {
        std::vector<http::header> larger;
        larger.reserve(headers.empty() ? 12 : 2 * headers.size());
        for (http::header const& header : headers)
            larger.push_back(header);
        wipe_values(headers);
        headers = std::move(larger);
    }
    http::header& added = headers.emplace_back();
    added.name = name;
    added.value = value;
}

// Adds the field of a line of a response, or of a trailer section. A line that begins with a space continues the field before it
// (RFC 9112 section 5.2), which only a client accepts.
[[nodiscard]] inline auto add_line(std::vector<http::header>& headers, std::string_view line, bool may_continue) -> bool
{
    if (line.starts_with(' ') || line.starts_with('\t')) {
        if (!may_continue || headers.empty())
            return false;
        headers.back().value += ' ';
        headers.back().value += trim(line);
        headers.back().value = std::string(trim(headers.back().value));
        return true;
    }
    std::string_view name;
    std::string_view value;
    if (!split_field_line(line, name, value))
        return false;
    add_field(headers, name, value);
    return true;
}

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/line_reader.hpp
#ifndef VOUCH_WIRE_DETAIL_LINE_READER_HPP
#define VOUCH_WIRE_DETAIL_LINE_READER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Cuts bytes into lines that end with CRLF, whatever pieces they arrive in. The beginning of a line is kept, and wiped when the
// line is done: it may hold a credential. A bare LF or CR and other control characters are malformed (RFC 9112 section 2.2), as
// soon as they arrive: bytes that are no HTTP, such as TLS sent to a plain port, may never have a line end.
class line_reader {
public:
    enum class progress : std::uint8_t { line, need_more, too_long, malformed };

    line_reader() = default;
    line_reader(line_reader const&) = delete;
    auto operator=(line_reader const&) -> line_reader& = delete;
    ~line_reader() { vouch::detail::wipe(kept_); }

    // Allows the lines from here on to have this many bytes together.
    void begin_section(std::size_t limit) noexcept { left_ = limit; }

    // Takes the next line from the front of `bytes`, or all of them if the line does not end there.
    [[nodiscard]] auto next(std::string_view& bytes) -> progress
    {
        if (is_line_kept_)
            vouch::detail::wipe(kept_);
        is_line_kept_ = false;
        std::size_t const end = bytes.find('\n');
        bool const is_whole = end != bytes.npos;
        std::string_view const part = bytes.substr(0, is_whole ? end + 1 : bytes.size());
        if (part.size() > left_)
            return can_continue(part.substr(0, left_)) ? progress::too_long : progress::malformed;
        left_ -= part.size();
        bytes.remove_prefix(part.size());
        if (is_whole && kept_.empty()) {
            line_ = part.substr(0, part.size() - 1);
            if (!line_.ends_with('\r'))
                return progress::malformed;
            line_.remove_suffix(1);
            return vouch::detail::has_control(line_) ? progress::malformed : progress::line;
        }
        bool const is_good = can_continue(part);
        keep(part);
        if (!is_good)
            return progress::malformed;
        if (!is_whole)
            return progress::need_more;
        is_line_kept_ = true;
        line_ = std::string_view(kept_).substr(0, kept_.size() - 2);
        return progress::line;
    }

    // The line without CRLF, until the next call of `next` and as long as the bytes live.
    [[nodiscard]] auto line() const noexcept -> std::string_view { return line_; }
    // The beginning of a line that has not ended.
    [[nodiscard]] auto beginning() const noexcept -> std::string_view
    {
        return is_line_kept_ ? std::string_view() : std::string_view(kept_);
    }

private:
    // Returns true if the kept bytes and `part` are a line, or the beginning of one.
    [[nodiscard]] auto can_continue(std::string_view part) const noexcept -> bool
    {
        bool const after_return = kept_.ends_with('\r');
        if (part.empty() || after_return)
            return part.empty() || part == "\n";
        bool const has_end = part.ends_with('\n');
        if (has_end && !part.ends_with("\r\n"))
            return false;
        std::size_t const end_size = has_end ? 2 : part.ends_with('\r') ? 1 : 0;
        return !vouch::detail::has_control(part.substr(0, part.size() - end_size));
    }

    // Grows by hand: a string that grows leaves its old bytes in freed memory.
    void keep(std::string_view part)
    {
        if (kept_.size() + part.size() > kept_.capacity()) {
            std::string larger;
            larger.reserve(2 * (kept_.size() + part.size()));
            larger += kept_;
            vouch::detail::wipe(kept_);
            kept_ = std::move(larger);
        }
        kept_ += part;
    }

    std::string kept_{};
    std::string_view line_{};
    std::size_t left_ = 0;
    bool is_line_kept_ = false;
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/detail/body_reader.hpp
#ifndef VOUCH_WIRE_DETAIL_BODY_READER_HPP
#define VOUCH_WIRE_DETAIL_BODY_READER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Reads a body in the three ways in which its end is told (RFC 9112 section 6.3), and the trailer section of a chunked one.
class body_reader {
public:
    body_reader(message_limits limits, bool may_continue_lines) : limits_(limits), may_continue_lines_(may_continue_lines) {}

    void begin_length(std::uint64_t length)
    {
        left_ = length;
        state_ = length == 0 ? state::done : state::length;
    }
    void begin_chunks(line_reader& lines)
    {
        state_ = state::chunk_line;
        lines.begin_section(limits_.max_head);
    }
    void begin_until_end() { state_ = state::until_end; }

    [[nodiscard]] auto is_done() const noexcept -> bool { return state_ == state::done; }
    [[nodiscard]] auto ends_with_connection() const noexcept -> bool { return state_ == state::until_end; }

    // Takes bytes of the body from the front of `bytes`: all, or up to its end.
    [[nodiscard]] auto put(std::string_view& bytes, line_reader& lines, std::string& body, std::vector<http::header>& trailers)
        -> std::optional<framing_fault>
    {
        std::optional<framing_fault> fault;
        while (!bytes.empty() && !is_done() && !fault) {
            switch (state_) {
            case state::length:
            case state::chunk: fault = take_content(bytes, body); break;
            case state::until_end:
                left_ = bytes.size();
                fault = take_content(bytes, body);
                break;
            default: fault = take_line(bytes, lines, body, trailers);
            }
        }
        return fault;
    }

private:
    enum class state : std::uint8_t { length, until_end, chunk_line, chunk, chunk_end, trailers, done };

    [[nodiscard]] auto take_content(std::string_view& bytes, std::string& body) -> std::optional<framing_fault>
    {
        if (left_ > limits_.max_body - body.size())
            return framing_fault::body_too_long;
        auto const size = static_cast<std::size_t>((std::min<std::uint64_t>)(left_, bytes.size()));
        if (body.size() + size > body.capacity())
            grow(body, body.size() + size);
        body += bytes.substr(0, size);
        bytes.remove_prefix(size);
        left_ -= size;
        if (left_ == 0 && state_ != state::until_end)
            state_ = state_ == state::chunk ? state::chunk_end : state::done;
        return std::nullopt;
    }

    // Grows by hand: a string that grows leaves its old bytes in freed memory, and a body may hold a password. A length that is
    // told and never sent takes little memory.
    void grow(std::string& body, std::size_t needed) const
    {
        constexpr std::size_t reserved_at_once = 64 * 1024;
        std::size_t capacity = 2 * needed;
        if (state_ == state::length)
            capacity =
                static_cast<std::size_t>((std::min<std::uint64_t>)(body.size() + left_, (std::max)(capacity, reserved_at_once)));
        std::string larger;
        larger.reserve(capacity);
        larger += body;
        vouch::detail::wipe(body);
        body = std::move(larger);
    }

    [[nodiscard]] auto take_line(std::string_view& bytes, line_reader& lines, std::string const& body,
                                 std::vector<http::header>& trailers) -> std::optional<framing_fault>
    {
        switch (lines.next(bytes)) {
        case line_reader::progress::need_more: return std::nullopt;
        case line_reader::progress::too_long: return framing_fault::head_too_long;
        case line_reader::progress::malformed: return framing_fault::malformed;
        case line_reader::progress::line: break;
        }
        if (state_ == state::chunk_line)
            return begin_chunk(lines, body);
        if (state_ == state::chunk_end) {
            if (!lines.line().empty())
                return framing_fault::malformed;
            state_ = state::chunk_line;
            return std::nullopt;
        }
        if (lines.line().empty()) {
            // a field that frames or routes a message has no say any more
            std::erase_if(trailers, [](http::header const& field) { return http::detail::is_framing_field(field.name); });
            state_ = state::done;
            return std::nullopt;
        }
        if (!add_line(trailers, lines.line(), may_continue_lines_))
            return framing_fault::malformed;
        return trailers.size() > limits_.max_fields ? std::optional(framing_fault::head_too_long) : std::nullopt;
    }

    [[nodiscard]] auto begin_chunk(line_reader& lines, std::string const& body) -> std::optional<framing_fault>
    {
        auto const size = read_chunk_line(lines.line());
        if (!size)
            return framing_fault::malformed;
        left_ = *size;
        extension_bytes_ += lines.line().size() - (std::min<std::size_t>)(lines.line().size(), 16);
        if (extension_bytes_ > limits_.max_head)
            return framing_fault::head_too_long;
        if (left_ > limits_.max_body - body.size())
            return framing_fault::body_too_long;
        state_ = left_ == 0 ? state::trailers : state::chunk;
        lines.begin_section(limits_.max_head);
        return std::nullopt;
    }

    message_limits limits_;
    bool may_continue_lines_;
    state state_ = state::done;
    std::uint64_t left_ = 0;          // bytes of the body, or of the chunk
    std::size_t extension_bytes_ = 0; // of all chunks: extensions mean nothing and have no limit in the RFC
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/wire/response_parser.hpp
#ifndef VOUCH_WIRE_RESPONSE_PARSER_HPP
#define VOUCH_WIRE_RESPONSE_PARSER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// Reads the final response to a request from bytes in any pieces. Interim responses before it are skipped; 101 counts as final,
// since no request of ours asks to switch protocols.
class response_parser {
public:
    explicit response_parser(std::string_view request_method, message_limits limits = {})
        : limits_(limits), body_(limits, true), is_head_(request_method == "HEAD")
    {
        lines_.begin_section(limits_.max_head);
    }
    response_parser(response_parser const&) = delete;
    auto operator=(response_parser const&) -> response_parser& = delete;

    // Takes bytes and returns how many: all, or those up to the end of the final response, or those before a fault.
    auto put(std::string_view bytes) -> std::size_t
    {
        std::string_view rest = bytes;
        while (!rest.empty() && !is_done() && !fault_) {
            if (state_ == state::body)
                fault_ = body_.put(rest, lines_, response_.body, response_.trailers);
            else
                take_line(rest);
        }
        got_some_ = got_some_ || !bytes.empty();
        return bytes.size() - rest.size();
    }

    // Tells that no bytes follow. They end a body without a length; inside any other message they are a fault.
    void put_eof()
    {
        if (state_ == state::body && body_.ends_with_connection())
            body_.begin_length(0);
        else if (!is_done() && !fault_)
            fault_ = framing_fault::truncated;
    }

    // Returns true if any byte came, of an interim response as well.
    [[nodiscard]] auto got_some() const noexcept -> bool { return got_some_; }
    [[nodiscard]] auto is_done() const noexcept -> bool { return !fault_ && state_ == state::body && body_.is_done(); }
    [[nodiscard]] auto fault() const noexcept -> std::optional<framing_fault> { return fault_; }

    // Returns true if the connection may carry another request after this response.
    [[nodiscard]] auto keep_alive() const noexcept -> bool
    {
        return is_done() && has_length_ && response_.status != 101 && framing_.keeps_connection(is_1_0_);
    }

    [[nodiscard]] auto take() && -> http::response { return std::move(response_); }

private:
    enum class state : std::uint8_t { start_line, fields, body };
    static constexpr unsigned max_interim_responses = 32;

    void take_line(std::string_view& bytes)
    {
        switch (lines_.next(bytes)) {
        case line_reader::progress::need_more:
            // bytes that are no HTTP may never have a line end
            if (state_ == state::start_line && !std::string_view("HTTP/").starts_with(lines_.beginning().substr(0, 5)))
                fault_ = framing_fault::malformed;
            return;
        case line_reader::progress::malformed: fault_ = framing_fault::malformed; return;
        case line_reader::progress::too_long:
            fault_ = state_ == state::start_line ? framing_fault::start_line_too_long : framing_fault::head_too_long;
            return;
        case line_reader::progress::line: break;
        }
        std::string_view const line = lines_.line();
        if (state_ == state::start_line)
            fault_ = take_status_line(line);
        else if (line.empty())
            fault_ = end_head();
        else if (!add_line(response_.headers, line, true))
            fault_ = framing_fault::malformed;
        else if (response_.headers.size() > limits_.max_fields)
            fault_ = framing_fault::head_too_long;
    }

    [[nodiscard]] auto take_status_line(std::string_view line) -> std::optional<framing_fault>
    {
        status_line read;
        if (auto const fault = read_status_line(line, read))
            return fault;
        response_.status = read.status;
        is_1_0_ = read.is_1_0;
        state_ = state::fields;
        return std::nullopt;
    }

    [[nodiscard]] auto end_head() -> std::optional<framing_fault>
    {
        if (response_.status / 100 == 1 && response_.status != 101) {
            if (++interim_responses_ > max_interim_responses)
                return framing_fault::malformed;
            response_ = {};
            state_ = state::start_line;
            lines_.begin_section(limits_.max_head);
            return std::nullopt;
        }
        for (http::header const& header : response_.headers)
            framing_.note(header.name, header.value);
        if (framing_.is_ambiguous(is_1_0_))
            return framing_fault::malformed;
        state_ = state::body;
        if (is_head_ || response_.status == 101 || response_.status == 204 || response_.status == 304) { // RFC 9112 section 6.3
            body_.begin_length(0);
        } else if (framing_.codings != 0) {
            if (!framing_.is_chunked)
                return framing_fault::unknown_coding;
            body_.begin_chunks(lines_);
        } else if (framing_.length) {
            if (*framing_.length > limits_.max_body)
                return framing_fault::body_too_long;
            body_.begin_length(*framing_.length);
        } else {
            body_.begin_until_end();
            has_length_ = false;
        }
        return std::nullopt;
    }

    message_limits limits_;
    line_reader lines_{};
    body_reader body_;
    framing_fields framing_{};
    http::response response_{};
    std::optional<framing_fault> fault_{};
    state state_ = state::start_line;
    unsigned interim_responses_ = 0;
    bool is_head_;
    bool is_1_0_ = false;
    bool has_length_ = true;
    bool got_some_ = false;
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/backend/detail/curl_attempt.hpp
#ifndef VOUCH_BACKEND_DETAIL_CURL_ATTEMPT_HPP
#define VOUCH_BACKEND_DETAIL_CURL_ATTEMPT_HPP

#include <cstdlib>
#include <sys/un.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The milliseconds to `time`, rounded up, so that a wait does not end before it; at most what libcurl takes.
[[nodiscard]] inline auto milliseconds_to(std::chrono::steady_clock::time_point time) -> int
{
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(time - std::chrono::steady_clock::now());
    return static_cast<int>(
        (std::clamp)(left, std::chrono::milliseconds(0), std::chrono::milliseconds(std::chrono::hours(24))).count());
}

/// Returns an error if libcurl cannot send the request as it is, or must not, whatever its origin is.
[[nodiscard]] inline auto find_curl_fault(http::request const& request) -> std::optional<http::transport_error>
{
    if (auto fault = find_fault(request))
        return fault;
    if (request.method == "HEAD" && !request.body.empty())
        return not_sent(http::transport_reason::protocol, "libcurl sends no body with HEAD");
    if (request.deadline <= std::chrono::steady_clock::now())
        return not_sent(http::transport_reason::timeout, "the deadline has passed");
    return std::nullopt;
}

/// One request over a handle of libcurl, and what comes back. The request must outlive it.
///
/// libcurl sends a request again by itself where a kept connection turns out to be closed, even a POST. It asks before each time:
/// the second time it is told no.
class curl_attempt {
public:
    curl_attempt(curl_slot& slot, curl_sockets& sockets, http::request const& request)
        : slot_(slot),
          easy_(slot.easy.get()),
          sockets_(sockets),
          request_(request),
          head_(request.method, {.max_body = request.max_response})
    {}
    curl_attempt(curl_attempt const&) = delete;
    auto operator=(curl_attempt const&) -> curl_attempt& = delete;
    /// Nothing of the request stays in the handle.
    ~curl_attempt()
    {
        sockets_.leave(this);
        if (!is_clean_) {
            curl_easy_reset(easy_);
            slot_.origin.clear();
        } else {
            set(CURLOPT_REQUEST_TARGET, nullptr);
            set(CURLOPT_HTTPHEADER, nullptr);
            set(CURLOPT_POSTFIELDS, nullptr);
            set(CURLOPT_ERRORBUFFER, nullptr);
        }
        slot_.fields.clear();
    }

    /// Tells the handle about the request. Returns an error if libcurl cannot reach its origin, or `configure` throws.
    [[nodiscard]] auto prepare(curl_settings const& settings) -> std::optional<http::transport_error>
    {
        if (slot_.origin != request_.origin)
            if (auto fault = set_up(settings))
                return fault;
        has_configure_ = settings.has_configure();
        set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds_to(request_.deadline) + 1L);
        set_receivers();
        set(CURLOPT_REQUEST_TARGET, request_.target.c_str());
        set_method();
        set_fields();
        return std::nullopt;
    }

    /// The result once libcurl is done.
    [[nodiscard]] auto result(CURLcode code) -> http::transport_result
    {
        if (failure_)
            return *std::move(failure_);
        if (sends_ > 1 || repeats_) {
            auto error = failed(http::transport_reason::reset, "the kept connection had been closed");
            error.kept = is_kept_ && !heard_;
            return error;
        }
        if (code == CURLE_OK && !response_)
            return failed(http::transport_reason::reset, "the connection ended inside the head");
        if (code != CURLE_OK && !is_complete_) {
            auto error = failed(reason_of(code, message_.data(), sends_ != 0), words_for(code, easy_));
            error.kept = error.reason == http::transport_reason::reset && is_kept_ && !heard_;
            return error;
        }
        note_connection();
        is_clean_ = code == CURLE_OK && !has_configure_;
        return *std::move(response_);
    }

    /// An error for a reason that libcurl does not know of.
    [[nodiscard]] auto failed(http::transport_reason reason, std::string detail) const -> http::transport_error
    {
        return {.reason = reason,
                .delivery = sends_ != 0 ? http::delivery::maybe_sent : http::delivery::not_sent,
                .detail = std::move(detail)};
    }

private:
    void set(CURLoption option, long value) { set_curl(easy_, option, value); }
    template <class Type>
    void set(CURLoption option, Type* value)
    {
        set_curl(easy_, option, value);
    }
    void set(CURLoption option, std::nullptr_t) { set_curl(easy_, option, static_cast<char const*>(nullptr)); }

    // Tells the handle what holds for every request to this origin.
    [[nodiscard]] auto set_up(curl_settings const& settings) -> std::optional<http::transport_error>
    {
        auto const origin = http::origin::parse(request_.origin);
        if (!origin)
            return not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
        if (origin->socket_path().size() >= sizeof(sockaddr_un::sun_path))
            return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
        if (!slot_.origin.empty())
            curl_easy_reset(easy_);
        try {
            settings.apply(easy_);
        } catch (...) {
            return not_sent(http::transport_reason::protocol, "`configure` has thrown");
        }
        if (origin->is_loopback()) {
            set(CURLOPT_PROXY, "");
            set(CURLOPT_PRE_PROXY, "");
        }
        set_rules(settings);
        std::string const base = origin->socket_path().empty() ? origin->text() : "http://localhost";
        slot_.url = make_curl_url(base + '/');
        if (slot_.url == nullptr)
            return not_sent(http::transport_reason::protocol, "libcurl cannot read the origin");
        set(CURLOPT_URL, nullptr); // one that `configure` sets
        set(CURLOPT_CURLU, slot_.url.get());
        set(CURLOPT_UNIX_SOCKET_PATH, origin->socket_path().empty() ? nullptr : origin->socket_path().c_str());
        slot_.origin = request_.origin;
        return std::nullopt;
    }

    // What no `configure` changes.
    void set_rules(curl_settings const& settings)
    {
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
        set(CURLOPT_HTTP_VERSION, settings.offers_http2() ? long{CURL_HTTP_VERSION_2TLS} : long{CURL_HTTP_VERSION_1_1});
        set(CURLOPT_PIPEWAIT, settings.offers_http2() ? 1L : 0L);
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_HTTP09_ALLOWED, 0L);
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_FAILONERROR, 0L);
        set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
        set(CURLOPT_HTTPPROXYTUNNEL, 1L);
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        set(CURLOPT_HEADEROPT, long{CURLHEADER_SEPARATE}); // a proxy gets no field of the request
        set(CURLOPT_COOKIE, nullptr);
        set(CURLOPT_COOKIELIST, "ALL"); // forgets those that `configure` had libcurl keep
        set(CURLOPT_ACCEPT_ENCODING, nullptr);
        set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
        set(CURLOPT_HTTP_TRANSFER_DECODING, 1L);
        set(CURLOPT_TRANSFER_ENCODING, 0L);
        set(CURLOPT_IGNORE_CONTENT_LENGTH, 0L);
        set(CURLOPT_RANGE, nullptr);
        set(CURLOPT_CONNECT_ONLY, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_VERBOSE, 0L);    // it would show keys
        set(CURLOPT_QUICK_EXIT, 1L); // a look-up that hangs holds up no attempt that has ended
        set(CURLOPT_TIMEOUT_MS, 0L); // the caller of libcurl keeps the deadline, to the millisecond
        set(CURLOPT_LOW_SPEED_TIME, 0L);
        set(CURLOPT_MAXAGE_CONN, 30L);
        set(CURLOPT_HEADER, 0L);
        set(CURLOPT_HEADERFUNCTION, &take_header);
        set(CURLOPT_WRITEFUNCTION, &take_body);
        set(CURLOPT_NOPROGRESS, 1L);
        set(CURLOPT_PREREQFUNCTION, &before_send);
        set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
        set(CURLOPT_CLOSESOCKETFUNCTION, &curl_sockets::close);
        set(CURLOPT_CLOSESOCKETDATA, &sockets_);
    }

    void set_receivers()
    {
        set(CURLOPT_ERRORBUFFER, message_.data());
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_PREREQDATA, this);
        set(CURLOPT_OPENSOCKETDATA, this);
    }

    [[nodiscard]] auto has_body() const noexcept -> bool
    {
        return !request_.body.empty() || request_.method == "POST" || request_.method == "PUT" || request_.method == "PATCH";
    }

    void set_method()
    {
        set(CURLOPT_UPLOAD, 0L);
        set(CURLOPT_HTTPGET, 1L);
        bool const is_get = request_.method == "GET" && !has_body();
        set(CURLOPT_CUSTOMREQUEST, is_get ? nullptr : request_.method.c_str());
        if (request_.method == "HEAD") {
            set(CURLOPT_NOBODY, 1L);
        } else if (has_body()) {
            set(CURLOPT_POST, 1L);
            // the size first: without it libcurl looks for a NUL
            (void)(curl_easy_setopt)(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
            set(CURLOPT_POSTFIELDS, request_.body.data());
        }
    }

    // What libcurl would add by itself stays out.
    void set_fields()
    {
        std::array<std::string_view, 4> suppressed;
        std::size_t count = 0;
        auto const suppress = [&](std::string_view name) {
            if (http::find_header(request_.headers, name) == nullptr)
                suppressed[count++] = name;
        };
        suppress("Accept");
        if (has_configure_)
            suppress("User-Agent");
        if (has_body()) {
            suppress("Content-Type");
            suppress("Expect"); // no pause before a body
        }
        slot_.fields.assign(request_.headers, std::span(suppressed).first(count));
        set(CURLOPT_HTTPHEADER, slot_.fields.get());
    }

    // Ends the transfer for a reason of ours; returns a size that tells libcurl to.
    auto give_up(http::transport_reason reason, std::string_view detail) -> std::size_t
    {
        failure_ = failed(reason, std::string(detail));
        return 0;
    }

    static auto take_header(char* bytes, std::size_t, std::size_t size, void* to) -> std::size_t
    {
        return static_cast<curl_attempt*>(to)->take_line({bytes, size});
    }

    // libcurl is lenient: what HTTP/1.1 asks of a head is checked here. It hands over lines of HTTP/2 in the form of HTTP/1.
    auto take_line(std::string_view line) -> std::size_t
    {
        heard_ = true;
        if (response_)
            return take_trailer(line) ? line.size()
                                      : give_up(http::transport_reason::protocol, "the trailer section is malformed");
        if (line.starts_with("HTTP/")) {
            std::string_view const status = line.substr((std::min)(line.find(' '), line.size() - 1) + 1);
            is_interim_ = status.starts_with('1') && !status.starts_with("101");
            if (line.starts_with("HTTP/2 ")) {
                head_.put("HTTP/1.1 ");
                head_.put(status);
            } else {
                head_.put(line);
            }
        } else {
            head_.put(line);
        }
        if (auto const fault = head_.fault())
            return give_up(*fault == wire::detail::framing_fault::body_too_long ? http::transport_reason::too_large
                                                                                : http::transport_reason::protocol,
                           to_string(*fault));
        if ((line != "\r\n" && line != "\n") || is_interim_)
            return line.size();
        response_ = std::move(head_).take();
        note_length();
        is_complete_ = response_->status == 101 || is_answered_early(); // after 101 libcurl would wait for another response
        return is_complete_ ? 0 : line.size();
    }

    void note_length()
    {
        int const status = response_->status;
        auto const* const text = http::find_header(response_->headers, "Content-Length");
        if (text != nullptr && request_.method != "HEAD" && status != 204 && status != 304)
            length_ = std::strtoull(text->c_str(), nullptr, 10); // checked with the head
    }

    // Returns true if the response is there and the request's body is not sent: over HTTP/2 libcurl would go on, and a server
    // that has answered does not let it.
    [[nodiscard]] auto is_answered_early() const -> bool
    {
        curl_off_t sent = 0;
        return length_ == response_->body.size() && curl_easy_getinfo(easy_, CURLINFO_SIZE_UPLOAD_T, &sent) == CURLE_OK &&
               static_cast<std::size_t>(sent) < request_.body.size();
    }

    // Reads a line after the body.
    auto take_trailer(std::string_view line) -> bool
    {
        constexpr std::string_view blanks = " \t\r\n";
        trailer_bytes_ += line.size();
        std::size_t const colon = line.find(':');
        if (line.find_first_not_of(blanks) == line.npos)
            return true;
        if (trailer_bytes_ > wire::detail::message_limits{}.max_head || !http::detail::is_field_name(line.substr(0, colon)) ||
            colon == line.npos)
            return false;
        std::string_view value = line.substr(colon + 1);
        value.remove_prefix((std::min)(value.find_first_not_of(blanks), value.size()));
        value = value.substr(0, value.find_last_not_of(blanks) + 1);
        response_->trailers.push_back({.name = std::string(line.substr(0, colon)), .value = std::string(value)});
        return true;
    }

    static auto take_body(char* bytes, std::size_t, std::size_t size, void* to) -> std::size_t
    {
        auto& self = *static_cast<curl_attempt*>(to);
        if (!self.response_)
            return self.give_up(http::transport_reason::protocol, "the response has no head");
        std::string& body = self.response_->body;
        if (size > self.request_.max_response - body.size())
            return self.give_up(http::transport_reason::too_large, to_string(wire::detail::framing_fault::body_too_long));
        try {
            body.append(bytes, size);
        } catch (std::bad_alloc const&) {
            return self.give_up(http::transport_reason::too_large, "no memory for the body");
        }
        self.is_complete_ = self.is_answered_early();
        return self.is_complete_ ? 0 : size;
    }

    static auto before_send(void* to, char*, char*, int, int local_port) -> int
    {
        auto& self = *static_cast<curl_attempt*>(to);
        if (++self.sends_ > 1)
            return CURL_PREREQFUNC_ABORT;
        long connections = 0;
        self.is_kept_ = curl_easy_getinfo(self.easy_, CURLINFO_NUM_CONNECTS, &connections) == CURLE_OK && connections == 0;
        if (self.is_kept_)
            self.sockets_.use(local_port, &self);
        return CURL_PREREQFUNC_OK;
    }

    // libcurl connects after it has sent the request: it would send it again.
    static auto open_socket(void* to, curlsocktype, curl_sockaddr* address) -> curl_socket_t
    {
        auto& self = *static_cast<curl_attempt*>(to);
        self.repeats_ = self.sends_ != 0;
        return self.repeats_ ? CURL_SOCKET_BAD : self.sockets_.open(*address, &self);
    }

    // Says of the connection of a response whether bytes may come on it that nobody asked for.
    void note_connection()
    {
        long version = 0;
        if (curl_easy_getinfo(easy_, CURLINFO_HTTP_VERSION, &version) == CURLE_OK)
            sockets_.rest(this, version == CURL_HTTP_VERSION_2_0);
    }

    curl_slot& slot_;
    CURL* easy_;
    curl_sockets& sockets_;
    http::request const& request_;
    wire::detail::response_parser head_;
    std::optional<http::response> response_; // once its head is complete
    std::optional<http::transport_error> failure_;
    std::array<char, CURL_ERROR_SIZE> message_{};
    std::optional<std::uint64_t> length_; // of the body
    std::size_t trailer_bytes_ = 0;
    bool has_configure_ = false;
    bool is_clean_ = false; // the handle may stay set up for the origin
    int sends_ = 0;         // how often libcurl has asked to send
    bool repeats_ = false;
    bool is_kept_ = false; // the connection has carried a request before
    bool heard_ = false;
    bool is_interim_ = false;
    bool is_complete_ = false; // although libcurl would go on
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/curl_driver.hpp
#ifndef VOUCH_BACKEND_DETAIL_CURL_DRIVER_HPP
#define VOUCH_BACKEND_DETAIL_CURL_DRIVER_HPP

#include <mutex>
#include <thread>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The handles of libcurl that carry one request at a time, and the connections that they keep.
///
/// Each uses libcurl's multi interface for one transfer: it returns between two steps, so that a deadline is exact and a stop is
/// seen.
class curl_driver {
public:
    static constexpr long max_connections = 8;

    curl_driver() { (void)(curl_multi_setopt)(multi_.get(), CURLMOPT_MAXCONNECTS, max_connections); }
    curl_driver(curl_driver const&) = delete;
    auto operator=(curl_driver const&) -> curl_driver& = delete;
    ~curl_driver()
    {
        if (process_ == ::getpid())
            return;
        // libcurl would say goodbye on the connections of the parent
        sockets_.close_copies();
        (void)slot_.easy.release();
        (void)multi_.release();
    }

    /// The origin of the last request.
    [[nodiscard]] auto origin() const noexcept -> std::string const& { return origin_; }

    /// The thread that sent it.
    [[nodiscard]] auto user() const noexcept -> std::thread::id { return user_; }

    [[nodiscard]] auto send(curl_settings const& settings, http::request const& request, patience const& limit)
        -> http::transport_result
    {
        origin_ = request.origin;
        user_ = std::this_thread::get_id();
        if (auto const end = limit.check(); end != waited::ready)
            return not_sent(end, "the deadline has passed");
        sockets_.end_noisy();
        curl_attempt attempt(slot_, sockets_, request);
        if (auto fault = attempt.prepare(settings))
            return *std::move(fault);
        curl_multi_add_handle(multi_.get(), slot_.easy.get());
        auto result = run(attempt, limit);
        curl_multi_remove_handle(multi_.get(), slot_.easy.get());
        return result;
    }

private:
    [[nodiscard]] auto run(curl_attempt& attempt, patience const& limit) -> http::transport_result
    {
        for (;;) {
            int running = 0;
            if (auto const code = curl_multi_perform(multi_.get(), &running); code != CURLM_OK)
                return attempt.failed(http::transport_reason::protocol, curl_multi_strerror(code));
            int more = 0;
            if (CURLMsg const* const message = curl_multi_info_read(multi_.get(), &more))
                return attempt.result(message->data.result);
            auto const now = std::chrono::steady_clock::now();
            auto const end = limit.check(now);
            if (end == waited::late)
                return attempt.failed(http::transport_reason::timeout, "the deadline passed");
            if (end == waited::cancelled)
                return attempt.failed(http::transport_reason::cancelled, "the call was cancelled");
            curl_multi_poll(multi_.get(), nullptr, 0, milliseconds_to(limit.next_check(now)), nullptr);
        }
    }

    pid_t process_ = ::getpid();
    std::string origin_;
    std::thread::id user_;
    curl_sockets sockets_;
    curl_multi_handle multi_ = make_curl_multi();
    curl_slot slot_;
};

/// The drivers of a process that carry no request. Threads may share it.
class curl_pool {
public:
    static constexpr std::size_t max_size = 8;

    /// Takes the driver that was used last, if possible for `origin`, and by this thread, whose processor has it in its cache; a
    /// new one if there is none.
    [[nodiscard]] auto take(std::string_view origin) -> std::unique_ptr<curl_driver>
    {
        {
            std::lock_guard const lock(mutex_);
            if (!idle_.empty()) {
                auto const is_mine = [&, self = std::this_thread::get_id()](auto const& each) {
                    return each->user() == self && each->origin() == origin;
                };
                auto found = std::find_if(idle_.rbegin(), idle_.rend(), is_mine);
                if (found == idle_.rend())
                    found =
                        std::find_if(idle_.rbegin(), idle_.rend(), [&](auto const& each) { return each->origin() == origin; });
                auto const position = found == idle_.rend() ? idle_.end() - 1 : found.base() - 1;
                auto taken = std::move(*position);
                idle_.erase(position);
                return taken;
            }
        }
        return std::make_unique<curl_driver>();
    }

    void keep(std::unique_ptr<curl_driver> used)
    {
        std::unique_ptr<curl_driver> closed; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        if (idle_.size() == max_size) {
            closed = std::move(idle_.front());
            idle_.erase(idle_.begin());
        }
        idle_.push_back(std::move(used));
    }

    /// Closes this process's copies of the connections of its parent; they stay open for the parent.
    void inherit(std::unique_ptr<curl_pool> parent)
    {
        if (parent->mutex_.try_lock())
            parent->mutex_.unlock();
        else
            (void)parent.release(); // a thread of the parent was changing it during the fork: it is in no state to be destroyed
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<curl_driver>> idle_; // the longest idle first
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/of_this_process.hpp
#ifndef VOUCH_BACKEND_DETAIL_OF_THIS_PROCESS_HPP
#define VOUCH_BACKEND_DETAIL_OF_THIS_PROCESS_HPP

#include <atomic>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// An object for each process. A child that was forked starts with a new one: in its copy of the parent's object a lock may be
/// held by a thread that the child does not have, and the connections in it are the parent's.
///
/// `Type::inherit(std::unique_ptr<Type>)` of the new object takes the copy.
template <class Type>
class of_this_process {
public:
    of_this_process() = default;
    of_this_process(of_this_process const&) = delete;
    auto operator=(of_this_process const&) -> of_this_process& = delete;
    ~of_this_process()
    {
        std::unique_ptr<owned> const last(current_.load());
        if (last != nullptr && last->process != ::getpid())
            Type().inherit(std::move(last->object));
    }

    [[nodiscard]] auto get() -> Type&
    {
        auto const self = ::getpid();
        owned* seen = current_.load(std::memory_order_acquire);
        if (seen != nullptr && seen->process == self)
            return *seen->object;
        auto fresh = std::make_unique<owned>(owned{self, std::make_unique<Type>()});
        if (!current_.compare_exchange_strong(seen, fresh.get(), std::memory_order_acq_rel))
            return *seen->object; // another thread of this process was faster
        std::unique_ptr<owned> const copy(seen);
        Type& object = *fresh.release()->object;
        if (copy != nullptr)
            object.inherit(std::move(copy->object));
        return object;
    }

private:
    struct owned {
        pid_t process;
        std::unique_ptr<Type> object;
    };
    std::atomic<owned*> current_{nullptr};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/curl.hpp
#ifndef VOUCH_BACKEND_CURL_HPP
#define VOUCH_BACKEND_CURL_HPP

namespace vouch::inline VOUCH_ABI::backend {

/// A blocking backend over libcurl, for http and https origins and Unix sockets. Threads may share it.
///
/// It uses TLS 1.2 or newer, verifies the certificate and the host name, and speaks HTTP/2 where a TLS server does. It takes no
/// proxy, netrc or other setting from the environment, follows no redirect, keeps no cookies and decodes no body. The deadline
/// covers name lookup, connecting, handshake, writing and reading, and is exact to a few milliseconds; a stop is seen within 20
/// ms.
///
/// Connections are kept for 30 seconds, up to eight for each of eight threads. Where a kept connection turns out to be closed,
/// libcurl would send the request again: this backend prevents that, and the result is an error with `kept`. A process that was
/// forked uses no connection of its parent.
///
/// libcurl 7.88 with OpenSSL takes a connection that is cut off for one that TLS has ended, so a body without a length may be
/// short; it takes the common name of a certificate that names no host otherwise; and it reads the chunked coding leniently.
///
/// Errors:   the constructor throws `std::system_error` if a file cannot be read, no authority is trusted, or the proxy or its
///           credential is malformed; no `send` throws an error. A name that does not exist is `connect`: libcurl does not tell
///           it from a look-up that failed. HEAD with a body is refused.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links libcurl, 7.87 or newer. libcurl does not overwrite its own copies of a request.
class curl {
public:
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr bool deadline_is_exact = true;
    /// Checks of the conformance suite that it does not pass, with the reasons.
    static constexpr auto const& cannot = detail::curl_cannot;

    explicit curl(curl_options options = {}) : shared_(std::make_unique<shared>(std::move(options))) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result { return send(request, http::never_stop{}); }

    /// The same; ends with the reason `cancelled` soon after `stop` asks for it.
    template <http::stop_request Stop>
    [[nodiscard]] auto send(http::request const& request, Stop const& stop) -> http::transport_result
    {
        if (auto fault = detail::find_curl_fault(request))
            return *std::move(fault);
        auto& pool = shared_->pool.get();
        auto driver = pool.take(request.origin);
        auto result = driver->send(shared_->settings, request, detail::patience(request.deadline, stop));
        pool.keep(std::move(driver));
        return result;
    }

private:
    struct shared {
        explicit shared(curl_options&& options) : settings(std::move(options)) {}

        detail::curl_settings settings;
        detail::of_this_process<detail::curl_pool> pool;
    };

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
