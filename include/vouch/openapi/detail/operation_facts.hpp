// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_OPERATION_FACTS_HPP
#define VOUCH_OPENAPI_DETAIL_OPERATION_FACTS_HPP
#include <vouch/http/endpoint/body_kind.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/part.hpp>
#include <vouch/http/endpoint/type_list.hpp>
#include <vouch/http/endpoint/words.hpp>
#include <vouch/http/message/content.hpp>
#include <vouch/http/message/problem.hpp>
#include <vouch/json_schema/builder.hpp>
#include <vouch/json_schema/type_name.hpp>
#include <vouch/json_schema/value.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// An endpoint as data, so that what writes documents is no template.
namespace vouch::inline VOUCH_ABI::detail {

struct parameter_facts {
    std::string_view name{};
    std::string_view in{};
    std::string_view description{};
    bool is_required = false;
    bool is_deprecated = false;
    put_keywords put = nullptr;
};

struct reply_facts {
    http::detail::statuses of{};
    std::string_view description{};
    std::string_view media_type{}; // empty for a reply without a body
    put_keywords put = nullptr;    // none for bytes
};

struct operation_facts {
    std::string_view webhook{}; // its name; empty for an operation of a path
    std::string_view method{};
    std::string_view path{};
    std::string_view id{};
    std::string_view spelled{}; // the name of its type in a text of `spelled_type`
    std::string_view summary{};
    std::string_view description{};
    bool is_deprecated = false;
    std::vector<std::string_view> tags{};
    std::vector<std::string_view> keys{}; // the header fields of its credentials
    bool has_bearer = false;
    std::vector<parameter_facts> parameters{};
    std::string_view body_media_type{}; // empty where there is no body
    put_keywords body = nullptr;        // none for bytes
    std::string_view body_description{};
    std::vector<reply_facts> replies{};
};

// The schema of one value of a parameter, which has no quotes.
template <class Type, bool IsInPath>
void put_parameter(schema_builder& out, constraints const& rules)
{
    if constexpr (is_optional<Type>) {
        put_parameter<typename Type::value_type, IsInPath>(out, rules);
    } else if constexpr (shape_of<Type> == shape::quoted) {
        put_schema<typename Type::value_type>(out, rules);
    } else if constexpr (shape_of<Type> == shape::represented && json_shape_of<Type> == shape::quoted) {
        put_parameter<representation_type<Type>, IsInPath>(out, rules);
    } else if constexpr (shape_of<Type> == shape::sequence) {
        out.member("type", "array");
        out.key("items");
        out.open();
        put_parameter<typename Type::value_type, IsInPath>(out, rules);
        out.close();
    } else if constexpr (IsInPath && json_shape_of<Type> == shape::string) { // no segment of a path is empty
        constraints not_empty;
        not_empty.add("minLength", "1");
        put_schema<Type>(out, not_empty);
    } else {
        put_schema<Type>(out, rules);
    }
}

template <class Part>
inline constexpr std::string_view description_of =
    http::detail::text_of_word<http::detail::words_of<Part>, http::detail::is_description_word>();
template <class... Words>
constexpr auto deprecates(http::detail::type_list<Words...>) -> bool
{
    return (http::detail::is_deprecated<Words> || ...);
}

template <class Part>
void take_parameter(operation_facts& to)
{
    using words = http::detail::words_of<Part>;
    to.parameters.push_back({Part::name, http::to_string(Part::in), description_of<Part>, http::detail::is_required<Part>(),
                             deprecates(words{}), &put_parameter < typename Part::type, Part::in == http::location::path > });
}

template <class Part>
void take_reply(operation_facts& to)
{
    using traits = http::detail::reply_traits<Part>;
    using type = typename traits::type;
    reply_facts reply{.of = traits::of, .description = description_of<Part>};
    if constexpr (std::is_same_v<type, http::plain_text>) {
        reply.media_type = "text/plain";
        reply.put = &put_schema<std::string>;
    } else if constexpr (std::is_same_v<type, http::bytes>) {
        reply.media_type = "*/*"; // each reply says its own
    } else if constexpr (!std::is_same_v<type, http::empty>) {
        reply.media_type = std::is_base_of_v<http::problem, type> ? http::detail::problem_media_type : "application/json";
        reply.put = &put_schema<type>;
    }
    to.replies.push_back(reply);
}

// A part of which the endpoint has complained is left out: one mistake is one error.
template <class Part>
void take_part(operation_facts& to)
{
    using namespace http::detail;
    if constexpr (!has_a_body_type<Part> || !std::is_same_v<stray_member_of<Part>, nothing> || !has_a_parameter_type<Part>())
        return;
    else if constexpr (is_parameter<Part>)
        take_parameter<Part>(to);
    else if constexpr (std::is_same_v<Part, http::bearer>)
        to.has_bearer = true;
    else if constexpr (is_credential<Part>)
        to.keys.push_back(Part::name);
    else if constexpr (is_body<Part>) {
        to.body_media_type = facts_of_body<Part>.media_type;
        if constexpr (facts_of_body<Part>.kind != body_kind::bytes)
            to.body = &put_schema<typename Part::type>;
        to.body_description = description_of<Part>;
    } else if constexpr (is_reply<Part>)
        take_reply<Part>(to);
    else if constexpr (is_summary<Part>)
        to.summary = Part::text;
    else if constexpr (is_description<Part>)
        to.description = Part::text;
    else if constexpr (is_tag<Part>)
        to.tags.push_back(Part::text);
    else if constexpr (is_operation_id<Part>)
        to.id = Part::text;
    else if constexpr (http::detail::is_deprecated<Part>)
        to.is_deprecated = true;
}

template <class... Parts>
void take_parts(operation_facts& to, http::detail::type_list<Parts...>)
{
    (take_part<Parts>(to), ...);
}

template <class Endpoint>
auto facts_of(std::string_view webhook) -> operation_facts
{
    operation_facts facts;
    facts.webhook = webhook;
    facts.method = Endpoint::route.method();
    facts.path = Endpoint::route.path();
    facts.spelled = spelled_type<Endpoint>();
    take_parts(facts, typename Endpoint::parts{});
    return facts;
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
