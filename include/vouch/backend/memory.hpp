// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_BACKEND_MEMORY_HPP
#define VOUCH_BACKEND_MEMORY_HPP
#include <vouch/backend/detail/request_head.hpp>
#include <vouch/http/message/message.hpp>

#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::backend {

/// A backend without a network: calls a service, or any function from request to response, in this process.
///
/// It refuses the requests that a socket backend refuses, and applies `max_response`; it ignores the deadline.
/// Errors:   exceptions of the service pass through.
/// Lifetime: an lvalue service is referenced and must outlive the backend; an rvalue is owned.
template <class Service>
    requires std::is_invocable_r_v<http::response, Service&, http::request const&>
class memory {
public:
    explicit memory(Service&& service) : service_(std::forward<Service>(service)) {}

    [[nodiscard]] auto send(http::request const& request) -> http::transport_result
    {
        if (auto fault = detail::find_fault(request))
            return *std::move(fault);
        http::response response = service_(request);
        if (request.method == "HEAD" || response.status == 204 || response.status == 304)
            response.body.clear();
        if (response.body.size() > request.max_response)
            return http::transport_error{http::transport_reason::too_large, http::delivery::maybe_sent};
        return response;
    }

private:
    Service service_;
};

template <class Service>
memory(Service&&) -> memory<Service>;

} // namespace vouch::inline VOUCH_ABI::backend
#endif
