// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_CLIENT_OUTCOME_HPP
#define VOUCH_HTTP_CLIENT_OUTCOME_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/client/facts.hpp>
#include <vouch/http/client/failure.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
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

/// What `value()` of a failed outcome throws: its summary, so no data.
class bad_outcome : public std::exception {
public:
    explicit bad_outcome(std::string summary) : summary_(std::move(summary)) {}
    [[nodiscard]] auto what() const noexcept -> char const* override { return summary_.c_str(); }

private:
    std::string summary_;
};

/// What is asked of a temporary outcome: the value itself instead of a pointer that would dangle, and used like that pointer.
template <class Type>
struct taken : std::optional<Type> {
    using std::optional<Type>::optional;
    friend auto operator==(taken const& one, std::nullptr_t) noexcept -> bool { return !one.has_value(); }
};

namespace detail {

template <class Reply>
inline constexpr bool is_success = [] {
    if constexpr (is_reply<Reply>)
        return reply_traits<Reply>::of.first >= 200 && reply_traits<Reply>::of.last < 300;
    else
        return false;
}();

template <class List>
struct successes;
template <class... Replies>
struct successes<type_list<Replies...>> : joined<std::conditional_t<is_success<Replies>, type_list<Replies>, type_list<>>...> {};

// The one type that all replies of a list have; `nothing` where there are none, or several.
template <class List>
struct type_of_all {
    using type = nothing;
};
template <class First, class... More>
struct type_of_all<type_list<First, More...>> {
    using type =
        std::conditional_t<(std::is_same_v<typename reply_traits<First>::type, typename reply_traits<More>::type> && ...),
                           typename reply_traits<First>::type, nothing>;
};

template <class Endpoint>
using success_of = typename type_of_all<typename successes<replies_of<Endpoint>>::type>::type;

template <class Reply>
struct body_in {
    using type = nothing;
};
template <class Reply>
    requires is_reply<Reply>
struct body_in<Reply> {
    using type = typename reply_traits<Reply>::type;
};
template <class Reply>
using body_type = typename body_in<Reply>::type;

template <class Replies>
struct outcome_variant;
template <class... Replies>
struct outcome_variant<type_list<Replies...>> {
    using type = std::variant<Replies..., transport_error, invalid_request, undecodable_reply, unexpected_status>;
};

template <class Variant, class Alternative>
inline constexpr bool is_alternative = false;
template <class... Alternatives, class Alternative>
inline constexpr bool is_alternative<std::variant<Alternatives...>, Alternative> =
    (std::is_same_v<Alternatives, Alternative> || ...);

template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};

// The first alternative that none of the functions takes, or nothing.
template <class Variant, class Functions>
struct unhandled;
template <class... Alternatives, class Functions>
struct unhandled<std::variant<Alternatives...>, Functions> {
    using type = item_at<type_list<Alternatives...>, first_true({!std::is_invocable_v<Functions&, Alternatives const&>...})>;
};

} // namespace detail

// The sentences that the compiler prints.
template <class Endpoint, int Status>
inline constexpr bool endpoint_documents_this_status =
    detail::reply_traits<detail::reply_for<Endpoint, Status>>::is_reply &&
    detail::reply_traits<detail::reply_for<Endpoint, Status>>::of != detail::statuses{};
template <class Endpoint>
inline constexpr bool endpoint_has_a_default_reply =
    detail::reply_traits<detail::reply_for<Endpoint, 0>>::is_reply; // no status of its own is 0
template <class Endpoint>
inline constexpr bool endpoint_has_one_type_of_success = !std::is_same_v<detail::success_of<Endpoint>, detail::nothing>;
template <class Endpoint, class Alternative>
inline constexpr bool outcome_has_this_alternative =
    detail::is_alternative<typename detail::outcome_variant<detail::replies_of<Endpoint>>::type, Alternative>;
template <class Alternative>
inline constexpr bool visit_handles = std::is_same_v<Alternative, detail::nothing>;

/// How a call of `Endpoint` ended: one of its documented replies, or `transport_error`, `invalid_request`, `undecodable_reply`,
/// `unexpected_status`.
///
/// Errors:   `value()` of an outcome that is no success throws `bad_outcome`; without exceptions it aborts. Nothing else throws.
/// Lifetime: pointers are into this object. A temporary gives the value itself instead (`taken`), so that none of them dangles.
template <class Endpoint>
class [[nodiscard]] outcome {
    using replies = detail::replies_of<Endpoint>;
    template <int Status>
    using body_of_status = detail::body_type<detail::reply_for<Endpoint, Status>>;
    static constexpr int no_status = 0; // which only a default reply is for

public:
    /// The documented replies, then the four failures.
    using variant = typename detail::outcome_variant<replies>::type;
    using success_type = detail::success_of<Endpoint>;

    template <class Alternative>
    outcome(Alternative how, call_facts facts) : how_(std::move(how)), facts_(std::move(facts))
    {
        facts_.route = Endpoint::route.view();
    }

    /// The body of the documented success, or null.
    [[nodiscard]] auto ok() const& noexcept -> success_type const*
    {
        static_assert(endpoint_has_one_type_of_success<Endpoint>,
                      "ok() and value() need 2xx replies of one type: ask with if_reply<status>() or visit(functions...)");
        if constexpr (endpoint_has_one_type_of_success<Endpoint>)
            return first_body(typename detail::successes<replies>::type{});
        else
            return nullptr;
    }
    [[nodiscard]] auto ok() && -> taken<success_type> { return take(std::as_const(*this).ok()); }

    /// The body of the documented success.
    [[nodiscard]] auto value() const& -> success_type const&
    {
        require_success();
        return *ok();
    }
    [[nodiscard]] auto value() && -> success_type
    {
        require_success();
        return *std::move(*this).ok();
    }

    /// The body of the reply with `Status`, which the endpoint documents by itself or by its range; null where it ended
    /// otherwise.
    template <int Status>
    [[nodiscard]] auto if_reply() const& noexcept -> body_of_status<Status> const*
    {
        static_assert(endpoint_documents_this_status<Endpoint, Status>,
                      "this endpoint documents no reply with this status; if it has a default_reply, ask if_default()");
        if constexpr (endpoint_documents_this_status<Endpoint, Status>)
            return facts_.status == Status ? body_if<detail::reply_for<Endpoint, Status>>() : nullptr;
        else
            return nullptr;
    }
    template <int Status>
    [[nodiscard]] auto if_reply() && -> taken<body_of_status<Status>>
    {
        return take(std::as_const(*this).template if_reply<Status>());
    }

    /// The body of the default reply, or null. `status()` tells which status it had.
    [[nodiscard]] auto if_default() const& noexcept -> body_of_status<no_status> const*
    {
        static_assert(endpoint_has_a_default_reply<Endpoint>, "this endpoint has no default_reply");
        if constexpr (endpoint_has_a_default_reply<Endpoint>)
            return body_if<detail::reply_for<Endpoint, no_status>>();
        else
            return nullptr;
    }
    [[nodiscard]] auto if_default() && -> taken<body_of_status<no_status>> { return take(std::as_const(*this).if_default()); }

    /// One alternative of `variant`, `get_if<transport_error>()`, or null.
    template <class Alternative>
    [[nodiscard]] auto get_if() const& noexcept -> Alternative const*
    {
        static_assert(outcome_has_this_alternative<Endpoint, Alternative>, "an outcome of this endpoint has no such alternative");
        if constexpr (outcome_has_this_alternative<Endpoint, Alternative>)
            return std::get_if<Alternative>(&how_);
        else
            return nullptr;
    }
    template <class Alternative>
    [[nodiscard]] auto get_if() && -> taken<Alternative>
    {
        return take(std::as_const(*this).template get_if<Alternative>());
    }

    /// Calls the one of `functions` that takes the alternative that is there; together they take every one.
    template <class... Functions>
    auto visit(Functions... functions) const
    {
        using all = detail::overloaded<Functions...>;
        using missing = typename detail::unhandled<variant, all>::type;
        static_assert(visit_handles<missing>, "none of these functions takes this alternative of the outcome");
        if constexpr (visit_handles<missing>)
            return std::visit(all{std::move(functions)...}, how_);
    }

    /// The status of the response; 0 where there was none.
    [[nodiscard]] auto status() const noexcept -> int { return facts_.status; }
    /// The header fields of the response.
    [[nodiscard]] auto headers() const noexcept -> std::vector<header> const& { return facts_.headers; }
    /// What the server calls the request, from its headers or, where the body's type has a `vouch_request_id(body)`, from that;
    /// or empty.
    [[nodiscard]] auto request_id() const noexcept -> std::string const& { return facts_.request_id; }
    /// How often the request was sent.
    [[nodiscard]] auto attempts() const noexcept -> int { return facts_.attempts; }
    /// Method, route, status or reason, attempts and request id in one line: never a body, a value of the path or a key.
    [[nodiscard]] auto summary() const -> std::string
    {
        return summarize(facts_, std::visit(
                                     [](auto const& how) {
                                         if constexpr (detail::is_reply<std::remove_cvref_t<decltype(how)>>)
                                             return std::string();
                                         else
                                             return detail::words_for(how);
                                     },
                                     how_));
    }

private:
    template <class Reply>
    [[nodiscard]] auto body_if() const noexcept -> detail::body_type<Reply> const*
    {
        auto const* const found = std::get_if<Reply>(&how_);
        return found != nullptr ? &found->body : nullptr;
    }

    template <class... Replies>
    [[nodiscard]] auto first_body(detail::type_list<Replies...>) const noexcept -> success_type const*
    {
        success_type const* found = nullptr;
        ((found = found != nullptr ? found : body_if<Replies>()), ...);
        return found;
    }

    // Only && members call it, so that what `found` points into is not const.
    template <class Type>
    [[nodiscard]] static auto take(Type const* found) -> taken<Type>
    {
        if (found == nullptr)
            return {};
        return {std::move(const_cast<Type&>(*found))};
    }

    void require_success() const
    {
        if (ok() == nullptr) [[unlikely]] {
#if defined(__cpp_exceptions)
            throw bad_outcome(summary());
#else
            std::abort();
#endif
        }
    }

    variant how_;
    call_facts facts_;
};

} // namespace vouch::inline VOUCH_ABI::http
#endif
