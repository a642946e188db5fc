// SPDX-License-Identifier: BSL-1.0
#include <vouch/json/mark.hpp>

#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;

constexpr bool a_mark_has_no_member_and_no_offset_by_default()
{
    mark const plain{7, place::value, {vouch::errc::wrong_type, "a string"}};
    mark const full{9, place::key, {vouch::errc::duplicate_member, "this member only once"}, "name", 12, 3};
    return plain.anchor == 7 && plain.where == place::value && plain.what.code == "wrong_type" && !plain.member &&
           !plain.offset && !plain.opaque && full.member == "name" && full.offset == 12u && full.opaque == 3u;
}
static_assert(a_mark_has_no_member_and_no_offset_by_default());

// The documented reason for mark_list: a text may have millions of mistakes.
static_assert(sizeof(mark_list::item) <= 32);

auto is_same(mark const& left, mark const& right) -> bool
{
    return left.anchor == right.anchor && left.where == right.where && left.what.kind == right.what.kind &&
           left.what.code == right.what.code && left.what.expected == right.what.expected &&
           left.what.limits == right.what.limits && left.member == right.member && left.offset == right.offset &&
           left.opaque == right.opaque;
}

} // namespace

TEST_CASE("mark: no member and no offset by default")
{
    CHECK(a_mark_has_no_member_and_no_offset_by_default());
}

TEST_CASE("mark_list: gives every mark back as it was added")
{
    mark_list marks;
    CHECK(marks.empty());
    mark const added[] = {
        {7, place::value, {vouch::errc::wrong_type, "a string"}},
        {9, place::key, {vouch::errc::duplicate_member, "this member only once"}, "name"},
        {9, place::key, {vouch::errc::duplicate_member, "this member only once"}, "names"},
        {9, place::key, {vouch::errc::duplicate_member, "this member only once"}},
        {12, place::object_end, {vouch::errc::missing_member, "this member"}, "", 0, 0},
        {12, place::value_end, {vouch::errc::too_long, "{} characters", {.most = 3}}},
        {12, place::value_end, {vouch::errc::too_long, "{} characters", {.most = 4}}},
        {12, place::value_end, {vouch::errc::too_long, "not_a_code", "{} characters", {.most = 4}}},
        {0, place::nowhere, {vouch::errc::syntax, "a JSON value"}, {}, 5},
    };
    for (mark const& each : added)
        marks.push_back(each);
    REQUIRE(marks.size() == std::size(added));
    CHECK_FALSE(marks.empty());
    CHECK(is_same(marks.front(), added[0]));
    CHECK(is_same(marks.back(), added[std::size(added) - 1]));
    for (std::size_t index = 0; index < marks.size(); ++index)
        CHECK(is_same(marks[index], added[index]));
}

TEST_CASE("mark_list: stores an expectation that recurs once, and any number of different ones")
{
    vouch::expectation const expected{vouch::errc::wrong_type, "a string"};
    mark_list marks;
    for (std::size_t anchor = 0; anchor < 100; ++anchor)
        marks.push_back({anchor, place::value, expected});
    CHECK(&marks.subject_of(marks.items().front()) == &marks.subject_of(marks.items().back()));
    for (int bound = 0; bound < 100; ++bound)
        marks.push_back({0, place::value, {vouch::errc::out_of_range, "{}", {.most = bound}}});
    for (int bound = 0; bound < 100; ++bound)
        CHECK(marks[100 + static_cast<std::size_t>(bound)].what.limits.most == bound);
}
