// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_ON_EXCEPTION_HPP
#define VOUCH_HTTP_SERVICE_ON_EXCEPTION_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/service/detail/broken_part.hpp>

#include <exception>
#include <type_traits>
#include <utility>

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Function>
inline constexpr bool exception_listener_takes_an_exception_ptr = std::is_invocable_v<Function&, std::exception_ptr>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// The function that is told of exceptions. Made by `on_exception`.
template <class Function>
struct exception_listener {
    mutable Function function; // a const service answers like any other
};

} // namespace detail

/// Tells `function(std::exception_ptr)` of each exception of a handler, a predicate, `on_refusal` or `on_problem`. The client
/// gets a 500 without its text, which may quote the request: so may a log. Its own exceptions go nowhere.
template <class Function>
[[nodiscard]] auto on_exception(Function function)
{
    static_assert(complaint::exception_listener_takes_an_exception_ptr<Function>,
                  "on_exception is called with a std::exception_ptr");
    if constexpr (complaint::exception_listener_takes_an_exception_ptr<Function>)
        return detail::exception_listener<Function>{std::move(function)};
    else
        return detail::broken_part{};
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
