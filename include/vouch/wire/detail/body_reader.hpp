// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_WIRE_DETAIL_BODY_READER_HPP
#define VOUCH_WIRE_DETAIL_BODY_READER_HPP
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/wire/detail/fields.hpp>
#include <vouch/wire/detail/line_reader.hpp>
#include <vouch/wire/detail/lines.hpp>
#include <vouch/wire/framing.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
