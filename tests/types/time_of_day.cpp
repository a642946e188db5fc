// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/time_of_day.hpp>

#include <support/property.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using vouch::time_of_day;
using traits = vouch::text_traits<time_of_day>;

static_assert(std::regular<time_of_day> && std::totally_ordered<time_of_day> && sizeof(time_of_day) == 8);
static_assert(vouch::detail::foreign_text_type<time_of_day> && !vouch::detail::own_text_type<time_of_day>);
static_assert(traits::info.code == "not_a_time_of_day" && traits::info.format.empty() && traits::info.exact_size == 0);
static_assert(noexcept(traits::parse({})) && noexcept(traits::write({}, nullptr)));

constexpr bool a_text_is_parsed_or_refused()
{
    for (std::string_view const wrong : {"",
                                         "09:30",
                                         "9:30:00",
                                         "09:30:0",
                                         "09:3:00",
                                         "09:30:000",
                                         "24:00:00",
                                         "23:60:00",
                                         "23:59:60",
                                         "-9:30:00",
                                         "+9:30:00",
                                         "09-30-00",
                                         "09.30.00",
                                         "09:30:00Z",
                                         " 09:30:00",
                                         "09:30:00 ",
                                         "09:30:00.",
                                         "09:30:00,5",
                                         "09:30:00+01:00",
                                         "09:30:00.5Z",
                                         "09:30:00.+5",
                                         "09:30:00.0000000001",
                                         "093000",
                                         "0a:30:00",
                                         "T09:30:00",
                                         "09:30:00.1.2",
                                         "\xD9\xA0"
                                         "9:30:00"})
        if (traits::parse(wrong))
            return false;
    return traits::parse("00:00:00")->since_midnight() == 0s && traits::parse("23:59:59")->since_midnight() == 24h - 1s &&
           traits::parse("09:30:00.5")->since_midnight() == 9h + 30min + 500ms &&
           traits::parse("09:30:00.000000001")->since_midnight() == 9h + 30min + 1ns &&
           traits::parse("09:30:00.1234567890000")->since_midnight() == 9h + 30min + 123'456'789ns;
}
static_assert(a_text_is_parsed_or_refused());

constexpr bool is_written_as(std::chrono::nanoseconds since_midnight, std::string_view text)
{
    char to[traits::max_size]{};
    auto const time = time_of_day::from(since_midnight);
    char const* const end = traits::write(*time, to);
    return std::string_view(to, static_cast<std::size_t>(end - to)) == text && traits::parse(text) == time;
}

constexpr bool it_is_written_with_as_few_digits_as_are_exact()
{
    char to[traits::max_size]{};
    return is_written_as(0s, "00:00:00") && is_written_as(24h - 1ns, "23:59:59.999999999") &&
           is_written_as(9h + 120ms, "09:00:00.120") && is_written_as(1us, "00:00:00.000001") &&
           is_written_as(1ns, "00:00:00.000000001") && is_written_as(59s + 1ms, "00:00:59.001") &&
           traits::write(time_of_day{}, to) == nullptr;
}
static_assert(it_is_written_with_as_few_digits_as_are_exact());

constexpr bool it_is_a_value()
{
    constexpr time_of_day opens{"09:30:00"};
    return opens.is_set() && !time_of_day{}.is_set() && time_of_day{} < time_of_day{"00:00:00"} &&
           opens < time_of_day{"09:30:00.001"} && opens.parts().hours() == 9h && opens.parts().minutes() == 30min &&
           !time_of_day::from(-1ns) && !time_of_day::from(24h) &&
           time_of_day::from(std::chrono::hh_mm_ss(9h + 30min).to_duration()) == opens;
}
static_assert(it_is_a_value());

} // namespace

TEST_CASE("time_of_day: parse accepts the valid texts and refuses the others")
{
    CHECK(a_text_is_parsed_or_refused());
}

TEST_CASE("time_of_day: written with none, 3, 6 or 9 digits")
{
    CHECK(it_is_written_with_as_few_digits_as_are_exact());
}

TEST_CASE("time_of_day: made from a time since midnight, compared and hashed")
{
    CHECK(it_is_a_value());
    std::unordered_set<time_of_day> const some{time_of_day{"09:30:00"}, time_of_day{"09:30:00.0"}, time_of_day{}};
    CHECK(some.size() == 2);
}

TEST_CASE("time_of_day: each second of a day round-trips, and random nanoseconds")
{
    char to[traits::max_size]{};
    std::mt19937_64 random(1);
    bool all = true;
    for (std::int64_t second = 0; second != 86'400; ++second) {
        auto const time = time_of_day::from(std::chrono::seconds(second) +
                                            std::chrono::nanoseconds(second % 2 == 0 ? 0 : random() % 1'000'000'000));
        char const* const end = traits::write(*time, to);
        all &= traits::parse({to, static_cast<std::size_t>(end - to)}) == time;
    }
    CHECK(all);
}

TEST_CASE("time_of_day: what is made of a damaged text has that text again, but for digits of the fraction")
{
    std::mt19937 random(2);
    for (std::size_t left = support::rounds(20'000); left != 0; --left) {
        std::string const text = support::mutated("09:30:00.120", random);
        auto const time = traits::parse(text);
        if (!time)
            continue;
        char to[traits::max_size]{};
        char const* const end = traits::write(*time, to);
        std::string written(to, static_cast<std::size_t>(end - to));
        std::string padded = text;
        for (std::string* const each : {&written, &padded}) {
            *each += each->size() == 8 ? "." : "";
            each->resize(18, '0');
        }
        REQUIRE_MESSAGE(written == padded.substr(0, 18), support::shown(text));
    }
}
