// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_PART_HPP
#define VOUCH_HTTP_ENDPOINT_PART_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/http/endpoint/comma_separated.hpp>
#include <vouch/http/endpoint/cookie.hpp>
#include <vouch/http/endpoint/default_value.hpp>
#include <vouch/http/endpoint/form_member.hpp>
#include <vouch/http/endpoint/parameter.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/endpoint/rules.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/endpoint/words.hpp>
#include <vouch/http/message/content.hpp>
#include <vouch/http/message/field.hpp>
#include <vouch/http/message/file.hpp>
#include <vouch/http/message/request_error.hpp>
#include <vouch/schema/mapping.hpp>

#include <string>
#include <string_view>
#include <type_traits>

// The parts of an endpoint: types only, which client and service read alike.
namespace vouch::inline VOUCH_ABI::http {

/// A parameter in the path, in place of {Name} in the route. Its value is never empty and contains no dot segment. A
/// `std::vector<Type>` with `comma_separated` is written as "1,2".
///
/// Behind the type of any parameter may stand `rules`, `description` and `deprecated`, behind one that is neither in the path nor
/// an optional or a list also `default_value`.
template <vouch::detail::fixed_string Name, class Type, class... Words>
struct path_param {
    static constexpr location in = location::path;
    static constexpr std::string_view name = Name.view();
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// A parameter in the query. `std::optional<Type>` may be absent; `std::vector<Type>` is written as "name=1&name=2", and with
/// `comma_separated` as "name=1,2".
template <vouch::detail::fixed_string Name, class Type, class... Words>
struct query_param {
    static constexpr location in = location::query;
    static constexpr std::string_view name = Name.view();
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// A parameter in a header field. `std::optional<Type>` may be absent; `std::vector<Type>` with `comma_separated` is written as
/// "1, 2".
template <vouch::detail::fixed_string Name, class Type, class... Words>
struct header_param {
    static constexpr location in = location::header;
    static constexpr std::string_view name = Name.view();
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// A parameter in a cookie: `cookie_param<"session", std::string>`. `std::optional<Type>` may be absent.
///
/// All cookies of a request stand in one Cookie field, which is marked as secret: cookies are mostly sessions. What a cookie
/// cannot have, and %, is percent-encoded, as OpenAPI's style "form" does. So a value that a server has set and that has a % goes
/// to `with` decoded.
/// See: RFC 6265 sections 4.2 and 5.4
template <vouch::detail::fixed_string Name, class Type, class... Words>
struct cookie_param {
    static constexpr location in = location::cookie;
    static constexpr std::string_view name = Name.view();
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// A key that the client holds and sends in the header field of this name. Its `header` is marked as secret.
template <vouch::detail::fixed_string Name>
struct api_key {
    static constexpr std::string_view name = Name.view();
};

/// A key that the client holds and sends in the query: "?key=…". An endpoint has one of them. `request::secret_parameter` names
/// it, for code that logs the target.
template <vouch::detail::fixed_string Name>
struct api_key_in_query {
    static constexpr std::string_view name = Name.view();
};

/// A user and a password that the client holds and sends as "Authorization: Basic …". Its `header` is marked as secret.
///
/// See: RFC 7617
struct basic {
    static constexpr std::string_view name = "authorization";
};

/// A token that the client holds and sends as "Authorization: Bearer …". Its `header` is marked as secret.
struct bearer {
    static constexpr std::string_view name = "authorization";
};

/// Documents that a reply has no body, `reply<204, empty>`.
struct empty {
    friend constexpr auto operator==(empty, empty) -> bool = default;
};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

// Returns true if a message can have a body of this type.
template <class Type>
consteval auto is_body_type() -> bool
{
    if constexpr (std::is_object_v<Type> && !std::is_const_v<Type> && !std::is_volatile_v<Type>)
        return mapped<Type>;
    else
        return false;
}

// Returns true if a reply can have a body of this type.
template <class Type>
consteval auto is_reply_type() -> bool
{
    return std::is_same_v<Type, empty> || std::is_same_v<Type, plain_text> || std::is_same_v<Type, bytes> || is_body_type<Type>();
}

// Returns true if a form can be of this type: a described struct. What its members are is asked by `form_culprit_of`.
template <class Type>
consteval auto is_form_type() -> bool
{
    if constexpr (is_body_type<Type>())
        return vouch::detail::shape_of<Type> == vouch::detail::shape::object;
    else
        return false;
}

// The type of a reply's body in the program. For void and references, which the endpoint complains about, it is a type that can
// be a member, so that one mistake is one error.
template <class Type>
using reply_body = std::conditional_t<std::is_object_v<std::remove_cvref_t<Type>>, std::remove_cvref_t<Type>, empty>;

} // namespace vouch::inline VOUCH_ABI::http::detail

namespace vouch::inline VOUCH_ABI::http {

/// The body of the request, JSON.
template <class Type, class... Words>
struct json_body {
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// The body of the request, the members of a described struct as application/x-www-form-urlencoded, "name=Ada&tag=a&tag=b".
///
/// A member is a text type, a described enumeration, a number, `bool`, `std::string` or `secret`, an optional or a vector of
/// these. The names, defaults and rules of its schema hold as they do in JSON; an absent vector is an empty one.
///
/// See: https://url.spec.whatwg.org/#application/x-www-form-urlencoded
template <class Type, class... Words>
struct form_body {
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// The body of the request, the members of a described struct as multipart/form-data.
///
/// A member is what it may be in a `form_body`, or a `file`, or of any other type with a mapping, which is a part of JSON; an
/// optional or a vector of these.
///
/// Errors: a received body has 1 000 parts at most, each with 8 KiB of header fields.
/// See:    RFC 7578
template <class Type, class... Words>
struct multipart_body {
    using type = Type;
    using words = detail::type_list<Words...>;
};

/// The body of the request, a text: text/plain in UTF-8.
struct text_body {
    using type = std::string;
};

/// The body of the request, bytes of one media type, `bytes_body<"image/png">`, as a `std::string`.
template <vouch::detail::fixed_string MediaType, class... Words>
struct bytes_body {
    static constexpr std::string_view media_type = MediaType.view();
    using type = std::string;
    using words = detail::type_list<Words...>;
};

/// Documents the reply with this status. An object of this type is such a reply.
template <int Code, class Type, class... Words>
struct reply {
    using words = detail::type_list<Words...>;
    static constexpr int status = Code;
    detail::reply_body<Type> body;
};

/// Documents all replies of one class, `reply_range<4, problem>` for 400 to 499, except those with a `reply` of their own. An
/// object of this type is such a reply.
template <int Hundreds, class Type, class... Words>
struct reply_range {
    using words = detail::type_list<Words...>;
    int status = 0;
    detail::reply_body<Type> body;
};

/// Documents every status that no other part documents. An object of this type is such a reply.
template <class Type, class... Words>
struct default_reply {
    using words = detail::type_list<Words...>;
    int status = 0;
    detail::reply_body<Type> body;
};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

template <class Part>
inline constexpr bool is_parameter = false;
template <vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool is_parameter<path_param<Name, Type, Words...>> = true;
template <vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool is_parameter<query_param<Name, Type, Words...>> = true;
template <vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool is_parameter<header_param<Name, Type, Words...>> = true;
template <vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool is_parameter<cookie_param<Name, Type, Words...>> = true;

template <class Part>
inline constexpr bool is_credential = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_credential<api_key<Name>> = true;
template <>
inline constexpr bool is_credential<bearer> = true;
template <>
inline constexpr bool is_credential<basic> = true;

template <class Part>
inline constexpr bool is_key_in_query = false;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_key_in_query<api_key_in_query<Name>> = true;
template <vouch::detail::fixed_string Name>
inline constexpr bool is_credential<api_key_in_query<Name>> = true;

// A list that is one parameter.
template <class Part>
inline constexpr bool is_comma_separated = false;
template <class Part>
    requires is_parameter<Part>
inline constexpr bool is_comma_separated<Part> = boost::mp11::mp_contains<typename Part::words, comma_separated>::value;

template <class Part>
inline constexpr bool has_a_default = false;
template <class Part>
    requires is_parameter<Part>
inline constexpr bool has_a_default<Part> = is_default_value<default_in<typename Part::words>>;

template <class Part>
inline constexpr bool is_body = false;
template <class Type, class... Words>
inline constexpr bool is_body<json_body<Type, Words...>> = true;
template <class Type, class... Words>
inline constexpr bool is_body<form_body<Type, Words...>> = true;
template <class Type, class... Words>
inline constexpr bool is_body<multipart_body<Type, Words...>> = true;
template <>
inline constexpr bool is_body<text_body> = true;
template <vouch::detail::fixed_string MediaType, class... Words>
inline constexpr bool is_body<bytes_body<MediaType, Words...>> = true;

// The statuses of a reply, from first to last. A default reply takes the statuses that are left, so it has none of its own.
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
template <int Code, class Type, class... Words>
struct reply_traits<reply<Code, Type, Words...>> {
    static constexpr bool is_reply = true;
    static constexpr statuses of{Code, Code};
    using type = reply_body<Type>;
};
template <int Hundreds, class Type, class... Words>
struct reply_traits<reply_range<Hundreds, Type, Words...>> {
    static constexpr bool is_reply = true;
    static constexpr statuses of{Hundreds * 100, Hundreds * 100 + 99};
    using type = reply_body<Type>;
};
template <class Type, class... Words>
struct reply_traits<default_reply<Type, Words...>> {
    static constexpr bool is_reply = true;
    static constexpr statuses of{};
    using type = reply_body<Type>;
};

template <class Part>
inline constexpr bool has_a_body_type = true;
template <class Type, class... Words>
inline constexpr bool has_a_body_type<json_body<Type, Words...>> = is_body_type<Type>();
template <class Type, class... Words>
inline constexpr bool has_a_body_type<form_body<Type, Words...>> = is_form_type<Type>();
template <class Type, class... Words>
inline constexpr bool has_a_body_type<multipart_body<Type, Words...>> = is_form_type<Type>();
template <int Code, class Type, class... Words>
inline constexpr bool has_a_body_type<reply<Code, Type, Words...>> = is_reply_type<Type>();
template <int Hundreds, class Type, class... Words>
inline constexpr bool has_a_body_type<reply_range<Hundreds, Type, Words...>> = is_reply_type<Type>();
template <class Type, class... Words>
inline constexpr bool has_a_body_type<default_reply<Type, Words...>> = is_reply_type<Type>();

// The first member of a form's type that has no place in it, or nothing.
template <class Part>
struct stray_member {
    using type = nothing;
};
template <class Type, class... Words>
    requires(is_form_type<Type>())
struct stray_member<form_body<Type, Words...>> : form_culprit<false, Type> {};
template <class Type, class... Words>
    requires(is_form_type<Type>())
struct stray_member<multipart_body<Type, Words...>> : form_culprit<true, Type> {};
template <class Part>
using stray_member_of = typename stray_member<Part>::type;

// Returns true if a part is the body of no one media type.
template <class Part>
inline constexpr bool has_no_media_type = false;
template <vouch::detail::fixed_string MediaType, class... Words>
inline constexpr bool has_no_media_type<bytes_body<MediaType, Words...>> =
    !is_media_type(MediaType.view()) || MediaType.view().find('*') != std::string_view::npos;

template <class Part>
inline constexpr bool is_reply = reply_traits<Part>::is_reply;

// Returns true if a call must give this parameter or body a value.
template <class Part>
consteval auto is_required() -> bool
{
    if constexpr (is_parameter<Part>)
        return !optional_parameter<typename Part::type> && !has_a_default<Part> &&
               (Part::in == location::path || !list_parameter<typename Part::type>);
    else
        return is_body<Part>;
}

// Returns true unless the part is a parameter whose type is not allowed in its location.
template <class Part>
consteval auto has_a_parameter_type() -> bool
{
    if constexpr (is_parameter<Part>)
        return parameter_value<typename Part::type> || (Part::in != location::path && optional_parameter<typename Part::type>) ||
               (list_parameter<typename Part::type> &&
                (Part::in == location::query || (Part::in != location::cookie && is_comma_separated<Part>)));
    else
        return true;
}

// The header field that a part of an endpoint is written into; empty if there is none.
template <class Part>
consteval auto field_of_part() -> std::string_view
{
    if constexpr (is_parameter<Part>)
        return Part::in == location::header ? Part::name : Part::in == location::cookie ? cookie_field : std::string_view();
    else if constexpr (is_credential<Part> && !is_key_in_query<Part>)
        return Part::name;
    else
        return {};
}

// The query parameter that a part of an endpoint is written into; empty if there is none.
template <class Part>
consteval auto query_name_of_part() -> std::string_view
{
    if constexpr (is_parameter<Part>)
        return Part::in == location::query ? Part::name : std::string_view();
    else if constexpr (is_key_in_query<Part>)
        return Part::name;
    else
        return {};
}

template <class Part>
inline constexpr bool is_cookie = false;
template <vouch::detail::fixed_string Name, class Type, class... Words>
inline constexpr bool is_cookie<cookie_param<Name, Type, Words...>> = true;

// Returns true if the names of two parts of one endpoint clash: header fields ignoring case, query parameters exactly, and
// parameters of any location exactly. All cookies share one field.
template <class Left, class Right>
consteval auto names_clash() -> bool
{
    constexpr bool share_a_field = !field_of_part<Left>().empty() && !(is_cookie<Left> && is_cookie<Right>) &&
                                   vouch::detail::equals_ignoring_case(field_of_part<Left>(), field_of_part<Right>());
    constexpr bool share_a_query_parameter =
        !query_name_of_part<Left>().empty() && same_text(query_name_of_part<Left>(), query_name_of_part<Right>());
    if constexpr (is_parameter<Left> && is_parameter<Right>)
        return share_a_field || same_text(Left::name, Right::name);
    else
        return share_a_field || share_a_query_parameter;
}

} // namespace vouch::inline VOUCH_ABI::http::detail
#endif
