// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_REQUEST_ERROR_HPP
#define VOUCH_HTTP_MESSAGE_REQUEST_ERROR_HPP
#include <vouch/core/error.hpp>
#include <vouch/report/pointer.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// The part of a request that a mistake is in. Its pointer starts there: "/user_id" in the path, "/address/country" in the body.
enum class location : std::uint8_t { origin, path, query, header, body };

/// The stable text of a location, "path".
[[nodiscard]] constexpr auto to_string(location in) noexcept -> std::string_view
{
    switch (in) {
    case location::origin: return "origin";
    case location::path: return "path";
    case location::query: return "query";
    case location::header: return "header";
    case location::body: return "body";
    }
    return "unknown";
}

/// One mistake in a request: an `error`, and which part of the request it is in. Holds no byte of the request.
class request_error : public error {
public:
    request_error(location in, error what) : error(std::move(what)), in_(in) {}
    /// A mistake in the parameter or header called `name`.
    request_error(location in, std::string_view name, expectation const& what) : error(what, pointer_to(name)), in_(in) {}

    /// Where the mistake is.
    [[nodiscard]] auto in() const noexcept -> location { return in_; }

private:
    [[nodiscard]] static auto pointer_to(std::string_view name) -> std::string
    {
        std::string pointer;
        vouch::detail::append_pointer_token(pointer, name);
        return pointer;
    }

    location in_;
};

/// Every mistake in a request, in the order in which they were found.
using request_errors = std::vector<request_error>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
