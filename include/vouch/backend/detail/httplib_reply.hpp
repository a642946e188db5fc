// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_DETAIL_HTTPLIB_REPLY_HPP
#define VOUCH_BACKEND_DETAIL_HTTPLIB_REPLY_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/wire/response_parser.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <httplib.h>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

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
