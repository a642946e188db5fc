// SPDX-License-Identifier: BSL-1.0
// `uri` against the grammar of RFC 3986 itself, its text interpreted, and against Boost.URL.
#include <vouch/types/uri.hpp>

// All of Boost.URL in one file; versions of Boost that lack it must be linked, which this test does not ask for. Without its
// assertions, since those of 1.81 fail on a path that is empty before a query or a fragment, "a:?".
#if __has_include(<boost/url/src.hpp>)
#define VOUCH_TESTS_BOOST_URL
#define BOOST_DISABLE_ASSERTS
#include <boost/url/src.hpp>
#undef BOOST_DISABLE_ASSERTS
#endif

#include <support/abnf.hpp>
#include <support/property.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

// Appendix A, rule by rule.
constexpr std::string_view rules = R"abnf(
    unreserved    = ALPHA / DIGIT / "-" / "." / "_" / "~"
    sub-delims    = "!" / "$" / "&" / "'" / "(" / ")" / "*" / "+" / "," / ";" / "="
    pct-encoded   = "%" HEXDIG HEXDIG
    pchar         = unreserved / pct-encoded / sub-delims / ":" / "@"
    URI           = scheme ":" hier-part [ "?" query ] [ "#" fragment ]
    hier-part     = "//" authority path-abempty / path-absolute / path-rootless / path-empty
    scheme        = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    authority     = [ userinfo "@" ] host [ ":" port ]
    userinfo      = *( unreserved / pct-encoded / sub-delims / ":" )
    host          = IP-literal / IPv4address / reg-name
    port          = *DIGIT
    IP-literal    = "[" ( IPv6address / IPvFuture  ) "]"
    IPvFuture     = "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
    IPv6address   =                            6( h16 ":" ) ls32
                  /                       "::" 5( h16 ":" ) ls32
                  / [               h16 ] "::" 4( h16 ":" ) ls32
                  / [ *1( h16 ":" ) h16 ] "::" 3( h16 ":" ) ls32
                  / [ *2( h16 ":" ) h16 ] "::" 2( h16 ":" ) ls32
                  / [ *3( h16 ":" ) h16 ] "::"    h16 ":"   ls32
                  / [ *4( h16 ":" ) h16 ] "::"              ls32
                  / [ *5( h16 ":" ) h16 ] "::"              h16
                  / [ *6( h16 ":" ) h16 ] "::"
    h16           = 1*4HEXDIG
    ls32          = ( h16 ":" h16 ) / IPv4address
    IPv4address   = dec-octet "." dec-octet "." dec-octet "." dec-octet
    dec-octet     = DIGIT / %x31-39 DIGIT / "1" 2DIGIT / "2" %x30-34 DIGIT / "25" %x30-35
    reg-name      = *( unreserved / pct-encoded / sub-delims )
    path-abempty  = *( "/" segment )
    path-absolute = "/" [ segment-nz *( "/" segment ) ]
    path-rootless = segment-nz *( "/" segment )
    path-empty    = ""
    segment       = *pchar
    segment-nz    = 1*pchar
    query         = *( pchar / "/" / "?" )
    fragment      = *( pchar / "/" / "?" )
)abnf";

auto grammar() -> support::abnf const&
{
    static support::abnf const made(rules);
    return made;
}

// A text that the grammar makes, and half of the time a mutation of it. IP literals are rare among all URIs, and the hardest
// part.
auto some_text(std::size_t round, std::mt19937& random) -> std::string
{
    std::string text = round % 3 == 0 ? "a://[" + grammar().make("IPv6address", random) + ']' + (random() % 2 == 0 ? ":1" : "")
                                      : grammar().make("URI", random);
    if (round % 2 == 0)
        text = support::mutated(text, random);
    text.resize(std::min<std::size_t>(text.size(), 200));
    return text;
}

} // namespace

TEST_CASE("uri: agrees with the RFC's own grammar on texts made from it and on mutations of them")
{
    std::mt19937 random(3986);
    std::size_t accepted = 0;
    std::string differs;
    std::size_t const rounds = support::rounds(4'000, 10'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string const text = some_text(round, random);
        bool const expected = grammar().matches("URI", text);
        if (vouch::uri::valid(text) != expected)
            differs = text;
        accepted += expected ? 1 : 0;
    }
    CHECK(differs == "");
    CHECK(accepted > rounds / 4);
    CHECK(accepted < rounds * 9 / 10);
}

#if defined(VOUCH_TESTS_BOOST_URL)
namespace {

auto text_of(boost::core::string_view text) -> std::string_view
{
    return {text.data(), text.size()};
}

using verdict = boost::urls::result<boost::urls::url_view>;

// Where Boost.URL 1.81 is not of the RFC's opinion: each time the RFC's grammar is asked too.
auto is_mistake_of_theirs(std::string_view text, verdict const& theirs) -> bool
{
    // "a://b:1c": after an authority it takes any path, where section 3.3 has an empty one or one that starts with "/"
    if (theirs)
        return theirs->has_authority() && !theirs->encoded_path().empty() && theirs->encoded_path().front() != '/';
    // "a://[V1.b]": it knows the small "v" alone, where the "v" of RFC 5234 stands for both
    std::string_view const host = vouch::detail::rfc3986::authority_parts(vouch::detail::rfc3986::parts(text).authority).host;
    if (host.starts_with("[V"))
        return true;
    // "a://1.2.3.4.example": what starts like an IPv4 address must be one, where section 3.2.2 lets it be a registered name
    for (std::size_t size = 7; size < host.size(); ++size)
        if (grammar().matches("IPv4address", host.substr(0, size)))
            return true;
    return false;
}

auto has_the_parts_of(vouch::uri const& ours, boost::urls::url_view const& theirs) -> bool
{
    return ours.scheme() == text_of(theirs.scheme()) && ours.authority() == text_of(theirs.encoded_authority()) &&
           ours.host() == text_of(theirs.encoded_host()) && ours.port() == text_of(theirs.port()) &&
           ours.path() == text_of(theirs.encoded_path()) && ours.query() == text_of(theirs.encoded_query()) &&
           ours.fragment() == text_of(theirs.encoded_fragment());
}

} // namespace

TEST_CASE("uri: agrees with Boost.URL in verdict and parts")
{
    std::mt19937 random(1808);
    std::size_t accepted = 0;
    std::size_t mistakes = 0;
    std::string differs;
    std::size_t const rounds = support::rounds(10'000);
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string const text = some_text(round, random);
        verdict const theirs = boost::urls::parse_uri(text);
        auto const ours = vouch::uri::parse(text);
        accepted += ours ? 1 : 0;
        bool const same = ours && theirs ? has_the_parts_of(*ours, *theirs) : ours.has_value() == theirs.has_value();
        if (!same && is_mistake_of_theirs(text, theirs) && ours.has_value() == grammar().matches("URI", text))
            ++mistakes;
        else if (!same)
            differs = text;
    }
    CHECK(differs == "");
    CHECK(accepted > rounds / 4);
    CHECK(accepted < rounds * 9 / 10);
    CHECK(mistakes < rounds / 20);
}
#else
TEST_CASE("uri: agrees with Boost.URL in verdict and parts")
{
    MESSAGE("not compared: this version of Boost has no <boost/url/src.hpp>");
}
#endif
