// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/target.hpp>

#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using namespace std::string_view_literals;

// The parts of a target, "path query authority", or "refused".
auto parts_of(std::string_view method, std::string_view target) -> std::string
{
    auto const read = read_target(method, target);
    if (!read)
        return "refused";
    return std::string(read->path) + ' ' + std::string(read->query) + ' ' + std::string(read->authority.value_or("-"));
}

TEST_CASE("target: origin form")
{
    CHECK(parts_of("GET", "/") == "/  -");
    CHECK(parts_of("GET", "/a/b?c=d?e/f&&g") == "/a/b ?c=d?e/f&&g -");
    CHECK(parts_of("GET", "/a?") == "/a ? -");
    CHECK(parts_of("PUT", "//a//b/") == "//a//b/  -");
    CHECK(parts_of("GET", "/*") == "/*  -");
    CHECK(parts_of("GET", "/http://h/") == "/http://h/  -");
    CHECK(parts_of("GET", "/a?q=http://h/b") == "/a ?q=http://h/b -");
    CHECK(parts_of("GET", "/~!$&'()*+,;=:@-._%20%zz|[]") == "/~!$&'()*+,;=:@-._%20%zz|[]  -");
}

TEST_CASE("target: absolute form, whose authority is valid and not empty")
{
    CHECK(parts_of("GET", "http://h/a?b") == "/a ?b h");
    CHECK(parts_of("GET", "HTTPS://Example.com:8443/a") == "/a  Example.com:8443");
    CHECK(parts_of("GET", "http://[::1]:80/") == "/  [::1]:80");
    CHECK(parts_of("GET", "http://h") == "/  h");
    CHECK(parts_of("GET", "http://h:") == "/  h:");
    CHECK(parts_of("GET", "http://h?a=/b") == "/ ?a=/b h");
    CHECK(parts_of("GET", "http://h//a") == "//a  h");
    CHECK(parts_of("OPTIONS", "http://h") == "*  h");
    CHECK(parts_of("OPTIONS", "http://h/") == "/  h");
    CHECK(parts_of("OPTIONS", "http://h?a") == "/ ?a h");
    for (std::string_view const wrong :
         {"http://",         "http:///a",    "http://:80/a",  "http://?a",      "http://user@h/a", "http://user:pass@h/",
          "http://h:99999/", "http://h:8a/", "http://[::1/a", "http://[::1]x/", "http://h%zz/",    "http:/a",
          "http:a",          "ftp://h/a",    "urn:a",         "mailto:a@b",     "://h/a",          "h/a",
          "http//h/a",       "ws://h/"})
        CHECK_MESSAGE(parts_of("GET", wrong) == "refused", std::string(wrong));
}

TEST_CASE("target: asterisk form for OPTIONS, authority form for CONNECT, and for no other method")
{
    CHECK(parts_of("OPTIONS", "*") == "*  -");
    CHECK(parts_of("GET", "*") == "refused");
    CHECK(parts_of("options", "*") == "refused");
    CHECK(parts_of("OPTIONS", "*?a") == "refused");
    CHECK(parts_of("OPTIONS", "**") == "refused");
    CHECK(parts_of("CONNECT", "example.com:443") == "  example.com:443");
    CHECK(parts_of("CONNECT", "[::1]:443") == "  [::1]:443");
    for (std::string_view const wrong :
         {"example.com", "example.com:", ":443", "[::1]", "/a", "*", "http://h:80/", "a:b:80", "[::1", "443"})
        CHECK_MESSAGE(parts_of("CONNECT", wrong) == "refused", std::string(wrong));
    for (std::string_view const method : {"GET", "OPTIONS", "PUT"})
        CHECK(parts_of(method, "example.com:443") == "refused");
}

TEST_CASE("target: a fragment and bytes that no URI has")
{
    for (std::string_view const wrong :
         {""sv,           "items/a"sv,   "?q=1"sv,    "/a#b"sv, "/a?q=1#f"sv, "#"sv,     "/#"sv,    "http://h/#"sv,
          "http://h#a"sv, "/a b"sv,      " /a"sv,     "/a "sv,  "/a\tb"sv,    "/a\rb"sv, "/a\nb"sv, "/a\0b"sv,
          "/\x7F"sv,      "/\xC3\xA4"sv, "/a?\xFF"sv, "\\a"sv,  "./a"sv,      ".."sv,    "%2Fa"sv})
        CHECK_MESSAGE(parts_of("GET", wrong) == "refused", std::string(wrong));
}

constexpr bool a_host_value_is_a_host_and_perhaps_a_port()
{
    for (std::string_view const right : {"", "a", "a:80", "a:", "a.", "A-b_c.example.com:65535", "127.0.0.1:1", "[::1]",
                                         "[::1]:80", "a%20b", "a,b", "xn--bcher-kva", "~!$&'()*+;="})
        if (!is_host_value(right))
            return false;
    for (std::string_view const wrong :
         {"a b"sv,     " a"sv,   "a "sv,      "a/b"sv,   "a?b"sv, "a#b"sv,  "a@b"sv, "a\\b"sv,      "<a>"sv,    "a:b"sv,
          "a:80:80"sv, "a:-1"sv, "a:65536"sv, "a:80 "sv, "::1"sv, "[::1"sv, "[]"sv,  "[g::1]"sv,    "[::1]a"sv, "[::1%25eth0]"sv,
          "a%"sv,      "a%2"sv,  "a%zz"sv,    "a\"b"sv,  "{a}"sv, "a|b"sv,  "a\0"sv, "b\xC3\xBC"sv, "a, b"sv,   "http://a"sv})
        if (is_host_value(wrong))
            return false;
    return true;
}
static_assert(a_host_value_is_a_host_and_perhaps_a_port());

TEST_CASE("target: values of a Host field")
{
    CHECK(a_host_value_is_a_host_and_perhaps_a_port());
}

} // namespace
