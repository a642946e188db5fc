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
#include <vouch/http/client/detail/use_backend.hpp>
#include <vouch/http/client/draft.hpp>
#include <vouch/http/client/drive.hpp>
#include <vouch/http/client/exchange.hpp>
#include <vouch/http/client/outcome.hpp>
#include <vouch/http/endpoint/lookup.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/schema/expectations.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vouch::inline VOUCH_ABI::http {

/// Builds a request of `Endpoint` and sends it: `api.call<update_user>().with<"user_id">(id).body(change).send()`.
///
/// Every step consumes the call and returns it with one more value. `Given` has a bit for each part that has its value. A step
/// that does not fit the endpoint does not compile; neither does `send()` while a required value is missing.
///
/// Lifetime: refers to the client that made it; use it up in one expression.
template <class Endpoint, class Backend, std::uint64_t Given = 0>
class [[nodiscard]] call {
    // The steps deduce what they return: so their complaints come before those about what follows them.
public:
    call(Backend& backend, detail::draft request, exchange_limits const& limits)
        : backend_(&backend), draft_(std::move(request)), limits_(limits)
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

    /// Sends the request, again if that is safe and may help, and returns the `outcome<Endpoint>`. If the request has an error,
    /// nothing is sent.
    auto send() &&
    {
        using missing = detail::first_missing<Endpoint, Given>;
        static_assert(complaint::path_parameter_is_bound<Endpoint, missing>,
                      "a path parameter is missing: .with<\"its name\">(value)");
        static_assert(complaint::query_parameter_is_bound<Endpoint, missing>,
                      "a query parameter is missing: .with<\"its name\">(value)");
        static_assert(complaint::header_parameter_is_bound<Endpoint, missing>,
                      "a header parameter is missing: .with<\"its name\">(value)");
        static_assert(complaint::body_is_given<Endpoint, missing>, "the body is missing: .body(value)");
        if (!draft_.errors().empty())
            return outcome<Endpoint>{invalid_request{std::move(draft_).errors()}, {}};
        limits_.repeatable = draft_.has_idempotency_key();
        exchange attempts(std::move(draft_).finish(), limits_, detail::now_with(*backend_));
        if constexpr (complaint::type_is_a_backend<Backend>)
            drive(attempts, *backend_);
        return decode<Endpoint>(std::move(attempts));
    }

private:
    template <std::size_t Part>
    auto given() && -> call<Endpoint, Backend, (Given | std::uint64_t{1} << Part)>
    {
        return {*backend_, std::move(draft_), limits_};
    }

    Backend* backend_;
    detail::draft draft_;
    exchange_limits limits_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
