// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/iso_duration.hpp>

#include <support/property.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <regex>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using vouch::iso_duration;
using traits = vouch::text_traits<iso_duration>;

static_assert(std::regular<iso_duration> && std::is_trivially_copyable_v<iso_duration> && sizeof(iso_duration) == 36);
static_assert(vouch::detail::foreign_text_type<iso_duration> && !vouch::detail::own_text_type<iso_duration>);
static_assert(traits::info.code == "not_a_duration" && traits::info.format == "duration");
static_assert(noexcept(traits::parse({})) && noexcept(traits::write({}, nullptr)));

constexpr bool is_written_as(std::string_view text, std::string_view expected)
{
    auto const duration = traits::parse(text);
    if (!duration)
        return expected.empty();
    char to[traits::max_size]{};
    char const* const end = traits::write(*duration, to);
    std::string_view const written(to, static_cast<std::size_t>(end - to));
    return written == expected && traits::parse(written) == duration;
}

constexpr bool a_text_is_kept_or_refused()
{
    for (std::string_view const same : {"P1Y2M10DT2H30M",
                                        "P1Y",
                                        "P1M",
                                        "P1D",
                                        "PT1H",
                                        "PT1M",
                                        "PT1S",
                                        "P4W",
                                        "P0D",
                                        "PT0S",
                                        "P0Y",
                                        "P1Y2M",
                                        "P2M10D",
                                        "PT36H",
                                        "P1YT1S",
                                        "P1DT12H",
                                        "PT1H0M1S",
                                        "PT0.5S",
                                        "PT1.5M",
                                        "P0.5Y",
                                        "P1.25W",
                                        "PT0.000000001S",
                                        "P4294967295Y4294967295M4294967295DT4294967295H4294967295M4294967295.999999999S"})
        if (!is_written_as(same, same))
            return false;
    for (std::string_view const wrong : {"",
                                         "P",
                                         "PT",
                                         "P1",
                                         "1D",
                                         "P1YT",
                                         "PD",
                                         "P1H",
                                         "PT1D",
                                         "PT1Y",
                                         "P1S",
                                         "P1D2Y",
                                         "P1D1D",
                                         "PT1M1H",
                                         "P1W2D",
                                         "P1Y1W",
                                         "P1WT1H",
                                         "-P1D",
                                         "+P1D",
                                         "P-1D",
                                         "P+1D",
                                         "p1d",
                                         "P1d",
                                         "PT1h",
                                         "P 1D",
                                         "P1D ",
                                         " P1D",
                                         "P1.D",
                                         "P.5D",
                                         "P1.5D2H",
                                         "P1.5DT2H",
                                         "P0.5Y1M",
                                         "PT0.0000000001S",
                                         "P4294967296Y",
                                         "P99999999999999999999Y",
                                         "P1DT1H1D",
                                         "P1D/P2D",
                                         "PT1,S",
                                         "P1\xD9\xA0"
                                         "D",
                                         "P1DTT1H",
                                         "PTT1H"})
        if (!is_written_as(wrong, ""))
            return false;
    return is_written_as("P1Y2D", "P1Y0M2D") && is_written_as("PT1H5S", "PT1H0M5S") && is_written_as("P01D", "P1D") &&
           is_written_as("PT0,50S", "PT0.5S") && is_written_as("PT1.0000000000S", "PT1S") && is_written_as("PT0.0S", "PT0S");
}
static_assert(a_text_is_kept_or_refused());

constexpr bool its_components_are_kept()
{
    constexpr iso_duration all{"P1Y2M3DT4H5M6.5S"};
    constexpr iso_duration weeks{"P4W"};
    return all.years() == 1 && all.months() == 2 && all.weeks() == 0 && all.days() == 3 && all.hours() == 4 &&
           all.minutes() == 5 && all.seconds() == 6 && all.fraction() == 500'000'000 && weeks.weeks() == 4 && weeks.days() == 0 &&
           iso_duration{"PT24H"} != iso_duration{"P1D"} && iso_duration{"PT60M"} != iso_duration{"PT1H"} &&
           iso_duration{"PT1,5S"} == iso_duration{"PT01.50S"} && iso_duration{"P0D"} != iso_duration{"PT0S"} &&
           !iso_duration{}.is_set() && weeks.is_set();
}
static_assert(its_components_are_kept());

constexpr bool it_has_a_length_where_that_is_sure()
{
    return iso_duration{"P1DT12H"}.length() == 36h && iso_duration{"P1W"}.length() == 168h &&
           iso_duration{"PT0.5M"}.length() == 30s && iso_duration{"PT0.000000001S"}.length() == 1ns &&
           iso_duration{"P0.000000001D"}.length() == 86'400ns && iso_duration{"P0Y"}.length() == 0s &&
           iso_duration{"P0YT1S"}.length() == 1s && !iso_duration{"P1Y"}.length() && !iso_duration{"P1M"}.length() &&
           !iso_duration{"P0.5M"}.length() && !iso_duration{}.length() && !iso_duration{"P4294967295W"}.length() &&
           iso_duration{"PT4294967295S"}.length() == 4294967295s &&
           iso_duration{"PT2562047H47M16.854775807S"}.length() == std::chrono::nanoseconds::max() &&
           !iso_duration{"PT2562047H47M16.854775808S"}.length();
}

constexpr bool it_is_made_of_a_length()
{
    auto const is = [](std::chrono::nanoseconds length, std::string_view text) {
        auto const made = iso_duration::from(length);
        return made && made == iso_duration::parse(text) && made->length() == length;
    };
    return is(0s, "PT0S") && is(90min, "PT1H30M") && is(1h + 5s, "PT1H0M5S") && is(36h, "PT36H") && is(1ms, "PT0.001S") &&
           is(1min + 1ns, "PT1M0.000000001S") && is(std::chrono::nanoseconds::max(), "PT2562047H47M16.854775807S") &&
           !iso_duration::from(-1ns);
}
static_assert(it_is_made_of_a_length());

} // namespace

TEST_CASE("iso_duration: parse accepts the valid texts, which are written again, and refuses the others")
{
    CHECK(a_text_is_kept_or_refused());
}

TEST_CASE("iso_duration: components are kept as they are")
{
    CHECK(its_components_are_kept());
    std::unordered_set<iso_duration> const some{iso_duration{"P1D"}, iso_duration{"PT24H"}, iso_duration{"P01D"}};
    CHECK(some.size() == 2);
}

TEST_CASE("iso_duration: a length converts, where it does not depend on a calendar")
{
    CHECK(it_has_a_length_where_that_is_sure());
    CHECK(it_is_made_of_a_length());
}

TEST_CASE("iso_duration: a damaged text is a duration exactly if the grammar says so, and its text is one, too")
{
    std::regex const grammar("P(?=.)(?:(?:\\d+(?:[.,]\\d+)?W)|(?:(?:\\d+(?:[.,]\\d+(?=Y$))?Y)?(?:\\d+(?:[.,]\\d+(?=M$))?M)?"
                             "(?:\\d+(?:[.,]\\d+(?=D$))?D)?"
                             "(?:T(?=.)(?:\\d+(?:[.,]\\d+(?=H$))?H)?(?:\\d+(?:[.,]\\d+(?=M$))?M)?(?:\\d+(?:[.,]\\d+)?S)?)?))");
    std::mt19937 random(3);
    std::size_t taken = 0;
    for (std::size_t left = support::rounds(20'000); left != 0; --left) {
        static constexpr std::string_view samples[] = {"P1Y2M10DT2H30M", "PT0.5S", "P4W", "P1DT1H5S", "P1Y2D"};
        std::string text = support::mutated(std::string(samples[random() % std::size(samples)]), random);
        if (text.find('\0') != text.npos || text.size() > 24) // numbers stay small
            continue;
        auto const made = traits::parse(text);
        REQUIRE_MESSAGE(made.has_value() == std::regex_match(text, grammar), support::shown(text));
        if (!made)
            continue;
        ++taken;
        char to[traits::max_size]{};
        char const* const end = traits::write(*made, to);
        std::string const written(to, static_cast<std::size_t>(end - to));
        REQUIRE_MESSAGE(std::regex_match(written, grammar), support::shown(text));
        REQUIRE_MESSAGE(traits::parse(written) == made, support::shown(text));
    }
    CHECK(taken > 1'000);
}
