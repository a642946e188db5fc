// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CALL_FACTS_HPP
#define VOUCH_HTTP_CLIENT_CALL_FACTS_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI::http::detail {

// What is known about a call however it ended. All of it may be logged, except the headers.
struct call_facts {
    std::string_view route{};      // "GET /users/{user_id}": static storage, without values
    int status = 0;                // 0 without a response
    int attempts = 0;              // how often the request was sent
    std::vector<header> headers{}; // of the response
    std::string request_id{};      // the server's name for the request, or empty
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
    return !text.empty() && text.size() <= 128;
}

// The request id in the headers of a response, by the names that servers use; empty if there is none.
[[nodiscard]] inline auto find_request_id(std::vector<header> const& headers) -> std::string
{
    for (std::string_view const name : {"x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id", "x-correlation-id"})
        if (std::string const* const found = find_header(headers, name); found != nullptr && is_request_id(*found))
            return *found;
    return {};
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
