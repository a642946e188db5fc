// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/endpoint/type_list.hpp>

#include <type_traits>
#include <utility>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;

static_assert(std::is_same_v<item_at<type_list<int, char, int>, 1>, char>);
static_assert(std::is_same_v<item_at<type_list<int>, 1>, nothing> && std::is_same_v<item_at<type_list<>, 64>, nothing>,
              "past the end");
static_assert(first_true({false, true, true}) == 1 && first_true({false}) == 1 && first_true({}) == 0);

} // namespace

TEST_CASE("type_list: values of one type twice are found by their position")
{
    indexed_items<std::index_sequence<0, 1, 2>, int, char, int> const items{{1}, {'2'}, {3}};
    CHECK(get<0, int>(items) == 1);
    CHECK(get<1, char>(items) == '2');
    CHECK(get<2, int>(items) == 3);
}
