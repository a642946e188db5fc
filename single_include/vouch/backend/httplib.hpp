// vouch 0.1.0, vouch/backend/httplib.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/wire/framing.hpp
#ifndef VOUCH_WIRE_FRAMING_HPP
#define VOUCH_WIRE_FRAMING_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

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
#include <optional>

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

#include <string>
#include <utility>
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

#include <algorithm>

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

// vouch/backend/detail/httplib_reply.hpp
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_REPLY_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_REPLY_HPP

#include <charconv>
#include <httplib.h>
#include <system_error>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A response while cpp-httplib reads it. Refuses what cpp-httplib takes although it is no response, or one that two readers
/// would read differently (RFC 9112 section 6.3).
class httplib_reply {
public:
    /// Lifetime: refers to `request`.
    explicit httplib_reply(http::request const& request) noexcept : request_(request), has_no_body_(request.method == "HEAD") {}

    /// Takes status and headers. Returns false if cpp-httplib must read no more of the response.
    [[nodiscard]] auto take_head(::httplib::Response const& head) -> bool
    {
        has_head_ = true;
        response_.status = head.status;
        keep_alive_ = head.version == "HTTP/1.1";
        if (head.status < 200 && head.status != 101)
            return take_interim(head);
        response_.headers.reserve(head.headers.size());
        for (auto const& [name, value] : head.headers)
            if (!take_header(name, value))
                return false;
        has_no_body_ = has_no_body_ || head.status == 101 || head.status == 204 || head.status == 304;
        if (is_chunked_ && length_)
            return refuse("a length and chunks");
        if (!has_no_body_ && length_.value_or(0) > request_.max_response)
            return refuse(http::transport_reason::too_large, "the body is too long");
        ends_with_connection_ = !has_no_body_ && !is_chunked_ && !length_;
        is_done_ = head.status == 101 || head.status == 304; // cpp-httplib would wait for a body
        return !is_done_;
    }

    [[nodiscard]] auto take_body(char const* bytes, std::size_t size) -> bool
    {
        if (after_interim_)
            return take_bytes({bytes, size});
        if (size > request_.max_response - response_.body.size())
            return refuse(http::transport_reason::too_large, "the body is too long");
        response_.body.append(bytes, size);
        return true;
    }

    /// Takes the end of a response that cpp-httplib has read to its end.
    template <class Response>
    void take_end([[maybe_unused]] Response const& response)
    {
        if constexpr (requires { response.trailers; }) // newer versions of cpp-httplib
            for (auto const& [name, value] : response.trailers)
                response_.trailers.push_back({.name = name, .value = value});
        if (after_interim_ && !is_done_) {
            after_interim_->put_eof();
            if (after_interim_->is_done())
                take_final();
            else
                refuse(http::transport_reason::reset, "the connection ended after an interim response");
        }
    }

    [[nodiscard]] auto has_head() const noexcept -> bool { return has_head_; }
    /// Returns true if the response is complete although `take_head` told cpp-httplib to stop.
    [[nodiscard]] auto is_done() const noexcept -> bool { return is_done_; }
    [[nodiscard]] auto fault() const noexcept -> std::optional<http::transport_error> const& { return fault_; }
    /// Returns true if the end of the connection is the end of the body.
    [[nodiscard]] auto ends_with_connection() const noexcept -> bool { return ends_with_connection_; }
    /// Returns true if the connection may carry another request, once the response is read.
    [[nodiscard]] auto keep_alive() const noexcept -> bool { return keep_alive_ && !is_done_ && !ends_with_connection_; }

    [[nodiscard]] auto take() && noexcept -> http::response { return std::move(response_); }

private:
    auto refuse(http::transport_reason reason, char const* detail) -> bool
    {
        fault_ = http::transport_error{reason, http::delivery::maybe_sent, detail};
        return false;
    }
    auto refuse(char const* detail) -> bool { return refuse(http::transport_reason::protocol, detail); }

    // cpp-httplib takes an interim response other than 100 for the last one, and the bytes of the last one for its body.
    auto take_interim(::httplib::Response const& head) -> bool
    {
        if (has_no_body_ || head.status < 100 ||
            head.headers.count("Content-Length") + head.headers.count("Transfer-Encoding") != 0)
            return refuse("an interim response that cpp-httplib cannot skip");
        after_interim_.emplace(request_.method, wire::detail::message_limits{.max_body = request_.max_response});
        ends_with_connection_ = true;
        return true;
    }

    auto take_bytes(std::string_view bytes) -> bool
    {
        after_interim_->put(bytes);
        if (auto const fault = after_interim_->fault())
            return refuse(*fault == wire::detail::framing_fault::body_too_long ? http::transport_reason::too_large
                                                                               : http::transport_reason::protocol,
                          "the response after an interim response");
        if (after_interim_->is_done())
            take_final();
        return !is_done_;
    }

    void take_final()
    {
        response_ = std::move(*after_interim_).take();
        is_done_ = true;
    }

    auto take_header(std::string const& name, std::string const& value) -> bool
    {
        constexpr auto is_control = [](char letter) { return (letter >= 0 && letter < ' ' && letter != '\t') || letter == 0x7f; };
        if (!http::detail::is_field_name(name))
            return refuse("the name of a header is not a token");
        if (std::ranges::any_of(value, is_control))
            return refuse("the value of a header has a control character");
        if (http::same_name(name, "Content-Length")) {
            if (!take_length(value))
                return refuse("the length of the body is not a number");
        } else if (http::same_name(name, "Transfer-Encoding")) {
            if (is_chunked_ || !vouch::detail::equals_ignoring_case(value, "chunked"))
                return refuse("a transfer coding other than chunked");
            is_chunked_ = true;
        } else if (http::same_name(name, "Connection") && says_close(value)) {
            keep_alive_ = false;
        }
        response_.headers.push_back({.name = name, .value = value});
        return true;
    }

    auto take_length(std::string_view text) -> bool
    {
        std::uint64_t length = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
        if (error != std::errc() || end != text.data() + text.size() || length_.value_or(length) != length)
            return false;
        length_ = length;
        return true;
    }

    // Returns true if a comma list has "close", or what may be "close": a connection that is not used again costs little.
    [[nodiscard]] static auto says_close(std::string_view list) noexcept -> bool
    {
        constexpr std::string_view close = "close";
        for (std::size_t at = 0; at + close.size() <= list.size(); ++at)
            if (vouch::detail::equals_ignoring_case(list.substr(at, close.size()), close))
                return true;
        return false;
    }

    http::request const& request_;
    bool has_no_body_;
    bool has_head_ = false;
    bool is_chunked_ = false;
    bool is_done_ = false;
    bool keep_alive_ = false;
    bool ends_with_connection_ = false;
    std::optional<std::uint64_t> length_{};
    std::optional<wire::detail::response_parser> after_interim_{};
    http::response response_{};
    std::optional<http::transport_error> fault_{};
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

// vouch/backend/detail/tunnel.hpp
#ifndef VOUCH_BACKEND_DETAIL_TUNNEL_HPP
#define VOUCH_BACKEND_DETAIL_TUNNEL_HPP

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

// What a client and a proxy say to each other before the proxy passes bytes on, without I/O.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// An HTTP proxy that opens tunnels to origins, and the credential that only the proxy gets.
///
/// See: RFC 9110 section 9.3.6 (CONNECT), RFC 7617 (Basic)
class http_proxy {
public:
    /// The proxy of a backend's options: `address` is "http://host:port", `credential` is "user:password" or unset. Empty if
    /// there is no address.
    ///
    /// Errors: throws `boost::system::system_error`, whose text has nothing of the arguments.
    [[nodiscard]] static auto of_options(std::string_view address, secret const& credential) -> std::optional<http_proxy>
    {
        if (auto const* const fault = find_proxy_fault(address, credential))
            throw boost::system::system_error(make_error_code(boost::system::errc::invalid_argument), fault);
        auto parsed = http::origin::parse(address);
        if (!parsed)
            return std::nullopt;
        return http_proxy(*std::move(parsed), credential.is_set() ? basic_authorization(credential.reveal()) : secret());
    }

    /// Returns true if connections to `origin` go through the proxy: all but those to this machine.
    [[nodiscard]] static auto serves(http::origin const& origin) -> bool { return !origin.is_loopback(); }

    /// Where the proxy listens.
    [[nodiscard]] auto address() const noexcept -> http::origin const& { return address_; }

    /// The value of Proxy-Authorization; unset if the proxy asks for none.
    [[nodiscard]] auto authorization() const noexcept -> secret const& { return authorization_; }

    /// The bytes that ask for a tunnel to `origin`. The credential is among them.
    [[nodiscard]] auto request_for(http::origin const& origin) const -> secret
    {
        constexpr std::string_view field = "\r\nProxy-Authorization: ";
        std::string const authority = origin.host() + ':' + std::to_string(origin.port());
        std::string text;
        // a string that grows would leave copies of the credential behind
        text.reserve(2 * authority.size() + authorization_.reveal().size() + 64);
        text.append("CONNECT ").append(authority).append(" HTTP/1.1\r\nHost: ").append(authority);
        if (authorization_.is_set())
            text.append(field).append(authorization_.reveal());
        text.append("\r\n\r\n");
        return take(text);
    }

private:
    http_proxy(http::origin address, secret authorization)
        : address_(std::move(address)), authorization_(std::move(authorization))
    {}

    [[nodiscard]] static auto take(std::string& text) -> secret
    {
        secret taken(text);
        vouch::detail::wipe(text);
        return taken;
    }

    http::origin address_;
    secret authorization_;
};

/// Reads what a proxy answers to a request for a tunnel.
class tunnel_reply {
public:
    static constexpr std::size_t max_head = 16 * 1024;
    static constexpr std::size_t max_fields = 100;

    /// Takes bytes as they come. Any after the reply that opens the tunnel are a fault: no HTTP server speaks first.
    void put(std::string_view bytes)
    {
        auto const used = parser_.put(bytes);
        if (auto const fault = parser_.fault()) {
            fail(http::transport_reason::protocol, "the proxy sent no HTTP response: " + std::string(to_string(*fault)));
        } else if (parser_.is_done()) {
            int const status = std::move(parser_).take().status;
            if (status / 100 != 2)
                fail(http::transport_reason::connect, "the proxy refused: " + std::to_string(status));
            else if (used != bytes.size())
                fail(http::transport_reason::protocol, "the proxy sent bytes that nobody asked for");
            else
                is_open_ = true;
        }
    }

    /// Tells that no bytes follow.
    void put_eof() { fail(http::transport_reason::reset, "the proxy ended the connection"); }

    [[nodiscard]] auto is_open() const noexcept -> bool { return is_open_; }
    /// Why there is no tunnel.
    [[nodiscard]] auto fault() const noexcept -> std::optional<http::transport_error> const& { return fault_; }

private:
    void fail(http::transport_reason reason, std::string detail)
    {
        is_open_ = false;
        fault_ = {.reason = reason, .delivery = http::delivery::not_sent, .detail = std::move(detail)};
    }

    // A reply that opens a tunnel ends with its head, whatever its fields say, like a reply to HEAD; of others only the status
    // matters (RFC 9112 section 6.3).
    wire::detail::response_parser parser_{"HEAD", {.max_head = max_head, .max_fields = max_fields}};
    bool is_open_ = false;
    std::optional<http::transport_error> fault_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/httplib_options.hpp
#ifndef VOUCH_BACKEND_HTTPLIB_OPTIONS_HPP
#define VOUCH_BACKEND_HTTPLIB_OPTIONS_HPP

#include <functional>

// The classes of cpp-httplib have other members without TLS, and a program whose files disagree on that crashes.
#ifndef CPPHTTPLIB_OPENSSL_SUPPORT
#error                                                                                                                           \
    "vouch/backend/httplib.hpp: compile every file with the flags of `pkg-config --cflags cpp-httplib`, or -DCPPHTTPLIB_OPENSSL_SUPPORT"
#endif

namespace vouch::inline VOUCH_ABI::backend {

/// Whom an `httplib` backend trusts, its own certificate, and its proxy.
struct httplib_options {
    std::string ca_file{}; ///< a PEM file of certificate authorities
    std::string ca_pem{};  ///< certificate authorities as PEM text
    bool system_authorities =
        true; ///< trusts those of the system too; without them, only a private authority's servers are reached
    std::string certificate_file{}; ///< a PEM file with the client's certificate and those between it and its authority
    std::string key_file{};         ///< a PEM file with the key of that certificate, without a password
    std::string proxy{};            ///< "http://proxy.example:3128", for every origin but this machine and sockets
    secret proxy_credential{};      ///< "user:password", sent to the proxy only
    std::function<void(::httplib::Client&)> configure{}; ///< called for each new client, before the backend's own settings
};

} // namespace vouch::inline VOUCH_ABI::backend
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

// vouch/backend/detail/httplib_settings.hpp
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_SETTINGS_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_SETTINGS_HPP

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
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

// vouch/backend/detail/patience.hpp
#ifndef VOUCH_BACKEND_DETAIL_PATIENCE_HPP
#define VOUCH_BACKEND_DETAIL_PATIENCE_HPP

#include <chrono>
#include <concepts>
#include <poll.h>
#include <span>

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

// vouch/backend/detail/stream_socket.hpp
#ifndef VOUCH_BACKEND_DETAIL_STREAM_SOCKET_HPP
#define VOUCH_BACKEND_DETAIL_STREAM_SOCKET_HPP

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>

// All that a backend asks of the operating system about sockets.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// An address and a port, or the path of a Unix domain socket.
struct endpoint {
    sockaddr_storage address{};
    socklen_t size = 0;

    [[nodiscard]] auto family() const noexcept -> int { return address.ss_family; }
};

/// How far a read or a write came that does not block.
enum class progress : std::uint8_t {
    moved,      ///< some bytes
    must_read,  ///< none: the socket has to become readable first
    must_write, ///< none: the socket has to become writable first
    ended,      ///< none: the other side has sent its last byte
    failed,     ///< none: the connection is broken
    late,       ///< none: the deadline passed
    cancelled,  ///< none: the caller cancelled the call
};

struct io_result {
    detail::progress progress{};
    std::size_t size = 0;
};

/// The result of a read or a write whose wait ended for another reason than the socket.
[[nodiscard]] constexpr auto given_up(waited end) noexcept -> io_result
{
    return {end == waited::cancelled ? progress::cancelled : progress::late};
}

[[nodiscard]] inline auto last_error() noexcept -> std::error_code
{
    return {errno, std::generic_category()};
}

/// A TCP or Unix domain socket that is closed on exec and raises no signal. Only `read_before` blocks.
class stream_socket {
public:
    stream_socket() = default;
    /// Takes a socket that is connected.
    explicit stream_socket(int handle) noexcept : handle_(handle) {}
    stream_socket(stream_socket&& other) noexcept
        : handle_(std::exchange(other.handle_, -1)), may_block_(other.may_block_), error_(other.error_)
    {}
    auto operator=(stream_socket&& other) noexcept -> stream_socket&
    {
        std::swap(handle_, other.handle_);
        may_block_ = other.may_block_;
        error_ = other.error_;
        return *this;
    }
    ~stream_socket()
    {
        if (handle_ >= 0)
            ::close(handle_);
    }

    /// Begins to connect; `error()` is empty if that is done, `operation_in_progress` if it is under way.
    [[nodiscard]] static auto connect(endpoint const& to) -> stream_socket
    {
        stream_socket made;
        if (!made.open(to.family()) || ::connect(made.handle_, reinterpret_cast<sockaddr const*>(&to.address), to.size) != 0)
            made.error_ = last_error();
        return made;
    }

    /// Lets `read_before` block in the system call that reads. Precondition: the socket is connected.
    void let_reads_block()
    {
#ifdef MSG_DONTWAIT
        timeval const limit{.tv_sec = 0, .tv_usec = std::chrono::microseconds(longest_block).count()};
        may_block_ =
            ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0 && ::fcntl(handle_, F_SETFL, 0) == 0;
#endif
    }

    /// Takes the end of a connecting that was under way; `error()` tells how it went.
    void finish_connecting()
    {
        int result = 0;
        socklen_t size = sizeof result;
        if (::getsockopt(handle_, SOL_SOCKET, SO_ERROR, &result, &size) != 0)
            result = errno;
        error_ = {result, std::generic_category()};
    }

    [[nodiscard]] auto write_some(std::string_view bytes) -> io_result
    {
        return result_of(::send(handle_, bytes.data(), bytes.size(), no_wait | no_signal), progress::must_write);
    }

    [[nodiscard]] auto read_some(std::span<char> into) -> io_result
    {
        return result_of(::recv(handle_, into.data(), into.size(), no_wait), progress::must_read);
    }

    /// Reads bytes as soon as there are any, and blocks until then.
    [[nodiscard]] auto read_before(patience const& limit, std::span<char> into) -> io_result
    {
        for (;;) {
            io_result result{progress::must_read};
            if (may_block_ && !limit.can_be_cancelled() && limit.deadline() - std::chrono::steady_clock::now() >= longest_block) {
                result = result_of(::recv(handle_, into.data(), into.size(), 0), progress::must_read); // saves a poll
            } else {
                if (auto const end = wait(handle_, POLLIN, limit); end != waited::ready)
                    return given_up(end);
                result = read_some(into);
            }
            if (result.progress != progress::must_read)
                return result;
        }
    }

    /// Returns true if the socket is open and has no byte to read.
    [[nodiscard]] auto is_quiet() -> bool
    {
        char byte{};
        return result_of(::recv(handle_, &byte, 1, MSG_PEEK | no_wait), progress::must_read).progress == progress::must_read;
    }

    [[nodiscard]] auto handle() const noexcept -> int { return handle_; }
    /// Why connecting, or the last read or write that failed, did so.
    [[nodiscard]] auto error() const noexcept -> std::error_code { return error_; }

    // A stream of bytes is a socket or TLS over one. What follows is what TLS can say more of.

    /// Returns true if `read_some` may succeed although the socket is not readable.
    [[nodiscard]] static auto has_buffered() noexcept -> bool { return false; }
    /// Returns true if the last failure was one of TLS.
    [[nodiscard]] static auto broke_tls() noexcept -> bool { return false; }
    /// What went wrong last, in words.
    [[nodiscard]] auto failure_text() const -> std::string { return error_ ? error_.message() : "the connection ended"; }

private:
    static constexpr std::chrono::milliseconds longest_block{250};
#ifdef MSG_DONTWAIT
    static constexpr int no_wait = MSG_DONTWAIT;
#else
    static constexpr int no_wait = 0; // the socket never blocks
#endif
#ifdef MSG_NOSIGNAL
    static constexpr int no_signal = MSG_NOSIGNAL;
#else
    static constexpr int no_signal = 0; // SO_NOSIGPIPE is set
#endif

    auto open(int family) -> bool
    {
#ifdef SOCK_CLOEXEC // another thread may fork and exec between two calls
        handle_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        bool const opened = handle_ >= 0;
#else
        handle_ = ::socket(family, SOCK_STREAM, 0);
        bool const opened =
            handle_ >= 0 && ::fcntl(handle_, F_SETFD, FD_CLOEXEC) == 0 && ::fcntl(handle_, F_SETFL, O_NONBLOCK) == 0;
#endif
        if (opened) {
            int const on = 1;
            if (family != AF_UNIX)
                ::setsockopt(handle_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
            ::setsockopt(handle_, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
        }
        return opened;
    }

    [[nodiscard]] auto result_of(ssize_t size, progress blocked) -> io_result
    {
        if (size > 0)
            return {progress::moved, static_cast<std::size_t>(size)};
        error_ = {};
        if (size == 0)
            return {progress::ended};
        error_ = last_error();
        bool const again = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        return {again ? blocked : progress::failed};
    }

    int handle_ = -1;
    bool may_block_ = false;
    std::error_code error_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/resolver.hpp
#ifndef VOUCH_BACKEND_DETAIL_RESOLVER_HPP
#define VOUCH_BACKEND_DETAIL_RESOLVER_HPP

#include <arpa/inet.h>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <mutex>
#include <thread>
#include <variant>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The addresses of a host in the order of the system, or why there are none.
using lookup_result = std::variant<std::vector<endpoint>, http::transport_error>;

/// Returns true if the error of a look-up says that the name does not exist or has no address, so that asking again is of no use.
[[nodiscard]] inline auto is_unknown_name(int error) noexcept -> bool
{
#ifdef EAI_NODATA
    if (error == EAI_NODATA)
        return true;
#endif
#ifdef EAI_ADDRFAMILY
    if (error == EAI_ADDRFAMILY)
        return true;
#endif
    return error == EAI_NONAME;
}

/// Looks up a name and blocks until that is done.
[[nodiscard]] inline auto look_up(std::string const& host, std::uint16_t port) -> lookup_result
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* list = nullptr;
    if (int const error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &list); error != 0)
        return not_sent(is_unknown_name(error) ? http::transport_reason::unresolved : http::transport_reason::connect,
                        ::gai_strerror(error));
    std::vector<endpoint> found;
    for (addrinfo const* entry = list; entry != nullptr; entry = entry->ai_next) {
        endpoint& made = found.emplace_back();
        made.size = (std::min<socklen_t>)(entry->ai_addrlen, sizeof made.address);
        std::memcpy(&made.address, entry->ai_addr, made.size);
    }
    ::freeaddrinfo(list);
    return found;
}

/// The endpoint of a host that is an IP address; empty for a name.
[[nodiscard]] inline auto parse_address(std::string const& host, std::uint16_t port) -> std::optional<endpoint>
{
    endpoint made;
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (::inet_pton(AF_INET, host.c_str(), &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        made.size = sizeof four;
        std::memcpy(&made.address, &four, sizeof four);
    } else if (::inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) == 1) {
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        made.size = sizeof six;
        std::memcpy(&made.address, &six, sizeof six);
    } else {
        return std::nullopt;
    }
    return made;
}

/// Look-ups of names. Callers who ask for one name at one time share a look-up, and at most `max_threads` run at once:
/// getaddrinfo cannot be interrupted, and a name server that does not answer holds it for many seconds.
///
/// Lifetime: must outlive its look-ups, which may go on after their callers gave up.
class resolver {
public:
    [[nodiscard]] static auto no_thread() -> http::transport_error
    {
        return not_sent(http::transport_reason::connect, "no thread for the look-up of the name");
    }

    using function = lookup_result (*)(std::string const& host, std::uint16_t port);
    static constexpr unsigned max_threads = 8;

    explicit resolver(function look_up = detail::look_up) noexcept : look_up_(look_up) {}

    /// Looks up a name.
    [[nodiscard]] auto resolve(std::string const& host, std::uint16_t port, patience const& limit) -> lookup_result
    {
        std::unique_lock lock(mutex_);
        auto const wanted = join(host, port);
        if (wanted == nullptr)
            return no_thread();
        ++wanted->waiting;
        auto const end = await(*wanted, lock, limit);
        --wanted->waiting;
        if (end == waited::ready)
            return *wanted->found;
        drop_if_unwanted(wanted);
        return not_sent(end, "the look-up of the name took too long");
    }

    /// Takes the result of a look-up. It is called by a thread of the resolver, which holds its lock meanwhile.
    using listener = std::function<void(lookup_result const&)>;

    /// Begins a look-up, or joins one, and returns without waiting. `take` is called once, unless `forget` is called before with
    /// the number that this returns. Empty if the system has no thread for the look-up.
    [[nodiscard]] auto start(std::string const& host, std::uint16_t port, listener take) -> std::optional<std::uint64_t>
    {
        std::lock_guard const lock(mutex_);
        auto const wanted = join(host, port);
        if (wanted == nullptr)
            return std::nullopt;
        wanted->listeners.push_back({++listeners_, std::move(take)});
        return listeners_;
    }

    /// Ends what `start` began. When this returns, the listener is destroyed.
    void forget(std::uint64_t number)
    {
        std::lock_guard const lock(mutex_);
        for (auto const& candidate : lookups_)
            if (std::erase_if(candidate->listeners, [&](auto const& each) { return each.first == number; }) != 0) {
                drop_if_unwanted(candidate);
                return;
            }
    }

    /// Keeps the copy of a parent process as it is: a thread of the parent may have been changing it.
    void inherit(std::unique_ptr<resolver> parent) { parent_ = std::move(parent); }

private:
    struct lookup {
        std::string host;
        std::uint16_t port;
        unsigned waiting = 0; // callers
        bool started = false;
        std::optional<lookup_result> found{};
        std::vector<std::pair<std::uint64_t, listener>> listeners{};
    };

    // The look-up of this name, a new one if there is none; null if there is no thread for it.
    [[nodiscard]] auto join(std::string const& host, std::uint16_t port) -> std::shared_ptr<lookup>
    {
        auto wanted = known(host, port);
        if (wanted == nullptr) {
            wanted = lookups_.emplace_back(std::make_shared<lookup>(lookup{.host = host, .port = port}));
            if (!start_thread()) {
                std::erase(lookups_, wanted);
                return nullptr;
            }
        }
        return wanted;
    }

    void drop_if_unwanted(std::shared_ptr<lookup> const& candidate)
    {
        if (candidate->waiting == 0 && candidate->listeners.empty() && !candidate->started)
            std::erase(lookups_, std::shared_ptr<lookup>(candidate)); // a copy: the argument may be the element
    }

    [[nodiscard]] auto known(std::string const& host, std::uint16_t port) const -> std::shared_ptr<lookup>
    {
        for (auto const& candidate : lookups_)
            if (candidate->host == host && candidate->port == port)
                return candidate;
        return nullptr;
    }

    [[nodiscard]] auto await(lookup const& wanted, std::unique_lock<std::mutex>& lock, patience const& limit) -> waited
    {
        for (;;) {
            if (wanted.found)
                return waited::ready;
            auto const now = std::chrono::steady_clock::now();
            if (auto const end = limit.check(now); end != waited::ready)
                return end;
            changed_.wait_until(lock, limit.next_check(now));
        }
    }

    // Starts a thread for a new look-up. Returns false if there is none for it, now or later.
    [[nodiscard]] auto start_thread() -> bool
    {
        if (threads_ == max_threads)
            return true;
        try {
            std::thread([this] { work(); }).detach();
            ++threads_; // before the thread gets the lock
            return true;
        } catch (std::system_error const&) {
            return threads_ != 0;
        }
    }

    [[nodiscard]] auto next() const -> std::shared_ptr<lookup>
    {
        auto const first = std::ranges::find(lookups_, false, [](auto const& candidate) { return candidate->started; });
        return first != lookups_.end() ? *first : nullptr;
    }

    void work()
    {
        std::unique_lock lock(mutex_);
        while (auto const current = next()) {
            current->started = true;
            lock.unlock();
            lookup_result found;
            try {
                found = look_up_(current->host, current->port);
            } catch (std::exception const&) {
                found = not_sent(http::transport_reason::connect, "no memory for the look-up of the name");
            }
            lock.lock();
            current->found = std::move(found);
            std::erase(lookups_, current);
            for (auto const& [number, take] : std::exchange(current->listeners, {}))
                take(*current->found);
            changed_.notify_all();
        }
        --threads_;
    }

    function look_up_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::shared_ptr<lookup>> lookups_; // that somebody waits for, or that are under way
    std::uint64_t listeners_ = 0;                  // that there ever were
    unsigned threads_ = 0;
    std::unique_ptr<resolver> parent_; // never destroyed
};

/// The resolver of this process.
[[nodiscard]] inline auto shared_resolver() -> resolver&
{
    static auto& all = *new of_this_process<resolver>; // never destroyed: a look-up may outlive main()
    return all.get();
}

/// The addresses of a host, which may be one. The look-ups of a process are shared.
[[nodiscard]] inline auto resolve(std::string const& host, std::uint16_t port, patience const& limit) -> lookup_result
{
    if (auto const address = parse_address(host, port))
        return std::vector<endpoint>{*address};
    return shared_resolver().resolve(host, port, limit);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/connector.hpp
#ifndef VOUCH_BACKEND_DETAIL_CONNECTOR_HPP
#define VOUCH_BACKEND_DETAIL_CONNECTOR_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The time that an attempt to connect has before the next address is tried beside it (RFC 8305 section 5).
inline constexpr std::chrono::milliseconds connection_attempt_delay{250};

/// Puts addresses of both families in turn, the family of the first one first (RFC 8305 section 4). Otherwise the order stays.
inline void interleave_families(std::vector<endpoint>& addresses)
{
    for (std::size_t position = 1; position < addresses.size(); ++position) {
        auto const previous = addresses[position - 1].family();
        auto const from = addresses.begin() + static_cast<std::ptrdiff_t>(position);
        auto const other = std::find_if(from, addresses.end(), [&](endpoint const& each) { return each.family() != previous; });
        if (other != addresses.end())
            std::rotate(from, other, other + 1);
    }
}

/// Connects to the first of several addresses that accepts: each begins when the one before it has failed, or has had
/// `connection_attempt_delay`, and they go on side by side (RFC 8305 section 5).
class connector {
public:
    explicit connector(std::vector<endpoint> addresses) : addresses_(std::move(addresses)) { interleave_families(addresses_); }

    [[nodiscard]] auto run(patience const& limit) -> std::variant<stream_socket, http::transport_error>
    {
        for (;;) {
            if (auto result = advance())
                return *std::move(result);
            if (auto const end = limit.check(); end != waited::ready)
                return not_sent(end, "connecting took too long");
            (void)wait(polled_, limit.at_most_until(next_start()));
        }
    }

    /// Goes on as far as that is possible now. Returns the result if there is one.
    [[nodiscard]] auto advance() -> std::optional<std::variant<stream_socket, http::transport_error>>
    {
        if (drop_failed())
            next_start_ = {};
        while (connected_.handle() < 0 && next_ != addresses_.size() && std::chrono::steady_clock::now() >= next_start_)
            if (start(addresses_[next_++]))
                next_start_ = std::chrono::steady_clock::now() + connection_attempt_delay;
        if (connected_.handle() >= 0)
            return std::move(connected_);
        if (attempts_.empty() && next_ == addresses_.size())
            return not_sent(http::transport_reason::connect, failure_.message());
        polled_.clear();
        for (stream_socket const& attempt : attempts_)
            polled_.push_back({.fd = attempt.handle(), .events = POLLOUT, .revents = 0});
        return std::nullopt;
    }

    /// When `advance` is to be called although none of the attempts has ended.
    [[nodiscard]] auto next_start() const noexcept -> time_point
    {
        return next_ != addresses_.size() ? next_start_ : (time_point::max)();
    }

    /// The attempts that are under way: sockets that become writable when they end.
    [[nodiscard]] auto attempts() const noexcept -> std::vector<stream_socket> const& { return attempts_; }

private:
    // Begins an attempt. Returns false if it failed at once.
    auto start(endpoint const& address) -> bool
    {
        auto attempt = stream_socket::connect(address);
        if (!attempt.error())
            connected_ = std::move(attempt);
        else if (attempt.error() == std::errc::operation_in_progress)
            attempts_.push_back(std::move(attempt));
        else
            return remember(attempt.error());
        return true;
    }

    // Looks at the attempts that have ended. Returns true if one of them failed.
    [[nodiscard]] auto drop_failed() -> bool
    {
        bool failed = false;
        if (attempts_.empty() || ::poll(polled_.data(), static_cast<nfds_t>(polled_.size()), 0) <= 0)
            return false;
        for (std::size_t index = attempts_.size(); index-- > 0;) {
            if (polled_[index].revents == 0)
                continue;
            attempts_[index].finish_connecting();
            if (!attempts_[index].error())
                connected_ = std::move(attempts_[index]);
            else
                failed = !remember(attempts_[index].error());
            attempts_.erase(attempts_.begin() + static_cast<std::ptrdiff_t>(index));
        }
        return failed;
    }

    // Keeps the error that says most: that this machine has no IPv6, say, tells nothing of the server. Returns false.
    auto remember(std::error_code error) -> bool
    {
        if (!failure_ || failure_ == std::errc::network_unreachable || failure_ == std::errc::address_family_not_supported ||
            failure_ == std::errc::address_not_available)
            failure_ = error;
        return false;
    }

    std::vector<endpoint> addresses_;
    std::size_t next_ = 0;
    std::vector<stream_socket> attempts_;
    std::vector<pollfd> polled_; // for each of the attempts
    time_point next_start_{};    // of the attempt at the next address
    stream_socket connected_;
    std::error_code failure_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/open_socket.hpp
#ifndef VOUCH_BACKEND_DETAIL_OPEN_SOCKET_HPP
#define VOUCH_BACKEND_DETAIL_OPEN_SOCKET_HPP

#include <array>
#include <sys/un.h>

// The ways to an origin: TCP, a Unix domain socket, a tunnel.
namespace vouch::inline VOUCH_ABI::backend::detail {

/// A connected socket, or why there is none.
using open_result = std::variant<stream_socket, http::transport_error>;

/// The host of an origin without the brackets of an IPv6 address, which belong to the URI.
[[nodiscard]] inline auto bare_host(http::origin const& origin) -> std::string
{
    std::string const& host = origin.host();
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

/// Looks up the host and connects.
[[nodiscard]] inline auto open_tcp(http::origin const& to, patience const& limit) -> open_result
{
    auto found = resolve(bare_host(to), to.port(), limit);
    if (auto* const failed = std::get_if<http::transport_error>(&found))
        return std::move(*failed);
    return connector(std::get<std::vector<endpoint>>(std::move(found))).run(limit);
}

/// The address of a Unix domain socket; empty if the system has no place for a path so long.
[[nodiscard]] inline auto socket_address(std::string_view path) -> std::optional<endpoint>
{
    sockaddr_un address{};
    if (path.size() >= sizeof address.sun_path)
        return std::nullopt;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.data(), path.size());
    endpoint made;
    made.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
    std::memcpy(&made.address, &address, sizeof address);
    return made;
}

/// Connects to a Unix domain socket. Linux cannot say when a full queue of connections has space again, so this tries again.
[[nodiscard]] inline auto open_unix(std::string const& path, patience const& limit) -> open_result
{
    constexpr std::chrono::milliseconds pause{10};
    auto const address = socket_address(path);
    if (!address)
        return not_sent(http::transport_reason::protocol, "the path of the socket is longer than the system allows");
    for (;;) {
        auto made = stream_socket::connect(*address);
        if (!made.error())
            return made;
        if (made.error() != std::errc::resource_unavailable_try_again)
            return not_sent(http::transport_reason::connect, made.error().message());
        (void)wait({}, limit.at_most_until(std::chrono::steady_clock::now() + pause));
        if (auto const end = limit.check(); end != waited::ready)
            return not_sent(end, "connecting took too long");
    }
}

/// Asks the proxy at the other end of `socket` for a tunnel to an origin.
[[nodiscard]] inline auto ask_for_tunnel(stream_socket& socket, secret const& request, patience const& limit)
    -> std::optional<http::transport_error>
{
    constexpr auto late = "the proxy took too long";
    for (std::string_view rest = request.reveal(); !rest.empty();) {
        auto const [state, size] = socket.write_some(rest);
        rest.remove_prefix(size);
        if (state == progress::failed)
            return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        if (state == progress::must_write)
            if (auto const end = wait(socket.handle(), POLLOUT, limit); end != waited::ready)
                return not_sent(end, late);
    }
    tunnel_reply reply;
    for (std::array<char, 2048> buffer; !reply.fault();) {
        auto const [state, size] = reply.is_open() ? socket.read_some(buffer) : socket.read_before(limit, buffer);
        if (state == progress::must_read)
            return std::nullopt;
        if (state == progress::moved)
            reply.put({buffer.data(), size});
        else if (state == progress::ended)
            reply.put_eof();
        else if (state == progress::failed)
            return not_sent(http::transport_reason::reset, "the proxy: " + socket.failure_text());
        else
            return not_sent(state == progress::cancelled ? waited::cancelled : waited::late, late);
    }
    return reply.fault();
}

/// Connects to the proxy and has it open a tunnel to an origin.
[[nodiscard]] inline auto open_tunnel(http_proxy const& proxy, http::origin const& to, patience const& limit) -> open_result
{
    auto opened = open_tcp(proxy.address(), limit);
    if (auto* const failed = std::get_if<http::transport_error>(&opened)) {
        if (failed->reason != http::transport_reason::cancelled)
            failed->detail.insert(0, "the proxy: ");
    } else if (auto refused = ask_for_tunnel(std::get<stream_socket>(opened), proxy.request_for(to), limit)) {
        return *std::move(refused);
    }
    return opened;
}

/// A connection to an origin: through `proxy` if there is one and the origin is not this machine.
[[nodiscard]] inline auto open_socket(http::origin const& to, http_proxy const* proxy, patience const& limit) -> open_result
{
    if (!to.socket_path().empty())
        return open_unix(to.socket_path(), limit);
    return proxy != nullptr && http_proxy::serves(to) ? open_tunnel(*proxy, to, limit) : open_tcp(to, limit);
}

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/socket_copy.hpp
#ifndef VOUCH_BACKEND_DETAIL_SOCKET_COPY_HPP
#define VOUCH_BACKEND_DETAIL_SOCKET_COPY_HPP

#include <sys/ioctl.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// How many bytes the other side of a TCP connection has sent so far, its end counted as one; empty where the system does not
/// tell.
[[nodiscard]] inline auto bytes_received([[maybe_unused]] int socket) noexcept -> std::optional<std::uint64_t>
{
#ifdef __linux__
    // The kernel's `tcp_info` only grows; the C library's has no such member, and <linux/tcp.h> does not go with it.
    constexpr std::size_t offset = 128;
    std::array<char, offset + sizeof(std::uint64_t)> facts{};
    auto size = static_cast<socklen_t>(facts.size());
    std::uint64_t received = 0;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, facts.data(), &size) != 0 || size < facts.size())
        return std::nullopt;
    std::memcpy(&received, facts.data() + offset, sizeof received);
    return received;
#else
    return std::nullopt;
#endif
}

/// How many of those bytes this side has read, at least.
[[nodiscard]] inline auto bytes_read(int socket) noexcept -> std::optional<std::uint64_t>
{
    int waiting = 0;
    auto const received = bytes_received(socket);
    if (!received || ::ioctl(socket, FIONREAD, &waiting) != 0)
        return std::nullopt;
    auto const unread = static_cast<std::uint64_t>(waiting);
    return *received > unread ? *received - unread : 0; // more may have come in between
}

/// A second descriptor of a socket that a library owns: what is done with it is done to that connection and to no other, even if
/// the library has closed its own descriptor and the number belongs to another file.
class socket_copy {
public:
    socket_copy() = default;
    explicit socket_copy(int socket) : handle_(::fcntl(socket, F_DUPFD_CLOEXEC, 0)) {}
    socket_copy(socket_copy&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
    auto operator=(socket_copy&& other) noexcept -> socket_copy&
    {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~socket_copy()
    {
        if (handle_ >= 0)
            ::close(handle_);
    }

    [[nodiscard]] auto handle() const noexcept -> int { return handle_; }

    /// Returns true if the connection is open and has no byte to read.
    [[nodiscard]] auto is_quiet() const noexcept -> bool
    {
        char byte{};
        return handle_ >= 0 && ::recv(handle_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
               (errno == EAGAIN || errno == EWOULDBLOCK);
    }

private:
    int handle_ = -1;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/watchdog.hpp
#ifndef VOUCH_BACKEND_DETAIL_WATCHDOG_HPP
#define VOUCH_BACKEND_DETAIL_WATCHDOG_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// A thread that ends calls of a library that knows no deadline and cannot be cancelled: it shuts their sockets down.
///
/// Cost: the thread starts with the first call and wakes for deadlines, while a head is read each `head_interval`, and while a
///       call may be cancelled each `interval`.
class watchdog {
public:
    /// How often a call that may be cancelled is looked at.
    static constexpr std::chrono::milliseconds interval{10};
    /// How often it is looked how long the head of a response has become.
    static constexpr std::chrono::milliseconds head_interval{50};
    /// How many bytes the library may read before it has read a head. Those of a TLS handshake count.
    static constexpr std::uint64_t max_head = 256 * 1024;

    /// Why a call was ended.
    enum class verdict : std::uint8_t { none, late, cancelled, head_too_long };

    /// A call that is watched until it is destroyed.
    ///
    /// Errors:   throws `std::system_error` if the thread cannot start.
    /// Lifetime: refers to the watchdog and to what `limit` refers to.
    class watch {
    public:
        watch(watchdog& owner, patience const& limit) : owner_(owner), limit_(limit) { owner_.add(*this); }
        watch(watch const&) = delete;
        auto operator=(watch const&) -> watch& = delete;
        ~watch() { owner_.remove(*this); }

        /// Names the socket of the call, which may be -1. Returns false if the call has been ended already; then the socket is
        /// shut down. The socket must stay open until another is named, or the watch is destroyed.
        auto guard(int socket) -> bool { return guard(socket, socket < 0 ? std::nullopt : bytes_read(socket)); }

        /// The same; `read` bytes of the socket have been read.
        auto guard(int socket, std::optional<std::uint64_t> read) -> bool
        {
            std::lock_guard const lock(owner_.mutex_);
            socket_ = socket;
            if (read) {
                longest_ = *read + max_head;
                owner_.wake_for(*this);
            }
            if (verdict_ != verdict::none)
                shut_down();
            return verdict_ == verdict::none;
        }

        /// Tells that the head of the response is read.
        void take_head()
        {
            std::lock_guard const lock(owner_.mutex_);
            longest_.reset();
        }

        /// Why the call must end now or was ended; its socket is shut down then.
        [[nodiscard]] auto check() -> verdict
        {
            std::lock_guard const lock(owner_.mutex_);
            judge(std::chrono::steady_clock::now());
            return verdict_;
        }

        /// Why the call was ended. Its socket is left alone from now on.
        [[nodiscard]] auto finish() -> verdict
        {
            std::lock_guard const lock(owner_.mutex_);
            socket_ = -1;
            return verdict_;
        }

        [[nodiscard]] auto limit() const noexcept -> patience const& { return limit_; }

    private:
        friend class watchdog;

        [[nodiscard]] auto next_check(time_point now) const noexcept -> time_point
        {
            if (limit_.can_be_cancelled())
                return (std::min)(limit_.deadline(), now + interval);
            return longest_ ? (std::min)(limit_.deadline(), now + head_interval) : limit_.deadline();
        }

        void judge(time_point now)
        {
            if (verdict_ != verdict::none)
                return;
            auto const end = limit_.check(now);
            if (end == waited::cancelled)
                verdict_ = verdict::cancelled;
            else if (end == waited::late)
                verdict_ = verdict::late;
            else if (longest_ && bytes_read(socket_).value_or(0) > *longest_)
                verdict_ = verdict::head_too_long;
            if (verdict_ != verdict::none)
                shut_down();
        }

        void shut_down() const noexcept
        {
            if (socket_ >= 0)
                ::shutdown(socket_, SHUT_RDWR);
        }

        watchdog& owner_;
        patience limit_;
        int socket_ = -1;
        std::optional<std::uint64_t> longest_{}; // what the library may have read of the socket, until it has read a head
        verdict verdict_ = verdict::none;
    };

    watchdog() = default;
    watchdog(watchdog const&) = delete;
    auto operator=(watchdog const&) -> watchdog& = delete;
    ~watchdog()
    {
        {
            std::lock_guard const lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_one();
        if (thread_.joinable())
            thread_.join();
    }

    /// Leaves the copy of a parent process as it is: its thread is not in this process, and another may hold its lock.
    void inherit(std::unique_ptr<watchdog> parent) { (void)parent.release(); }

private:
    void add(watch& call)
    {
        std::lock_guard const lock(mutex_);
        if (!thread_.joinable())
            thread_ = std::thread([this] { work(); });
        calls_.push_back(&call);
        wake_for(call);
    }

    // Most calls can wait until the thread looks next, perhaps for a call that has ended.
    void wake_for(watch const& call)
    {
        if (call.next_check(std::chrono::steady_clock::now()) < wake_)
            changed_.notify_one();
    }

    void remove(watch& call)
    {
        std::lock_guard const lock(mutex_);
        std::erase(calls_, &call);
    }

    void work()
    {
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            auto const now = std::chrono::steady_clock::now();
            wake_ = never;
            for (watch* const call : calls_) {
                call->judge(now);
                if (call->verdict_ == verdict::none)
                    wake_ = (std::min)(wake_, call->next_check(now));
            }
            if (wake_ == never)
                changed_.wait(lock);
            else
                changed_.wait_until(lock, wake_);
        }
    }

    static constexpr auto never = (time_point::max)();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<watch*> calls_;
    time_point wake_ = never; // when the thread looks again
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/without_sigpipe.hpp
#ifndef VOUCH_BACKEND_DETAIL_WITHOUT_SIGPIPE_HPP
#define VOUCH_BACKEND_DETAIL_WITHOUT_SIGPIPE_HPP

#include <csignal>
#include <pthread.h>
#include <signal.h>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Keeps this thread from the signal SIGPIPE while a library writes to sockets: its default action ends the process.
class without_sigpipe {
public:
    without_sigpipe() noexcept
    {
        ::sigemptyset(&broken_pipe_);
        ::sigaddset(&broken_pipe_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &broken_pipe_, &before_);
    }
    without_sigpipe(without_sigpipe const&) = delete;
    auto operator=(without_sigpipe const&) -> without_sigpipe& = delete;

    /// Tells that no write has failed: then there is no signal to look for.
    void all_written() noexcept { none_came_ = true; }

    ~without_sigpipe()
    {
        if (::sigismember(&before_, SIGPIPE) == 1)
            return;                        // the program blocked it, and may wait for it
        if (!none_came_ && is_pending()) { // takes the signal, since it would come as soon as it is let through
            int taken = 0;
            ::sigwait(&broken_pipe_, &taken);
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

private:
    [[nodiscard]] static auto is_pending() noexcept -> bool
    {
        sigset_t pending;
        ::sigemptyset(&pending);
        ::sigpending(&pending);
        return ::sigismember(&pending, SIGPIPE) == 1;
    }

    sigset_t broken_pipe_{};
    sigset_t before_{};
    bool none_came_ = false;
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/httplib_connection.hpp
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_CONNECTION_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_CONNECTION_HPP

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

// vouch/backend/detail/httplib_version.hpp
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_VERSION_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_VERSION_HPP

// What differs between versions of cpp-httplib. Those before 0.23 do not define CPPHTTPLIB_VERSION_NUM, which is a text.
namespace vouch::inline VOUCH_ABI::backend::detail {

#ifdef CPPHTTPLIB_VERSION_NUM
inline constexpr std::string_view httplib_version = CPPHTTPLIB_VERSION_NUM;
inline constexpr std::pair<std::string_view, std::string_view> httplib_cannot[] = {
    {"malformed_replies", "cpp-httplib calls a response that it cannot parse what it calls a connection that ended: reset"},
    {"ambiguous_length", "cpp-httplib calls a response that it refuses what it calls a connection that ended: reset"},
    {"endless_head", "cpp-httplib calls a response that it refuses what it calls a connection that ended: reset"},
    {"duplicate_headers", "cpp-httplib 0.2x turns the order of fields of one name"},
    {"large_request", "newer versions of cpp-httplib add Expect unless CPPHTTPLIB_EXPECT_100_THRESHOLD is 0"},
};
#else
inline constexpr std::string_view httplib_version = "";
inline constexpr std::pair<std::string_view, std::string_view> httplib_cannot[] = {
    {"trailers", "cpp-httplib 0.11 takes trailer fields for a broken body"},
    {"trailers_are_no_headers", "cpp-httplib 0.11 takes trailer fields for a broken body"},
    {"mixed_case_headers", "cpp-httplib 0.11 drops fields with an empty value"},
    {"malformed_replies",
     "cpp-httplib 0.11 calls a response that it cannot parse, such as one with a header line over 8 KiB, what "
     "it calls a connection that ended: reset"},
    {"fault_own_reply",
     "cpp-httplib 0.11 takes a body in chunks for complete that ends between the bytes of a chunk and its line end"},
    {"fault_healthy", "cpp-httplib 0.11 takes trailer fields for a broken body"},
#ifndef __linux__
    {"endless_head", "cpp-httplib 0.11 reads a head of any length, and only Linux tells how many bytes it has read"},
#endif
};
#endif

/// These versions sort the parameters of a query: a request with one would have another target.
inline constexpr bool httplib_sorts_queries = httplib_version >= "0x001800" && httplib_version < "0x001E00";

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif

// vouch/backend/detail/idle_pool.hpp
#ifndef VOUCH_BACKEND_DETAIL_IDLE_POOL_HPP
#define VOUCH_BACKEND_DETAIL_IDLE_POOL_HPP

namespace vouch::inline VOUCH_ABI::backend::detail {

/// The open connections of a process that carry no request, at most `MaxSize`. Threads may share it.
template <class Connection, std::size_t MaxSize>
class idle_pool {
public:
    static constexpr std::size_t max_size = MaxSize;
    static constexpr std::chrono::seconds max_age{30};

    /// Takes the connection to `origin` that was used last, of those that can be used again; null if there is none.
    [[nodiscard]] auto take(std::string_view origin, time_point now) -> std::unique_ptr<Connection>
    {
        for (;;) {
            auto candidate = take_any(origin, now);
            if (candidate == nullptr || candidate->is_quiet())
                return candidate;
        }
    }

    void keep(std::unique_ptr<Connection> used)
    {
        entry closed; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        if (entries_.size() == max_size) {
            closed = std::move(entries_.front());
            entries_.erase(entries_.begin());
        }
        entries_.push_back({std::chrono::steady_clock::now(), std::move(used)});
    }

    /// Closes this process's copies of the connections of its parent; they stay open for the parent.
    void inherit(std::unique_ptr<idle_pool> parent)
    {
        if (parent->mutex_.try_lock())
            parent->mutex_.unlock();
        else
            (void)parent.release(); // a thread of the parent was changing it during the fork: it is in no state to be destroyed
    }

private:
    struct entry {
        time_point since{};
        std::unique_ptr<Connection> connection{};
    };

    [[nodiscard]] auto take_any(std::string_view origin, time_point now) -> std::unique_ptr<Connection>
    {
        std::vector<entry> expired; // destroyed when the lock is released
        std::lock_guard const lock(mutex_);
        auto const oldest = now - max_age;
        while (!entries_.empty() && entries_.front().since < oldest) {
            expired.push_back(std::move(entries_.front()));
            entries_.erase(entries_.begin());
        }
        for (std::size_t index = entries_.size(); index-- > 0;) {
            if (entries_[index].connection->origin() != origin)
                continue;
            auto taken = std::move(entries_[index].connection);
            entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(index));
            return taken;
        }
        return nullptr;
    }

    std::mutex mutex_;
    std::vector<entry> entries_; // the longest idle first
};

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

// vouch/backend/httplib.hpp
#ifndef VOUCH_BACKEND_HTTPLIB_HPP
#define VOUCH_BACKEND_HTTPLIB_HPP

namespace vouch::inline VOUCH_ABI::backend {

/// A blocking backend over cpp-httplib, for http and https origins and Unix sockets. Threads may share it.
///
/// It uses TLS 1.2 or newer and verifies the certificate and the host name. The deadline covers name lookup, connecting,
/// handshake, writing and reading. Up to `max_idle` connections are kept open for `idle_time`; any method may use one, which is
/// looked at first: it must be open and hold no unexpected byte. cpp-httplib may not connect a second time for a
/// request, so none is sent twice. A process that was forked uses no connection of its parent.
///
/// A proxy opens a tunnel to an https origin. It reads the requests to an http origin, which it passes on.
///
/// What `configure` sets for redirects, proxies, credentials, default headers, coding, timeouts, logging, socket options and
/// trust is overwritten.
///
/// `cannot` lists what the conformance suite asks for and cpp-httplib does not do; docs/how-to/backends.md lists what else
/// differs between its versions. With 0.11, call only servers that you trust: a status line of 30 KB ends the process. Versions
/// 0.24 to 0.29 send no request with a query.
///
/// Errors:   the constructor throws `std::system_error` if options contradict each other or a file cannot be read; no `send`
///           throws an error.
/// Lifetime: may be moved while no `send` runs.
/// Cost:     links cpp-httplib and OpenSSL; a thread for the deadlines, two descriptors for a connection. cpp-httplib does not
///           overwrite its copies of the headers of a request; of a body it makes none.
class httplib {
    using connections = detail::idle_pool<detail::httplib_connection, 8>;

public:
    static constexpr bool concurrent = true;
    static constexpr bool cancels_in_flight = true;
    static constexpr std::size_t max_idle = connections::max_size;
    static constexpr std::chrono::seconds idle_time = connections::max_age;

    /// Checks of the conformance suite that it does not pass, with the reasons.
    static constexpr auto const& cannot = detail::httplib_cannot;

    explicit httplib(httplib_options const& options = {}) : shared_(std::make_unique<shared>(options)) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result { return send(request, http::never_stop()); }

    /// The same; ends with the reason `cancelled` soon after `stop` asks for it.
    template <http::stop_request Stop>
    [[nodiscard]] auto send(http::request const& request, Stop const& stop) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        if (detail::httplib_sorts_queries && request.target.find('?') != request.target.npos)
            return detail::not_sent(http::transport_reason::protocol, "versions 0.24 to 0.29 of cpp-httplib change queries");
        detail::patience const limit(request.deadline, stop);
        auto const start = std::chrono::steady_clock::now();
        if (auto const end = limit.check(start); end != detail::waited::ready)
            return detail::not_sent(end, "the deadline has passed");
        std::unique_ptr<detail::httplib_connection> used;
        try {
            auto& idle = shared_->idle.get();
            used = idle.take(request.origin, start);
            if (used == nullptr) {
                auto const origin = http::origin::parse(request.origin);
                if (!origin)
                    return detail::not_sent(http::transport_reason::protocol, "the origin is not a scheme, a host and a port");
                used = std::make_unique<detail::httplib_connection>(request.origin, *origin, shared_->settings);
            }
            auto result = used->send(request, shared_->watchdog.get(), limit);
            if (used->is_reusable())
                idle.keep(std::move(used));
            return result;
        } catch (std::exception const&) { // no memory, no thread, or a fault of cpp-httplib
            bool const begun = used != nullptr && used->has_begun();
            return http::transport_error{begun ? http::transport_reason::protocol : http::transport_reason::connect,
                                         begun ? http::delivery::maybe_sent : http::delivery::not_sent, "cpp-httplib failed"};
        }
    }

private:
    struct shared {
        explicit shared(httplib_options const& options) : settings(options) {}

        detail::httplib_settings settings;
        detail::of_this_process<connections> idle;
        detail::of_this_process<detail::watchdog> watchdog;
    };

    std::unique_ptr<shared> shared_;
};

} // namespace vouch::inline VOUCH_ABI::backend
#endif
