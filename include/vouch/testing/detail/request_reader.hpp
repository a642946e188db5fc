// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_REQUEST_READER_HPP
#define VOUCH_TESTING_DETAIL_REQUEST_READER_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
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
