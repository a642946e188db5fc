// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_CALL_HPP
#define VOUCH_HTTP_CLIENT_CALL_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/error.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/client/backend.hpp>
#include <vouch/http/client/decode.hpp>
#include <vouch/http/client/detail/after_error.hpp>
#include <vouch/http/client/detail/binding.hpp>
#include <vouch/http/client/detail/declared.hpp>
#include <vouch/http/client/detail/start_exchange.hpp>
#include <vouch/http/client/detail/use_backend.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/client/drive.hpp>
#include <vouch/http/client/drive_coroutine.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/client/prepared.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/schema/expectations.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http::detail {

// Sends over a callback backend. Defined by vouch/callback.hpp.
template <class Endpoint, class Backend>
struct callback_start;

// Endpoints with the same replies share it.
template <class Replies, class Backend, class Stop, class Token>
[[nodiscard]] VOUCH_OUTLINE auto run_here(exchange attempts, Backend& backend, Stop const& stop, Token& token)
    -> ended_call<Replies>
{
    drive(attempts, backend, stop, token);
    return end_call<Replies>(attempts);
}

// Lifetime: the backend and the token function are the client's, which must outlive the task.
template <class Endpoint, class Backend, class Stop, class Token>
auto run_coroutine(exchange attempts, Backend& backend, Stop stop, Token& token) ->
    typename Backend::template task<outcome<Endpoint>>
{
    auto driving = drive_coroutine(attempts, backend, std::move(stop), token);
    co_await std::move(driving);
    co_return decode<Endpoint>(std::move(attempts));
}

} // namespace vouch::inline VOUCH_ABI::http::detail

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Backend, class Stop>
inline constexpr bool send_has_a_function = !http::callback_backend<Backend>;
template <class Backend, class Function>
inline constexpr bool backend_calls_functions = http::callback_backend<Backend>;
template <class Function, class Outcome>
inline constexpr bool function_takes_the_outcome = std::is_nothrow_invocable_v<Function&&, Outcome>;
template <class Backend>
inline constexpr bool callback_header_is_included = requires { sizeof(http::detail::callback_start<void, Backend>); };

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http {

/// Builds a request of `Endpoint` and sends it: `api.call<update_user>().with<"user_id">(id).body(change).send()`.
///
/// Every step consumes the call and returns it with one more value. `Given` has a bit for each part that has its value. A step
/// that does not fit the endpoint does not compile; neither does `send()` while a required value is missing.
///
/// Lifetime: refers to the client that made it; use it up in one expression.
template <class Endpoint, class Client, std::uint64_t Given = 0>
class [[nodiscard]] call {
    using backend = typename Client::backend_type;

    // The steps deduce what they return: so their complaints come before those about what follows them.
public:
    call(Client const& client, detail::draft request, exchange_limits const& limits)
        : client_(&client), draft_(std::move(request)), limits_(limits)
    {}

    /// Gives the parameter called `Name` its value. An error in the value is reported by `send()`, and nothing is sent.
    template <vouch::detail::fixed_string Name>
    auto with(detail::parameter_type<Endpoint, Name> const& value) &&
    {
        static_assert(complaint::endpoint_has_this_parameter<Endpoint, Name>, "this endpoint has no parameter of this name");
        if constexpr (complaint::endpoint_has_this_parameter<Endpoint, Name>) {
            static_assert(complaint::parameter_is_given_once<Endpoint, Name, Given>, "this parameter has its value already");
            if constexpr (complaint::parameter_is_given_once<Endpoint, Name, Given>) {
                detail::bind<detail::parameter_of<Endpoint, Name>>(draft_, value);
                return std::move(*this).template given<detail::index_of_parameter<typename Endpoint::parts, Name>>();
            } else {
                return detail::after_error<Endpoint>{};
            }
        } else {
            return detail::after_error<Endpoint>{};
        }
    }

    template <vouch::detail::fixed_string Name, detail::other_integer<detail::parameter_type<Endpoint, Name>> Integer>
    auto with(Integer value) &&
    {
        using parameter = detail::parameter_of<Endpoint, Name>;
        using type = detail::without_optional<typename parameter::type>;
        if (!std::in_range<type>(value))
            draft_.add_error({parameter::in, parameter::name, vouch::detail::integer_out_of_range<type>});
        return std::move(*this).template with<Name>(static_cast<type>(std::in_range<type>(value) ? value : Integer{}));
    }

    template <vouch::detail::fixed_string Name, class Value>
        requires(!detail::given_as<Value, detail::parameter_type<Endpoint, Name>> &&
                 !detail::other_integer<Value, detail::parameter_type<Endpoint, Name>>)
    auto with(Value const&) &&
    {
        static_assert(complaint::parameter_is_convertible<Name, Value, detail::parameter_type<Endpoint, Name>>,
                      "this parameter has another type");
        return detail::after_error<Endpoint>{};
    }

    /// Gives the request its body and validates it. An error in it is reported by `send()`, and nothing is sent.
    auto body(detail::request_body<Endpoint> const& value) &&
    {
        static_assert(complaint::endpoint_has_a_body<Endpoint>, "this endpoint takes no body");
        if constexpr (complaint::endpoint_has_a_body<Endpoint>) {
            static_assert(complaint::body_is_given_once<Endpoint, Given>, "this call has its body already");
            if constexpr (complaint::body_is_given_once<Endpoint, Given>) {
                detail::bind_body<detail::body_of<Endpoint>>(draft_, value);
                return std::move(*this).template given<detail::index_of_body<typename Endpoint::parts>>();
            } else {
                return detail::after_error<Endpoint>{};
            }
        } else {
            return detail::after_error<Endpoint>{};
        }
    }

    template <class Value>
        requires(!std::is_convertible_v<Value const&, detail::request_body<Endpoint>>)
    auto body(Value const&) &&
    {
        static_assert(complaint::body_is_convertible<Value, detail::request_body<Endpoint>>,
                      "this endpoint takes a body of another type");
        return detail::after_error<Endpoint>{};
    }

    /// Names the request, so that the server recognises a repetition: `new_idempotency_key()` makes a name. A POST or PATCH with
    /// a key is repeated like any other method. A second key is an error, also where the endpoint has a parameter for it.
    ///
    /// See: draft-ietf-httpapi-idempotency-key-header
    auto idempotency_key(std::string_view text) && -> call
    {
        draft_.set_idempotency_key(text);
        return std::move(*this);
    }

    /// Sets how long this call may take, pauses between attempts included, instead of the client's `deadline`. Without time left
    /// the call ends as a timeout, and nothing is sent.
    auto deadline(std::chrono::milliseconds time) && -> call
    {
        limits_.deadline = time;
        return std::move(*this);
    }

    /// Adds a header field that the endpoint does not describe. `accept` replaces what the client accepts. A name that the
    /// endpoint declares, or that is not the caller's to set, is an error, which `send()` reports.
    auto header(std::string_view name, std::string_view value) && -> call
    {
        draft_.add_caller_header(name, value, false, detail::declared_fields<typename Endpoint::parts>);
        return std::move(*this);
    }

    /// Adds a parameter to the query that the endpoint does not describe. A name that it declares is an error, which `send()`
    /// reports.
    auto query(std::string_view name, std::string_view value) && -> call
    {
        draft_.add_caller_query(name, value, detail::declared_queries<typename Endpoint::parts>);
        return std::move(*this);
    }

    /// Sends the request, again if that is safe and may help, and returns the `outcome<Endpoint>`; on a coroutine backend a task
    /// of it. If the request has an error, nothing is sent.
    auto send() && { return std::move(*this).send(never_stop{}); }

    /// The same; `stop` cancels the call, which then ends as a `transport_error` with the reason `cancelled`. `stop` is asked
    /// before each attempt, during pauses, and during an attempt if the backend cancels in flight.
    template <stop_request Stop>
    auto send(Stop stop) &&
    {
        check_completeness();
        static_assert(complaint::send_has_a_function<backend, Stop>,
                      "send on a callback backend takes a function: send(function) or send(function, stop)");
        if constexpr (sync_backend<backend>) {
            return outcome<Endpoint>(
                detail::run_here<detail::replies_of<Endpoint>>(start(), client_->backend(), stop, client_->token()));
        } else if constexpr (coroutine_backend<backend>) {
            return detail::run_coroutine<Endpoint>(start(), client_->backend(), std::move(stop), client_->token());
        } else {
            return outcome<Endpoint>{invalid_request{}, {}};
        }
    }

    /// Sends the request over a callback backend and calls `function` with the `outcome<Endpoint>`, once, where the backend calls
    /// its functions; at once if the request has an error. The function is noexcept. Returns a `call_handle`, which cancels.
    ///
    /// Lifetime: the client must outlive the call.
    template <class Function, stop_request Stop = never_stop>
        requires(!stop_request<Function>)
    auto send(Function function, Stop stop = {}) &&
    {
        check_completeness();
        static_assert(complaint::backend_calls_functions<backend, Function>,
                      "only send on a callback backend takes a function: this backend has send(request)");
        if constexpr (complaint::backend_calls_functions<backend, Function>) {
            static_assert(complaint::function_takes_the_outcome<Function, outcome<Endpoint>>,
                          "send(function): the function takes the outcome of this endpoint and is noexcept");
            static_assert(complaint::callback_header_is_included<backend>,
                          "a callback backend needs #include <vouch/callback.hpp>");
            if constexpr (complaint::function_takes_the_outcome<Function, outcome<Endpoint>> &&
                          complaint::callback_header_is_included<backend>)
                return detail::callback_start<Endpoint, backend>::with(start(), client_->backend(), std::move(function),
                                                                       std::move(stop), client_->token());
        } else {
            return outcome<Endpoint>{invalid_request{}, {}};
        }
    }

    /// Ends the building of the request without sending it: for a loop of your own over `prepared<Endpoint>::exchange()`.
    ///
    /// Lifetime: the listener of the client's observer must outlive the result.
    auto prepare() && -> prepared<Endpoint>
    {
        check_completeness();
        return prepared<Endpoint>(start());
    }

private:
    // Not a consteval helper: the compiler names the step of the user that needs the parts.
    static void check_completeness()
    {
        using missing = detail::first_missing<Endpoint, Given>;
        static_assert(complaint::path_parameter_is_bound<Endpoint, missing>,
                      "a path parameter is missing: .with<\"its name\">(value)");
        static_assert(complaint::query_parameter_is_bound<Endpoint, missing>,
                      "a query parameter is missing: .with<\"its name\">(value)");
        static_assert(complaint::header_parameter_is_bound<Endpoint, missing>,
                      "a header parameter is missing: .with<\"its name\">(value)");
        static_assert(complaint::body_is_given<Endpoint, missing>, "the body is missing: .body(value)");
    }

    [[nodiscard]] auto start() -> exchange
    {
        return detail::start_exchange(std::move(draft_), limits_, detail::now_with(client_->backend()), client_->observer());
    }

    template <std::size_t Part>
    auto given() && -> call<Endpoint, Client, (Given | std::uint64_t{1} << Part)>
    {
        return {*client_, std::move(draft_), limits_};
    }

    Client const* client_;
    detail::draft draft_;
    exchange_limits limits_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
