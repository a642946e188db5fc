// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/ip_address.hpp>

#include <concepts>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::ip_address;

static_assert(vouch::detail::own_text_type<ip_address> && std::regular<ip_address> && std::totally_ordered<ip_address>);
static_assert(ip_address::info.code == "not_an_ip_address" && ip_address::info.expected == "an IPv4 or IPv6 address");
static_assert(ip_address::info.format.empty() && ip_address::info.exact_size == 0);
static_assert(sizeof(ip_address) == 40 && std::is_trivially_copyable_v<ip_address>);
static_assert(noexcept(ip_address::parse({})) && noexcept(ip_address::valid({})) && noexcept(ip_address{}.is_v4()));
static_assert(!std::is_constructible_v<ip_address, std::string_view> && !std::is_constructible_v<ip_address, char const*>);

constexpr bool a_literal_is_an_address()
{
    constexpr ip_address four{"192.0.2.1"};
    constexpr ip_address six{"2001:DB8::1"};
    return four.view() == "192.0.2.1" && four.is_v4() && !four.is_v6() && six.view() == "2001:db8::1" && six.is_v6() &&
           !six.is_v4() && six == ip_address{"2001:db8:0:0::1"} && six != four && four < six && !ip_address{}.is_set() &&
           !ip_address{}.is_v4() && !ip_address{}.is_v6() && ip_address{}.view().empty() && ip_address{} < four;
}
static_assert(a_literal_is_an_address());

struct spelling {
    std::string_view text;
    std::string_view canonical;
};

// RFC 4291 section 2.2, RFC 5952 sections 1 to 5.
constexpr spelling spellings[] = {
    {"0.0.0.0", "0.0.0.0"},
    {"255.255.255.255", "255.255.255.255"},
    {"ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "abcd:ef01:2345:6789:abcd:ef01:2345:6789"},
    {"2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"},
    {"FF01:0:0:0:0:0:0:101", "ff01::101"},
    {"0:0:0:0:0:0:0:1", "::1"},
    {"0:0:0:0:0:0:0:0", "::"},
    {"::", "::"},
    {"1::", "1::"},
    {"0:0:0:0:0:0:13.1.68.3", "::d01:4403"},
    {"::13.1.68.3", "::d01:4403"},
    {"0:0:0:0:0:FFFF:129.144.52.38", "::ffff:129.144.52.38"},
    {"::ffff:8190:3426", "::ffff:129.144.52.38"},
    {"::ffff:0:0", "::ffff:0.0.0.0"},
    {"::FFFF:255.10.0.9", "::ffff:255.10.0.9"},
    {"0:0:0:0:1:ffff:8190:3426", "::1:ffff:8190:3426"},
    {"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
    {"2001:db8::0001", "2001:db8::1"},
    {"2001:0db8:0000:0000:0000:0000:0002:0001", "2001:db8::2:1"},
    {"2001:db8::0:1", "2001:db8::1"},
    {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
    {"2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
    {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},
    {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
    {"0:0:1:0:0:1:0:0", "::1:0:0:1:0:0"},
    {"1:0:0:2:3:4:0:0", "1::2:3:4:0:0"},
    {"1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"},
    {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
    {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
    {"0000::00a0", "::a0"},
};

constexpr bool each_has_its_canonical_text()
{
    for (auto const& [text, canonical] : spellings) {
        auto const address = ip_address::parse(text);
        if (!address || address->view() != canonical || ip_address::parse(canonical) != address)
            return false;
    }
    return true;
}
static_assert(each_has_its_canonical_text());

constexpr bool these_are_none()
{
    for (std::string_view const wrong : {"",
                                         "1",
                                         "1.2.3",
                                         "1.2.3.4.5",
                                         "1.2.3.256",
                                         "01.2.3.4",
                                         "1.2.3.04",
                                         "1.2.3.",
                                         ".1.2.3",
                                         "1..2.3",
                                         "0x1.2.3.4",
                                         "1.2.3.4/8",
                                         "1.2.3.4:80",
                                         " 1.2.3.4",
                                         "1.2.3.4 ",
                                         "localhost",
                                         ":",
                                         ":::",
                                         "1:",
                                         ":1",
                                         "1:2:3:4:5:6:7",
                                         "1:2:3:4:5:6:7:8:9",
                                         "1:2:3:4:5:6:7:8::",
                                         "1::2::3",
                                         "12345::",
                                         "g::",
                                         "::1%eth0",
                                         "fe80::1%251",
                                         "[::1]",
                                         "::1/128",
                                         "::1.2.3",
                                         "::01.2.3.4",
                                         "1:2:3:4:5:6:7:1.2.3.4",
                                         "1.2.3.4::",
                                         "::1 ",
                                         "::\n"})
        if (ip_address::parse(wrong) || ip_address::valid(wrong))
            return false;
    return !ip_address::valid(std::string_view("::1\0", 4)) && !ip_address::valid({});
}
static_assert(these_are_none());

} // namespace

TEST_CASE("ip_address: a checked literal is its value, a default-constructed value is unset")
{
    CHECK(a_literal_is_an_address());
}

TEST_CASE("ip_address: the texts of one address are one value, whose text is canonical")
{
    CHECK(each_has_its_canonical_text());
    CHECK(ip_address{"::ffff:192.0.2.1"} != ip_address{"192.0.2.1"});
    CHECK(ip_address{"1111:2222:3333:4444:5555:6666:255.255.255.255"}.view() == "1111:2222:3333:4444:5555:6666:ffff:ffff");
}

TEST_CASE("ip_address: refuses other texts")
{
    CHECK(these_are_none());
}

TEST_CASE("ip_address: equal addresses have equal hashes, and are written to a stream as their texts")
{
    CHECK(std::unordered_set<ip_address>{ip_address{"::1"}, ip_address{"0:0::0:1"}, ip_address{"1.2.3.4"}, ip_address{}}.size() ==
          3);
    std::ostringstream out;
    out << ip_address{"2001:DB8::"} << ip_address{};
    CHECK(out.str() == "2001:db8::");
}

TEST_CASE("ip_address: assigning a shorter address leaves nothing of a longer one")
{
    ip_address address{"2001:db8:1:2:3:4:5:6"};
    address = ip_address{"::1"};
    CHECK(address.view() == "::1");
    CHECK(address == ip_address{"::1"});
}
