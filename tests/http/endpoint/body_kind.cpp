// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/body_kind.hpp>

#include <vouch/schema/describe.hpp>

namespace {

using namespace vouch::http;
using detail::body_kind;
using detail::facts_of_body;

struct pair {
    int a{};
};
BOOST_DESCRIBE_STRUCT(pair, (), (a))

static_assert(facts_of_body<detail::nothing>.kind == body_kind::none && facts_of_body<reply<200, int>>.kind == body_kind::none);
static_assert(facts_of_body<json_body<int>>.kind == body_kind::json &&
              facts_of_body<json_body<int>>.media_type == "application/json");
static_assert(facts_of_body<form_body<pair>>.kind == body_kind::form &&
              facts_of_body<form_body<pair>>.media_type == "application/x-www-form-urlencoded");
static_assert(facts_of_body<multipart_body<pair, description<"A">>>.kind == body_kind::multipart &&
              facts_of_body<multipart_body<pair>>.media_type == "multipart/form-data");
static_assert(facts_of_body<text_body>.kind == body_kind::text && facts_of_body<text_body>.media_type == "text/plain");
static_assert(facts_of_body<bytes_body<"image/png">>.kind == body_kind::bytes &&
              facts_of_body<bytes_body<"image/png">>.media_type == "image/png");

} // namespace
