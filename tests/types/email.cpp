// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/email.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <vector>

#if __has_include(<arpa/inet.h>)
#include <arpa/inet.h>
#endif

#include <doctest/doctest.h>

namespace {

using vouch::email;

static_assert(vouch::detail::own_text_type<email>);
static_assert(email::info.code == "not_an_email" && email::info.expected == "an email address, local@domain");
static_assert(email::info.format == "email" && email::info.exact_size == 0);
static_assert(noexcept(email::valid({})) && noexcept(email{}.view()) && std::is_nothrow_move_constructible_v<email>);
static_assert(std::regular<email> && std::totally_ordered<email>);
static_assert(std::is_same_v<std::compare_three_way_result_t<email>, std::weak_ordering>, "equal ones may differ in letter case");
static_assert(!std::is_constructible_v<email, std::string_view> && !std::is_constructible_v<email, char const*>);
static_assert(!std::is_constructible_v<email, std::string>);

constexpr bool these_are_addresses()
{
    for (std::string_view const text :
         {// dot-string
          "user@example.com", "a@b.c", "a@localhost", "a@b", "first.last@example.com", "a.b.c.d@example.com",
          "user+tag@example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "1@example.com", "-@example.com", "_a_@example.com",
          "USER@EXAMPLE.COM",
          // quoted string
          "\"\"@example.com", "\" \"@example.com", "\"a b\"@example.com", "\"a@b\"@example.com", "\"a.\"@example.com",
          "\"..\"@example.com", "\"\\\"\"@example.com", "\"\\\\\"@example.com", "\"\\a\\ \"@example.com",
          "\"(),:;<>[]\"@example.com",
          // domain
          "a@1.com", "a@1", "a@1.2.3.4", "a@a-b.com", "a@a--b.com", "a@xn--bcher-kva.example", "a@xn--p1ai", "a@0-0.0",
          "a@a.b.c.d.e.f",
          // address literal
          "a@[0.0.0.0]", "a@[192.0.2.1]", "a@[255.255.255.255]", "a@[IPv6:::]", "a@[IPv6:::1]", "a@[IPv6:1::]",
          "a@[ipv6:2001:db8::1]", "a@[IPV6:2001:DB8::1]", "a@[IPv6:1:2:3:4:5:6:7:8]",
          "a@[IPv6:1111:2222:3333:4444:5555:6666:7777:8888]", "a@[IPv6:1:2:3:4:5:6::]", "a@[IPv6:::3:4:5:6:7:8]",
          "a@[IPv6:1:2:3::6:7:8]", "a@[IPv6:1:2:3:4:5:6:192.0.2.1]", "a@[IPv6:::192.0.2.1]", "a@[IPv6:::ffff:192.0.2.1]",
          "a@[IPv6:1:2::3:4:192.0.2.1]", "a@[IPv6:1:2:3:4::192.0.2.1]"})
        if (!email::valid(text))
            return false;
    return true;
}
static_assert(these_are_addresses());

constexpr bool these_are_none()
{
    for (std::string_view const text :
         {"", "@", "a", "a@", "@b", "a b", "user", "example.com", "user.example.com", "a@@b", "a@b@c", "a@b@", "@a@b", "<a@b.c>",
          "Joe <a@b.c>", "mailto:a@b.c", " a@b.c", "a@b.c ", "a@b.c\n", "a @b.c", "a@ b.c", "a@b c", "a@b.c,d@e.f",
          // dot-string
          ".a@b.c", "a.@b.c", "a..b@b.c", ".@b.c", "..@b.c", "a(b@c.d", "a)b@c.d", "a<b@c.d", "a>b@c.d", "a[b@c.d", "a]b@c.d",
          "a:b@c.d", "a;b@c.d", "a\\b@c.d", "a,b@c.d", "a\"b@c.d", "a\tb@c.d", "\xC3\xBCser@example.com", "a\x7F@b.c",
          "(comment)a@b.c",
          // quoted string
          "\"@b.c", "\"a@b.c", "a\"@b.c", "\"a\"b@c.d", "a\"b\"@c.d", "\"a\".b@c.d", "\"\"\"@b.c", "\"\\\"@b.c", "\"a\\\"@b.c",
          "\"a\tb\"@c.d", "\"a\nb\"@c.d", "\"\xC3\xBC\"@c.d", "\"\\\x01\"@c.d", "\"\\\xC3\xBC\"@c.d", "\"a\x7F\"@c.d",
          // domain
          "a@.", "a@.b", "a@b.", "a@b..c", "a@-b", "a@b-", "a@-", "a@b-.c", "a@b.-c", "a@b.c-", "a@b_c.d", "a@b!c", "a@b/c",
          "a@b\"c",
          "a@b\xC3\xBC"
          "cher.example",
          "a@\"b\"", "a@b.c(comment)", "a@b.c:25",
          // address literal
          "a@[]", "a@[", "a@]", "a@[192.0.2.1", "a@192.0.2.1]", "a@[192.0.2.1].com", "a@x[192.0.2.1]", "a@[192.0.2]",
          "a@[192.0.2.1.1]", "a@[192.0.2.256]", "a@[1000.0.2.1]", "a@[192.0.2.]", "a@[.192.0.2]", "a@[192..2.1]",
          "a@[192.0.2.1.]", "a@[192.0.2.0001]", "a@[192.0.2.a]", "a@[ 192.0.2.1]", "a@[-1.0.2.1]", "a@[localhost]", "a@[::1]",
          "a@[IPv6]", "a@[IPv6:]", "a@[IPv6::]", "a@[IPv6:1]", "a@[IPv6:192.0.2.1]", "a@[IPv6::1]", "a@[IPv6:1:]", "a@[IPv6::::]",
          "a@[IPv6:1:::2]", "a@[IPv6:1::2::3]", "a@[IPv6:1:2:3:4:5:6:7]", "a@[IPv6:1:2:3:4:5:6:7:8:9]",
          "a@[IPv6:1:2:3:4:5:6:7::]", "a@[IPv6:::2:3:4:5:6:7:8]", "a@[IPv6:1:2:3:4:5:6:7:]", "a@[IPv6::2:3:4:5:6:7:8]",
          "a@[IPv6:12345::]", "a@[IPv6:g::]", "a@[IPv6:::1%eth0]", "a@[IPv6:1:2:3:4:5:192.0.2.1]",
          "a@[IPv6:1:2:3:4:5:6:7:192.0.2.1]", "a@[IPv6:192.0.2.1::]", "a@[IPv6:::192.0.2.1:1]", "a@[IPv6:::192.0.2.256]",
          "a@[IPv6:1:2:3:4:5::192.0.2.1]", "a@[IPv5:::1]", "a@[tag:content]"})
        if (email::valid(text))
            return false;
    return !email::valid(std::string_view("a@b\0", 4)) && !email::valid(std::string_view("a\0@b", 4)) &&
           !email::valid(std::string_view("\"\0\"@b", 5)) && !email::valid(std::string_view());
}
static_assert(these_are_none());

// From here on at run time alone: the strings of libstdc++ 12 are no constants to Clang.
bool an_address_has_two_parts()
{
    email const plain{"User.Name@Example.com"};
    email const quoted{"\"a@b\"@[192.0.2.1]"};
    return plain.view() == "User.Name@Example.com" && plain.local() == "User.Name" && plain.domain() == "Example.com" &&
           plain.is_set() && quoted.local() == "\"a@b\"" && quoted.domain() == "[192.0.2.1]" && !email{}.is_set() &&
           email{}.view().empty() && email{}.local().empty() && email{}.domain().empty();
}

bool letter_case_counts_before_the_at()
{
    email const plain{"user@example.com"};
    return plain == email{"user@EXAMPLE.com"} && plain == email{"user@example.COM"} && plain != email{"User@example.com"} &&
           plain != email{"user@example.org"} && plain != email{"user@example.co"} && plain != email{} && email{} == email{} &&
           email{"\"user\"@example.com"} != plain && email{"a@[IPv6:::A]"} == email{"a@[ipv6:::a]"} &&
           (plain <=> email{"user@EXAMPLE.COM"}) == 0 && plain < email{"user@EXAMPLE.ORG"} &&
           email{"user@EXAMPLE.COM"} < email{"user@example.net"} && email{"USER@example.com"} < plain && email{} < plain &&
           email{"a@B"} < email{"a@bb"} && email{"a@Z"} < email{"b@a"};
}

auto times(std::size_t count, char one) -> std::string
{
    return std::string(count, one);
}

// labels of 63 bytes and less, `size` bytes in all
auto domain_of(std::size_t size) -> std::string
{
    std::string domain = times(size, 'd');
    for (std::size_t at = 63; at + 1 < size; at += 64)
        domain[at] = '.';
    return domain;
}

} // namespace

TEST_CASE("email: accepts the grammar of RFC 5321")
{
    CHECK(these_are_addresses());
}

TEST_CASE("email: refuses texts outside of the grammar")
{
    CHECK(these_are_none());
}

TEST_CASE("email: parse accepts the valid texts and refuses the others")
{
    std::string from = "User.Name@" + domain_of(200);
    auto const parsed = email::parse(from);
    REQUIRE(parsed);
    CHECK(parsed->view() == from);
    from.assign(from.size(), 'x');
    CHECK(parsed->domain() == domain_of(200));
    CHECK_FALSE(email::parse(from));
    CHECK_FALSE(email::parse(""));
    CHECK_FALSE(email::parse("user.example.com"));
}

TEST_CASE("email: splits at the last @ into local part and domain")
{
    CHECK(an_address_has_two_parts());
}

TEST_CASE("email: the domain is compared without letter case, the local part with it")
{
    CHECK(letter_case_counts_before_the_at());
}

TEST_CASE("email: accepts the longest local part, label and path, and nothing longer")
{
    CHECK(email::valid(times(64, 'a') + "@b"));
    CHECK_FALSE(email::valid(times(65, 'a') + "@b"));
    CHECK(email::valid('"' + times(62, ' ') + "\"@b"));
    CHECK_FALSE(email::valid('"' + times(63, ' ') + "\"@b"));

    CHECK(email::valid("a@" + times(63, 'b')));
    CHECK_FALSE(email::valid("a@" + times(64, 'b')));
    CHECK(email::valid("a@" + times(63, 'b') + '.' + times(63, 'c')));
    CHECK_FALSE(email::valid("a@b." + times(64, 'c') + ".d"));

    CHECK(email::valid("a@" + domain_of(252)));
    CHECK_FALSE(email::valid("a@" + domain_of(253)));
    CHECK(email::valid(times(64, 'a') + '@' + domain_of(189)));
    CHECK_FALSE(email::valid(times(64, 'a') + '@' + domain_of(190)));
}

TEST_CASE("email: accepts each byte in exactly the parts where the grammar has it")
{
    std::string_view const marks = "!#$%&'*+-/=?^_`{|}~";
    bool all = true;
    for (int byte = 0; byte < 256; ++byte) {
        char const one = static_cast<char>(byte);
        bool const letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        bool const atext = letter || (byte != 0 && marks.find(one) != marks.npos);
        all &= email::valid(times(1, one) + "@b") == atext;
        all &= email::valid('a' + times(1, one) + "a@b") == (atext || one == '.');
        all &= email::valid("\"a" + times(1, one) + "a\"@b") ==
               (byte >= 32 && byte <= 126 && one != '"' && one != '\\' ? true : one == '\\');
        all &= email::valid("\"\\" + times(1, one) + "\"@b") == (byte >= 32 && byte <= 126);
        all &= email::valid("a@" + times(1, one)) == letter;
        all &= email::valid("a@b" + times(1, one) + 'b') == (letter || one == '-' || one == '.');
        all &= email::valid("a@b" + times(1, one)) == letter;
        all &= email::valid("a@[IPv6:::" + times(1, one) + ']') ==
               ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F'));
    }
    CHECK(all);
}

TEST_CASE("email: texts made from the grammar are accepted, and refused with one wrong byte in the domain")
{
    std::mt19937 random(20240229);
    auto const pick = [&](std::string_view from) { return from[random() % from.size()]; };
    std::string_view const letters = "abcxyzABCXYZ019";
    bool all = true;
    for (int round = 0; round < 2000; ++round) {
        std::string local;
        for (std::size_t atoms = 1 + random() % 3; atoms != 0; --atoms) {
            for (std::size_t size = 1 + random() % 9; size != 0; --size)
                local += pick("abcXYZ019!#$%&'*+-/=?^_`{|}~");
            local += atoms == 1 ? '@' : '.';
        }
        if (random() % 4 == 0) {
            std::string quoted = "\"";
            for (std::size_t size = random() % 20; size != 0; --size) {
                char const one = pick("abcXYZ019 .@()<>[]:;,\\\"");
                if (one == '\\' || one == '"')
                    quoted += '\\';
                quoted += one;
            }
            local = quoted + "\"@";
        }
        std::string domain;
        for (std::size_t labels = 1 + random() % 4; labels != 0; --labels) {
            domain += pick(letters);
            if (random() % 2 == 0) {
                for (std::size_t size = random() % 9; size != 0; --size)
                    domain += random() % 5 == 0 ? '-' : pick(letters);
                domain += pick(letters);
            }
            domain += labels == 1 ? "" : ".";
        }
        std::string const text = local + domain;
        auto const address = email::parse(text);
        all &= address && address->view() == text && std::string(address->local()) + '@' == local && address->domain() == domain;
        std::string broken = domain;
        broken[random() % broken.size()] = pick(" !\"#$%&'()*+,/:;<=>?@[]^_`{|}~\x01\x7F\x80\xFF");
        all &= !email::valid(local + broken);
    }
    CHECK(all);
}

TEST_CASE("email: equality, order and hash agree")
{
    std::vector<email> all{email{}};
    for (char const* const local : {"a", "A", "b", "a.b", "\"a\""})
        for (char const* const domain : {"b", "B", "bc", "Bc", "bC", "b.c", "B.C", "c", "[IPv6:::a]", "[ipv6:::A]"})
            all.push_back(email::parse(std::string(local) + '@' + domain).value());
    bool agree = true;
    for (email const& left : all)
        for (email const& right : all) {
            agree &= (left == right) == ((left <=> right) == 0) && (left == right) == (right == left);
            agree &= (left < right) == (right > left) && (left < right) + (left == right) + (left > right) == 1;
            agree &= left != right || std::hash<email>{}(left) == std::hash<email>{}(right);
            for (email const& third : all)
                agree &= !(left < right && right < third) || left < third;
        }
    CHECK(agree);
    CHECK(std::set<email>(all.begin(), all.end()).size() == 1 + 5 * 5);
    CHECK(std::unordered_set<email>(all.begin(), all.end()).size() == 1 + 5 * 5);
}

TEST_CASE("email: is written to a stream unchanged")
{
    std::ostringstream out;
    out << email{"User@Example.COM"} << email{};
    CHECK(out.str() == "User@Example.COM");
}

#if __has_include(<arpa/inet.h>)
TEST_CASE("email: address literals are judged as inet_pton judges them")
{
    std::mt19937 random(20240229);
    int accepted = 0;
    bool all = true;
    for (int round = 0; round < 30000; ++round) {
        std::string text;
        std::string_view const pieces[] = {"1", "a", "fF0", "12ab", ":", ":", ":", ":", "::", "1.2.3.4", "1.2", "12345"};
        for (std::size_t count = 1 + random() % 17; count != 0; --count)
            text += pieces[random() % std::size(pieces)];
        unsigned char bytes[16];
        bool expected = inet_pton(AF_INET6, text.c_str(), bytes) == 1;
        // inet_pton lets "::" stand for one group, as RFC 4291 does; in RFC 5321 it stands for two at least
        if (std::size_t const gap = text.find("::"); expected && gap != text.npos) {
            int groups = text.find('.') == text.npos ? 0 : 1;
            for (std::size_t at = 0; at < text.size(); ++at)
                groups += text[at] != ':' && (at == 0 || text[at - 1] == ':') ? 1 : 0;
            expected = groups <= 6;
        }
        all &= email::valid("a@[IPv6:" + text + ']') == expected;
        accepted += expected ? 1 : 0;
    }
    CHECK(all);
    CHECK(accepted > 100);
}
#endif
