// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_DETAIL_AFTER_ERROR_HPP
#define VOUCH_HTTP_CLIENT_DETAIL_AFTER_ERROR_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/outcome.hpp>

#include <chrono>
#include <string_view>

namespace vouch::inline VOUCH_ABI::http::detail {

// What a call that did not compile goes on as: it takes all that a call takes and ends in the right type, so that one mistake is
// one error.
template <class Endpoint>
struct after_error {
    template <vouch::detail::fixed_string, class... Values>
    auto with(Values&&...) && -> after_error
    {
        return {};
    }
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
