// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/limits.hpp>

#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::uint64_t>::max();

auto written(vouch::limit const& bound) -> std::string
{
    std::string text;
    bound.append_to(text);
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
           vouch::limit(0.5).as<double>() == 0.5 && vouch::limit(0.1f).as<float>() == 0.1f &&
           vouch::limit(-1).as<double>() == -1.0 && vouch::limit(static_cast<signed char>(-3)).as<int>() == -3 &&
           vouch::limit(static_cast<unsigned char>(255)).as<int>() == 255;
}
static_assert(a_limit_is_exact_at_both_ends());

constexpr bool limits_compare_by_number()
{
    return vouch::limit(7) == vouch::limit(7U) && vouch::limit(-1) != vouch::limit(most) &&
           vouch::limit(-1) == vouch::limit(-1L) && vouch::limits{} == vouch::limits{} &&
           vouch::limits{.least = 1} != vouch::limits{.most = 1} && vouch::limit(0.5f) == vouch::limit(0.5) &&
           vouch::limit(0.1f) != vouch::limit(0.1) && vouch::limit(1) != vouch::limit(1.0) &&
           vouch::limits{.least = 1, .most = 2} == vouch::limits{.least = 1U, .most = 2L};
}
static_assert(limits_compare_by_number());

} // namespace

TEST_CASE("limit: exact over the whole of int64, uint64, float and double")
{
    CHECK(a_limit_is_exact_at_both_ends());
    CHECK(limits_compare_by_number());
}

TEST_CASE("limit: written exactly, with the fewest digits")
{
    CHECK(written(vouch::limit(0)) == "0");
    CHECK(written(vouch::limit(-40)) == "-40");
    CHECK(written(vouch::limit(least)) == "-9223372036854775808");
    CHECK(written(vouch::limit(most)) == "18446744073709551615");
    CHECK(written(vouch::limit(std::int64_t{1} << 53 | 1)) == "9007199254740993"); // no double
    CHECK(written(vouch::limit(0.1f)) == "0.1");
    CHECK(written(vouch::limit(0.1)) == "0.1");
    CHECK(written(vouch::limit(16777216.0f)) == "16777216");
    CHECK(written(vouch::limit(std::numeric_limits<float>::max())) == "3.4028235e+38");
    CHECK(written(vouch::limit(-0.3333333333333333)) == "-0.3333333333333333");
}

TEST_CASE("limits: as the part of a message")
{
    CHECK(written(vouch::limits{}).empty());
    CHECK(written(vouch::limits{.least = 1}) == "at least 1");
    CHECK(written(vouch::limits{.most = 40}) == "at most 40");
    CHECK(written(vouch::limits{.least = 1, .most = 40}) == "1 to 40");
    CHECK(written(vouch::limits{.least = least, .most = most}) == "-9223372036854775808 to 18446744073709551615");
}

TEST_CASE("limits: written behind what the text holds")
{
    std::string text = "expected ";
    vouch::limits{.most = 3}.append_to(text);
    CHECK(text == "expected at most 3");
}
