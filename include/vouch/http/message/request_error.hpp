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

/// The part of a request that an error is in. The error's pointer starts there: "/user_id" in the path, "/address/country" in
/// the body. `option` is an option of the client that made the request, "/attempts".
enum class location : std::uint8_t { origin, path, query, header, cookie, body, option };

/// The stable text of a location, such as "path".
[[nodiscard]] constexpr auto to_string(location in) noexcept -> std::string_view
{
    switch (in) {
    case location::origin: return "origin";
    case location::path: return "path";
    case location::query: return "query";
    case location::header: return "header";
    case location::cookie: return "cookie";
    case location::body: return "body";
    case location::option: return "option";
    }
    return "unknown";
}

/// An `error` in a request, with the part of the request that it is in. Holds no byte of the request.
class request_error : public error {
public:
    request_error(location in, error found) : error(std::move(found)), in_(in) {}
    /// An error in the parameter or header called `name`.
    request_error(location in, std::string_view name, expectation const& expected) : error(expected, pointer_to(name)), in_(in) {}

    /// The part of the request that the error is in.
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

/// All errors in a request, in the order in which they were found.
using request_errors = std::vector<request_error>;

} // namespace vouch::inline VOUCH_ABI::http
#endif
