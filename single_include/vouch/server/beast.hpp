// vouch 0.1.0, vouch/server/beast.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/server/detail/response_head.hpp
#ifndef VOUCH_SERVER_DETAIL_RESPONSE_HEAD_HPP
#define VOUCH_SERVER_DETAIL_RESPONSE_HEAD_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The rules for the responses of a service, for this server and for programs on Beast.
namespace vouch::inline VOUCH_ABI::server::detail {

// Returns true if HTTP can carry a response. The fields that frame a message are no fault: the server writes its own instead.
[[nodiscard]] inline auto is_sendable(http::response const& response) -> bool
{
    for (std::size_t position = 0; position < response.headers.size(); ++position)
        if (auto const fault = http::detail::fault_at(response.headers, position);
            fault && *fault != http::detail::field_fault::framing)
            return false;
    return http::detail::is_final_status(response.status);
}

// RFC 9110 section 8.6: a response with one of these has no length.
[[nodiscard]] constexpr auto has_length(int status) noexcept -> bool
{
    return status != 204 && status != 304;
}
// RFC 9110 section 15.3.6: one with 205 has a length of zero.
[[nodiscard]] constexpr auto has_content(int status) noexcept -> bool
{
    return has_length(status) && status != 205;
}

// The Content-Length that a service tells for the response to HEAD: that of the body that GET would get (RFC 9110 section 9.3.2).
[[nodiscard]] inline auto told_length(http::response const& response) -> std::optional<std::size_t>
{
    std::string const* const field = http::find_header(response.headers, "Content-Length");
    std::size_t length = 0;
    if (field == nullptr || field->empty())
        return std::nullopt;
    auto const [end, error] = std::from_chars(field->data(), field->data() + field->size(), length);
    return error == std::errc() && end == field->data() + field->size() ? std::optional(length) : std::nullopt;
}

// What the Connection field of a response says.
enum class connection_option : std::uint8_t { unsaid, keep_alive, close };

// The bytes before the body of a response that can be sent. It states HTTP/1.1 also to a client of 1.0 (RFC 9110 section 6.2).
[[nodiscard]] inline auto response_head(http::response const& response, bool is_for_head, connection_option connection,
                                        std::string_view date) -> std::string
{
    std::string head;
    head.reserve(512);
    auto const put_number = [&](std::size_t number) {
        std::array<char, 20> digits{};
        head.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    };
    head += "HTTP/1.1 ";
    put_number(static_cast<std::size_t>(response.status));
    head += ' ';
    head += http::detail::reason_phrase(response.status);
    bool has_date = false;
    for (http::header const& header : response.headers) {
        if (http::detail::is_framing_field(header.name))
            continue;
        has_date = has_date || vouch::detail::equals_ignoring_case(header.name, "Date");
        head += "\r\n";
        head += header.name;
        head += ": ";
        head += header.value;
    }
    if (!has_date) {
        head += "\r\nDate: ";
        head += date;
    }
    std::optional<std::size_t> const told = is_for_head ? told_length(response) : std::nullopt;
    // a response to HEAD without a body does not tell the length of GET's: zero would be wrong (RFC 9110 section 8.6)
    if (has_length(response.status) && (told || !is_for_head || !response.body.empty())) {
        head += "\r\nContent-Length: ";
        put_number(told.value_or(response.body.size()));
    }
    if (connection != connection_option::unsaid)
        head += connection == connection_option::close ? "\r\nConnection: close" : "\r\nConnection: keep-alive";
    head += "\r\n\r\n";
    return head;
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/beast_message.hpp
#ifndef VOUCH_SERVER_BEAST_MESSAGE_HPP
#define VOUCH_SERVER_BEAST_MESSAGE_HPP

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <utility>

namespace vouch::inline VOUCH_ABI::server {

namespace detail {

/// Returns true if Beast can hold the headers: it counts the bytes of a header in 16 bits, and throws.
[[nodiscard]] inline auto fits_beast(http::response const& response) -> bool
{
    constexpr std::size_t max_size = 65'000;
    return std::ranges::all_of(response.headers, [](http::header const& header) {
        return header.name.size() < max_size && header.value.size() < max_size;
    });
}

} // namespace detail

/// Converts a request that Beast has read to a service's, for a program that has a server on Beast already. Repeated headers are
/// kept; headers that frame the message are left out.
///
/// Beast adds the fields behind a chunked body to those of the header, where a key among them would let the request in. `head`
/// tells them apart: a copy of `parser.get().base()` from when `parser.is_header_done()` became true.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message,
                                     boost::beast::http::request_header<> const& head) -> http::request
{
    http::request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto field = message.begin(); field != message.end(); ++field) {
        if (http::detail::is_framing_field(field->name_string()))
            continue;
        // Beast keeps fields of one name in their order
        auto const before = std::count_if(message.begin(), field, [&](auto const& earlier) {
            return boost::beast::iequals(earlier.name_string(), field->name_string());
        });
        bool const is_trailer = static_cast<std::size_t>(before) >= head.count(field->name_string());
        (is_trailer ? request.trailers : request.headers)
            .push_back({.name = std::string(field->name_string()), .value = std::string(field->value())});
    }
    request.body = std::move(message.body());
    return request;
}

/// The same for a request whose body did not come in chunks, or that was read by a parser which does not read trailers.
[[nodiscard]] inline auto from_beast(boost::beast::http::request<boost::beast::http::string_body> message) -> http::request
{
    boost::beast::http::request_header<> const head = message.base();
    return from_beast(std::move(message), head);
}

/// Converts a service's response to Beast's. The Content-Length is that of the body; a status that has no body loses it. A
/// response that HTTP cannot carry (a status outside 200 to 599, a line break in a header, two Content-Type) becomes an empty
/// 500.
[[nodiscard]] inline auto to_beast(http::response response) -> boost::beast::http::response<boost::beast::http::string_body>
{
    if (!detail::is_sendable(response) || !detail::fits_beast(response))
        response = {.status = 500};
    boost::beast::http::response<boost::beast::http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.reason(http::detail::reason_phrase(response.status));
    for (http::header const& header : response.headers)
        if (!http::detail::is_framing_field(header.name))
            message.insert(header.name, header.value);
    if (detail::has_content(response.status))
        message.body() = std::move(response.body);
    if (detail::has_length(response.status))
        message.content_length(message.body().size());
    return message;
}

} // namespace vouch::inline VOUCH_ABI::server
#endif

// vouch/server/detail/date_text.hpp
#ifndef VOUCH_SERVER_DETAIL_DATE_TEXT_HPP
#define VOUCH_SERVER_DETAIL_DATE_TEXT_HPP

#include <chrono>

namespace vouch::inline VOUCH_ABI::server::detail {

using date_text = std::array<char, 29>;

// A time as HTTP writes it, "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7).
[[nodiscard]] constexpr auto write_date(std::chrono::sys_seconds time) noexcept -> date_text
{
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date(day);
    std::chrono::hh_mm_ss const clock(time - day);
    date_text text{};
    std::size_t end = 0;
    auto const put = [&](std::string_view part) {
        for (char const letter : part)
            text[end++] = letter;
    };
    auto const put_number = [&](int number, std::size_t digits) {
        for (std::size_t place = digits; place != 0; --place, number /= 10)
            text[end + place - 1] = static_cast<char>('0' + number % 10);
        end += digits;
    };
    put(std::string_view("SunMonTueWedThuFriSat").substr(3 * std::chrono::weekday(day).c_encoding(), 3));
    put(", ");
    put_number(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    put(" ");
    put(std::string_view("JanFebMarAprMayJunJulAugSepOctNovDec").substr(3 * (static_cast<unsigned>(date.month()) - 1), 3));
    put(" ");
    put_number(static_cast<int>(date.year()), 4);
    put(" ");
    put_number(static_cast<int>(clock.hours().count()), 2);
    put(":");
    put_number(static_cast<int>(clock.minutes().count()), 2);
    put(":");
    put_number(static_cast<int>(clock.seconds().count()), 2);
    put(" GMT");
    return text;
}

// The time of now, written once a second by each thread.
[[nodiscard]] inline auto current_date() -> std::string_view
{
    thread_local std::chrono::sys_seconds written{};
    thread_local date_text text{};
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (now != written) {
        written = now;
        text = write_date(now);
    }
    return {text.data(), text.size()};
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/detail/memory_claim.hpp
#ifndef VOUCH_SERVER_DETAIL_MEMORY_CLAIM_HPP
#define VOUCH_SERVER_DETAIL_MEMORY_CLAIM_HPP

#include <atomic>

namespace vouch::inline VOUCH_ABI::server::detail {

// The part of a connection in the memory that bodies may take up over all connections.
class memory_claim {
public:
    explicit memory_claim(std::atomic<std::size_t>& total) noexcept : total_(total) {}
    memory_claim(memory_claim const&) = delete;
    auto operator=(memory_claim const&) -> memory_claim& = delete;
    ~memory_claim() { release(); }

    // Claims `size` bytes instead of fewer; returns false if all connections together are beyond `limit` then.
    [[nodiscard]] auto grow(std::size_t size, std::size_t limit) noexcept -> bool
    {
        if (size <= claimed_)
            return true;
        std::size_t const more = size - std::exchange(claimed_, size);
        return total_.fetch_add(more) + more <= limit;
    }

    void release() noexcept
    {
        if (claimed_ != 0)
            total_ -= std::exchange(claimed_, 0);
    }

private:
    std::atomic<std::size_t>& total_;
    std::size_t claimed_ = 0;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/detail/stream.hpp
#ifndef VOUCH_SERVER_DETAIL_STREAM_HPP
#define VOUCH_SERVER_DETAIL_STREAM_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <limits>
#include <memory>
#include <new>

namespace vouch::inline VOUCH_ABI::server::detail {

using tcp_socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

// What became of an operation that does not wait.
enum class progress : std::uint8_t { made, wants_read, wants_write, ended };

// How OpenSSL reads and writes our socket: through Asio, which never raises SIGPIPE, and without buffers of its own.
class socket_bio {
public:
    [[nodiscard]] static auto make(tcp_socket& socket) -> BIO*
    {
        static BIO_METHOD* const method = make_method(); // never freed: a server may be static and outlive it
        BIO* const made = method != nullptr ? BIO_new(method) : nullptr;
        if (made == nullptr)
            throw std::bad_alloc();
        BIO_set_data(made, &socket);
        BIO_set_init(made, 1);
        return made;
    }

private:
    [[nodiscard]] static auto make_method() -> BIO_METHOD*
    {
        BIO_METHOD* const made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "vouch socket");
        if (made != nullptr) {
            BIO_meth_set_read(made, [](BIO* bio, char* bytes, int size) { return transfer(bio, bytes, size, true); });
            BIO_meth_set_write(
                made, [](BIO* bio, char const* bytes, int size) { return transfer(bio, const_cast<char*>(bytes), size, false); });
            BIO_meth_set_ctrl(made, [](BIO*, int command, long, void*) -> long { return command == BIO_CTRL_FLUSH ? 1 : 0; });
        }
        return made;
    }

    static auto transfer(BIO* bio, char* bytes, int size, bool reads) -> int
    {
        auto& socket = *static_cast<tcp_socket*>(BIO_get_data(bio));
        auto const buffer = boost::asio::buffer(bytes, static_cast<std::size_t>(size));
        boost::system::error_code error;
        std::size_t const moved = reads ? socket.read_some(buffer, error) : socket.write_some(buffer, error);
        BIO_clear_retry_flags(bio);
        if (error == boost::asio::error::would_block)
            BIO_set_flags(bio, (reads ? BIO_FLAGS_READ : BIO_FLAGS_WRITE) | BIO_FLAGS_SHOULD_RETRY);
        return error ? -1 : static_cast<int>(moved);
    }
};

// The bytes of a connection, plain or TLS. No operation waits: each says what to wait for before it is called again.
class stream {
public:
    explicit stream(boost::asio::io_context& context) : socket_(context) {}
    stream(stream const&) = delete;
    auto operator=(stream const&) -> stream& = delete;

    [[nodiscard]] auto socket() noexcept -> tcp_socket& { return socket_; }

    // Makes the stream ready. With a context of TLS, `shake_hands` comes first.
    void open(SSL_CTX* tls)
    {
        boost::system::error_code ignored;
        socket_.non_blocking(true, ignored);
        socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        if (tls == nullptr)
            return;
        tls_.reset(SSL_new(tls));
        if (!tls_)
            throw std::bad_alloc();
        BIO* const bio = socket_bio::make(socket_);
        SSL_set_bio(tls_.get(), bio, bio);
        // an idle connection keeps no buffers; what could not be written may move
        SSL_set_mode(tls_.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        SSL_set_read_ahead(tls_.get(), 1); // a record with one call
        SSL_set_accept_state(tls_.get());
    }

    [[nodiscard]] auto is_tls() const noexcept -> bool { return tls_ != nullptr; }

    [[nodiscard]] auto shake_hands() -> progress
    {
        ERR_clear_error();
        return progress_of(SSL_do_handshake(tls_.get()));
    }

    // Reads up to `size` bytes; `read` is how many. The end of the stream is `ended`.
    [[nodiscard]] auto read(char* bytes, std::size_t size, std::size_t& read) -> progress
    {
        read = 0;
        if (!tls_)
            return read_plain(bytes, size, read);
        ERR_clear_error();
        return progress_of(SSL_read_ex(tls_.get(), bytes, size, &read));
    }

    // Returns true if bytes have arrived that waiting for the socket would not report, perhaps a part of a record.
    [[nodiscard]] auto has_kept_bytes() const -> bool { return tls_ && SSL_has_pending(tls_.get()) == 1; }

    // Writes bytes of both texts, and removes them from their fronts.
    [[nodiscard]] auto write(std::string_view& first, std::string_view& second) -> progress
    {
        if (tls_) {
            progress made = progress::made;
            for (std::string_view* const part : {&first, &second})
                while (!part->empty() && made == progress::made)
                    made = write_tls(*part);
            return made;
        }
        std::array<boost::asio::const_buffer, 2> const parts{boost::asio::buffer(first), boost::asio::buffer(second)};
        boost::system::error_code error;
        std::size_t const written =
            second.empty() ? socket_.write_some(boost::asio::buffer(first), error) : socket_.write_some(parts, error);
        std::size_t const of_first = (std::min)(written, first.size());
        first.remove_prefix(of_first);
        second.remove_prefix(written - of_first);
        if (error)
            return error == boost::asio::error::would_block ? progress::wants_write : progress::ended;
        return first.empty() && second.empty() ? progress::made : progress::wants_write;
    }

    // Tells the other side that no bytes follow. What it still sends can be read with `discard`.
    void shut_down()
    {
        if (tls_) {
            ERR_clear_error();
            SSL_shutdown(tls_.get());
        }
        boost::system::error_code ignored;
        socket_.shutdown(tcp_socket::shutdown_send, ignored);
    }

    // Reads bytes of the socket that have no use any more.
    [[nodiscard]] auto discard(char* bytes, std::size_t size, std::size_t& read) -> progress
    {
        return read_plain(bytes, size, read);
    }

    void close()
    {
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

private:
    [[nodiscard]] auto read_plain(char* bytes, std::size_t size, std::size_t& read) -> progress
    {
        boost::system::error_code error;
        read = socket_.read_some(boost::asio::buffer(bytes, size), error);
        if (error)
            return error == boost::asio::error::would_block ? progress::wants_read : progress::ended;
        return progress::made;
    }

    [[nodiscard]] auto write_tls(std::string_view& text) -> progress
    {
        std::size_t written = 0;
        ERR_clear_error();
        progress const made = progress_of(SSL_write_ex(tls_.get(), text.data(), text.size(), &written));
        text.remove_prefix(written);
        return made;
    }

    [[nodiscard]] auto progress_of(int result) const -> progress
    {
        if (result > 0)
            return progress::made;
        switch (SSL_get_error(tls_.get(), result)) {
        case SSL_ERROR_WANT_READ: return progress::wants_read;
        case SSL_ERROR_WANT_WRITE: return progress::wants_write;
        default: return progress::ended;
        }
    }

    struct free_tls {
        void operator()(SSL* tls) const noexcept { SSL_free(tls); }
    };

    tcp_socket socket_;
    std::unique_ptr<SSL, free_tls> tls_{};
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/detail/outgoing.hpp
#ifndef VOUCH_SERVER_DETAIL_OUTGOING_HPP
#define VOUCH_SERVER_DETAIL_OUTGOING_HPP

namespace vouch::inline VOUCH_ABI::server::detail {

// A response on its way. What the client does not take at once is kept.
class outgoing {
public:
    // Sends as much as the client takes. If that is all, nothing is kept.
    [[nodiscard]] auto begin(stream& stream, std::string head, std::string body) -> progress
    {
        constexpr std::size_t record_size = 16 * 1024;
        if (stream.is_tls() && body.size() <= record_size) // one record of TLS instead of two
            head += std::exchange(body, {});
        std::string_view head_left = head;
        std::string_view body_left = body;
        waits_for_ = stream.write(head_left, body_left);
        if (waits_for_ == progress::made)
            return progress::made;
        head_ = head_left;
        sent_of_body_ = body.size() - body_left.size();
        body_ = std::move(body);
        return waits_for_;
    }

    // Sends more, once the client is ready. Sets `has_moved` if it took any.
    [[nodiscard]] auto go_on(stream& stream, bool& has_moved) -> progress
    {
        std::string_view head_left = head_;
        std::string_view body_left = std::string_view(body_).substr(sent_of_body_);
        std::size_t const before = head_left.size() + body_left.size();
        waits_for_ = stream.write(head_left, body_left);
        has_moved = head_left.size() + body_left.size() != before;
        head_.erase(0, head_.size() - head_left.size());
        sent_of_body_ = body_.size() - body_left.size();
        if (waits_for_ == progress::made)
            *this = {};
        return waits_for_;
    }

    // What to wait for before going on: TLS may have to read first.
    [[nodiscard]] auto waits_for() const noexcept -> progress { return waits_for_; }

private:
    std::string head_{};
    std::string body_{};
    std::size_t sent_of_body_ = 0;
    progress waits_for_ = progress::made;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
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

#include <vector>

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

// vouch/wire/request_parser.hpp
#ifndef VOUCH_WIRE_REQUEST_PARSER_HPP
#define VOUCH_WIRE_REQUEST_PARSER_HPP

namespace vouch::inline VOUCH_ABI::wire::detail {

// What the Expect field of a request asks for (RFC 9110 section 10.1.1).
enum class expectation : std::uint8_t { none, continuation, unknown };

// Reads one request of HTTP/1.1 or 1.0 from bytes in any pieces. The destructor wipes what may hold credentials.
class request_parser {
public:
    explicit request_parser(message_limits limits = {}) : limits_(limits), body_(limits, false)
    {
        lines_.begin_section(limits_.max_head);
    }
    request_parser(request_parser const&) = delete;
    auto operator=(request_parser const&) -> request_parser& = delete;
    ~request_parser()
    {
        wipe_values(request_.headers);
        vouch::detail::wipe(request_.target);
        vouch::detail::wipe(request_.body);
    }

    // Takes bytes and returns how many: all, or those up to the end of the head, so that the caller can judge the head before
    // the body is read, or those up to the end of the request, or those before a fault.
    auto put(std::string_view bytes) -> std::size_t
    {
        std::string_view rest = bytes;
        bool const begins_in_head = !head_done();
        while (!rest.empty() && !is_done() && !fault_) {
            if (head_done()) {
                if (begins_in_head)
                    break;
                fault_ = body_.put(rest, lines_, request_.body, request_.trailers);
            } else {
                take_line(rest);
            }
        }
        return bytes.size() - rest.size();
    }

    // Tells that no bytes follow.
    void put_eof()
    {
        if (got_some() && !is_done() && !fault_)
            fault_ = framing_fault::truncated;
    }

    // Returns true if a request has begun. Empty lines before it do not count (RFC 9112 section 2.2).
    [[nodiscard]] auto got_some() const noexcept -> bool
    {
        return state_ != state::start_line || (!lines_.beginning().empty() && lines_.beginning() != "\r") || fault_;
    }
    [[nodiscard]] auto head_done() const noexcept -> bool { return state_ == state::body; }
    [[nodiscard]] auto is_done() const noexcept -> bool { return !fault_ && head_done() && body_.is_done(); }
    [[nodiscard]] auto fault() const noexcept -> std::optional<framing_fault> { return fault_; }

    // Method, target and headers, once the head is done. The fields that frame the message are not among the headers.
    [[nodiscard]] auto head() const noexcept -> http::request const& { return request_; }
    // The length of the body that the head tells; nothing if the body comes in chunks.
    [[nodiscard]] auto body_length() const noexcept -> std::optional<std::uint64_t>
    {
        return framing_.codings != 0 ? std::nullopt : std::optional(framing_.length.value_or(0));
    }
    // Bytes of the body that have come.
    [[nodiscard]] auto body_size() const noexcept -> std::size_t { return request_.body.size(); }
    // Bytes of memory that the body takes up by now.
    [[nodiscard]] auto body_memory() const noexcept -> std::size_t { return request_.body.capacity(); }
    [[nodiscard]] auto expects() const noexcept -> expectation { return expects_; }
    [[nodiscard]] auto is_1_0() const noexcept -> bool { return is_1_0_; }
    [[nodiscard]] auto keep_alive() const noexcept -> bool { return framing_.keeps_connection(is_1_0_); }

    [[nodiscard]] auto take() && -> http::request { return std::move(request_); }

private:
    enum class state : std::uint8_t { start_line, fields, body };
    static constexpr unsigned max_empty_lines = 8;

    void take_line(std::string_view& bytes)
    {
        switch (lines_.next(bytes)) {
        case line_reader::progress::need_more: return;
        case line_reader::progress::malformed: fault_ = framing_fault::malformed; return;
        case line_reader::progress::too_long:
            fault_ = state_ == state::start_line ? framing_fault::start_line_too_long : framing_fault::head_too_long;
            return;
        case line_reader::progress::line: break;
        }
        std::string_view const line = lines_.line();
        if (state_ == state::fields)
            fault_ = line.empty() ? end_head() : take_field(line);
        else if (!line.empty())
            fault_ = take_request_line(line);
        else if (++empty_lines_ > max_empty_lines)
            fault_ = framing_fault::malformed;
    }

    [[nodiscard]] auto take_request_line(std::string_view line) -> std::optional<framing_fault>
    {
        request_line read;
        if (auto const fault = read_request_line(line, read))
            return fault;
        request_.method = read.method;
        request_.target = read.target;
        is_1_0_ = read.is_1_0;
        state_ = state::fields;
        return std::nullopt;
    }

    [[nodiscard]] auto take_field(std::string_view line) -> std::optional<framing_fault>
    {
        std::string_view name;
        std::string_view value;
        if (!split_field_line(line, name, value)) // a line that begins with a space as well
            return framing_fault::malformed;
        if (++fields_ > limits_.max_fields)
            return framing_fault::head_too_long;
        if (framing_.note(name, value))
            return std::nullopt;
        if (vouch::detail::equals_ignoring_case(name, "Expect"))
            for_each_item(value, [&](std::string_view item) {
                bool const is_known =
                    vouch::detail::equals_ignoring_case(item, "100-continue") && expects_ != expectation::unknown;
                expects_ = is_known ? expectation::continuation : expectation::unknown;
            });
        add_field(request_.headers, name, value);
        return std::nullopt;
    }

    [[nodiscard]] auto end_head() -> std::optional<framing_fault>
    {
        // RFC 9112 section 3.2: exactly one valid Host, and HTTP/1.0 may do without
        bool const has_host = framing_.hosts == 1 ? framing_.is_host_valid : framing_.hosts == 0 && is_1_0_;
        if (framing_.is_ambiguous(is_1_0_) || !has_host)
            return framing_fault::malformed;
        if (framing_.codings != 0 && !framing_.is_chunked)
            return framing_fault::unknown_coding;
        if (expects_ == expectation::continuation && is_1_0_) // RFC 9110 section 10.1.1
            expects_ = expectation::none;
        if (framing_.is_chunked)
            body_.begin_chunks(lines_);
        else
            body_.begin_length(framing_.length.value_or(0));
        state_ = state::body;
        return std::nullopt;
    }

    message_limits limits_;
    line_reader lines_{};
    body_reader body_;
    framing_fields framing_{};
    http::request request_{};
    std::size_t fields_ = 0;
    std::optional<framing_fault> fault_{};
    expectation expects_ = expectation::none;
    state state_ = state::start_line;
    unsigned empty_lines_ = 0;
    bool is_1_0_ = false;
};

} // namespace vouch::inline VOUCH_ABI::wire::detail
#endif

// vouch/server/detail/refusal.hpp
#ifndef VOUCH_SERVER_DETAIL_REFUSAL_HPP
#define VOUCH_SERVER_DETAIL_REFUSAL_HPP

// The responses of the server itself.
namespace vouch::inline VOUCH_ABI::server::detail {

// The response to bytes that are no request.
[[nodiscard]] inline auto refuse_fault(wire::detail::framing_fault fault, wire::detail::message_limits limits) -> http::response
{
    using wire::detail::framing_fault;
    auto const max_head = std::to_string(limits.max_head);
    switch (fault) {
    case framing_fault::start_line_too_long:
        return http::detail::problem_response(414, "expected a request line of at most " + max_head + " bytes");
    case framing_fault::head_too_long:
        return http::detail::problem_response(431, "expected a head of at most " + max_head + " bytes and " +
                                                       std::to_string(limits.max_fields) + " fields");
    case framing_fault::body_too_long: return http::detail::body_too_large(limits.max_body);
    case framing_fault::unknown_coding: return http::detail::problem_response(501, "expected no transfer coding but chunked");
    case framing_fault::unsupported_version: return http::detail::problem_response(505, "expected HTTP/1.1");
    case framing_fault::malformed:
    case framing_fault::truncated: break;
    }
    return http::detail::problem_response(400, "expected a request of HTTP/1.1");
}

// The response to a request whose head no function should see; empty if it is in order.
[[nodiscard]] inline auto refuse_head(wire::detail::request_parser const& parser) -> std::optional<http::response>
{
    http::request const& head = parser.head();
    if (head.method == "CONNECT") // its response would turn the connection into a tunnel
        return http::detail::problem_response(501, "expected a method other than CONNECT");
    if (!http::detail::read_target(head.method, head.target))
        return http::detail::problem_response(400, "expected a request target, a path or a URI, without a fragment");
    if (parser.expects() == wire::detail::expectation::unknown)
        return http::detail::problem_response(417, "expected no expectation but 100-continue");
    return std::nullopt;
}

// The response to a client that came at a bad time.
[[nodiscard]] inline auto refuse_for_now(std::string expected) -> http::response
{
    http::response made = http::detail::problem_response(503, expected);
    made.headers.push_back({.name = "retry-after", .value = "1"});
    return made;
}

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/detail/shared_state.hpp
#ifndef VOUCH_SERVER_DETAIL_SHARED_STATE_HPP
#define VOUCH_SERVER_DETAIL_SHARED_STATE_HPP

#include <functional>
#include <mutex>
#include <unordered_set>

namespace vouch::inline VOUCH_ABI::server::detail {

using clock = std::chrono::steady_clock;

// The functions of a service. A plain function has no `check_head`, and then no `answer_checked`.
struct service_functions {
    std::function<http::response(http::request&&)> answer{};
    std::function<std::optional<http::response>(http::request const&, std::optional<std::size_t>)> check_head{};
    std::function<http::response(http::request const&)> answer_checked{};
};

struct session_limits {
    std::size_t max_body = 0;
    std::size_t max_body_memory = 0; // over all connections
    std::chrono::milliseconds timeout{};
};

// The open connections of a server. Only sessions that wait at that moment are judged, each under its own lock: a session at work
// is neither idle nor late.
template <class Session>
class registry {
public:
    void add(std::shared_ptr<Session> session)
    {
        std::lock_guard const lock(mutex_);
        sessions_.insert(std::move(session));
    }
    void remove(std::shared_ptr<Session> const& session, bool was_evicted)
    {
        std::lock_guard const lock(mutex_);
        evicted_ -= was_evicted && evicted_ != 0 ? 1 : 0;
        sessions_.erase(session);
    }

    // The number of connections, evicted sessions left out.
    [[nodiscard]] auto size() const -> std::size_t
    {
        std::lock_guard const lock(mutex_);
        return sessions_.size() - evicted_;
    }

    template <class Function>
    void for_each(Function const& use) const
    {
        std::lock_guard const lock(mutex_);
        for (auto const& session : sessions_)
            use(*session);
    }

    // Ends the connection with the longest silence; returns false if no connection is silent.
    [[nodiscard]] auto evict(clock::time_point now) -> bool
    {
        std::lock_guard const lock(mutex_);
        if (evict_candidate())
            return true;
        find_candidates(now);
        return evict_candidate();
    }

private:
    struct candidate {
        clock::time_point rank{};
        std::weak_ptr<Session> session{};
    };

    [[nodiscard]] auto evict_candidate() -> bool
    {
        while (!candidates_.empty()) {
            candidate const oldest = std::move(candidates_.back());
            candidates_.pop_back();
            if (auto const session = oldest.session.lock(); session && session->evict(oldest.rank)) {
                ++evicted_;
                return true;
            }
        }
        return false;
    }

    // Finds several at once: a flood of connections would pay for a search each.
    void find_candidates(clock::time_point now)
    {
        constexpr std::size_t most = 32;
        std::vector<candidate> found;
        for (auto const& session : sessions_)
            if (auto const rank = session->silence_rank(now))
                found.push_back({*rank, session});
        auto const middle = found.begin() + static_cast<std::ptrdiff_t>((std::min)(most, found.size()));
        std::partial_sort(found.begin(), middle, found.end(),
                          [](candidate const& left, candidate const& right) { return left.rank < right.rank; });
        found.erase(middle, found.end());
        std::reverse(found.begin(), found.end());
        candidates_ = std::move(found);
    }

    std::mutex mutable mutex_{};
    std::unordered_set<std::shared_ptr<Session>> sessions_{};
    std::vector<candidate> candidates_{}; // the oldest last
    std::size_t evicted_ = 0;             // sessions that are told to end and have not
};

// What the connections of a server share.
template <class Session>
struct shared_state {
    service_functions service{};
    session_limits limits{};
    SSL_CTX* tls = nullptr;
    registry<Session> sessions{};
    std::atomic<std::size_t> body_memory{0}; // bytes of bodies that have not arrived whole
    std::atomic<bool> is_stopping{false};
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/detail/session.hpp
#ifndef VOUCH_SERVER_DETAIL_SESSION_HPP
#define VOUCH_SERVER_DETAIL_SESSION_HPP

namespace vouch::inline VOUCH_ABI::server::detail {

// A connection of a server: reads requests and writes responses until one side ends it.
//
// It waits for its socket with one operation at a time, so it needs no strand; and without a buffer, so that an idle connection
// takes up little memory. The lock is for the server's other threads, which end connections that are late or silent.
class session : public std::enable_shared_from_this<session> {
public:
    using state = shared_state<session>;

    session(boost::asio::io_context& context, state& server) : server_(server), stream_(context) {}

    [[nodiscard]] auto socket() noexcept -> tcp_socket& { return stream_.socket(); }

    // Begins with an accepted socket. If `refuse` is set, with a response that says there are too many connections.
    void start(bool refuse)
    {
        work([&] {
            stream_.open(server_.tls);
            enter(stream_.is_tls() ? phase::handshake : phase::request);
            if (!refuse)
                return;
            if (stream_.is_tls()) // a handshake is dear, and this server is busy
                return enter(phase::ended);
            send(refuse_for_now("expected fewer connections"), connection_option::close);
        });
    }

    // --- for the server, from any thread

    // Ends the wait of a connection whose time is over.
    void end_if_late(clock::time_point now)
    {
        if (std::unique_lock const lock(mutex_, std::try_to_lock); lock && waits_ && now >= deadline_)
            interrupt(reason::late);
    }

    // Ends the connection unless it works, or has to finish a response and `spares_responses`.
    void end_if_waiting(bool spares_responses)
    {
        if (std::unique_lock const lock(mutex_, std::try_to_lock);
            lock && waits_ && !(spares_responses && phase_ == phase::response))
            interrupt(reason::stop);
    }

    // The order in which silent connections make place for others, the least first; empty if this one has not been silent.
    [[nodiscard]] auto silence_rank(clock::time_point now) const -> std::optional<clock::time_point>
    {
        std::unique_lock const lock(mutex_, std::try_to_lock);
        return lock && waits_ && !interrupted_ ? rank(now) : std::nullopt;
    }

    // Ends the connection if it has been silent since it had this rank.
    [[nodiscard]] auto evict(clock::time_point expected) -> bool
    {
        std::unique_lock const lock(mutex_, std::try_to_lock);
        if (!lock || !waits_ || interrupted_ || rank(clock::now()) != expected)
            return false;
        was_evicted_ = true;
        interrupt(reason::stop);
        return true;
    }

private:
    enum class phase : std::uint8_t { handshake, request, response, linger, ended };
    enum class reason : std::uint8_t { late, stop };
    static constexpr std::size_t read_size = 32 * 1024;

    // --- the turns of a connection

    // Does `first`, then whatever can be done without waiting.
    template <class Function>
    void work(Function const& first)
    {
        std::lock_guard const lock(mutex_);
        waits_ = false;
        try {
            first();
            while (phase_ != phase::ended) {
                progress const next = proceed();
                if (next == progress::ended)
                    break;
                if (next != progress::made)
                    return wait(next == progress::wants_write);
            }
        } catch (...) { // out of memory: this connection ends, the others go on
        }
        end();
    }

    void wait(bool for_writing)
    {
        if (server_.is_stopping && phase_ != phase::response)
            return end();
        waits_ = true;
        stream_.socket().async_wait(
            for_writing ? tcp_socket::wait_write : tcp_socket::wait_read,
            [self = shared_from_this()](boost::system::error_code) { self->work([&] { self->resume(); }); });
    }

    void resume()
    {
        is_ready_ = true;
        if (!interrupted_)
            return;
        bool const is_late_request = *std::exchange(interrupted_, std::nullopt) == reason::late && phase_ == phase::request &&
                                     parser_ && parser_->got_some();
        if (!is_late_request)
            return enter(phase::ended);
        send(http::detail::problem_response(408, "expected the request sooner"), connection_option::close);
    }

    [[nodiscard]] auto proceed() -> progress
    {
        switch (phase_) {
        case phase::handshake: return shake_hands();
        case phase::request: return read_requests();
        case phase::response: return send_more();
        case phase::linger: return drain();
        case phase::ended: break;
        }
        return progress::ended;
    }

    void enter(phase next)
    {
        phase_ = next;
        is_ready_ = false;
        set_time(next == phase::linger ? std::chrono::seconds(5) : server_.limits.timeout);
    }
    void set_time(std::chrono::milliseconds limit)
    {
        since_ = clock::now();
        deadline_ = since_ + limit;
    }

    void interrupt(reason why)
    {
        interrupted_ = why;
        boost::system::error_code ignored;
        stream_.socket().cancel(ignored);
    }

    void end()
    {
        phase_ = phase::ended;
        stream_.close();
        parser_.reset();
        vouch::detail::wipe(rest_);
        claim_.release();
        server_.sessions.remove(shared_from_this(), was_evicted_);
    }

    [[nodiscard]] auto rank(clock::time_point now) const -> std::optional<clock::time_point>
    {
        constexpr std::chrono::seconds credit{1}; // a connection that was used outlasts a connection that never spoke
        constexpr std::chrono::hours last{1000};
        // a part of a head counts as silence: a flood of connections can send one too
        bool const has_begun = phase_ == phase::response || (parser_ && parser_->head_done());
        if (!has_begun)
            return since_ + (was_used_ ? credit : std::chrono::seconds(0));
        return now - since_ < credit ? std::nullopt : std::optional(since_ + last);
    }

    // --- reading

    [[nodiscard]] auto shake_hands() -> progress
    {
        progress const made = stream_.shake_hands();
        if (made == progress::made)
            enter(phase::request);
        return made;
    }

    [[nodiscard]] auto read_requests() -> progress
    {
        if (!rest_.empty()) {
            std::string bytes = std::exchange(rest_, {});
            progress const made = take(bytes);
            vouch::detail::wipe(bytes);
            return made;
        }
        if (!std::exchange(is_ready_, false) && !stream_.has_kept_bytes())
            return progress::wants_read;
        std::array<char, read_size> buffer; // on the stack, and not initialised: a buffer for each connection takes memory
        std::size_t size = 0;
        progress made = stream_.read(buffer.data(), buffer.size(), size);
        if (made != progress::made)
            return made;
        made = take({buffer.data(), size});
        vouch::detail::wipe(buffer.data(), size);
        return made;
    }

    // Reads requests out of bytes, and answers them as long as the client takes the responses.
    [[nodiscard]] auto take(std::string_view bytes) -> progress
    {
        while (phase_ == phase::request && !bytes.empty())
            take_request(bytes);
        if (phase_ == phase::response && !closes_)
            rest_ = bytes;
        return phase_ == phase::request && !stream_.has_kept_bytes() ? progress::wants_read : progress::made;
    }

    void take_request(std::string_view& bytes)
    {
        if (!parser_)
            parser_.emplace(limits());
        auto& parser = *parser_;
        bool const had_begun = parser.got_some();
        bool const had_head = parser.head_done();
        bytes.remove_prefix(parser.put(bytes));
        if (parser.head_done() && !had_head) {
            if (auto refused = refuse_head(parser))
                return send(*std::move(refused), connection_option::close);
            bool const has_some_body = !parser.is_done() && !bytes.empty();
            if (has_some_body) // a body that came with its head costs nothing more: its connection need not be closed
                bytes.remove_prefix(parser.put(bytes));
            if (!parser.is_done() && !accept_body(has_some_body))
                return;
        }
        if (parser.fault())
            return send(refuse_fault(*parser.fault(), limits()), connection_option::close);
        if (parser.is_done())
            return answer();
        count_time(!had_begun && parser.got_some(), !had_head && parser.head_done());
        if (!claim_.grow(parser.body_memory(), server_.limits.max_body_memory))
            send(refuse_for_now("expected fewer bodies at once"), connection_option::close);
    }

    // The head has a time limit, and so has each part of the body: a large one takes long, and a byte now and then is no
    // progress.
    void count_time(bool begins, bool begins_body)
    {
        constexpr std::size_t part_size = 64 * 1024;
        std::size_t const size = parser_->body_size();
        bool const begins_part = size >= timed_size_ + part_size;
        if (begins_body || begins_part)
            timed_size_ = size;
        if (begins || begins_body || begins_part)
            set_time(server_.limits.timeout);
    }

    // Decides whether the body of the current request is read; else sends the response.
    [[nodiscard]] auto accept_body(bool has_some_body) -> bool
    {
        auto const& parser = *parser_;
        auto const length = parser.body_length();
        std::optional<http::response> refused;
        if (server_.service.check_head)
            refused = guarded([&] { return server_.service.check_head(parser.head(), length); });
        if (!refused && length && *length > server_.limits.max_body)
            refused = http::detail::body_too_large(server_.limits.max_body);
        if (!refused && length && server_.body_memory + *length > server_.limits.max_body_memory)
            refused = refuse_for_now("expected fewer bodies at once");
        if (refused) {
            send(*std::move(refused), connection_option::close);
            return false;
        }
        is_checked_ = static_cast<bool>(server_.service.check_head);
        std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        std::string_view no_body;
        if (parser.expects() != wire::detail::expectation::continuation || has_some_body || parser.fault())
            return true;
        if (stream_.write(interim, no_body) == progress::made)
            return true;
        enter(phase::ended);
        return false;
    }

    [[nodiscard]] auto limits() const noexcept -> wire::detail::message_limits { return {.max_body = server_.limits.max_body}; }

    // --- answering

    // The response that `make` gives, or a 500 if it throws: what() may quote the request.
    template <class Function>
    [[nodiscard]] static auto guarded(Function const& make) -> decltype(make())
    {
        try {
            return make();
        } catch (...) {
            return http::detail::problem_response(500, "");
        }
    }

    void answer()
    {
        auto const connection = !parser_->keep_alive() || server_.is_stopping ? connection_option::close
                                : parser_->is_1_0()                           ? connection_option::keep_alive
                                                                              : connection_option::unsaid;
        http::request request = std::move(*parser_).take();
        bool const is_for_head = request.method == "HEAD";
        parser_.reset();
        http::response response = guarded([&] {
            return std::exchange(is_checked_, false) ? server_.service.answer_checked(request)
                                                     : server_.service.answer(std::move(request));
        });
        wire::detail::wipe_values(request.headers);
        vouch::detail::wipe(request.target);
        vouch::detail::wipe(request.body);
        send(std::move(response), connection, is_for_head);
    }

    // Sends a response to a request that is not read to its end.
    void send(http::response response, connection_option connection)
    {
        bool const is_for_head = parser_ && parser_->head().method == "HEAD";
        parser_.reset();
        is_checked_ = false;
        send(std::move(response), connection, is_for_head);
    }

    void send(http::response response, connection_option connection, bool is_for_head)
    {
        claim_.release();
        if (!is_sendable(response))
            response = {.status = 500};
        if (!has_content(response.status))
            response.body.clear();
        closes_ = connection == connection_option::close;
        std::string head = response_head(response, is_for_head, connection, current_date());
        if (is_for_head)
            response.body.clear();
        progress const made = outgoing_.begin(stream_, std::move(head), std::move(response.body));
        if (made == progress::made)
            return end_response();
        enter(made == progress::ended ? phase::ended : phase::response);
    }

    [[nodiscard]] auto send_more() -> progress
    {
        if (!std::exchange(is_ready_, false))
            return outgoing_.waits_for();
        bool has_moved = false;
        progress const made = outgoing_.go_on(stream_, has_moved);
        if (has_moved) // a slow client has time as long as it takes bytes
            set_time(server_.limits.timeout);
        if (made == progress::made)
            end_response();
        return made;
    }

    void end_response()
    {
        was_used_ = true;
        if (!closes_)
            return enter(phase::request);
        if (server_.is_stopping)
            return enter(phase::ended);
        // closing while bytes arrive would reset the connection, and the client would lose the response (RFC 9112 section 9.6)
        stream_.shut_down();
        enter(phase::linger);
    }

    [[nodiscard]] auto drain() -> progress
    {
        constexpr std::size_t max_drained = 64 * 1024 * 1024;
        if (!std::exchange(is_ready_, false))
            return progress::wants_read;
        std::array<char, read_size> buffer;
        std::size_t size = 0;
        progress const made = stream_.discard(buffer.data(), buffer.size(), size);
        vouch::detail::wipe(buffer.data(), size); // perhaps a request with a key
        drained_ += size;
        if (drained_ > max_drained)
            return progress::ended;
        return made == progress::made ? progress::wants_read : made;
    }

    state& server_;
    stream stream_;
    std::mutex mutable mutex_{};
    std::optional<wire::detail::request_parser> parser_{};
    std::string rest_{}; // bytes after a request whose response is being written
    outgoing outgoing_{};
    memory_claim claim_{server_.body_memory};
    std::size_t timed_size_ = 0;   // of the body, when its time limit was set
    std::size_t drained_ = 0;      // bytes that came after the last response
    clock::time_point since_{};    // when this phase or a part of the body began, or the response last moved
    clock::time_point deadline_{}; // of this phase
    std::optional<reason> interrupted_{};
    phase phase_ = phase::request;
    bool waits_ = false;      // for the socket
    bool is_ready_ = false;   // the wait is over, and nothing was read or written since
    bool closes_ = false;     // after this response
    bool is_checked_ = false; // check_head has accepted the current request
    bool was_used_ = false;   // a response was sent
    bool was_evicted_ = false;
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/detail/listener.hpp
#ifndef VOUCH_SERVER_DETAIL_LISTENER_HPP
#define VOUCH_SERVER_DETAIL_LISTENER_HPP

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/system/system_error.hpp>

namespace vouch::inline VOUCH_ABI::server::detail {

// The code of an error without the line of Asio that made it, which what() would print.
[[nodiscard]] inline auto without_place(boost::system::system_error const& error) -> boost::system::error_code
{
    return {error.code().value(), error.code().category()};
}

// Accepts the connections of a server. Ends connections that are late, silent while others wait, or open when the server stops.
class listener {
public:
    listener(boost::asio::io_context& context, session::state& server) : context_(context), server_(server) {}

    // Listens and returns the port. Throws an error that names address and port.
    [[nodiscard]] auto listen(std::string const& address, std::uint16_t port) -> std::uint16_t
    {
        constexpr int backlog = 4096; // clients that connect while the only thread works; the system may allow fewer
        bool const is_ipv6 = address.find(':') != std::string::npos;
        try {
            boost::asio::ip::tcp::endpoint const endpoint(boost::asio::ip::make_address(address), port);
            acceptor_.open(endpoint.protocol());
            acceptor_.set_option(boost::asio::ip::tcp::acceptor::reuse_address(true));
            acceptor_.bind(endpoint);
            acceptor_.listen(backlog);
            return acceptor_.local_endpoint().port();
        } catch (boost::system::system_error const& failure) {
            std::string const host = is_ipv6 ? '[' + address + ']' : address;
            throw boost::system::system_error(without_place(failure), "cannot listen on " + host + ':' + std::to_string(port));
        }
    }

    void start(std::size_t max_connections)
    {
        max_connections_ = max_connections;
        accept();
        sweep_later(sweep_interval());
    }

    void stop()
    {
        boost::asio::post(control_, [this] {
            server_.is_stopping = true;
            stop_time_ = clock::now() + std::chrono::seconds(2);
            boost::system::error_code ignored;
            acceptor_.close(ignored);
            pause_.cancel();
            timer_.cancel();
            sweep();
        });
    }

private:
    // --- all of this runs in `control_`

    void accept()
    {
        if (!acceptor_.is_open())
            return;
        auto const connection = std::make_shared<session>(context_, server_);
        acceptor_.async_accept(connection->socket(),
                               boost::asio::bind_executor(control_, [this, connection](boost::system::error_code error) {
                                   if (server_.is_stopping)
                                       return;
                                   if (!error)
                                       admit(connection);
                                   else if (is_out_of_descriptors(error))
                                       return accept_later();
                                   accept();
                               }));
    }

    // Starts a connection, if need be in the place of a silent one.
    void admit(std::shared_ptr<session> const& connection)
    {
        constexpr std::size_t refused_at_once = 64; // connections beyond the limit that are told so
        std::size_t open = server_.sessions.size();
        while (open >= max_connections_ && server_.sessions.evict(clock::now()))
            open = server_.sessions.size();
        bool const is_full = open >= max_connections_;
        if (is_full && open >= max_connections_ + refused_at_once)
            return;
        server_.sessions.add(connection);
        connection->start(is_full);
    }

    [[nodiscard]] static auto is_out_of_descriptors(boost::system::error_code error) -> bool
    {
        return error == boost::system::errc::too_many_files_open || error == boost::system::errc::too_many_files_open_in_system ||
               error == boost::system::errc::no_buffer_space || error == boost::system::errc::not_enough_memory;
    }

    void accept_later()
    {
        static_cast<void>(server_.sessions.evict(clock::now()));
        pause_.expires_after(std::chrono::milliseconds(20));
        pause_.async_wait(boost::asio::bind_executor(control_, [this](boost::system::error_code) { accept(); }));
    }

    [[nodiscard]] auto sweep_interval() const -> std::chrono::milliseconds
    {
        return std::clamp<std::chrono::milliseconds>(server_.limits.timeout / 10, std::chrono::milliseconds(5),
                                                     std::chrono::milliseconds(500));
    }

    void sweep_later(std::chrono::milliseconds time)
    {
        timer_.expires_after(time);
        timer_.async_wait(boost::asio::bind_executor(control_, [this](boost::system::error_code canceled) {
            if (!canceled)
                sweep();
        }));
    }

    void sweep()
    {
        auto const now = clock::now();
        bool const is_stopping = server_.is_stopping;
        bool is_any_open = false;
        server_.sessions.for_each([&](session& connection) {
            is_any_open = true;
            if (is_stopping)
                connection.end_if_waiting(now < stop_time_);
            else
                connection.end_if_late(now);
        });
        if (!is_stopping)
            sweep_later(sweep_interval());
        else if (is_any_open) // a session at work is looked at again
            sweep_later(std::chrono::milliseconds(5));
    }

    boost::asio::io_context& context_;
    session::state& server_;
    boost::asio::strand<boost::asio::io_context::executor_type> control_{context_.get_executor()};
    boost::asio::ip::tcp::acceptor acceptor_{context_};
    boost::asio::steady_timer timer_{context_};
    boost::asio::steady_timer pause_{context_};
    std::size_t max_connections_ = 0;
    clock::time_point stop_time_{};
};

} // namespace vouch::inline VOUCH_ABI::server::detail
#endif

// vouch/server/beast.hpp
#ifndef VOUCH_SERVER_BEAST_HPP
#define VOUCH_SERVER_BEAST_HPP

#include <boost/asio/ssl/context.hpp>

#include <thread>
#include <type_traits>

namespace vouch::inline VOUCH_ABI::server {

/// Where a `beast` server listens, and the limits of its clients.
struct beast_options {
    std::string address = "127.0.0.1"; ///< an address of this machine; "0.0.0.0" and "::" are all of them
    std::uint16_t port = 0;            ///< 0 is any free port, which `port()` returns
    /// Bytes of a request's body; a longer body is answered with 413 and not kept. Unless set, the service's `max_body()`, and
    /// 1 MiB for a function without one.
    std::optional<std::size_t> max_body{};
    /// Bytes of memory for bodies that are arriving, over all connections. Beyond it, requests are answered with 503.
    std::size_t max_body_memory = 64 * 1024 * 1024;
    /// At this number of connections, the connection with the longest silence is closed for the next. If no connection is silent,
    /// the next is answered with 503.
    std::size_t max_connections = 512;
    /// The time for the head of a request, for each 64 KiB of its body, for the client to take some of a response, and between
    /// requests. A request that has begun is answered with 408.
    std::chrono::milliseconds timeout{30'000};
    unsigned threads = 1;          ///< how many threads call the service
    std::string certificate_pem{}; ///< for https: the chain, the server's own certificate first
    std::string key_pem{};
};

/// A small HTTP/1.1 server for a service, or any function from request to response. It has its own threads.
///
/// With one thread, the default, the service gets one request at a time: it needs no lock, and a slow service delays all clients.
/// With more threads the service must allow calls from several at once. A slow client delays no other client. The server keeps no
/// log.
/// If the service has `check_head` and `answer_checked`, as `http::service` has, the head of a request is judged before its body
/// is read, and before a client that waits for "100 Continue" gets it. Trailers of a response are not sent.
/// Errors:   the constructor throws `boost::system::system_error` if it cannot listen or cannot use the certificate; the message
///           names the address and the port. An exception of the service is answered with 500, malformed bytes with 400, and what
///           is beyond a limit with 408, 413, 414, 431 or 503.
/// Lifetime: an lvalue service is referenced and must outlive the server; an rvalue is owned.
/// See:      RFC 9110, RFC 9112
class beast {
public:
    template <class Service>
        requires(std::is_invocable_r_v<http::response, Service&, http::request> &&
                 !std::is_same_v<std::remove_cvref_t<Service>, beast>)
    explicit beast(Service&& service, beast_options options = {}) : context_(static_cast<int>((std::max)(options.threads, 1U)))
    {
        if constexpr (std::is_lvalue_reference_v<Service>) {
            use(std::addressof(service), options);
        } else { // std::function needs a copyable function, and a service may not be copyable
            use(std::make_shared<Service>(std::move(service)), options);
        }
        start(options);
    }
    beast(beast const&) = delete;
    auto operator=(beast const&) -> beast& = delete;
    ~beast() { stop(); }

    /// The port that the server listens on.
    [[nodiscard]] auto port() const noexcept -> std::uint16_t { return port_; }

    /// Stops taking requests, gives responses in progress two seconds to finish, and returns when all connections are closed.
    /// The service itself must not call it.
    void stop()
    {
        if (is_stopping_.exchange(true))
            return wait();
        listener_.stop();
        for (std::thread& thread : threads_)
            thread.join();
        is_stopped_ = true;
        is_stopped_.notify_all();
    }

    /// Blocks until another thread has called `stop`.
    void wait() const noexcept { is_stopped_.wait(false); }

private:
    // Takes the functions of a service that `service` points to.
    template <class Pointer>
    void use(Pointer service, beast_options const& options)
    {
        if constexpr (requires { std::size_t(service->max_body()); })
            state_.limits.max_body = options.max_body.value_or(service->max_body());
        else
            state_.limits.max_body = options.max_body.value_or(http::service_options{}.max_body);
        state_.limits.max_body_memory = options.max_body_memory;
        state_.limits.timeout = options.timeout;
        state_.service.answer = [service](http::request&& request) -> http::response { return (*service)(std::move(request)); };
        if constexpr (requires(http::request const& head, std::optional<std::size_t> length) {
                          std::optional<http::response>(service->check_head(head, length));
                          http::response(service->answer_checked(head));
                      }) {
            state_.service.check_head = [service](http::request const& head, std::optional<std::size_t> length) {
                return std::optional<http::response>(service->check_head(head, length));
            };
            state_.service.answer_checked = [service](http::request const& request) -> http::response {
                return service->answer_checked(request);
            };
        }
    }

    void start(beast_options const& options)
    {
        if (!options.certificate_pem.empty() || !options.key_pem.empty())
            use_certificate(options);
        port_ = listener_.listen(options.address, options.port);
        listener_.start(options.max_connections);
        try {
            for (unsigned count = 0; count < (std::max)(options.threads, 1U); ++count)
                threads_.emplace_back([this] { context_.run(); });
        } catch (...) { // the system has no more threads; running threads use this object
            stop();
            throw;
        }
    }

    void use_certificate(beast_options const& options)
    {
        namespace ssl = boost::asio::ssl;
        try {
            tls_.emplace(ssl::context::tls_server);
            tls_->use_certificate_chain(boost::asio::buffer(options.certificate_pem));
            tls_->use_private_key(boost::asio::buffer(options.key_pem), ssl::context::pem);
        } catch (boost::system::system_error const& failure) {
            throw boost::system::system_error(detail::without_place(failure), "cannot use the certificate and its key");
        }
        state_.tls = tls_->native_handle();
        SSL_CTX_set_min_proto_version(state_.tls, TLS1_2_VERSION);
        SSL_CTX_set_options(state_.tls, SSL_OP_NO_RENEGOTIATION);
#ifdef SSL_OP_CLEANSE_PLAINTEXT // since OpenSSL 3: a request may hold a key
        SSL_CTX_set_options(state_.tls, SSL_OP_CLEANSE_PLAINTEXT);
#endif
    }

    detail::session::state state_{};
    std::optional<boost::asio::ssl::context> tls_{};
    boost::asio::io_context context_;
    detail::listener listener_{context_, state_};
    std::vector<std::thread> threads_{};
    std::uint16_t port_ = 0;
    std::atomic<bool> is_stopping_ = false;
    std::atomic<bool> is_stopped_ = false;
};

} // namespace vouch::inline VOUCH_ABI::server
#endif
