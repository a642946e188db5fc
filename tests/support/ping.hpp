// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_PING_HPP
#define VOUCH_TESTS_SUPPORT_PING_HPP
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/message/message.hpp>

// The smallest endpoint, and results for it.
namespace support {

struct ping : vouch::http::endpoint<"GET /ping", vouch::http::reply<204, vouch::http::empty>> {};

inline auto pong() -> vouch::http::response
{
    return {.status = 204};
}
inline auto busy() -> vouch::http::response
{
    return {.status = 503};
}
inline auto refused() -> vouch::http::transport_error
{
    return {.reason = vouch::http::transport_reason::connect, .delivery = vouch::http::delivery::not_sent};
}
inline auto lost() -> vouch::http::transport_error
{
    return {.reason = vouch::http::transport_reason::reset, .delivery = vouch::http::delivery::maybe_sent};
}

} // namespace support
#endif
