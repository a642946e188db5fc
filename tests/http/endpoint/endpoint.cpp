// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/lookup.hpp>

#include <string>
#include <string_view>
#include <type_traits>

#include <support/http_api.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using people::fault;
using people::person;

static_assert(detail::is_endpoint<people::get_person> && detail::is_endpoint<endpoint<"GET /">> && !detail::is_endpoint<person> &&
              !detail::is_endpoint<int>);
static_assert(people::get_person::route.method() == "GET" && people::get_person::route.path() == "/people/{id}");

struct all_replies : endpoint<"GET /", reply<200, int>, reply_range<2, std::string>, reply<404, fault>, default_reply<bool>> {};

template <int Status>
using reply_of = detail::reply_for<all_replies, Status>;
static_assert(std::is_same_v<reply_of<200>, reply<200, int>>);
static_assert(std::is_same_v<reply_of<201>, reply_range<2, std::string>> &&
              std::is_same_v<reply_of<299>, reply_range<2, std::string>>);
static_assert(std::is_same_v<reply_of<404>, reply<404, fault>> && std::is_same_v<reply_of<403>, default_reply<bool>>);
static_assert(std::is_same_v<reply_of<0>, default_reply<bool>> && std::is_same_v<reply_of<999>, default_reply<bool>>);
static_assert(std::is_same_v<detail::reply_for<people::remove_person, 404>, detail::nothing>);

// a range that stands before the reply of its own status does not hide it
struct range_first : endpoint<"GET /", default_reply<bool>, reply_range<4, std::string>, reply<404, fault>> {};
static_assert(std::is_same_v<detail::reply_for<range_first, 404>, reply<404, fault>>);
static_assert(std::is_same_v<detail::reply_for<range_first, 400>, reply_range<4, std::string>>);

static_assert(
    std::is_same_v<detail::parameter_of<people::find_people, "page">, query_param<"page", std::optional<std::uint32_t>>>);
static_assert(std::is_same_v<detail::parameter_of<people::find_people, "pages">, detail::nothing>);
static_assert(std::is_same_v<detail::parameter_of<people::get_person, "x-api-key">, detail::nothing>);
static_assert(std::is_same_v<detail::body_of<people::change_person>, json_body<people::change>>);
static_assert(std::is_same_v<detail::body_of<people::get_person>, detail::nothing>);

// allowed, although it looks like a mistake
struct similar_names : endpoint<"POST /{a}/{ab}/a", path_param<"ab", int>, path_param<"a", int>, query_param<"A", int>,
                                header_param<"aB", int>, api_key<"a">, bearer, reply<200, empty>, reply<599, empty>> {};
static_assert(detail::is_endpoint<similar_names>);

TEST_CASE("endpoint: a status is documented by its own reply, else by its range, else by the default")
{
    using list = detail::replies_of<all_replies>;
    CHECK(detail::index_of_reply(list{}, 200) == 0);
    CHECK(detail::index_of_reply(list{}, 204) == 1);
    CHECK(detail::index_of_reply(list{}, 404) == 2);
    CHECK(detail::index_of_reply(list{}, 500) == 3);
    CHECK(detail::index_of_reply(detail::replies_of<people::remove_person>{}, 200) == 1); // past the end: not documented
}

} // namespace
