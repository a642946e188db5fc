// SPDX-License-Identifier: BSL-1.0
// `email` against the grammar of RFC 5321 itself: its text, interpreted.
#include <vouch/types/email.hpp>

#include <support/abnf.hpp>
#include <support/property.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

// Section 4.1.2 and 4.1.3, and atext of RFC 5322 section 3.2.3, rule by rule, but for General-address-literal: its tags are
// registered with IANA, and none but IPv6 is.
constexpr std::string_view rules = R"abnf(
    Mailbox        = Local-part "@" ( Domain / address-literal )
    Local-part     = Dot-string / Quoted-string
    Dot-string     = Atom *("."  Atom)
    Atom           = 1*atext
    atext          = ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "/"
                   / "=" / "?" / "^" / "_" / "`" / "{" / "|" / "}" / "~"
    Quoted-string  = DQUOTE *QcontentSMTP DQUOTE
    QcontentSMTP   = qtextSMTP / quoted-pairSMTP
    quoted-pairSMTP = %d92 %d32-126
    qtextSMTP      = %d32-33 / %d35-91 / %d93-126
    Domain         = sub-domain *("." sub-domain)
    sub-domain     = Let-dig [Ldh-str]
    Let-dig        = ALPHA / DIGIT
    Ldh-str        = *( ALPHA / DIGIT / "-" ) Let-dig
    address-literal = "[" ( IPv4-address-literal / IPv6-address-literal ) "]"
    IPv4-address-literal = Snum 3("."  Snum)
    IPv6-address-literal = "IPv6:" IPv6-addr
    Snum           = 1*3DIGIT
    IPv6-addr      = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
    IPv6-hex       = 1*4HEXDIG
    IPv6-full      = IPv6-hex 7(":" IPv6-hex)
    IPv6-comp      = [IPv6-hex *5(":" IPv6-hex)] "::" [IPv6-hex *5(":" IPv6-hex)]
    IPv6v4-full    = IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal
    IPv6v4-comp    = [IPv6-hex *3(":" IPv6-hex)] "::" [IPv6-hex *3(":" IPv6-hex) ":"] IPv4-address-literal
)abnf";

// How many groups of hexadecimal digits there are, those of an IPv4 address not counted.
auto groups_in(std::string_view text) -> int
{
    int groups = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != ':' && (at == 0 || text[at - 1] == ':') &&
            text.substr(at, text.find(':', at) - at).find('.') == text.npos)
            ++groups;
    return groups;
}

auto grammar() -> support::abnf const&
{
    static support::abnf const made = [] {
        support::abnf read(rules);
        // what the comments of section 4.1.3 say
        read.only_if("Snum", [](std::string_view text) { return std::stoi(std::string(text)) <= 255; });
        read.only_if("IPv6-comp", [](std::string_view text) { return groups_in(text) <= 6; });
        read.only_if("IPv6v4-comp", [](std::string_view text) { return groups_in(text) <= 4; });
        // RFC 1035 section 2.3.4
        read.only_if("sub-domain", [](std::string_view text) { return text.size() <= 63; });
        return read;
    }();
    return made;
}

// Section 4.5.3.1: the local part has 64 bytes at most, a path 256 with its two angle brackets.
auto judge(std::string_view text) -> bool
{
    return text.size() <= 254 && text.rfind('@') != text.npos && text.rfind('@') <= 64 && grammar().matches("Mailbox", text);
}

} // namespace

TEST_CASE("email: agrees with the RFC's own grammar on texts made from it and on mutations of them")
{
    std::mt19937 random(5321);
    std::size_t accepted = 0;
    std::size_t literals = 0;
    std::string differs;
    std::size_t const rounds = support::rounds(10'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        // address literals are rare among all mailboxes, and the hardest part
        std::string text;
        if (round % 3 == 0)
            text = "a@[IPv6:" + grammar().make("IPv6-addr", random) + ']';
        else if (round % 12 == 1)
            for (int part = 0; part < 4; ++part)
                text += (part == 0 ? "a@[" : ".") + std::to_string(random() % 260) + (part == 3 ? "]" : "");
        else
            text = grammar().make("Mailbox", random);
        if (round % 2 == 0)
            text = support::mutated(text, random);
        text.resize(std::min<std::size_t>(text.size(), 300));
        bool const expected = judge(text);
        if (vouch::email::valid(text) != expected)
            differs = text;
        accepted += expected ? 1 : 0;
        literals += expected && text.ends_with(']') ? 1 : 0;
    }
    CHECK(differs == "");
    CHECK(accepted > rounds / 4);
    CHECK(accepted < rounds * 3 / 4);
    CHECK(literals > rounds / 20);
}

TEST_CASE("email: agrees with the RFC's own grammar around the limits of length")
{
    std::mt19937 random(1035);
    std::string differs;
    std::size_t accepted = 0;
    for (std::size_t round = 0; round < support::rounds(300, 10'000); ++round) {
        std::string text(60 + random() % 8, 'a');
        text += '@';
        for (std::size_t size = random() % 2 == 0 ? 20 : 150 + random() % 40; text.size() < 65 + size; text += '.')
            text += std::string(random() % 4 == 0 ? 60 + random() % 6 : 1 + random() % 30, 'd');
        text += 'e';
        text.resize(std::min<std::size_t>(text.size(), 400));
        bool const expected = judge(text);
        if (vouch::email::valid(text) != expected)
            differs = text;
        accepted += expected ? 1 : 0;
    }
    CHECK(differs == "");
    CHECK(accepted > 10);
}
