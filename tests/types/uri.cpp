// SPDX-License-Identifier: BSL-1.0
#include <vouch/types/uri.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

#include <doctest/doctest.h>

namespace {

using vouch::uri;

static_assert(vouch::detail::own_text_type<uri> && std::regular<uri> && std::totally_ordered<uri>);
static_assert(uri::info.code == "not_a_uri" && uri::info.expected == "an absolute URI (RFC 3986)");
static_assert(uri::info.format == "uri" && uri::info.exact_size == 0);
static_assert(noexcept(uri::valid(std::string_view())) && noexcept(uri{}.view()) && std::is_nothrow_move_constructible_v<uri>);
static_assert(!std::is_constructible_v<uri, std::string_view> && !std::is_constructible_v<uri, char const*>);
static_assert(!std::is_constructible_v<uri, std::string>);

constexpr bool these_are_uris()
{
    for (std::string_view const text :
         {// section 1.1.2
          "ftp://ftp.is.co.za/rfc/rfc1808.txt", "http://www.ietf.org/rfc/rfc2396.txt",
          "ldap://[2001:db8::7]/c=GB?objectClass?one", "mailto:John.Doe@example.com", "news:comp.infosystems.www.servers.unix",
          "tel:+1-816-555-1212", "telnet://192.0.2.16:80/", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
          // scheme
          "a:", "A:", "a1+-.:", "z:b", "HTTP://EXAMPLE.COM",
          // authority
          "a://", "a://b", "a:///", "file:///etc/hosts", "a://:", "a://b:", "a://b:80", "a://b:00000000000000000000000080",
          "a://b:99999999999", "a://@", "a://u@", "a://u@b", "a://u:p@b", "a://:@b", "a://u:p:q@b:1", "a://%41@%42",
          "a://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com", "a://!$&'()*+,;=._~-", "a://1.2.3.4", "a://1.2.3",
          "a://256.256.256.256", "a://01.02.03.04", "a://1.2.3.4.example", "a://b..c", "a://.", "a://xn--nw2a.xn--j6w193g/",
          // IP literals
          "a://[::]", "a://[::1]", "a://[1::]", "a://[1:2:3:4:5:6:7:8]", "a://[1:2:3:4:5:6:7::]", "a://[::2:3:4:5:6:7:8]",
          "a://[1:2:3::5:6:7:8]", "a://[1:2:3:4:5:6:1.2.3.4]", "a://[::1.2.3.4]", "a://[::ffff:1.2.3.4]",
          "a://[1:2:3:4:5::1.2.3.4]", "a://[1::3:4:5:6:1.2.3.4]", "a://[ABCD:ef01::]:80/", "a://u@[::1]", "a://[v1.a]",
          "a://[V1F.a:b!]", "a://[vf.:]",
          // path
          "a:/", "a:/b", "a:/b//c", "a:b//c", "a:b:c", "a:@", "a:.", "a:..", "a:./b", "a:%00", "a:b%2Fc", "a:b%ff", "a://b/",
          "a://b//", "a://b//c/", "a://b/:@!$&'()*+,;=._~-%20",
          // query and fragment
          "a:?", "a:#", "a:?#", "a:??", "a:?b?c/d", "a:#b?c/d", "a:b?c#d", "a://b?c", "a://b#c", "a:?%20#%20"})
        if (!uri::valid(text))
            return false;
    return true;
}
static_assert(these_are_uris());

constexpr bool these_are_none()
{
    for (std::string_view const text :
         {"", "a", ":", "/", "//", "?", "#", "//b/c", "/b/c", "b/c", "?b", "#b", "a/b:c", "a?b:c", "a#b:c", "://b", "1a:b",
          "+a:b", "-a:b", ".a:b", "a_b:c", "a b:c", "%61:b", "\xC3\xA4:b", " a:b", "a:b ", "a:b\n", "a: b", "a:b c",
          "www.example.com", "\\\\WINDOWS\\fileshare", "bar,baz:foo",
          // authority
          "http:// shouldfail.com", "a://b c", "a://b@c@d", "a://b:c", "a://b:1c", "a://b:-1", "a://b:1:2", "a://b\\c", "a://b|c",
          "a://\"b\"", "a://<b>", "a://{b}", "a://b^", "a://b`", "a://b%", "a://b%4", "a://b%4g", "a://%@b", "a://u[@b",
          "a://b:%31",
          // IP literals
          "a://[", "a://]", "a://[]", "a://[::1", "a://::1]", "a://::1", "a://[::1]b", "a://b[::1]", "a://[::1]]", "a://[[::1]]",
          "a://[:]", "a://[:::]", "a://[1:]", "a://[:1]", "a://[1]", "a://[1:2:3:4:5:6:7]", "a://[1:2:3:4:5:6:7:8:9]",
          "a://[1:2:3:4:5:6:7:8::]", "a://[::1:2:3:4:5:6:7:8]", "a://[1::2::3]", "a://[1:::2]", "a://[12345::]", "a://[g::]",
          "a://[1.2.3.4]", "a://[::1.2.3]", "a://[::1.2.3.256]", "a://[::01.2.3.4]", "a://[::1.2.3.4:5]", "a://[1.2.3.4::]",
          "a://[1:2:3:4:5:6:7:1.2.3.4]", "a://[1:2:3:4:5:6::1.2.3.4]", "a://[::1.2.3.4.]", "a://[::.1.2.3]", "a://[::1..2.3]",
          "a://[::1%25eth0]", "a://[::1%eth0]", "a://[::1 ]", "a://[v]", "a://[v1]", "a://[v1.]", "a://[v.a]", "a://[vg.a]",
          "a://[v1.a%20]", "a://[v1.a@]", "a://[x1.a]", "a://[::1]:a", "a://[::1]@b",
          // path, query, fragment
          "a:/b[", "a:b]", "a:b\\c", "a:<b>", "a:{b}", "a:b|c", "a:b^c", "a:b`c", "a:\"b\"", "a:%", "a:%4", "a:%zz", "a:%%41",
          "a:?b=c&d[=e", "a:b?\"c\"", "a:b?c^", "a:b?%", "a:b?%4", "a:b#c#d", "a:b##", "a:b#%", "a:b#c|", "a:b?c<", "a:\x7F",
          "a:\x01", "a:\xC3\xA4", "a:b?\xC3\xA4", "a:b#\xC3\xA4", "a://\xC3\xA4"})
        if (uri::valid(text) || uri::parse(text))
            return false;
    return !uri::valid(std::string_view("a:b\0", 4)) && !uri::valid(std::string_view("a\0:b", 4)) &&
           !uri::valid(std::string_view());
}
static_assert(these_are_none());

struct parts {
    std::string_view scheme{}, authority{}, host{}, port{}, path{}, query{}, fragment{};
};

bool has(uri const& one, parts const& expected)
{
    return one.scheme() == expected.scheme && one.authority() == expected.authority && one.host() == expected.host &&
           one.port() == expected.port && one.path() == expected.path && one.query() == expected.query &&
           one.fragment() == expected.fragment;
}

bool it_has_parts()
{
    return has(uri{"foo://example.com:8042/over/there?name=ferret#nose"}, {.scheme = "foo",
                                                                           .authority = "example.com:8042",
                                                                           .host = "example.com",
                                                                           .port = "8042",
                                                                           .path = "/over/there",
                                                                           .query = "name=ferret",
                                                                           .fragment = "nose"}) &&
           has(uri{"urn:example:animal:ferret:nose"}, {.scheme = "urn", .path = "example:animal:ferret:nose"}) &&
           has(uri{"a://u:p@[::1]:80"}, {.scheme = "a", .authority = "u:p@[::1]:80", .host = "[::1]", .port = "80"}) &&
           has(uri{"a://[::1]"}, {.scheme = "a", .authority = "[::1]", .host = "[::1]"}) &&
           has(uri{"a://b:"}, {.scheme = "a", .authority = "b:", .host = "b"}) &&
           has(uri{"a://u:1@b"}, {.scheme = "a", .authority = "u:1@b", .host = "b"}) &&
           has(uri{"file:///etc/hosts"}, {.scheme = "file", .path = "/etc/hosts"}) &&
           has(uri{"a://b?c:/?d#e:/?f"}, {.scheme = "a", .authority = "b", .host = "b", .query = "c:/?d", .fragment = "e:/?f"}) &&
           has(uri{"a:#b?c"}, {.scheme = "a", .fragment = "b?c"}) && has(uri{"a:"}, {.scheme = "a"}) && has(uri{}, {});
}

// No letter case, no "%7E", no port of the scheme is looked at: what is equal is the same text.
bool equal_is_the_same_text()
{
    uri const one{"http://example.com/~a"};
    return one == uri{"http://example.com/~a"} && one != uri{"HTTP://example.com/~a"} && one != uri{"http://example.com/%7Ea"} &&
           one != uri{"http://example.com:80/~a"} && one.view() == "http://example.com/~a" && one.is_set() && !uri{}.is_set() &&
           uri{} < one && uri{"a:b"} < uri{"a:c"} && uri{} == uri{};
}

} // namespace

TEST_CASE("uri: accepts the grammar of RFC 3986")
{
    CHECK(these_are_uris());
}

TEST_CASE("uri: refuses texts outside of the grammar")
{
    CHECK(these_are_none());
}

TEST_CASE("uri: gives its parts, empty for those that are absent")
{
    CHECK(it_has_parts());
}

TEST_CASE("uri: equality and order are those of the text")
{
    CHECK(equal_is_the_same_text());
    CHECK(std::unordered_set<uri>{uri{"a:b"}, uri{"a:c"}, uri{"a:b"}, uri{}}.size() == 3);
}

TEST_CASE("uri: accepts each byte in exactly the parts where the grammar has it")
{
    auto const valid = [](std::string const& before, char one, std::string const& after = "") {
        return uri::valid(before + one + after);
    };
    bool all = true;
    for (int byte = 0; byte < 256; ++byte) {
        char const one = static_cast<char>(byte);
        bool const letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        bool const digit = byte >= '0' && byte <= '9';
        auto const among = [&](std::string_view marks) { return byte != 0 && marks.find(one) != marks.npos; };
        bool const name = letter || digit || among("-._~!$&'()*+,;="); // unreserved and sub-delims
        all &= valid("", one, ":") == letter;
        all &= valid("a", one, ":") == (letter || digit || among("+-.:"));
        all &= valid("a://b", one, "@c") == (name || among(":/?#"));
        all &= valid("a://b", one, "c") == (name || among("@/?#"));
        all &= valid("a://b:", one) == (digit || among("/?#@"));
        all &= valid("a://[::", one, "]") == (digit || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F'));
        all &= valid("a://[v1.", one, "]") == (name || among(":"));
        all &= valid("a:/b", one) == (name || among(":@/?#"));
        all &= valid("a:?b", one) == (name || among(":@/?#"));
        all &= valid("a:#b", one) == (name || among(":@/?"));
        all &= valid("a:%4", one) == (digit || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F'));
    }
    CHECK(all);
}

TEST_CASE("uri: is written to a stream unchanged")
{
    std::ostringstream out;
    out << uri{"HTTP://Example.com/%7e"} << uri{};
    CHECK(out.str() == "HTTP://Example.com/%7e");
}
