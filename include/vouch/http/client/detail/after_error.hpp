// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_AFTER_ERROR_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_AFTER_ERROR_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/lookup.hpp>

#include <chrono>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// Takes the place of a call after a step that did not compile: it accepts every further step and ends in the type that the call
// would have ended in, so that one mistake is one error.
template <class Endpoint>
struct after_error {
    template <vouch::detail::fixed_string Name>
    auto with(parameter_type<Endpoint, Name> const&) && -> after_error // a template cannot take a braced list
    {
        return {};
    }
    template <vouch::detail::fixed_string, class... Values>
    auto with(Values&&...) && -> after_error
    {
        return {};
    }
    auto body(request_body<Endpoint> const&) && -> after_error { return {}; }
    template <class... Values>
    auto body(Values&&...) && -> after_error
    {
        return {};
    }
    auto idempotency_key(std::string_view) && -> after_error { return {}; }
    auto deadline(std::chrono::milliseconds) && -> after_error { return {}; }
    auto send() && -> outcome<Endpoint> { return {invalid_request{}, {}}; }
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
