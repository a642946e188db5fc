// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/ip_address.hpp>

#include <support/check.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::detail;
using support::check;

constexpr bool four_numbers_are_an_ipv4_address()
{
    for (std::string_view const right : {"0.0.0.0", "127.0.0.1", "255.255.255.255", "1.20.3.200"}) {
        check(is_ipv4(right));
        check(is_ipv4(right, rfc5321_address));
    }
    for (std::string_view const wrong : {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.1.1.1", "1.1.1.1000",
                                         "a.1.1.1", "1.1.1.1 ", "-1.1.1.1", "0001.1.1.1"}) {
        check(!is_ipv4(wrong));
        check(!is_ipv4(wrong, rfc5321_address));
    }
    return true;
}

constexpr bool leading_zeros_are_for_mail_only()
{
    check(!is_ipv4("01.2.3.4"));
    check(!is_ipv4("1.2.3.00"));
    check(is_ipv4("01.2.3.4", rfc5321_address));
    check(is_ipv4("001.002.003.000", rfc5321_address));
    return true;
}

constexpr bool eight_groups_are_an_ipv6_address()
{
    for (std::string_view const right :
         {"1:2:3:4:5:6:7:8", "::", "::1", "1::", "fe80::1", "1:2:3:4:5:6:1.2.3.4", "::ffff:1.2.3.4", "ABCD:ef01::9"}) {
        check(is_ipv6(right));
        check(is_ipv6(right, rfc5321_address));
    }
    for (std::string_view const wrong : {"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:", ":1",
                                         "12345::", "g::", "1.2.3.4", "1.2.3.4::", "::1.2.3.256", "fe80::1%eth0"}) {
        check(!is_ipv6(wrong));
        check(!is_ipv6(wrong, rfc5321_address));
    }
    return true;
}

constexpr bool a_gap_stands_for_two_groups_in_mail()
{
    check(is_ipv6("1:2:3:4:5:6:7::"));
    check(!is_ipv6("1:2:3:4:5:6:7::", rfc5321_address));
    check(is_ipv6("1:2:3:4:5:6::", rfc5321_address));
    check(!is_ipv6("1:2:3:4:5:6:7::8"));
    return true;
}

static_assert(four_numbers_are_an_ipv4_address());
static_assert(leading_zeros_are_for_mail_only());
static_assert(eight_groups_are_an_ipv6_address());
static_assert(a_gap_stands_for_two_groups_in_mail());

TEST_CASE("ip_address: the grammars of RFC 3986 and RFC 5321")
{
    CHECK(four_numbers_are_an_ipv4_address());
    CHECK(leading_zeros_are_for_mail_only());
    CHECK(eight_groups_are_an_ipv6_address());
    CHECK(a_gap_stands_for_two_groups_in_mail());
}

} // namespace

TEST_CASE("ip_address: an address is read as numbers")
{
    CHECK(read_ipv4("1.2.3.4") == 0x01020304u);
    CHECK(!read_ipv4("1.2.3"));
    CHECK(read_ipv6("::") == ipv6_groups{});
    CHECK(read_ipv6("1:2:3:4:5:6:7:8") == ipv6_groups{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(read_ipv6("1::8") == ipv6_groups{1, 0, 0, 0, 0, 0, 0, 8});
    CHECK(read_ipv6("::2:3:4:5:6:7:8") == ipv6_groups{0, 2, 3, 4, 5, 6, 7, 8});
    CHECK(read_ipv6("1:2:3:4:5:6:7::") == ipv6_groups{1, 2, 3, 4, 5, 6, 7, 0});
    CHECK(read_ipv6("a:b::Ff:1.2.3.4") == ipv6_groups{0xa, 0xb, 0, 0, 0, 0xff, 0x102, 0x304});
    CHECK(!read_ipv6("1:2:3:4:5:6:7:8::"));
    CHECK(!read_ipv6("1:2:3:4:5:6:7:8:9"));
    CHECK(!read_ipv6("1:2:3:4:5:6:7:1.2.3.4"));
}
