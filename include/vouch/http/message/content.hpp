// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_MESSAGE_CONTENT_HPP
#define VOUCH_HTTP_MESSAGE_CONTENT_HPP
#include <vouch/core/config.hpp>

#include <string>

// Bodies of replies that are not JSON.
namespace vouch::inline VOUCH_ABI::http {

/// The body of a reply that is a text: `reply<200, plain_text>`.
///
/// A service sends it as "text/plain; charset=utf-8". A client takes any text/… and checks that it is UTF-8.
struct plain_text {
    std::string text{};

    friend auto operator==(plain_text const&, plain_text const&) -> bool = default;
};

/// The body of a reply as it is: `reply<200, bytes>`.
///
/// A service sends it with its media type. A client takes every media type, and keeps what the reply says.
struct bytes {
    std::string content{};
    std::string media_type = "application/octet-stream"; ///< with its parameters; empty for a reply that names none

    friend auto operator==(bytes const&, bytes const&) -> bool = default;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
