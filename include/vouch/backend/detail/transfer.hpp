// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_TRANSFER_HPP
#define VOUCH_BACKEND_DETAIL_TRANSFER_HPP
#include <vouch/backend/detail/patience.hpp>
#include <vouch/backend/detail/stream_socket.hpp>
#include <vouch/core/config.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/wire/response_parser.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Sends a request over an open stream and reads the response, both at once: a server that refuses a long body answers before it
/// has read all of it.
///
/// `Stream` is a `stream_socket`, or TLS over a socket.
template <class Stream>
class transfer {
public:
    /// `head` and `body` are the bytes of the request. `kept` says that the stream has carried a request before.
    transfer(Stream& stream, http::request const& request, std::string_view head, std::string_view body, bool kept)
        : stream_(stream), head_(head), body_(body), parser_(request.method, {.max_body = request.max_response}), kept_(kept)
    {}
    transfer(transfer const&) = delete;
    auto operator=(transfer const&) -> transfer& = delete;
    ~transfer() { vouch::detail::wipe(buffer_.data(), filled_); }

    [[nodiscard]] auto run(patience const& limit) -> http::transport_result
    {
        for (;;) {
            if (auto failed = write())
                return *std::move(failed);
            auto const read = is_writing() ? read_meanwhile(limit) : stream_.read_before(limit, buffer_);
            if (auto result = take(read))
                return *std::move(result);
        }
    }

    /// Goes on as far as that is possible now. Returns the result if there is one; otherwise the stream has to become readable,
    /// or writable where `must_write` says so.
    [[nodiscard]] auto advance() -> std::optional<http::transport_result>
    {
        for (;;) {
            bool const was_writing = is_writing();
            if (auto failed = write())
                return *std::move(failed);
            bool const just_written = was_writing && is_written();
            if (just_written && !stream_.has_buffered())
                return std::nullopt; // there is no reply yet, and the wait tells when there is
            auto const read = stream_.read_some(buffer_);
            if (auto result = take(read))
                return result;
            bool const wrote = is_writing() && last_write_ == progress::moved;
            if (read.progress != progress::moved && !wrote) {
                read_must_write_ = read.progress == progress::must_write;
                return std::nullopt;
            }
        }
    }

    /// Returns true if `advance` can go on when the stream is writable.
    [[nodiscard]] auto must_write() const noexcept -> bool
    {
        return read_must_write_ || (is_writing() && last_write_ == progress::must_write);
    }

    /// The error of a transfer whose patience ended.
    [[nodiscard]] auto given_up(waited end) const -> http::transport_error
    {
        return end == waited::cancelled ? error(http::transport_reason::cancelled, "the call was cancelled")
                                        : error(http::transport_reason::timeout, "the deadline passed");
    }

    /// Returns true if the stream has carried the request and its response and nothing else, and stays open.
    [[nodiscard]] auto leaves_clean() const noexcept -> bool { return leaves_clean_; }

private:
    [[nodiscard]] auto is_written() const noexcept -> bool { return head_.empty() && body_.empty(); }
    // A write error is not final: a response that explains it may have arrived.
    [[nodiscard]] auto is_writing() const noexcept -> bool { return !is_written() && last_write_ != progress::failed; }

    // Writes what can be written now. Returns an error if nothing of the request has left.
    [[nodiscard]] auto write() -> std::optional<http::transport_error>
    {
        if (is_writing()) {
            std::string_view& part = head_.empty() ? body_ : head_;
            auto const [state, size] = stream_.write_some(part);
            last_write_ = state;
            part.remove_prefix(size);
            sent_any_ = sent_any_ || size != 0;
        }
        if (last_write_ == progress::failed && !sent_any_)
            return failure(); // whatever can be read now is no response to this request
        return std::nullopt;
    }

    // Takes what a read brought. Returns the result if there is one.
    [[nodiscard]] auto take(io_result read) -> std::optional<http::transport_result>
    {
        auto const [state, size] = read;
        if (state == progress::late || state == progress::cancelled)
            return given_up(state == progress::late ? waited::late : waited::cancelled);
        if (state == progress::moved) {
            heard_ = true;
            filled_ = (std::max)(filled_, size);
            auto const used = parser_.put({buffer_.data(), size});
            if (auto const fault = parser_.fault())
                return error(*fault == wire::detail::framing_fault::body_too_long ? http::transport_reason::too_large
                                                                                  : http::transport_reason::protocol,
                             std::string(to_string(*fault)));
            leaves_clean_ = used == size && is_written() && parser_.keep_alive();
        } else if (state == progress::ended) {
            parser_.put_eof();
        }
        if (parser_.is_done())
            return std::move(parser_).take();
        if (state == progress::ended || state == progress::failed)
            return failure();
        return std::nullopt;
    }

    // Reads what has come while there is something to write. Blocks until the stream is readable or writable.
    [[nodiscard]] auto read_meanwhile(patience const& limit) -> io_result
    {
        if (stream_.has_buffered())
            if (auto const result = stream_.read_some(buffer_); result.progress != progress::must_read)
                return result;
        pollfd waiting{.fd = stream_.handle(), .events = POLLIN, .revents = 0};
        if (last_write_ != progress::must_read)
            waiting.events |= POLLOUT;
        if (auto const end = wait({&waiting, 1}, limit); end != waited::ready)
            return detail::given_up(end);
        bool const readable = (waiting.revents & ~POLLOUT) != 0;
        return readable ? stream_.read_some(buffer_) : io_result{progress::must_read};
    }

    [[nodiscard]] auto failure() const -> http::transport_error
    {
        if (stream_.broke_tls())
            return error(http::transport_reason::tls, stream_.failure_text());
        auto made = error(http::transport_reason::reset, stream_.failure_text());
        made.kept = kept_ && !heard_;
        return made;
    }

    [[nodiscard]] auto error(http::transport_reason reason, std::string detail) const -> http::transport_error
    {
        return {.reason = reason,
                .delivery = sent_any_ ? http::delivery::maybe_sent : http::delivery::not_sent,
                .detail = std::move(detail)};
    }

    Stream& stream_;
    std::string_view head_; // what of the head and the body is not written yet
    std::string_view body_;
    wire::detail::response_parser parser_;
    bool kept_;
    bool sent_any_ = false;
    bool heard_ = false;
    bool leaves_clean_ = false;
    bool read_must_write_ = false;
    progress last_write_ = progress::moved;
    std::size_t filled_ = 0;
    std::array<char, 16 * 1024> buffer_; // on the stack: an idle connection has none
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
