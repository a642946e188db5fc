// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_SERVICE_ON_PROBLEM_HPP
#define VOUCH_HTTP_SERVICE_ON_PROBLEM_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/http/service/detail/broken_part.hpp>

#include <type_traits>
#include <utility>

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Function>
inline constexpr bool problem_is_answered_with_a_response =
    std::is_invocable_r_v<http::response, Function&, http::problem const&, http::request const&>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

namespace detail {

// The function that words the refusals of a service. Made by `on_problem`.
template <class Function>
struct problem_answer {
    mutable Function function; // a const service answers like any other
};

} // namespace detail

/// Words every refusal of a service in the API's own error body, so that a client of the same description can read it:
///
///   on_problem([](problem const& found, request const&) { return json_response(*found.status, error_body{found.detail}); })
///
/// `found` has a status and no byte of the request. The fields that go with a status, such as Allow with 405, are added to the
/// response. `authenticate` with a function of its own words its refusals itself.
template <class Function>
[[nodiscard]] auto on_problem(Function function)
{
    static_assert(complaint::problem_is_answered_with_a_response<Function>,
                  "on_problem is called with (vouch::http::problem const&, vouch::http::request const&) and returns a "
                  "vouch::http::response");
    if constexpr (complaint::problem_is_answered_with_a_response<Function>)
        return detail::problem_answer<Function>{std::move(function)};
    else
        return detail::broken_part{};
}

} // namespace vouch::inline VOUCH_ABI::http
#endif
