// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_GENERATE_HPP
#define VOUCH_OPENAPI_GENERATE_HPP
#include <vouch/core/fixed_string.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/route.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/endpoint/words.hpp>
#include <vouch/openapi/detail/document_writer.hpp>
#include <vouch/openapi/detail/operation_facts.hpp>
#include <vouch/openapi/info.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// A request that the API itself sends, under `webhooks`: `openapi<get_user, openapi_webhook<"userChanged",
/// user_changed>>(info)`. The path of the endpoint is the receiver's to choose, so a document does not have it.
template <detail::fixed_string Name, class Endpoint>
struct openapi_webhook {
    static constexpr std::string_view name = Name.view();
    using endpoint = Endpoint;
};

} // namespace vouch::inline VOUCH_ABI

// The sentences that the compiler prints.
namespace vouch::inline VOUCH_ABI::complaint {

template <class Type>
inline constexpr bool document_is_made_of_endpoints = std::is_same_v<Type, http::detail::nothing>;
template <class Endpoint>
inline constexpr bool openapi_knows_the_method = std::is_same_v<Endpoint, http::detail::nothing>;
template <class Endpoint>
inline constexpr bool operation_stands_once = std::is_same_v<Endpoint, http::detail::nothing>;
template <class Endpoint>
inline constexpr bool operation_has_an_id_of_its_own = std::is_same_v<Endpoint, http::detail::nothing>;
template <class Endpoint>
inline constexpr bool path_names_its_parameters_alike = std::is_same_v<Endpoint, http::detail::nothing>;
template <class Webhook>
inline constexpr bool webhook_has_no_parameter_in_its_path = std::is_same_v<Webhook, http::detail::nothing>;

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::detail {

// An argument of `openapi`: an endpoint, or a webhook with one.
template <class Type>
struct documented {
    using endpoint = Type;
    static constexpr bool is_webhook = false;
    static constexpr std::string_view webhook{};
};
template <fixed_string Name, class Endpoint>
struct documented<openapi_webhook<Name, Endpoint>> {
    using endpoint = Endpoint;
    static constexpr bool is_webhook = true;
    static constexpr std::string_view webhook = Name.view();
};

template <class Type>
inline constexpr bool is_documented =
    http::detail::is_endpoint<typename documented<Type>::endpoint> &&
    (!documented<Type>::is_webhook || (!documented<Type>::webhook.empty() && is_utf8(documented<Type>::webhook)));

template <class Type>
inline constexpr auto path_of = documented<Type>::endpoint::route.path();
template <class Type>
inline constexpr auto method_of = documented<Type>::endpoint::route.method();

template <class Left, class Right>
consteval auto are_the_same_operation() -> bool
{
    if constexpr (documented<Left>::is_webhook != documented<Right>::is_webhook)
        return false;
    else if constexpr (documented<Left>::is_webhook)
        return http::detail::same_text(documented<Left>::webhook, documented<Right>::webhook);
    else
        return http::detail::same_text(method_of<Left>, method_of<Right>) &&
               http::detail::have_same_segments(path_of<Left>, path_of<Right>);
}

template <class Left, class Right>
consteval auto name_parameters_differently() -> bool
{
    return !documented<Left>::is_webhook && !documented<Right>::is_webhook &&
           !http::detail::same_text(method_of<Left>, method_of<Right>) &&
           http::detail::have_same_segments(path_of<Left>, path_of<Right>) &&
           !http::detail::same_text(path_of<Left>, path_of<Right>);
}

template <class Type>
inline constexpr std::string_view operation_id_of =
    http::detail::text_of_word<typename documented<Type>::endpoint::parts, http::detail::is_operation_id_word>();
template <class Left, class Right>
consteval auto have_the_same_id() -> bool
{
    return !operation_id_of<Left>.empty() && http::detail::same_text(operation_id_of<Left>, operation_id_of<Right>);
}

template <class Type, class... All>
inline constexpr bool is_an_operation_again = (std::size_t{are_the_same_operation<Type, All>()} + ... + 0) > 1;
template <class Type, class... All>
inline constexpr bool has_other_names = (name_parameters_differently<Type, All>() || ...);
template <class Type>
consteval auto has_a_path_parameter_in_a_webhook() -> bool
{
    bool found = false;
    std::string_view segment;
    for (http::detail::path_segments segments(path_of<Type>); segments.next(segment);)
        found = found || http::detail::is_placeholder(segment);
    return found && documented<Type>::is_webhook;
}
template <class Type, class... All>
inline constexpr bool has_an_id_again = (std::size_t{have_the_same_id<Type, All>()} + ... + 0) > 1;

// Complains about the first argument with each fault.
template <class... Types>
consteval auto check_documented() -> bool
{
    using list = http::detail::type_list<Types...>;
    using http::detail::first_true, http::detail::item_at;

    using stranger = item_at<list, first_true({!is_documented<Types>...})>;
    static_assert(complaint::document_is_made_of_endpoints<stranger>,
                  "openapi<...> takes structs derived from vouch::http::endpoint, and openapi_webhook<\"its name\", endpoint>");
    if constexpr (std::is_same_v<stranger, http::detail::nothing>) {
        using unknown = item_at<list, first_true({http::detail::same_text(method_of<Types>, "QUERY")...})>;
        static_assert(complaint::openapi_knows_the_method<unknown>, "OpenAPI 3.1 has no place for the method QUERY");

        using again = item_at<list, first_true({is_an_operation_again<Types, Types...>...})>;
        static_assert(complaint::operation_stands_once<again>,
                      "a document has a method of a path once, whatever its parameters are called, and a webhook once");

        using same_id = item_at<list, first_true({has_an_id_again<Types, Types...>...})>;
        static_assert(complaint::operation_has_an_id_of_its_own<same_id>, "two operations have the same operation_id");

        using renamed = item_at<list, first_true({has_other_names<Types, Types...>...})>;
        static_assert(complaint::path_names_its_parameters_alike<renamed>,
                      "endpoints of one path name its parameters alike: OpenAPI takes /{id} and /{user_id} for one path");

        using parameterized = item_at<list, first_true({has_a_path_parameter_in_a_webhook<Types>()...})>;
        static_assert(complaint::webhook_has_no_parameter_in_its_path<parameterized>,
                      "a webhook has no path_param: its path is the receiver's, and not in the document");
    }
    return std::is_same_v<stranger, http::detail::nothing>;
}

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI {

/// Returns the OpenAPI 3.1.1 document of an API with these endpoints: `openapi<get_user, update_user>({.title = "Users", .version
/// = "1.0.0"})`. The same endpoints and info give the same text. Webhooks are `openapi_webhook<"its name", endpoint>`.
///
/// JSON:   paths and operations in the order of the arguments. An operation has the id of its `operation_id`, or else the name of
///         its C++ type, or of its webhook. Schemas are those of `json_schema`, under `components`; a type whose requests have
///         another schema than its responses has two, and `_request` behind the name of the first.
/// Cost:   a walk over all types when it is called. Links nothing.
/// See:    OpenAPI 3.1.1
template <class... Endpoints>
[[nodiscard]] auto openapi(openapi_info const& info) -> std::string
{
    if constexpr (detail::check_documented<Endpoints...>())
        return detail::document_writer(info, {detail::facts_of<typename detail::documented<Endpoints>::endpoint>(
                                                 detail::documented<Endpoints>::webhook)...})
            .text();
    else
        return {};
}

} // namespace vouch::inline VOUCH_ABI
#endif
