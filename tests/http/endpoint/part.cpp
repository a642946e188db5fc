// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/part.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

using id = path_param<"id", int>;
using page = query_param<"page", std::optional<int>>;
using tags = query_param<"tag", std::vector<std::string>>;
using trace = header_param<"X-Trace", std::string>;

static_assert(id::in == location::path && page::in == location::query && trace::in == location::header &&
              trace::name == "X-Trace");
static_assert(cookie_param<"session", int>::in == location::cookie && api_key_in_query<"key">::name == "key" &&
              basic::name == "authorization");
static_assert(api_key<"x-api-key">::name == "x-api-key" && bearer::name == "authorization");

static_assert(detail::is_required<id>() && detail::is_required<trace>() && detail::is_required<json_body<int>>());
static_assert(!detail::is_required<page>() && !detail::is_required<tags>() && !detail::is_required<api_key<"k">>());
static_assert(!detail::is_required<reply<200, int>>());
static_assert(detail::is_required<cookie_param<"a", int>>() && !detail::is_required<cookie_param<"a", std::optional<int>>>() &&
              detail::is_required<path_param<"a", std::vector<int>, comma_separated>>() &&
              !detail::is_required<header_param<"a", std::vector<int>, comma_separated>>() &&
              !detail::is_required<query_param<"a", int, default_value<1>>>() && !detail::is_required<basic>());

static_assert(detail::is_credential<basic> && detail::is_credential<api_key_in_query<"k">> &&
              !detail::is_credential<cookie_param<"a", int>>);
static_assert(detail::is_comma_separated<query_param<"a", std::vector<int>, deprecated, comma_separated>> &&
              !detail::is_comma_separated<query_param<"a", std::vector<int>>> && !detail::is_comma_separated<json_body<int>>);

static_assert(detail::field_of_part<header_param<"X-A", int>>() == "X-A" &&
              detail::field_of_part<cookie_param<"a", int>>() == "cookie" && detail::field_of_part<api_key<"X-A">>() == "X-A" &&
              detail::field_of_part<api_key_in_query<"a">>().empty() && detail::field_of_part<query_param<"a", int>>().empty() &&
              detail::field_of_part<json_body<int>>().empty());
static_assert(detail::query_name_of_part<api_key_in_query<"a">>() == "a" &&
              detail::query_name_of_part<query_param<"b", int>>() == "b" &&
              detail::query_name_of_part<header_param<"a", int>>().empty());

struct undescribed {};
struct described {
    int size{};
};
BOOST_DESCRIBE_STRUCT(described, (), (size))
static_assert(detail::has_a_body_type<json_body<described>> && detail::has_a_body_type<reply<200, std::vector<described>>> &&
              detail::has_a_body_type<reply<204, empty>> && detail::has_a_body_type<default_reply<std::optional<int>>>);
static_assert(!detail::has_a_body_type<json_body<void>> && !detail::has_a_body_type<json_body<empty>> &&
              !detail::has_a_body_type<reply<200, undescribed>> && !detail::has_a_body_type<reply<200, described&>> &&
              !detail::has_a_body_type<reply_range<2, described const>> && !detail::has_a_body_type<default_reply<int[2]>>);

static_assert(detail::has_a_parameter_type<id>() && detail::has_a_parameter_type<page>() && detail::has_a_parameter_type<tags>());
static_assert(!detail::has_a_parameter_type<path_param<"a", std::optional<int>>>() &&
              !detail::has_a_parameter_type<path_param<"a", std::vector<int>>>() &&
              !detail::has_a_parameter_type<header_param<"a", std::vector<int>>>() &&
              !detail::has_a_parameter_type<cookie_param<"a", std::vector<int>, comma_separated>>() &&
              !detail::has_a_parameter_type<query_param<"a", std::optional<std::vector<int>>>>());
static_assert(detail::has_a_parameter_type<query_param<"a", double>>() &&
              detail::has_a_parameter_type<path_param<"a", std::vector<int>, comma_separated>>() &&
              detail::has_a_parameter_type<header_param<"a", std::vector<int>, comma_separated>>() &&
              detail::has_a_parameter_type<cookie_param<"a", std::optional<int>>>());

static_assert(detail::names_clash<id, id>() && detail::names_clash<path_param<"a", int>, query_param<"a", int>>());
static_assert(!detail::names_clash<path_param<"a", int>, query_param<"A", int>>());
static_assert(detail::names_clash<header_param<"X-A", int>, api_key<"x-a">>() &&
              detail::names_clash<api_key<"X-A">, api_key<"x-a">>());
static_assert(!detail::names_clash<query_param<"x-a", int>, api_key<"x-a">>() && !detail::names_clash<api_key<"x-a">, bearer>());

static_assert(detail::names_clash<bearer, basic>() &&
              detail::names_clash<header_param<"Cookie", int>, cookie_param<"a", int>>() &&
              detail::names_clash<cookie_param<"a", int>, cookie_param<"a", int>>() &&
              detail::names_clash<cookie_param<"a", int>, api_key<"cookie">>() &&
              detail::names_clash<query_param<"a", int>, api_key_in_query<"a">>());
static_assert(!detail::names_clash<cookie_param<"a", int>, cookie_param<"b", int>>() &&
              !detail::names_clash<query_param<"A", int>, api_key_in_query<"a">>() &&
              !detail::names_clash<header_param<"a", int>, api_key_in_query<"a">>());

static_assert(detail::reply_traits<reply<404, int>>::of.has(404) && !detail::reply_traits<reply<404, int>>::of.has(405));
static_assert(detail::reply_traits<reply_range<4, int>>::of.has(400) && detail::reply_traits<reply_range<4, int>>::of.has(499));
static_assert(!detail::reply_traits<reply_range<4, int>>::of.has(500) && !detail::reply_traits<default_reply<int>>::of.has(0));

TEST_CASE("part: an object of a documented reply's type is that reply")
{
    CHECK(reply<404, int>{7}.body == 7);
    CHECK(reply<404, int>::status == 404);
    reply_range<4, int> const range{.status = 418, .body = 7};
    CHECK(range.status == 418);
    default_reply<int> const rest{.status = 500, .body = 7};
    CHECK(rest.status == 500);
    CHECK(empty{} == empty{});
}

} // namespace
