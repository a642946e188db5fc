// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_REPLY_TEXT_HPP
#define VOUCH_TESTING_DETAIL_REPLY_TEXT_HPP
#include <vouch/core/config.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

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
