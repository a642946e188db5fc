// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_HTTP_API_HPP
#define VOUCH_TESTS_SUPPORT_HTTP_API_HPP
#include <vouch/core/nullable.hpp>
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/schema/schema.hpp>
#include <vouch/schema/text_rules.hpp>
#include <vouch/testing/scripted.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/uuid.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A small API that has every part once.
namespace people {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct person {
    boost::uuids::uuid id{};
    std::string name{};
    std::optional<vouch::country> country{};
};
BOOST_DESCRIBE_STRUCT(person, (), (id, name, country))

struct change {
    std::optional<std::string> name{};
    std::optional<vouch::country> country{};
    std::optional<std::vector<std::string>> aliases{};
};
BOOST_DESCRIBE_STRUCT(change, (), (name, country, aliases))

constexpr auto vouch_schema(vouch::of<change>)
{
    return vouch::schema(vouch::field<&change::name>(vouch::length(1, 40)));
}

struct fault {
    std::string code{};
    std::string message{};
    std::optional<std::string> request_id{};
};
BOOST_DESCRIBE_STRUCT(fault, (), (code, message, request_id))

inline auto vouch_request_id(fault const& body) -> std::string_view
{
    return body.request_id ? std::string_view(*body.request_id) : std::string_view();
}

namespace http = vouch::http;

struct get_person : http::endpoint<"GET /people/{id}", http::api_key<"x-api-key">, http::path_param<"id", boost::uuids::uuid>,
                                   http::reply_range<2, person>, http::default_reply<fault>> {};

struct change_person : http::endpoint<"PUT /people/{id}", http::api_key<"x-api-key">, http::path_param<"id", boost::uuids::uuid>,
                                      http::json_body<change>, http::reply<200, person>, http::reply<404, fault>,
                                      http::reply_range<4, std::string>> {};

struct add_person : http::endpoint<"POST /people", http::bearer, http::json_body<person>, http::reply<201, person>> {};

struct remove_person
    : http::endpoint<"DELETE /people/{name}", http::path_param<"name", std::string>, http::reply<204, http::empty>> {};

struct find_people
    : http::endpoint<"GET /people/all", http::query_param<"tier", tier>, http::query_param<"page", std::optional<std::uint32_t>>,
                     http::query_param<"in", std::vector<vouch::country>>, http::query_param<"q", std::optional<std::string>>,
                     http::header_param<"x-trace", std::optional<std::string>>, http::reply<200, std::vector<person>>> {};

inline constexpr auto some_id = vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
inline constexpr std::string_view some_person = R"({"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","name":"Ada","country":"GBR"})";

using vouch::testing::scripted;

} // namespace people
#endif
