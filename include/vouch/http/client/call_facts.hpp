// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CALL_FACTS_HPP
#define VOUCH_HTTP_CLIENT_CALL_FACTS_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/client/echo.hpp>
#include <vouch/http/message/message.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// What is known about a call however it ended. All of it may be logged, except headers and trailers.
struct call_facts {
    std::string_view route{};      // "GET /users/{user_id}": static storage, without values
    int status = 0;                // 0 without a response
    int attempts = 0;              // how often the request was sent
    std::vector<header> headers{}; // of the response
    std::vector<header> trailers{};
    std::string request_id{}; // the server's name for the request, or empty
};

// Returns true if `text` may be logged as a request id: the header of a malicious server must not start a new line in a log.
[[nodiscard]] constexpr auto is_request_id(std::string_view text) noexcept -> bool
{
    for (char const letter : text) {
        bool known = vouch::detail::is_alphanumeric(letter);
        for (char const mark : {'-', '_', '.', ':', '/', '+', '=', '@'})
            known = known || letter == mark;
        if (!known)
            return false;
    }
    return !text.empty() && text.size() <= longest_request_id;
}

// The request id in the headers of a response to a request that sent `sent`, by the names that servers use; empty if there is
// none. An id that shows a credential is skipped: a server that echoes a key would bring it into our logs.
[[nodiscard]] inline auto find_request_id(std::vector<header> const& headers, request const& sent) -> std::string
{
    for (std::string_view const name : {"x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id", "x-correlation-id"})
        if (std::string const* const found = find_header(headers, name);
            found != nullptr && is_request_id(*found) && !shows_a_secret(*found, sent))
            return *found;
    return {};
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
