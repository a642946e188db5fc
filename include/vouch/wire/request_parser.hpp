// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_REQUEST_PARSER_HPP
#define VOUCH_WIRE_REQUEST_PARSER_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/wire/detail/body_reader.hpp>
#include <vouch/wire/detail/fields.hpp>
#include <vouch/wire/detail/line_reader.hpp>
#include <vouch/wire/detail/lines.hpp>
#include <vouch/wire/framing.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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
