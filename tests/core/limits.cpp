// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/limits.hpp>

#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::uint64_t>::max();

auto written(vouch::limit const& one) -> std::string
{
    std::string text;
    one.append_to(text);
    return text;
}

auto written(vouch::limits const& both) -> std::string
{
    std::string text;
    both.append_to(text);
    return text;
}

constexpr bool a_limit_is_exact_at_both_ends()
{
    return vouch::limit(least).as<std::int64_t>() == least && vouch::limit(most).as<std::uint64_t>() == most &&
           vouch::limit(0.5).as<double>() == 0.5 && vouch::limit(-1).as<double>() == -1.0 &&
           vouch::limit(static_cast<signed char>(-3)).as<int>() == -3 &&
           vouch::limit(static_cast<unsigned char>(255)).as<int>() == 255;
}
static_assert(a_limit_is_exact_at_both_ends());

constexpr bool limits_compare_by_number()
{
    return vouch::limit(7) == vouch::limit(7U) && vouch::limit(-1) != vouch::limit(most) &&
           vouch::limit(-1) == vouch::limit(-1L) && vouch::limits{} == vouch::limits{} &&
           vouch::limits{.least = 1} != vouch::limits{.most = 1} &&
           vouch::limits{.least = 1, .most = 2} == vouch::limits{.least = 1U, .most = 2L};
}
static_assert(limits_compare_by_number());

} // namespace

TEST_CASE("limit: exact over the whole of int64 and uint64")
{
    CHECK(a_limit_is_exact_at_both_ends());
    CHECK(limits_compare_by_number());
}

TEST_CASE("limit: as text")
{
    CHECK(written(vouch::limit(0)) == "0");
    CHECK(written(vouch::limit(-40)) == "-40");
    CHECK(written(vouch::limit(least)) == "-9223372036854775808");
    CHECK(written(vouch::limit(most)) == "18446744073709551615");
}

TEST_CASE("limits: as the part of a message")
{
    CHECK(written(vouch::limits{}).empty());
    CHECK(written(vouch::limits{.least = 1}) == "at least 1");
    CHECK(written(vouch::limits{.most = 40}) == "at most 40");
    CHECK(written(vouch::limits{.least = 1, .most = 40}) == "1 to 40");
    CHECK(written(vouch::limits{.least = least, .most = most}) == "-9223372036854775808 to 18446744073709551615");
}

TEST_CASE("limits: appends")
{
    std::string text = "expected ";
    vouch::limits{.most = 3}.append_to(text);
    CHECK(text == "expected at most 3");
}
