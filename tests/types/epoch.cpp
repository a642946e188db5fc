// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/epoch.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/schema/shape.hpp>
#include <vouch/write/serialize.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::chrono_literals;
using std::chrono::sys_seconds;
using std::chrono::sys_time;
using vouch::epoch_milliseconds;
using vouch::epoch_seconds;

static_assert(std::regular<epoch_seconds> && std::totally_ordered<epoch_milliseconds>);
static_assert(sizeof(epoch_seconds) == sizeof(sys_seconds) && std::is_trivially_copyable_v<epoch_seconds>);
static_assert(std::is_convertible_v<sys_seconds, epoch_seconds> && std::is_convertible_v<epoch_seconds, sys_seconds>);
static_assert(!std::is_convertible_v<sys_time<std::chrono::milliseconds>, epoch_seconds>); // it would lose something
static_assert(std::same_as<vouch::detail::representation_type<epoch_seconds>, std::int64_t>);

using short_epoch = vouch::epoch_time<std::chrono::duration<std::int16_t>>;

constexpr bool it_is_a_time()
{
    constexpr sys_seconds time = std::chrono::sys_days(2023y / 11 / 14) + 22h + 13min + 20s;
    constexpr epoch_seconds same = time;
    sys_seconds const back = same;
    return back == time && same == epoch_seconds(time) && same.time() + 1s > time && epoch_seconds{} < same &&
           vouch::detail::represent(same) == 1'700'000'000;
}
static_assert(it_is_a_time());

template <class Type>
auto again(std::string_view text) -> std::string
{
    auto const read = tests::parse_exact<Type>(text);
    return read ? vouch::serialize(*read).value() : tests::told(read.error());
}

} // namespace

TEST_CASE("epoch: it converts from and to sys_time")
{
    CHECK(it_is_a_time());
}

TEST_CASE("epoch: an integer in JSON, of 64 bits or those of its ticks")
{
    CHECK(tests::parse_exact<epoch_seconds>("1700000000").value() == epoch_seconds(sys_seconds(1'700'000'000s)));
    CHECK(again<epoch_seconds>("-1") == "-1");
    CHECK(again<epoch_seconds>("0") == "0");
    CHECK(again<epoch_seconds>("1.7e9") == "1700000000");
    CHECK(again<epoch_milliseconds>("1700000000123") == "1700000000123");
    CHECK(again<epoch_milliseconds>("-9223372036854775808") == "-9223372036854775808");
    CHECK(again<epoch_milliseconds>("9223372036854775808") == "out_of_range@0");
    CHECK(again<epoch_seconds>("1.5") == "wrong_type@0");
    CHECK(again<epoch_seconds>("\"1700000000\"") == "wrong_type@0");
    CHECK(again<epoch_seconds>("\"2023-11-14T22:13:20Z\"") == "wrong_type@0");
    CHECK(again<short_epoch>("32767") == "32767");
    CHECK(again<short_epoch>("32768") == "format@0");
}

TEST_CASE("epoch: it has a hash")
{
    std::unordered_set<epoch_seconds> const some{sys_seconds(1s), sys_seconds(2s), sys_seconds(1s)};
    CHECK(some.size() == 2);
}
