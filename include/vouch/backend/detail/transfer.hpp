// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_TRANSFER_HPP
#define VOUCH_BACKEND_DETAIL_TRANSFER_HPP
#include <vouch/http/message/message.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend::detail {

/// Sends one request over an open stream and reads the response, both at once: a server that refuses a long body answers before
/// it has read all of it.
///
/// The caller runs the io_context until its deadline, calls `abandon`, runs the io_context until it is out of work, and takes the
/// result.
template <class Stream>
class transfer {
public:
    transfer(Stream& stream, boost::asio::ip::tcp::socket& socket, http::request const& request, std::string head)
        : stream_(stream), socket_(socket), request_(request), head_(std::move(head))
    {
        expect_response();
    }
    transfer(transfer const&) = delete;
    auto operator=(transfer const&) -> transfer& = delete;

    void start()
    {
        std::array<boost::asio::const_buffer, 2> const parts{boost::asio::buffer(head_), boost::asio::buffer(request_.body)};
        boost::asio::async_write(stream_, parts, [this](boost::system::error_code error, std::size_t) {
            // a write error is not final: a response that explains it may have arrived
            written_ = true;
            write_error_ = error;
        });
        read();
    }

    /// Ends the transfer if it is not finished, and returns true in that case. Nothing of it runs once the io_context is out of
    /// work.
    [[nodiscard]] auto abandon() -> bool
    {
        bool const late = !finished_;
        if (late || !written_) {
            boost::system::error_code ignored;
            socket_.close(ignored);
        }
        if (late)
            finish(boost::beast::error::timeout);
        return late;
    }

    /// Returns true if the server sent anything.
    [[nodiscard]] auto heard() const noexcept -> bool { return heard_; }

    /// Returns true if the stream can carry another transfer.
    [[nodiscard]] auto leaves_stream_clean() const -> bool
    {
        return !failure_ && written_ && !write_error_ && buffer_.size() == 0 && parser_->keep_alive() &&
               parser_->get().result_int() != 101;
    }

    [[nodiscard]] auto result() -> http::transport_result
    {
        if (failure_)
            return http::transport_error{reason(failure_), http::delivery::maybe_sent, failure_.message()};
        auto message = parser_->release();
        http::response response{.status = static_cast<int>(message.result_int()), .headers = {}, .body = {}};
        for (auto const& field : message)
            response.headers.push_back({.name = std::string(field.name_string()), .value = std::string(field.value())});
        response.body = std::move(message.body());
        return response;
    }

private:
    using parser = boost::beast::http::response_parser<boost::beast::http::string_body>;
    static constexpr std::uint32_t max_header = 64 * 1024;
    static constexpr std::size_t read_size = 16 * 1024;

    void expect_response()
    {
        parser_.emplace();
        parser_->eager(true);
        parser_->header_limit(max_header);
        parser_->body_limit(request_.max_response);
        parser_->skip(request_.method == "HEAD");
    }

    void read()
    {
        stream_.async_read_some(buffer_.prepare(read_size), [this](boost::system::error_code error, std::size_t size) {
            buffer_.commit(size);
            on_read(error);
        });
    }

    void on_read(boost::system::error_code error)
    {
        namespace wire = boost::beast::http;
        if (finished_) // by `abandon`
            return;
        heard_ = heard_ || buffer_.size() != 0;
        while (buffer_.size() != 0) {
            boost::system::error_code parse_error;
            buffer_.consume(parser_->put(buffer_.data(), parse_error));
            if (parse_error == wire::error::need_more)
                break;
            if (parse_error)
                return finish(parse_error);
            if (parser_->is_header_done() && has_unknown_coding())
                return finish(wire::error::bad_transfer_encoding);
            if (parser_->is_done()) {
                if (!is_interim())
                    return finish({});
                expect_response();
            }
        }
        if (buffer_.size() > max_header) // a chunk extension without an end
            return finish(wire::error::header_limit);
        if (error == boost::asio::error::eof && parser_->got_some() && parser_->need_eof())
            parser_->put_eof(error); // the body ends with the connection
        else if (!error)
            return read();
        finish(error);
    }

    /// 100 Continue and 103 Early Hints precede the response. 101 counts as the response: the request did not ask to switch.
    [[nodiscard]] auto is_interim() const -> bool
    {
        auto const status = parser_->get().result_int();
        return status / 100 == 1 && status != 101;
    }

    /// Beast would return a body in a coding that it does not know as if the body had no coding.
    [[nodiscard]] auto has_unknown_coding() const -> bool
    {
        return !parser_->chunked() && parser_->get().count(boost::beast::http::field::transfer_encoding) != 0;
    }

    void finish(boost::system::error_code error)
    {
        finished_ = true;
        failure_ = error;
        if (!written_) { // the response is there: the rest of the request is of no use
            boost::system::error_code ignored;
            socket_.close(ignored);
        }
    }

    [[nodiscard]] static auto reason(boost::system::error_code error) -> http::transport_reason
    {
        namespace wire = boost::beast::http;
        if (error == boost::beast::error::timeout)
            return http::transport_reason::timeout;
        if (error == wire::error::body_limit)
            return http::transport_reason::too_large;
        if (error == wire::error::end_of_stream || error == wire::error::partial_message)
            return http::transport_reason::reset;
        if (error.category() == wire::make_error_code(wire::error::end_of_stream).category())
            return http::transport_reason::protocol;
        if (error.category() == boost::asio::error::get_ssl_category())
            return http::transport_reason::tls;
        return http::transport_reason::reset;
    }

    Stream& stream_;
    boost::asio::ip::tcp::socket& socket_;
    http::request const& request_;
    std::string head_;
    std::optional<parser> parser_;
    boost::beast::flat_buffer buffer_;
    bool heard_ = false;
    bool written_ = false;
    bool finished_ = false;
    boost::system::error_code write_error_{};
    boost::system::error_code failure_{};
};

} // namespace vouch::inline VOUCH_ABI::backend::detail
#endif
