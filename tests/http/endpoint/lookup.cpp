// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/lookup.hpp>

#include <vouch/http/endpoint/endpoint.hpp>

#include <optional>
#include <string>
#include <type_traits>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

namespace {

struct change {
    int size{};
};
BOOST_DESCRIBE_STRUCT(change, (), (size))

struct update : vouch::http::endpoint<"PUT /things/{id}", vouch::http::path_param<"id", int>,
                                      vouch::http::query_param<"dry", std::optional<bool>>, vouch::http::json_body<change>,
                                      vouch::http::reply<204, vouch::http::empty>> {};
struct look : vouch::http::endpoint<"GET /things", vouch::http::reply<204, vouch::http::empty>> {};

using vouch::http::detail::parameter_type;
using vouch::http::detail::request_body;

static_assert(std::is_same_v<parameter_type<update, "id">, int>);
static_assert(std::is_same_v<parameter_type<update, "dry">, std::optional<bool>>);
static_assert(std::is_same_v<request_body<update>, change>);
static_assert(std::is_constructible_v<request_body<look>, std::string>,
              "converts from anything, so that one mistake is one error");
static_assert(std::is_constructible_v<parameter_type<update, "other">, std::string>);

using vouch::http::detail::writes_field;
using vouch::http::detail::writes_query_parameter;
struct guarded : vouch::http::endpoint<"GET /", vouch::http::api_key_in_query<"key">, vouch::http::basic,
                                       vouch::http::query_param<"page", int>, vouch::http::header_param<"x-trace", int>,
                                       vouch::http::cookie_param<"session", int>> {};
static_assert(writes_field(guarded::parts{}, "Authorization") && writes_field(guarded::parts{}, "X-Trace") &&
              writes_field(guarded::parts{}, "Cookie"));
static_assert(!writes_field(guarded::parts{}, "session") && !writes_field(guarded::parts{}, "key") &&
              !writes_field(guarded::parts{}, "") && !writes_field(look::parts{}, "cookie"));
static_assert(writes_query_parameter(guarded::parts{}, "key") && writes_query_parameter(guarded::parts{}, "page"));
static_assert(!writes_query_parameter(guarded::parts{}, "Page") && !writes_query_parameter(guarded::parts{}, "x-trace") &&
              !writes_query_parameter(guarded::parts{}, ""));

} // namespace

TEST_CASE("lookup: which parameters and bodies an endpoint has")
{
    CHECK(vouch::complaint::endpoint_has_this_parameter<update, "id">);
    CHECK_FALSE(vouch::complaint::endpoint_has_this_parameter<update, "other">);
    CHECK(vouch::complaint::endpoint_has_a_body<update>);
    CHECK_FALSE(vouch::complaint::endpoint_has_a_body<look>);
}
