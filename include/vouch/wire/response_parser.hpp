// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_RESPONSE_PARSER_HPP
#define VOUCH_WIRE_RESPONSE_PARSER_HPP
#include <vouch/http/message/message.hpp>
#include <vouch/wire/detail/body_reader.hpp>
#include <vouch/wire/detail/fields.hpp>
#include <vouch/wire/detail/line_reader.hpp>
#include <vouch/wire/detail/lines.hpp>
#include <vouch/wire/framing.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

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
