// vouch 0.1.0, vouch/testing/tls_server.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

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

// vouch/testing/detail/certificate.hpp
#ifndef VOUCH_TESTING_DETAIL_CERTIFICATE_HPP
#define VOUCH_TESTING_DETAIL_CERTIFICATE_HPP

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

// vouch/testing/detail/stream.hpp
#ifndef VOUCH_TESTING_DETAIL_STREAM_HPP
#define VOUCH_TESTING_DETAIL_STREAM_HPP

#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// A file descriptor that is closed once.
class descriptor {
public:
    explicit descriptor(int value = -1) noexcept : value_(value) {}
    descriptor(descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
    auto operator=(descriptor&& other) noexcept -> descriptor&
    {
        if (value_ >= 0)
            ::close(value_);
        value_ = std::exchange(other.value_, -1);
        return *this;
    }
    ~descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }
    [[nodiscard]] auto get() const noexcept -> int { return value_; }

private:
    int value_;
};

/// A socket on a free port of 127.0.0.1. Without `backlog` it does not listen: connections are refused, and nobody else gets the
/// port meanwhile.
class bound_socket {
public:
    explicit bound_socket(int backlog = -1) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(place);
        auto* const any = reinterpret_cast<sockaddr*>(&place);
        if (::bind(socket_.get(), any, size) != 0 || ::getsockname(socket_.get(), any, &size) != 0 ||
            (backlog >= 0 && ::listen(socket_.get(), backlog) != 0))
            throw std::runtime_error("a server of vouch::testing gets no port of this machine");
        port_ = ntohs(place.sin_port);
    }
    [[nodiscard]] auto get() const noexcept -> int { return socket_.get(); }
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }

private:
    descriptor socket_;
    std::uint16_t port_ = 0;
};

/// A connection of a server, plain or TLS. The functions block; `wake` ends them from another thread.
class stream {
public:
    explicit stream(descriptor socket) noexcept : socket_(std::move(socket))
    {
        int const on = 1;
        ::setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    }
    stream(stream const&) = delete;
    auto operator=(stream const&) -> stream& = delete;
    virtual ~stream() = default;

    /// Performs the handshake, if there is one.
    [[nodiscard]] virtual auto open() -> bool { return true; }
    /// Reads some bytes; zero at the end of the stream, and after an error.
    [[nodiscard]] virtual auto read(char* to, std::size_t size) -> std::size_t
    {
        for (;;) {
            auto const count = ::recv(socket_.get(), to, size, 0);
            if (count >= 0 || errno != EINTR)
                return count > 0 ? static_cast<std::size_t>(count) : 0;
        }
    }
    /// Writes all of `text`; false if the peer has left.
    virtual auto write(std::string_view text) -> bool
    {
        while (!text.empty()) {
            auto const count = ::send(socket_.get(), text.data(), text.size(), 0);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    /// Says that nothing more will be written, in the words of TLS if it is there.
    virtual void end() { ::shutdown(handle(), SHUT_WR); }

    /// Closes the socket, without the words of TLS.
    void close()
    {
        std::lock_guard const lock(mutex_);
        socket_ = descriptor();
    }
    /// Closes so that the peer gets a reset.
    void reset()
    {
        linger const none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &none, sizeof(none));
        close();
    }
    /// Reads until the peer ends.
    void drain()
    {
        char ignored[4096];
        while (read(ignored, sizeof(ignored)) != 0) {
        }
    }
    void wake()
    {
        std::lock_guard const lock(mutex_);
        ::shutdown(socket_.get(), SHUT_RDWR);
    }
    /// The socket; -1 after it was closed.
    [[nodiscard]] auto handle() const noexcept -> int { return socket_.get(); }

private:
    std::mutex mutex_; // no thread closes the socket while another one wakes it
    descriptor socket_;
};

/// A write to a connection that the peer has reset fails, and does not end this process. For the calling thread.
inline void block_broken_pipes()
{
    sigset_t broken{};
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &broken, nullptr);
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/reply_text.hpp
#ifndef VOUCH_TESTING_DETAIL_REPLY_TEXT_HPP
#define VOUCH_TESTING_DETAIL_REPLY_TEXT_HPP

#include <chrono>
#include <cstdio>
#include <functional>

// The parts of a test server's replies.
namespace vouch::inline VOUCH_ABI::testing::detail {

/// `size` bytes that a byte lost, doubled or swapped would change.
[[nodiscard]] inline auto pattern(std::size_t size) -> std::string
{
    std::string text(size, '\0');
    for (std::size_t at = 0; at < size; ++at)
        text[at] = static_cast<char>('a' + (at + at / 26 + at / 676) % 26);
    return text;
}

[[nodiscard]] inline auto with_length(std::string_view head, std::string_view body) -> std::string
{
    return std::string(head) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

/// `body` in chunks of several sizes, without the last chunk.
[[nodiscard]] inline auto chunks(std::string_view body) -> std::string
{
    std::string text;
    for (std::size_t size = 1; !body.empty(); size = size * 3 + 1) {
        auto const piece = body.substr(0, size);
        char hex[32];
        std::snprintf(hex, sizeof(hex), "%zx\r\n", piece.size());
        text.append(hex).append(piece).append("\r\n");
        body.remove_prefix(piece.size());
    }
    return text;
}

inline constexpr std::string_view ok_head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
inline constexpr std::string_view chunked_head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";

/// Returns false if the server ends meanwhile.
using pause_function = std::function<bool(std::chrono::milliseconds)>;

// Sends `text` again and again, until the client leaves.
inline auto repeat(stream& stream, std::string_view text, pause_function const& pause) -> bool
{
    std::string many;
    while (many.size() < 16'000)
        many += text;
    while (stream.write(many) && pause({})) {
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/fault_replies.hpp
#ifndef VOUCH_TESTING_DETAIL_FAULT_REPLIES_HPP
#define VOUCH_TESTING_DETAIL_FAULT_REPLIES_HPP

#include <array>
#include <cstdlib>
#include <random>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// What a server does to one reply.
enum class fault : std::uint8_t {
    none,
    byte_writes,  ///< each byte in a packet of its own
    extra,        ///< a second reply behind the first
    late_extra,   ///< the same, a moment later
    end,          ///< the connection ends at a position
    reset,        ///< it is reset there
    stall,        ///< nothing more comes from there on
    drip,         ///< a byte now and then
    garbage,      ///< random bytes from a position on
    bit_flip,     ///< one bit in the head or the framing is wrong
    cut_chunk,    ///< the last chunk ends the connection
    wrong_length, ///< another Content-Length, or one that is no number
    huge_header,  ///< a field of a megabyte
    endless_head, //
    endless_body, //
    endless_chunks,
    endless_interim,
};
inline constexpr unsigned fault_count = 17;

/// The target that asks for a fault: "/fault/5/120/7" is a reset at byte 120 of the reply that the seed 7 makes.
struct fault_plan {
    unsigned kind = 0;
    std::size_t position = 0;
    unsigned seed = 0;

    [[nodiscard]] auto target() const -> std::string
    {
        return "/fault/" + std::to_string(kind) + '/' + std::to_string(position) + '/' + std::to_string(seed);
    }
    /// Reads what `target()` has written.
    [[nodiscard]] static auto parse(std::string_view target) -> fault_plan
    {
        std::string const text(target.substr(target.find('/', 1) + 1));
        char* rest = nullptr;
        fault_plan plan;
        plan.kind = static_cast<unsigned>(std::strtoul(text.c_str(), &rest, 10)) % fault_count;
        plan.position = std::strtoul(rest + 1, &rest, 10);
        plan.seed = static_cast<unsigned>(std::strtoul(rest + 1, nullptr, 10));
        return plan;
    }
    [[nodiscard]] auto fault() const noexcept -> detail::fault { return static_cast<detail::fault>(kind); }
    /// Returns true if a client can get the reply.
    [[nodiscard]] auto is_harmless() const noexcept -> bool { return fault() <= fault::late_extra; }
    /// Returns true if a client cannot see that a reply is wrong.
    [[nodiscard]] auto may_deceive() const noexcept -> bool
    {
        return fault() == fault::garbage || fault() == fault::bit_flip || fault() == fault::wrong_length;
    }

    /// The body of the reply, which no other plan has.
    [[nodiscard]] auto body() const -> std::string { return target() + ' ' + pattern(seed % 5 == 0 ? seed % 3000 : seed % 40); }
    [[nodiscard]] auto reply() const -> std::string
    {
        auto const text = body();
        std::string const head = "HTTP/1.1 200 Kanarek\r\nX-Request-Id: 42\r\nX-Tag: kanarek\r\n";
        if (seed % 2 == 0 && fault() != fault::cut_chunk)
            return with_length(head, text);
        return head + "Transfer-Encoding: chunked\r\n\r\n" + chunks(text) +
               (fault() == fault::cut_chunk ? "64\r\nhalf of it" : "0\r\nX-Sum: kanarek\r\n\r\n");
    }
};

[[nodiscard]] inline auto with_garbage(std::string text, std::size_t from, std::mt19937& random) -> std::string
{
    text.resize(from);
    for (auto left = random() % 2'000; left != 0; --left)
        text += static_cast<char>(random() % 256);
    return text;
}

/// Answers with the fault that the target asks for; false if the connection ends.
[[nodiscard]] inline auto reply_with_fault(std::string_view target, stream& stream, pause_function const& pause) -> bool
{
    constexpr std::string_view second = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong";
    constexpr std::string_view head = "HTTP/1.1 200 Kanarek\r\nX-Tag: kanarek\r\n";
    auto const plan = fault_plan::parse(target);
    auto reply = plan.reply();
    auto const position = plan.position % (reply.size() + 1);
    std::mt19937 random(plan.seed);
    switch (plan.fault()) {
    case fault::none: return stream.write(reply);
    case fault::byte_writes:
        for (char const& byte : reply)
            if (!stream.write({&byte, 1}))
                return false;
        return true;
    case fault::extra: return stream.write(reply.append(second));
    case fault::late_extra: return stream.write(reply) && pause(std::chrono::milliseconds(1)) && stream.write(second);
    case fault::end: stream.write(reply.substr(0, position)); return false;
    case fault::reset:
        stream.write(reply.substr(0, position));
        stream.reset();
        return false;
    case fault::stall: // before the end: a client could use the connection again, and wait for a reply to the next request
        stream.write(reply.substr(0, position % reply.size()));
        stream.drain();
        return false;
    case fault::drip:
        for (char const& byte : reply)
            if (!pause(std::chrono::milliseconds(4)) || !stream.write({&byte, 1}))
                return false;
        return true;
    case fault::garbage: return stream.write(with_garbage(reply, position, random)) && random() % 2 == 0;
    case fault::bit_flip:
        if (position < reply.size())
            reply[position] = static_cast<char>(reply[position] ^ (1 << random() % 8));
        stream.write(reply);
        return random() % 2 == 0;
    case fault::cut_chunk: stream.write(reply); return false;
    case fault::wrong_length: {
        constexpr std::array<char const*, 8> lengths{"0", "7", "100000", "65537", "18446744073709551615", "-1", "7, 8", "many"};
        stream.write(std::string(head) + "Content-Length: " + lengths[random() % lengths.size()] + "\r\n\r\n" + plan.body());
        return random() % 2 == 0;
    }
    case fault::huge_header:
        return stream.write(std::string(head) + "X-Huge: " + std::string(1'000'000, 'h') + "\r\n") &&
               stream.write(with_length("", plan.body()));
    case fault::endless_head: stream.write(head); return repeat(stream, "X-Tag: kanarek\r\n", pause);
    case fault::endless_body: stream.write(std::string(head) + "\r\n"); return repeat(stream, "kanarek ", pause);
    case fault::endless_chunks:
        stream.write(std::string(head) + "Transfer-Encoding: chunked\r\n\r\n");
        return repeat(stream, "8\r\nkanarek \r\n", pause);
    case fault::endless_interim: return repeat(stream, "HTTP/1.1 103 Kanarek\r\nX-Tag: kanarek\r\n\r\n", pause);
    }
    return false;
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/replies.hpp
#ifndef VOUCH_TESTING_DETAIL_REPLIES_HPP
#define VOUCH_TESTING_DETAIL_REPLIES_HPP

#include <algorithm>
#include <iterator>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// Bytes that are no HTTP response, by number.
inline constexpr std::string_view malformed[] = {
    "SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
};

/// Replies with two lengths, of which each recipient would take its own (RFC 9112 section 6.3).
inline constexpr std::string_view ambiguous[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
    "HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nok!",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
};

/// Answers as the target of the request says; false if the connection ends. `kept` says that the connection has had a request
/// before.
[[nodiscard]] inline auto reply_to(http::request const& request, bool kept, stream& stream, pause_function const& pause) -> bool
{
    std::string_view const target = request.target;
    std::string_view const path = target.substr(0, target.find('?'));
    auto const name_end = (std::min)(path.find('/', 1), path.size());
    std::string_view const name = path.substr(0, name_end);
    auto const number = name_end < path.size() ? std::strtoull(path.data() + name_end + 1, nullptr, 10) : 0;
    auto const is_head = request.method == "HEAD";

    if (name == "/echo")
        return stream.write(with_length(ok_head, request.body));
    if (name == "/status")
        return stream.write("HTTP/1.1 " + std::to_string(number) + " Told\r\n" +
                            (number == 204 || number == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n"));
    if (name == "/busy")
        return stream.write("HTTP/1.1 503 Busy\r\nRetry-After: " + std::to_string(number) + "\r\nContent-Length: 0\r\n\r\n");
    if (name == "/redirect")
        return stream.write("HTTP/1.1 " + std::to_string(number) +
                            " Moved\r\nLocation: /redirected\r\nContent-Length: 0\r\n\r\n");
    if (name == "/length")
        return stream.write(is_head ? std::string(ok_head) + "Content-Length: " + std::to_string(number) + "\r\n\r\n"
                                    : with_length(ok_head, pattern(number)));
    if (name == "/chunked")
        return stream.write(std::string(chunked_head) + "\r\n" + chunks(pattern(number)) + "0\r\n\r\n");
    if (name == "/to-end") {
        stream.write(std::string(ok_head) + "\r\n" + pattern(number));
        return false;
    }
    if (name == "/cut-off") { // a body to the end, which TLS does not confirm
        stream.write(std::string(ok_head) + "\r\n" + pattern(number));
        stream.close();
        return false;
    }
    if (name == "/http10") {
        stream.write("HTTP/1.0 200 OK\r\n\r\n" + pattern(number));
        return false;
    }
    if (name == "/interim")
        return stream.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" +
                            with_length(ok_head, "final"));
    if (name == "/trailers")
        return stream.write(std::string(chunked_head) +
                            "Trailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 42\r\nX-End: yes\r\n\r\n");
    if (name == "/duplicate-headers")
        return stream.write(
            with_length(std::string(ok_head) + "Set-Cookie: a=1; Path=/\r\nX-Two: 1\r\nset-cookie: b=2\r\nx-two: 2\r\n", "ok"));
    if (name == "/mixed-case-headers")
        return stream.write("HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: 2\r\nX-mIxEd:   some Value\t\r\nx-empty:\r\n\r\nok");
    if (name == "/malformed") {
        stream.write(malformed[number % std::size(malformed)]);
        return false;
    }
    if (name == "/ambiguous") {
        stream.write(ambiguous[number % std::size(ambiguous)]);
        return false;
    }
    if (name == "/early-close") { // after so many bytes of a reply
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        return false;
    }
    if (name == "/cut-chunk") {
        stream.write(std::string(chunked_head) + "\r\n3e8\r\n" + pattern(number));
        return false;
    }
    if (name == "/reset") {
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        stream.reset();
        return false;
    }
    if (name == "/slow") { // so many milliseconds before each byte
        for (char const& byte : std::string(chunked_head) + "\r\n" + chunks("slow bytes") + "0\r\n\r\n")
            if (!pause(std::chrono::milliseconds(number)) || !stream.write({&byte, 1}))
                return false;
        return true;
    }
    if (name == "/drip") { // for ever
        stream.write(std::string(ok_head) + "\r\n");
        while (pause(std::chrono::milliseconds(10)) && stream.write("x")) {
        }
        return false;
    }
    if (name == "/stall") { // after so many bytes of a reply
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        stream.drain();
        return false;
    }
    if (name == "/endless-body") {
        stream.write(std::string(ok_head) + "\r\n");
        return repeat(stream, "endless ", pause);
    }
    if (name == "/endless-chunks") {
        stream.write(std::string(chunked_head) + "\r\n");
        return repeat(stream, "8\r\nendless \r\n", pause);
    }
    if (name == "/endless-head") {
        stream.write(ok_head);
        return repeat(stream, "X-Endless: endless\r\n", pause);
    }
    if (name == "/leave") { // after the reply, without saying so
        stream.write(with_length(ok_head, "ok"));
        return false;
    }
    if (name == "/only-first") // a further request of the connection is read, and gets no answer
        return !kept && stream.write(with_length(ok_head, "ok"));
    if (name == "/fault")
        return reply_with_fault(target, stream, pause);
    return stream.write(with_length("HTTP/1.1 404 Not Found\r\n", ""));
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/detail/request_reader.hpp
#ifndef VOUCH_TESTING_DETAIL_REQUEST_READER_HPP
#define VOUCH_TESTING_DETAIL_REQUEST_READER_HPP

#include <optional>
#include <vector>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// Reads the requests of a connection. It is not the parser of the library's own server, which would share its faults with the
/// library's own backends.
class request_reader {
public:
    explicit request_reader(stream& stream) noexcept : stream_(stream) {}

    /// Reads the head of the next request; empty if the connection ends before it does.
    [[nodiscard]] auto read_head() -> std::optional<http::request>
    {
        auto const first = read_line();
        if (!first)
            return std::nullopt;
        http::request request;
        auto const method_end = first->find(' ');
        auto const target_end = first->rfind(' ');
        if (method_end == first->npos || method_end == target_end)
            return std::nullopt;
        request.method = first->substr(0, method_end);
        request.target = first->substr(method_end + 1, target_end - method_end - 1);
        if (!read_fields(request.headers))
            return std::nullopt;
        return request;
    }

    /// Reads the body of a request whose head has been read; false if the connection ends before it does.
    [[nodiscard]] auto read_body(http::request& request) -> bool
    {
        if (http::find_header(request.headers, "transfer-encoding") != nullptr)
            return read_chunks(request);
        auto const* const length = http::find_header(request.headers, "content-length");
        return length == nullptr || read_bytes(request.body, std::strtoull(length->c_str(), nullptr, 10));
    }

    /// Returns true if the bytes cannot begin a line of HTTP, as those of TLS.
    [[nodiscard]] auto is_not_http() const noexcept -> bool { return !buffer_.empty() && buffer_[0] == '\x16'; }

private:
    [[nodiscard]] auto read_chunks(http::request& request) -> bool
    {
        for (;;) {
            auto const line = read_line();
            if (!line)
                return false;
            auto const size = std::strtoull(line->c_str(), nullptr, 16);
            if (size == 0)
                return read_fields(request.trailers);
            if (!read_bytes(request.body, size) || !read_line())
                return false;
        }
    }

    // Reads fields up to and with the empty line.
    [[nodiscard]] auto read_fields(std::vector<http::header>& fields) -> bool
    {
        for (;;) {
            auto const line = read_line();
            if (!line)
                return false;
            if (line->empty())
                return true;
            auto const colon = (std::min)(line->find(':'), line->size());
            auto const from = line->find_first_not_of(" \t", colon + 1);
            auto const until = line->find_last_not_of(" \t") + 1;
            fields.push_back({.name = line->substr(0, colon),
                              .value = from == line->npos || from > until ? "" : line->substr(from, until - from)});
        }
    }

    [[nodiscard]] auto read_line() -> std::optional<std::string>
    {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n")) == buffer_.npos)
            if (is_not_http() || !read_more())
                return std::nullopt;
        auto line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
    }

    [[nodiscard]] auto read_bytes(std::string& to, std::size_t size) -> bool
    {
        while (buffer_.size() < size)
            if (!read_more())
                return false;
        to.append(buffer_, 0, size);
        buffer_.erase(0, size);
        return true;
    }

    [[nodiscard]] auto read_more() -> bool
    {
        char piece[16 * 1024];
        auto const size = stream_.read(piece, sizeof(piece));
        buffer_.append(piece, size);
        return size != 0;
    }

    stream& stream_;
    std::string buffer_;
};

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif

// vouch/testing/server.hpp
#ifndef VOUCH_TESTING_SERVER_HPP
#define VOUCH_TESTING_SERVER_HPP

#include <condition_variable>
#include <list>
#include <thread>

namespace vouch::inline VOUCH_ABI::testing {

/// A request that a `server` has got.
struct received {
    http::request request{}; ///< its headers are those of the wire, Host among them
    int connection = 0;      ///< which connection it came on, counted from 1
};

/// A real HTTP/1.1 server on a port of 127.0.0.1, for tests of a backend. The target of a request says how it answers: "/echo"
/// with the body of the request, "/status/503", "/chunked/1000", "/early-close/20", "/stall/10" and others that the checks of
/// `conformance` ask for.
///
/// Errors:   the constructor throws `std::runtime_error` if there is no port.
/// Lifetime: the destructor ends all connections and joins the threads, one for each connection.
class server {
public:
    server() : server([](detail::descriptor socket) { return std::make_unique<detail::stream>(std::move(socket)); }, {}) {}
    server(server const&) = delete;
    auto operator=(server const&) -> server& = delete;
    ~server()
    {
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
            ::shutdown(listening_.get(), SHUT_RDWR);
            for (auto const& each : connections_)
                if (each->stream)
                    each->stream->wake();
        }
        changed_.notify_all();
        accepting_.join();
        for (auto const& each : connections_)
            each->thread.join();
    }

    /// "http://127.0.0.1:34567", or the https origin of a server with TLS.
    [[nodiscard]] auto origin() const -> std::string { return scheme_host_ + std::to_string(port()); }
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return listening_.port(); }
    /// How many connections there were.
    [[nodiscard]] auto connections() const noexcept -> int { return accepted_; }

    /// The requests for `target` that have arrived whole, in order.
    [[nodiscard]] auto requests(std::string_view target) const -> std::vector<received>
    {
        std::lock_guard const lock(mutex_);
        std::vector<received> found;
        for (received const& each : received_)
            if (each.request.target == target)
                found.push_back(each);
        return found;
    }

    /// How many requests have arrived whole.
    [[nodiscard]] auto request_count() const -> std::size_t
    {
        std::lock_guard const lock(mutex_);
        return received_.size();
    }

    /// Returns true if no request waits for the rest of its reply.
    [[nodiscard]] auto is_idle() const -> bool { return request_count() == answered_; }

protected:
    using wrap_function = std::function<std::unique_ptr<detail::stream>(detail::descriptor)>;

    /// Serves streams that `wrap` makes of sockets. `secure_host` is the name that the certificate has, if there is one.
    server(wrap_function wrap, std::string const& secure_host)
        : wrap_(std::move(wrap)),
          scheme_host_(secure_host.empty() ? "http://127.0.0.1:" : "https://" + secure_host + ':'),
          accepting_([this] { accept(); })
    {}

private:
    struct connection {
        std::unique_ptr<detail::stream> stream; // the mutex guards the pointer
        std::atomic<bool> done = false;
        std::thread thread;
    };

    void accept()
    {
        for (;;) {
            detail::descriptor socket(::accept(listening_.get(), nullptr, nullptr));
            std::lock_guard const lock(mutex_);
            if (stopping_)
                return;
            if (socket.get() < 0)
                continue;
            std::erase_if(connections_, [](auto const& old) {
                if (old->done)
                    old->thread.join();
                return old->done.load();
            });
            int const number = ++accepted_;
            auto& added = *connections_.emplace_back(std::make_unique<connection>());
            added.stream = wrap_(std::move(socket));
            added.thread = std::thread([this, &added, number] {
                detail::block_broken_pipes();
                serve(*added.stream, number);
                added.stream->end();
                std::lock_guard const closing(mutex_);
                added.stream.reset();
                added.done = true;
            });
        }
    }

    void serve(detail::stream& stream, int number)
    {
        if (!stream.open())
            return;
        detail::request_reader reader(stream);
        std::optional<http::request> request;
        for (bool kept = false; (request = reader.read_head()); kept = true) {
            if (request->target.starts_with("/early-response")) {
                // without "close", a client that has sent its whole body by now may send the next request on this connection
                stream.write("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 2\r\n\r\nno");
                stream.drain();
                return;
            }
            if (!reader.read_body(*request))
                return;
            {
                std::lock_guard const lock(mutex_);
                received_.push_back({*request, number});
            }
            bool const goes_on =
                detail::reply_to(*request, kept, stream, [this](std::chrono::milliseconds time) { return pause(time); });
            if (!goes_on)
                stream.end(); // before the next request of a client that waits for `is_idle`
            ++answered_;
            if (!goes_on)
                return;
        }
        if (reader.is_not_http())
            stream.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    }

    // False if the server ends meanwhile.
    auto pause(std::chrono::milliseconds time) -> bool
    {
        std::unique_lock lock(mutex_);
        return !changed_.wait_for(lock, time, [this] { return stopping_; });
    }

    wrap_function wrap_;
    std::string scheme_host_;
    detail::bound_socket listening_{128};
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::atomic<int> accepted_ = 0;
    std::vector<received> received_;
    std::atomic<std::size_t> answered_ = 0;
    std::list<std::unique_ptr<connection>> connections_;
    std::thread accepting_;
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif

// vouch/testing/tls_server.hpp
#ifndef VOUCH_TESTING_TLS_SERVER_HPP
#define VOUCH_TESTING_TLS_SERVER_HPP

#include <openssl/ssl.h>

#include <climits>

namespace vouch::inline VOUCH_ABI::testing {

/// What the certificate of a `tls_server` is like.
enum class certificate : std::uint8_t {
    trusted,           ///< for localhost and 127.0.0.1, from the authority of `tls_server::authority_pem()`
    expired,           ///< a second ago
    not_yet_valid,     ///< for another minute
    wrong_host,        ///< for example.com and 127.0.0.2
    unknown_authority, ///< from another authority of the same name
};

namespace detail {

/// TLS over a connection of a server.
class tls_stream final : public stream {
public:
    tls_stream(descriptor socket, SSL_CTX& context) : stream(std::move(socket)), ssl_(SSL_new(&context))
    {
        SSL_set_fd(ssl_.get(), handle());
    }
    [[nodiscard]] auto open() -> bool override { return SSL_accept(ssl_.get()) == 1; }
    [[nodiscard]] auto read(char* to, std::size_t size) -> std::size_t override
    {
        int const count = SSL_read(ssl_.get(), to, static_cast<int>((std::min)(size, std::size_t{INT_MAX})));
        return count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    auto write(std::string_view text) -> bool override
    {
        while (!text.empty()) {
            int const count = SSL_write(ssl_.get(), text.data(), static_cast<int>((std::min)(text.size(), std::size_t{INT_MAX})));
            if (count <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void end() override
    {
        if (handle() < 0)
            return; // the number may be that of another socket by now
        if (SSL_is_init_finished(ssl_.get()) && (SSL_get_shutdown(ssl_.get()) & SSL_SENT_SHUTDOWN) == 0)
            SSL_shutdown(ssl_.get());
        stream::end();
    }

private:
    std::unique_ptr<SSL, vouch::detail::freed_by<&SSL_free>> ssl_;
};

using context_handle = std::shared_ptr<SSL_CTX>;

[[nodiscard]] inline auto trusted_authority() -> authority const&
{
    static authority const made("vouch testing authority");
    return made;
}

[[nodiscard]] inline auto issue(certificate kind) -> identity
{
    constexpr char const* own = "DNS:localhost,IP:127.0.0.1";
    switch (kind) {
    case certificate::expired: return trusted_authority().issue(own, -60, -1);
    case certificate::not_yet_valid: return trusted_authority().issue(own, 60, 3600);
    case certificate::wrong_host: return trusted_authority().issue("DNS:example.com,IP:127.0.0.2", -60, 3600);
    case certificate::unknown_authority: return authority("vouch testing authority").issue(own, -60, 3600);
    case certificate::trusted: break;
    }
    return trusted_authority().issue(own, -60, 3600);
}

[[nodiscard]] inline auto make_context(certificate kind, int version) -> context_handle
{
    context_handle made(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    auto const identity = issue(kind);
    SSL_CTX_use_certificate(made.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(made.get(), identity.key.get());
    SSL_CTX_set_min_proto_version(made.get(), version);
    SSL_CTX_set_max_proto_version(made.get(), version);
    return made;
}

} // namespace detail

/// A `server` with TLS 1.3 for the host localhost, whose certificate is made in memory.
///
/// Cost: links OpenSSL.
class tls_server : public server {
public:
    /// `version` is one of OpenSSL's numbers, the only version that the server speaks.
    explicit tls_server(certificate kind = certificate::trusted, int version = TLS1_3_VERSION)
        : server([context = detail::make_context(kind, version)](
                     detail::descriptor socket) { return std::make_unique<detail::tls_stream>(std::move(socket), *context); },
                 "localhost")
    {}

    /// The certificate of the private authority of this process, as PEM text: what a backend must trust.
    [[nodiscard]] static auto authority_pem() -> std::string { return detail::trusted_authority().pem(); }
};

} // namespace vouch::inline VOUCH_ABI::testing
#endif
