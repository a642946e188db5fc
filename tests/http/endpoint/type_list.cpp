// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/type_list.hpp>

#include <type_traits>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

static_assert(type_list<>::size == 0 && type_list<int, int>::size == 2);
static_assert(std::is_same_v<item_at<type_list<int, char, int>, 1>, char>);
static_assert(std::is_same_v<item_at<type_list<int>, 1>, nothing>, "past the end");
static_assert(std::is_same_v<joined<type_list<int>, type_list<>, type_list<char, int>>::type, type_list<int, char, int>>);
static_assert(first_true({false, true, true}) == 1 && first_true({false}) == 1 && first_true({}) == 0);

} // namespace

TEST_CASE("type_list: items by their place")
{
    CHECK(type_list<int, char>::size == 2);
}
