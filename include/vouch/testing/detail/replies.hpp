// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_REPLIES_HPP
#define VOUCH_TESTING_DETAIL_REPLIES_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/fault_replies.hpp>
#include <vouch/testing/detail/reply_text.hpp>
#include <vouch/testing/detail/stream.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

namespace vouch::inline VOUCH_ABI::testing::detail {

/// Bytes that are no HTTP response, by number.
inline constexpr std::string_view malformed[] = {
    "SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
};

/// Replies with two lengths, of which each recipient would take its own (RFC 9112 section 6.3).
inline constexpr std::string_view ambiguous[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
    "HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nok!",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
};

/// Answers as the target of the request says; false if the connection ends. `kept` says that the connection has had a request
/// before.
[[nodiscard]] inline auto reply_to(http::request const& request, bool kept, stream& stream, pause_function const& pause) -> bool
{
    std::string_view const target = request.target;
    std::string_view const path = target.substr(0, target.find('?'));
    auto const name_end = (std::min)(path.find('/', 1), path.size());
    std::string_view const name = path.substr(0, name_end);
    auto const number = name_end < path.size() ? std::strtoull(path.data() + name_end + 1, nullptr, 10) : 0;
    auto const is_head = request.method == "HEAD";

    if (name == "/echo")
        return stream.write(with_length(ok_head, request.body));
    if (name == "/status")
        return stream.write("HTTP/1.1 " + std::to_string(number) + " Told\r\n" +
                            (number == 204 || number == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n"));
    if (name == "/busy")
        return stream.write("HTTP/1.1 503 Busy\r\nRetry-After: " + std::to_string(number) + "\r\nContent-Length: 0\r\n\r\n");
    if (name == "/redirect")
        return stream.write("HTTP/1.1 " + std::to_string(number) +
                            " Moved\r\nLocation: /redirected\r\nContent-Length: 0\r\n\r\n");
    if (name == "/length")
        return stream.write(is_head ? std::string(ok_head) + "Content-Length: " + std::to_string(number) + "\r\n\r\n"
                                    : with_length(ok_head, pattern(number)));
    if (name == "/chunked")
        return stream.write(std::string(chunked_head) + "\r\n" + chunks(pattern(number)) + "0\r\n\r\n");
    if (name == "/to-end") {
        stream.write(std::string(ok_head) + "\r\n" + pattern(number));
        return false;
    }
    if (name == "/cut-off") { // a body to the end, which TLS does not confirm
        stream.write(std::string(ok_head) + "\r\n" + pattern(number));
        stream.close();
        return false;
    }
    if (name == "/http10") {
        stream.write("HTTP/1.0 200 OK\r\n\r\n" + pattern(number));
        return false;
    }
    if (name == "/interim")
        return stream.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" +
                            with_length(ok_head, "final"));
    if (name == "/trailers")
        return stream.write(std::string(chunked_head) +
                            "Trailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 42\r\nX-End: yes\r\n\r\n");
    if (name == "/duplicate-headers")
        return stream.write(
            with_length(std::string(ok_head) + "Set-Cookie: a=1; Path=/\r\nX-Two: 1\r\nset-cookie: b=2\r\nx-two: 2\r\n", "ok"));
    if (name == "/mixed-case-headers")
        return stream.write("HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: 2\r\nX-mIxEd:   some Value\t\r\nx-empty:\r\n\r\nok");
    if (name == "/malformed") {
        stream.write(malformed[number % std::size(malformed)]);
        return false;
    }
    if (name == "/ambiguous") {
        stream.write(ambiguous[number % std::size(ambiguous)]);
        return false;
    }
    if (name == "/early-close") { // after so many bytes of a reply
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        return false;
    }
    if (name == "/cut-chunk") {
        stream.write(std::string(chunked_head) + "\r\n3e8\r\n" + pattern(number));
        return false;
    }
    if (name == "/reset") {
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        stream.reset();
        return false;
    }
    if (name == "/slow") { // so many milliseconds before each byte
        for (char const& byte : std::string(chunked_head) + "\r\n" + chunks("slow bytes") + "0\r\n\r\n")
            if (!pause(std::chrono::milliseconds(number)) || !stream.write({&byte, 1}))
                return false;
        return true;
    }
    if (name == "/drip") { // for ever
        stream.write(std::string(ok_head) + "\r\n");
        while (pause(std::chrono::milliseconds(10)) && stream.write("x")) {
        }
        return false;
    }
    if (name == "/stall") { // after so many bytes of a reply
        stream.write(with_length(ok_head, pattern(1000)).substr(0, number));
        stream.drain();
        return false;
    }
    if (name == "/endless-body") {
        stream.write(std::string(ok_head) + "\r\n");
        return repeat(stream, "endless ", pause);
    }
    if (name == "/endless-chunks") {
        stream.write(std::string(chunked_head) + "\r\n");
        return repeat(stream, "8\r\nendless \r\n", pause);
    }
    if (name == "/endless-head") {
        stream.write(ok_head);
        return repeat(stream, "X-Endless: endless\r\n", pause);
    }
    if (name == "/leave") { // after the reply, without saying so
        stream.write(with_length(ok_head, "ok"));
        return false;
    }
    if (name == "/only-first") // a further request of the connection is read, and gets no answer
        return !kept && stream.write(with_length(ok_head, "ok"));
    if (name == "/fault")
        return reply_with_fault(target, stream, pause);
    return stream.write(with_length("HTTP/1.1 404 Not Found\r\n", ""));
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
