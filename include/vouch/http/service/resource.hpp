// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_RESOURCE_HPP
#define VOUCH_HTTP_SERVICE_RESOURCE_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/route.hpp>

#include <string>
#include <utility>

// The sentence that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <http::detail::route_text Route>
inline constexpr bool resource_is_read_by_get = http::detail::same_text(Route.method(), "GET");

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// A text that is served. Made by `resource`.
template <route_text Route>
struct fixed_resource {
    using endpoint = http::endpoint<Route>;
    std::string media_type;
    std::string content;
};

} // namespace detail

/// Serves a text that does not change, such as a page: `resource<"GET /docs">("text/html; charset=utf-8", page)`. No key is
/// asked for.
template <detail::route_text Route>
[[nodiscard]] auto resource(std::string media_type, std::string content) -> detail::fixed_resource<Route>
{
    static_assert(complaint::resource_is_read_by_get<Route>, "a resource is read by GET: resource<\"GET /docs\">(...)");
    return {std::move(media_type), std::move(content)};
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
