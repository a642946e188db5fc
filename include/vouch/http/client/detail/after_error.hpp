// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_AFTER_ERROR_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_AFTER_ERROR_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/client/prepared.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/message/request_error.hpp>

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
    auto header(std::string_view, std::string_view) && -> after_error { return {}; }
    auto query(std::string_view, std::string_view) && -> after_error { return {}; }
    template <class... Arguments>
    auto send(Arguments&&...) && -> outcome<Endpoint>
    {
        return {invalid_request{}, {}};
    }
    auto prepare() && -> prepared<Endpoint> { return prepared<Endpoint>(exchange(request_errors{}, {}, {})); }
};

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
