// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/idempotency_key.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <set>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

TEST_CASE("idempotency_key: the example of RFC 9562, appendix A.6")
{
    // unix_ts_ms 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
    CHECK(detail::uuid_of(std::chrono::milliseconds(0x017F22E279B0), {0xCC3, 0x18C4DC0C, 0x0C07398F}) ==
          "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST_CASE("idempotency_key: version and variant are set whatever the random bits are")
{
    constexpr auto ones = std::numeric_limits<std::uint32_t>::max();
    CHECK(detail::uuid_of(std::chrono::milliseconds(0), {0, 0, 0}) == "00000000-0000-7000-8000-000000000000");
    CHECK(detail::uuid_of(std::chrono::milliseconds(0), {ones, ones, ones}) == "00000000-0000-7fff-bfff-ffffffffffff");
}

TEST_CASE("idempotency_key: every key is new, and later keys sort behind earlier ones")
{
    std::set<std::string> keys;
    for (int count = 0; count < 1'000; ++count)
        keys.insert(new_idempotency_key());
    CHECK(keys.size() == 1'000);
    auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    CHECK(*keys.rbegin() < detail::uuid_of(now + std::chrono::milliseconds(1), {0, 0, 0}));
    CHECK(*keys.begin() > detail::uuid_of(now - std::chrono::minutes(1), {0, 0, 0}));
}

} // namespace
