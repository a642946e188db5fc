// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_OUTCOME_HPP
#define VOUCH_HTTP_CLIENT_OUTCOME_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/call_facts.hpp>
#include <vouch/http/client/detail/ended_call.hpp>
#include <vouch/http/client/detail/outcome_types.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/client/observer.hpp>
#include <vouch/http/message/message.hpp>

#include <cstddef>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace vouch::inline VOUCH_ABI::http {

/// Thrown by `value()` of an outcome that is no success. Its text is the outcome's summary, so it has no data.
class bad_outcome : public std::exception {
public:
    explicit bad_outcome(std::string summary) : summary_(std::move(summary)) {}
    [[nodiscard]] auto what() const noexcept -> char const* override { return summary_.c_str(); }

private:
    std::string summary_;
};

namespace detail {

// Result of `ok() &&` and its like on a temporary: an optional that owns the value, since a pointer would dangle.
template <class Type>
struct owned : std::optional<Type> {
    using std::optional<Type>::optional;
    friend auto operator==(owned const& value, std::nullptr_t) noexcept -> bool { return !value.has_value(); }
};

} // namespace detail

/// How a call of `Endpoint` ended: with one of its documented replies, or with `transport_error`, `invalid_request`,
/// `undecodable_reply` or `unexpected_status`.
///
/// Errors:   `value()` of an outcome that is no success throws `bad_outcome`; without exceptions it aborts. Nothing else throws.
/// Lifetime: pointers refer into this object. On a temporary, `ok()`, `if_reply()`, `if_default()` and `get_if()` return an
///           optional that owns the value, used like the pointer.
template <class Endpoint>
class [[nodiscard]] outcome {
    using replies = detail::replies_of<Endpoint>;
    template <int Code>
    using body_of_status = detail::body_type<detail::reply_for<Endpoint, Code>>;
    static constexpr int no_status = 0; // documented by a default reply only

    // The accessors deduce what they return: so their complaints come before those about the use of what they returned.
public:
    /// The documented replies, then the four failures.
    using variant = typename detail::outcome_variant<replies>::type;
    using success_type = detail::success_of<Endpoint>;

    template <class Alternative>
    outcome(Alternative alternative, detail::call_facts facts)
        : outcome(detail::ended_call<replies>(std::move(alternative), std::move(facts)))
    {}
    explicit outcome(detail::ended_call<replies> ended) : ended_(std::move(ended))
    {
        ended_.facts.route = Endpoint::route.view();
    }

    /// The body of the documented success, or null.
    [[nodiscard]] auto ok() const& noexcept
    {
        static_assert(complaint::endpoint_has_one_type_of_success<Endpoint>,
                      "ok() and value() need 2xx replies of one type: use if_reply<status>() or visit(functions...)");
        success_type const* found = nullptr;
        if constexpr (complaint::endpoint_has_one_type_of_success<Endpoint>)
            found = first_body(detail::successes_of<Endpoint>{});
        return found;
    }
    [[nodiscard]] auto ok() && { return take(std::as_const(*this).ok()); }

    /// The body of the documented success.
    [[nodiscard]] auto value() const& -> auto const&
    {
        auto const* const found = ok();
        if (found == nullptr) [[unlikely]]
            fail();
        return *found;
    }
    [[nodiscard]] auto value() &&
    {
        auto found = std::move(*this).ok();
        if (!found) [[unlikely]]
            fail();
        return *std::move(found);
    }

    /// The body of the reply with `Code`, which the endpoint documents by a reply or a range; null if the call ended otherwise.
    template <int Code>
    [[nodiscard]] auto if_reply() const& noexcept
    {
        static_assert(complaint::endpoint_documents_this_status<Endpoint, Code>,
                      "this endpoint documents no reply with this status; if it has a default_reply, use if_default()");
        body_of_status<Code> const* found = nullptr;
        if constexpr (complaint::endpoint_documents_this_status<Endpoint, Code>)
            if (ended_.facts.status == Code)
                found = body_if<detail::reply_for<Endpoint, Code>>();
        return found;
    }
    template <int Code>
    [[nodiscard]] auto if_reply() &&
    {
        return take(std::as_const(*this).template if_reply<Code>());
    }

    /// The body of the default reply, or null. `status()` is its status.
    [[nodiscard]] auto if_default() const& noexcept
    {
        static_assert(complaint::endpoint_has_a_default_reply<Endpoint>, "this endpoint has no default_reply");
        body_of_status<no_status> const* found = nullptr;
        if constexpr (complaint::endpoint_has_a_default_reply<Endpoint>)
            found = body_if<detail::reply_for<Endpoint, no_status>>();
        return found;
    }
    [[nodiscard]] auto if_default() && { return take(std::as_const(*this).if_default()); }

    /// One alternative of `variant`, `get_if<transport_error>()`, or null.
    template <class Alternative>
    [[nodiscard]] auto get_if() const& noexcept
    {
        static_assert(complaint::outcome_has_this_alternative<Endpoint, Alternative>,
                      "an outcome of this endpoint has no such alternative");
        Alternative const* found = nullptr;
        if constexpr (complaint::outcome_has_this_alternative<Endpoint, Alternative>)
            found = std::get_if<Alternative>(&ended_.alternative);
        return found;
    }
    template <class Alternative>
    [[nodiscard]] auto get_if() &&
    {
        return take(std::as_const(*this).template get_if<Alternative>());
    }

    /// Calls the function that takes the alternative of this outcome. Together the functions must take every alternative.
    template <class... Functions>
    auto visit(Functions... functions) const
    {
        using all = detail::overloaded<Functions...>;
        using missing = typename detail::unhandled<variant, all>::type;
        static_assert(complaint::visit_handles<missing>, "none of these functions takes this alternative of the outcome");
        if constexpr (complaint::visit_handles<missing>)
            return std::visit(all{std::move(functions)...}, ended_.alternative);
    }

    /// How the call ended, as the events of an observer say it.
    [[nodiscard]] auto ending() const noexcept -> call_ending { return ended_.ending(); }
    /// The status of the response; 0 if there was none.
    [[nodiscard]] auto status() const noexcept -> int { return ended_.facts.status; }
    /// The header fields of the response.
    [[nodiscard]] auto headers() const noexcept -> std::vector<header> const& { return ended_.facts.headers; }
    /// The trailer fields of the response, which stood after the body. They never count as header fields.
    [[nodiscard]] auto trailers() const noexcept -> std::vector<header> const& { return ended_.facts.trailers; }
    /// The server's name for the request, or empty. It comes from the body if the body's type has a `vouch_request_id(body)`,
    /// else from the headers. A text is skipped if it is longer than 128 characters, if it has other characters than ASCII
    /// letters, digits and a few marks, or if it shows a credential of the request.
    [[nodiscard]] auto request_id() const noexcept -> std::string const& { return ended_.facts.request_id; }
    /// How often the request was sent.
    [[nodiscard]] auto attempts() const noexcept -> int { return ended_.facts.attempts; }
    /// The call in one line: method, route, how it ended, attempts and request id. If there are errors, the place of the first
    /// and what was expected. Never a body, a path value or a key.
    [[nodiscard]] auto summary() const -> std::string { return ended_.summary(); }

    /// An outcome is not printed itself: print `summary()`.
    template <class Stream>
        requires requires(Stream& stream) { stream << ""; }
    friend auto operator<<(Stream& stream, outcome const&) -> Stream&
    {
        static_assert(
            complaint::outcome_is_printed_by_its_summary<Endpoint, Stream>,
            "an outcome is not printed: print outcome.summary(), or a reply's body with vouch::serialize(*outcome.ok())");
        return stream;
    }

private:
    template <class Reply>
    [[nodiscard]] auto body_if() const noexcept -> detail::body_type<Reply> const*
    {
        auto const* const found = std::get_if<Reply>(&ended_.alternative);
        return found != nullptr ? &found->body : nullptr;
    }

    template <class... Replies>
    [[nodiscard]] auto first_body(detail::type_list<Replies...>) const noexcept -> success_type const*
    {
        success_type const* found = nullptr;
        ((found = found != nullptr ? found : body_if<Replies>()), ...);
        return found;
    }

    // Called by && members only, so the object that `found` points into is not const.
    template <class Type>
    [[nodiscard]] static auto take(Type const* found) -> detail::owned<Type>
    {
        if (found == nullptr)
            return {};
        return {std::move(const_cast<Type&>(*found))};
    }

    [[noreturn]] void fail() const
    {
#if defined(__cpp_exceptions)
        throw bad_outcome(summary());
#else
        std::abort();
#endif
    }

    detail::ended_call<replies> ended_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
