// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_PART_HPP
#define VOUCH_HTTP_ENDPOINT_PART_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/request_error.hpp>

#include <string_view>

// What an endpoint is made of: types only, read by the client and the service alike.
namespace vouch::inline VOUCH_ABI::http {

/// A value that stands in the path, where the route has {Name}. Never empty, and no dot segment (`is_path_value`).
template <vouch::detail::fixed_string Name, class Type>
struct path_param {
    static constexpr location in = location::path;
    static constexpr std::string_view name = Name.view();
    using type = Type;
};

/// A value in the query. `std::optional<Type>` may be left out; `std::vector<Type>` is written as "name=1&name=2".
template <vouch::detail::fixed_string Name, class Type>
struct query_param {
    static constexpr location in = location::query;
    static constexpr std::string_view name = Name.view();
    using type = Type;
};

/// A value in a header field. `std::optional<Type>` may be left out.
template <vouch::detail::fixed_string Name, class Type>
struct header_param {
    static constexpr location in = location::header;
    static constexpr std::string_view name = Name.view();
    using type = Type;
};

/// A key that the client holds and sends in a header field of this name. Redacted wherever the request is shown.
template <vouch::detail::fixed_string Name>
struct api_key {
    static constexpr std::string_view name = Name.view();
};

/// A token that the client holds and sends as "Authorization: Bearer …". Redacted wherever the request is shown.
struct bearer {
    static constexpr std::string_view name = "authorization";
};

/// The body of the request, JSON.
template <class Type>
struct json_body {
    using type = Type;
};

/// The body of a reply that has none.
struct empty {
    friend constexpr auto operator==(empty, empty) -> bool = default;
};

/// A documented reply: one status. As a value, that reply.
template <int Status, class Type>
struct reply {
    static constexpr int status = Status;
    Type body;
};

/// A documented reply: all of one kind, `reply_range<4, problem>` for 400 to 499; `reply` goes before it. As a value, that reply.
template <int Hundreds, class Type>
struct reply_range {
    int status = 0;
    Type body;
};

/// A documented reply: every status that no other part names. As a value, that reply.
template <class Type>
struct default_reply {
    int status = 0;
    Type body;
};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

template <class Part>
inline constexpr bool is_parameter = false;
template <vouch::detail::fixed_string Name, class Type>
inline constexpr bool is_parameter<path_param<Name, Type>> = true;
template <vouch::detail::fixed_string Name, class Type>
inline constexpr bool is_parameter<query_param<Name, Type>> = true;
template <vouch::detail::fixed_string Name, class Type>
inline constexpr bool is_parameter<header_param<Name, Type>> = true;

template <class Part>
inline constexpr bool is_credential = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_credential<api_key<Name>> = true;
template <>
inline constexpr bool is_credential<bearer> = true;

template <class Part>
inline constexpr bool is_body = false;
template <class Type>
inline constexpr bool is_body<json_body<Type>> = true;

// A reply's statuses: first and last. A default reply has those that are left, so none of its own.
struct statuses {
    int first = 0;
    int last = -1;

    [[nodiscard]] constexpr auto has(int status) const noexcept -> bool { return first <= status && status <= last; }
    friend constexpr auto operator==(statuses const&, statuses const&) -> bool = default;
};

template <class Part>
struct reply_traits {
    static constexpr bool is_reply = false;
    static constexpr statuses of{};
};
template <int Status, class Type>
struct reply_traits<reply<Status, Type>> {
    static constexpr bool is_reply = true;
    static constexpr statuses of{Status, Status};
    using type = Type;
};
template <int Hundreds, class Type>
struct reply_traits<reply_range<Hundreds, Type>> {
    static constexpr bool is_reply = true;
    static constexpr statuses of{Hundreds * 100, Hundreds * 100 + 99};
    using type = Type;
};
template <class Type>
struct reply_traits<default_reply<Type>> {
    static constexpr bool is_reply = true;
    static constexpr statuses of{};
    using type = Type;
};

template <class Part>
inline constexpr bool is_reply = reply_traits<Part>::is_reply;

// Whether a call must bind a parameter or body.
template <class Part>
consteval auto is_required() -> bool
{
    if constexpr (is_parameter<Part>)
        return !optional_parameter<typename Part::type> && !list_parameter<typename Part::type>;
    else
        return is_body<Part>;
}

// Whether the type of a parameter can stand where it should.
template <class Part>
consteval auto has_a_parameter_type() -> bool
{
    if constexpr (is_parameter<Part>)
        return parameter_value<typename Part::type> || (Part::in != location::path && optional_parameter<typename Part::type>) ||
               (Part::in == location::query && list_parameter<typename Part::type>);
    else
        return true;
}

// Whether two parts of one endpoint are taken for the same by whoever writes or reads their names.
template <class Left, class Right>
consteval auto names_clash() -> bool
{
    constexpr auto is_field = []<class Part>(Part) {
        if constexpr (is_parameter<Part>)
            return Part::in == location::header;
        else
            return is_credential<Part>;
    };
    constexpr bool left_has_name = is_parameter<Left> || is_credential<Left>;
    constexpr bool right_has_name = is_parameter<Right> || is_credential<Right>;
    if constexpr (left_has_name && right_has_name)
        return is_field(Left{}) && is_field(Right{})
                   ? vouch::detail::equals_ignoring_case(Left::name, Right::name)
                   : is_parameter<Left> && is_parameter<Right> && same_text(Left::name, Right::name);
    else
        return false;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
