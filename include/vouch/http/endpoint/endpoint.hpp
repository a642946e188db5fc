// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_HTTP_ENDPOINT_ENDPOINT_HPP
#define VOUCH_HTTP_ENDPOINT_ENDPOINT_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/endpoint/words.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <type_traits>

// The sentences that the compiler prints, each with the part that it is about.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Part>
inline constexpr bool part_belongs_in_an_endpoint = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool parameter_has_a_text = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool header_is_the_callers_to_set = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool part_is_named_once = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool reply_is_documented_once = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool parameter_has_a_name = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool reply_may_have_a_body = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool reply_status_exists = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool body_has_a_mapping = std::is_same_v<Part, http::detail::nothing>;
template <class Part, class Member>
inline constexpr bool member_has_a_place_in_the_form = std::is_same_v<Member, http::detail::nothing>;
template <class Part>
inline constexpr bool body_has_one_media_type = std::is_same_v<Part, http::detail::nothing>;
template <class Part>
inline constexpr bool words_of_the_part_belong_to_it = std::is_same_v<Part, http::detail::nothing>;
template <class Word>
inline constexpr bool word_is_said_once = std::is_same_v<Word, http::detail::nothing>;
template <class Word>
inline constexpr bool word_has_a_text = std::is_same_v<Word, http::detail::nothing>;
template <std::size_t Count>
inline constexpr bool endpoint_has_at_most_64_parts = Count <= 64;
template <class Part, http::detail::route_text Route>
inline constexpr bool path_param_is_in_the_route = std::is_same_v<Part, http::detail::nothing>;
template <class Placeholder, http::detail::route_text Route>
inline constexpr bool placeholder_has_a_path_param = std::is_same_v<Placeholder, http::detail::nothing>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::http::detail {

// The name of the first placeholder that is not in `names`; empty if all are.
constexpr auto first_unnamed_placeholder(std::string_view path, std::initializer_list<std::string_view> names) -> std::string_view
{
    std::string_view segment;
    for (path_segments segments(path); segments.next(segment);) {
        bool known = !is_placeholder(segment);
        for (std::string_view const name : names)
            known = known || same_text(placeholder_name(segment), name);
        if (!known)
            return placeholder_name(segment);
    }
    return {};
}

// The placeholder that a complaint is about.
template <vouch::detail::fixed_string Name>
struct placeholder {};

template <std::size_t Size>
consteval auto to_fixed_string(std::string_view text) -> vouch::detail::fixed_string<Size + 1>
{
    char copy[Size + 1]{};
    for (std::size_t index = 0; index < Size; ++index)
        copy[index] = text[index];
    return {copy};
}

template <class Part>
consteval auto path_name() -> std::string_view
{
    if constexpr (is_parameter<Part>)
        if (Part::in == location::path)
            return Part::name;
    return {};
}

template <class Part>
consteval auto has_a_forbidden_field() -> bool
{
    if constexpr (is_parameter<Part>)
        return Part::in == location::header && !may_be_set_by_caller(Part::name);
    else if constexpr (is_credential<Part> && !std::is_same_v<Part, bearer>)
        return !may_be_set_by_caller(Part::name);
    else
        return false;
}

template <class Part>
consteval auto has_a_wrong_status() -> bool
{
    if constexpr (is_reply<Part>)
        return reply_traits<Part>::of != statuses{} && (reply_traits<Part>::of.first < 200 || reply_traits<Part>::of.last > 599);
    else
        return false;
}

template <class Part>
consteval auto has_a_wrong_name() -> bool
{
    if constexpr (is_parameter<Part>)
        return Part::name.empty() || !vouch::detail::is_utf8(Part::name);
    else
        return false;
}

// Returns true if a reply has a body and a status that has none (RFC 9110 section 6.4.1).
template <class Part>
consteval auto has_an_impossible_body() -> bool
{
    bool has_one = false;
    if constexpr (is_reply<Part>)
        for (int const status : {204, 205, 304})
            has_one = has_one || (reply_traits<Part>::of == statuses{status, status} &&
                                  !std::is_same_v<typename reply_traits<Part>::type, empty>);
    return has_one;
}

template <class Left, class Right>
consteval auto are_the_same_reply() -> bool
{
    if constexpr (is_reply<Left> && is_reply<Right>)
        return reply_traits<Left>::of == reply_traits<Right>::of;
    else
        return is_body<Left> && is_body<Right>;
}

template <bool IsParameter, class List>
inline constexpr bool are_words_of_a_part = false;
template <bool IsParameter, class... Words>
inline constexpr bool are_words_of_a_part<IsParameter, type_list<Words...>> =
    ((is_description<Words> || (IsParameter && is_deprecated<Words>)) && ...) && !has_a_word_twice<type_list<Words...>>;

template <class List>
struct first_wrong_text;
template <class... Words>
struct first_wrong_text<type_list<Words...>> {
    using type = item_at<type_list<Words...>, first_true({has_a_wrong_text<Words>()...})>;
};

template <class Part, class... Parts>
inline constexpr bool is_said_again = (std::size_t{are_the_same_word<Part, Parts>} + ... + 0) > 1;
template <class Part, class... Parts>
inline constexpr bool has_a_namesake = (std::size_t{names_clash<Part, Parts>()} + ... + 0) > 1;
template <class Part, class... Parts>
inline constexpr bool is_documented_twice = (std::size_t{are_the_same_reply<Part, Parts>()} + ... + 0) > 1;

// Complains about the first part with each fault. A function, since Clang drops a base class with a failed assertion, and then
// every use of the endpoint is an error. It deduces what it returns, so that `decltype` compiles its body.
template <route_text Route, class... Parts>
constexpr auto check_endpoint()
{
    using parts = type_list<Parts...>;

    static_assert(complaint::endpoint_has_at_most_64_parts<sizeof...(Parts)>, "an endpoint has at most 64 parts");

    using stranger = item_at<parts, first_true({!(is_parameter<Parts> || is_credential<Parts> || is_body<Parts> ||
                                                  is_reply<Parts> || is_word<Parts>)...})>;
    static_assert(complaint::part_belongs_in_an_endpoint<stranger>,
                  "the parts of an endpoint are path_param, query_param, header_param, api_key, bearer, json_body, form_body, "
                  "multipart_body, text_body, bytes_body, reply, reply_range, default_reply, summary, description, tag, "
                  "operation_id and deprecated");

    using with_stray_words = item_at<parts, first_true({!are_words_of_a_part<is_parameter<Parts>, words_of<Parts>>...})>;
    static_assert(complaint::words_of_the_part_belong_to_it<with_stray_words>,
                  "behind the type of a part stands description<\"...\">, and deprecated of a parameter, each once");

    using repeated_word = item_at<parts, first_true({is_said_again<Parts, Parts...>...})>;
    static_assert(complaint::word_is_said_once<repeated_word>,
                  "an endpoint has one summary, one description, one operation_id and one deprecated, and a tag once");

    using wrong_text = typename first_wrong_text<boost::mp11::mp_append<parts, words_of<Parts>...>>::type;
    static_assert(complaint::word_has_a_text<wrong_text>,
                  "a summary, description or tag has a text in UTF-8, an operation_id a name of letters, digits and \"-._~\"");

    using without_text = item_at<parts, first_true({!has_a_parameter_type<Parts>()...})>;
    static_assert(complaint::parameter_has_a_text<without_text>,
                  "a parameter is a text type, a described enumeration, an integer, bool or std::string; in a query or header "
                  "also an optional of these, in a query also a vector of these");

    using without_mapping = item_at<parts, first_true({!has_a_body_type<Parts>...})>;
    static_assert(complaint::body_has_a_mapping<without_mapping>,
                  "a body is of a type that JSON can hold, such as a struct with BOOST_DESCRIBE_STRUCT(type, (), (members...)), "
                  "and a form is such a struct; a reply without a body is reply<status, vouch::http::empty>, and one that is no "
                  "JSON is reply<status, vouch::http::plain_text> or reply<status, vouch::http::bytes>");

    using with_stray_member = item_at<parts, first_true({!std::is_same_v<stray_member_of<Parts>, nothing>...})>;
    static_assert(complaint::member_has_a_place_in_the_form<with_stray_member, stray_member_of<with_stray_member>>,
                  "a member of a form_body is a text type, a described enumeration, a number, bool, std::string or secret, an "
                  "optional or a vector of these; a multipart_body may also have files and members that are JSON");

    using without_media_type = item_at<parts, first_true({has_no_media_type<Parts>...})>;
    static_assert(complaint::body_has_one_media_type<without_media_type>,
                  "the bytes of a body have one media type: bytes_body<\"image/png\">");

    using forbidden = item_at<parts, first_true({has_a_forbidden_field<Parts>()...})>;
    static_assert(complaint::header_is_the_callers_to_set<forbidden>,
                  "an endpoint cannot have this header: it belongs to the connection, the body or another credential");

    using namesake = item_at<parts, first_true({has_a_namesake<Parts, Parts...>...})>;
    static_assert(complaint::part_is_named_once<namesake>, "two parts of this endpoint have the same name");

    using duplicate = item_at<parts, first_true({is_documented_twice<Parts, Parts...>...})>;
    static_assert(complaint::reply_is_documented_once<duplicate>, "an endpoint has one body, and one reply for each status");

    using unnamed_parameter = item_at<parts, first_true({has_a_wrong_name<Parts>()...})>;
    static_assert(complaint::parameter_has_a_name<unnamed_parameter>, "a parameter has a name in UTF-8");

    using impossible = item_at<parts, first_true({has_an_impossible_body<Parts>()...})>;
    static_assert(complaint::reply_may_have_a_body<impossible>,
                  "a reply with the status 204, 205 or 304 has no body: reply<204, vouch::http::empty>");

    using no_status = item_at<parts, first_true({has_a_wrong_status<Parts>()...})>;
    static_assert(complaint::reply_status_exists<no_status>,
                  "the status of a reply is from 200 to 599, a range of replies is 2, 3, 4 or 5");

    using stray = item_at<parts, first_true({(!path_name<Parts>().empty() && !Route.names(path_name<Parts>()))...})>;
    static_assert(complaint::path_param_is_in_the_route<stray, Route>, "this path_param is not in the route");

    constexpr std::string_view unnamed =
        std::is_same_v<stray, nothing> ? first_unnamed_placeholder(Route.path(), {path_name<Parts>()...}) : "";
    using unfilled = std::conditional_t<unnamed.empty(), nothing, placeholder<to_fixed_string<unnamed.size()>(unnamed)>>;
    static_assert(complaint::placeholder_has_a_path_param<unfilled, Route>,
                  "this {placeholder} of the route needs a path_param<\"its name\", type>");
    return true;
}

} // namespace vouch::inline VOUCH_ABI::http::detail

namespace vouch::inline VOUCH_ABI::http {

/// Describes one operation of an API: its route, and the parts of its request and its replies. Derive from it to name it:
///
///   struct get_user : vouch::http::endpoint<"GET /users/{user_id}", vouch::http::path_param<"user_id", uuid>,
///                                           vouch::http::reply<200, user>> {};
///
/// Client and service both read it. Route and parts are checked against each other at compile time.
template <detail::route_text Route, class... Parts>
struct endpoint {
    static constexpr auto route = Route;
    using parts = detail::type_list<Parts...>;

private:
    using checked = decltype(detail::check_endpoint<Route, Parts...>());
};

} // namespace vouch::inline VOUCH_ABI::http

namespace vouch::inline VOUCH_ABI::http::detail {

// A type that is derived from `endpoint`.
template <class Type>
concept is_endpoint = requires {
    typename Type::parts;
    Type::route.method();
};

} // namespace vouch::inline VOUCH_ABI::http::detail

namespace vouch::inline VOUCH_ABI::complaint {

template <class Type>
inline constexpr bool type_is_an_endpoint = http::detail::is_endpoint<Type>;

} // namespace vouch::inline VOUCH_ABI::complaint
#endif
