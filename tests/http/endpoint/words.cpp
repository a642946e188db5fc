// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/words.hpp>

#include <vouch/http/endpoint/endpoint.hpp>
#include <vouch/http/endpoint/lookup.hpp>

#include <type_traits>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using detail::type_list;

static_assert(detail::is_word<summary<"a">> && detail::is_word<description<"a">> && detail::is_word<tag<"a">> &&
              detail::is_word<operation_id<"a">> && detail::is_word<deprecated> && !detail::is_word<bearer>);

static_assert(!detail::has_a_wrong_text<summary<"é">>() && detail::has_a_wrong_text<summary<"">>() &&
              detail::has_a_wrong_text<tag<"\xFF">>() && !detail::has_a_wrong_text<deprecated>() &&
              !detail::has_a_wrong_text<bearer>());
static_assert(!detail::has_a_wrong_text<operation_id<"a-b.C_9~">>() && detail::has_a_wrong_text<operation_id<"a b">>() &&
              detail::has_a_wrong_text<operation_id<"é">>() && detail::has_a_wrong_text<operation_id<"">>());

static_assert(detail::are_the_same_word<summary<"a">, summary<"b">> &&
              !detail::are_the_same_word<summary<"a">, description<"a">> && detail::are_the_same_word<tag<"a">, tag<"a">> &&
              !detail::are_the_same_word<tag<"a">, tag<"b">>);
static_assert(detail::has_a_word_twice<type_list<deprecated, tag<"a">, deprecated>> &&
              !detail::has_a_word_twice<type_list<tag<"a">, deprecated, tag<"b">>> && !detail::has_a_word_twice<type_list<>>);

static_assert(std::is_same_v<detail::words_of<path_param<"a", int, description<"b">>>, type_list<description<"b">>> &&
              std::is_same_v<detail::words_of<reply<200, int>>, type_list<>> &&
              std::is_same_v<detail::words_of<bearer>, type_list<>>);

// words change nothing else
struct plain : endpoint<"PUT /{id}", path_param<"id", int>, query_param<"q", int>, header_param<"h", int>, json_body<int>,
                        reply<200, int>, reply_range<4, int>, default_reply<int>> {};
struct worded : endpoint<"PUT /{id}", summary<"A">, description<"B">, tag<"C">, tag<"D">, operation_id<"e">, deprecated,
                         path_param<"id", int, description<"F">, deprecated>, query_param<"q", int, description<"F">>,
                         header_param<"h", int, deprecated>, json_body<int, description<"F">>, reply<200, int, description<"F">>,
                         reply_range<4, int, description<"F">>, default_reply<int, description<"F">>> {};
static_assert(
    std::is_same_v<detail::parameter_type<plain, "id">, detail::parameter_type<worded, "id">> &&
    std::is_same_v<detail::parameter_type<plain, "q">, detail::parameter_type<worded, "q">> &&
    std::is_same_v<detail::parameter_type<plain, "h">, detail::parameter_type<worded, "h">> &&
    std::is_same_v<detail::request_body<plain>, detail::request_body<worded>> &&
    std::is_same_v<detail::body_type<detail::reply_for<plain, 404>>, detail::body_type<detail::reply_for<worded, 404>>>);

TEST_CASE("words: their texts")
{
    CHECK(summary<"Get a user">::text == "Get a user");
    CHECK(tag<"users">::text == "users");
}

} // namespace
