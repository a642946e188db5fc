// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/mark.hpp>

#include <optional>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;

constexpr bool a_mark_speaks_for_its_anchor_alone()
{
    mark const one{7, place::value, {vouch::errc::wrong_type, "a string"}};
    mark const other{9, place::key, {vouch::errc::duplicate_member, "this member only once"}, "name", 12};
    return one.anchor == 7 && one.where == place::value && one.what.code == "wrong_type" && !one.member && !one.offset &&
           other.member == "name" && other.offset == 12u;
}
static_assert(a_mark_speaks_for_its_anchor_alone());

} // namespace

TEST_CASE("mark: names no member and no other offset unless told")
{
    CHECK(a_mark_speaks_for_its_anchor_alone());
}
