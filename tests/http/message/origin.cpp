// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/origin.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::http::origin;
using namespace std::string_view_literals;

TEST_CASE("origin: scheme, host and port")
{
    auto const plain = origin::parse("https://api.example.com");
    REQUIRE(plain);
    CHECK(plain->is_secure());
    CHECK(plain->host() == "api.example.com");
    CHECK(plain->port() == 443);
    CHECK(plain->text() == "https://api.example.com");

    auto const full = origin::parse("HTTP://LocalHost:8080");
    REQUIRE(full);
    CHECK(!full->is_secure());
    CHECK(full->host() == "localhost");
    CHECK(full->port() == 8080);
    CHECK(full->text() == "http://localhost:8080");

    CHECK(origin::parse("https://h:443")->text() == "https://h");
    CHECK(origin::parse("http://h:80")->text() == "http://h");
    CHECK(origin::parse("http://h:443")->text() == "http://h:443");
    CHECK(origin::parse("https://h:443") == origin::parse("https://H"));
    CHECK(origin::parse("https://[2001:DB8::1]:8443")->text() == "https://[2001:db8::1]:8443");
    CHECK(origin::parse("https://[::ffff:10.0.0.1]")->host() == "[::ffff:10.0.0.1]");
    CHECK(origin::parse("http://my_service:1")->port() == 1);
    CHECK(origin::parse("http://a:65535")->port() == 65535);
}

TEST_CASE("origin: refuses every text that is not scheme, host and port")
{
    for (std::string_view const wrong : {""sv,
                                         "https://"sv,
                                         "api.example.com"sv,
                                         "//api.example.com"sv,
                                         "ftp://a"sv,
                                         "https:/a"sv,
                                         "https:a"sv,
                                         "httpss://a"sv,
                                         "https//a"sv,
                                         "https://a/"sv,
                                         "https://a/b"sv,
                                         "https://a?b"sv,
                                         "https://a#b"sv,
                                         "https://user@a"sv,
                                         "https://user:pass@a"sv,
                                         "https://@a"sv,
                                         "https://a:"sv,
                                         "https://a:0"sv,
                                         "https://a:00000"sv,
                                         "https://a:65536"sv,
                                         "https://a:99999"sv,
                                         "https://a:000080"sv,
                                         "https://a:8a"sv,
                                         "https://a:-1"sv,
                                         "https://a:+1"sv,
                                         "https://a:80:80"sv,
                                         "https://:80"sv,
                                         "https://a b"sv,
                                         "https://a\\b"sv,
                                         "https://a\r\nx: y"sv,
                                         "https://a\0"sv,
                                         " https://a"sv,
                                         "https://a "sv,
                                         "https://.a"sv,
                                         "https://a."sv,
                                         "https://a..b"sv,
                                         "https://b\xC3\xBC"sv,
                                         "https://%61"sv,
                                         "https://[::1"sv,
                                         "https://::1"sv,
                                         "https://[]"sv,
                                         "https://[:]x"sv,
                                         "https://[::1]x"sv,
                                         "https://[::1]80"sv,
                                         "https://[fe80::1%25eth0]"sv,
                                         "https://[g::1]"sv,
                                         "https://a,b"sv,
                                         "https://*"sv})
        CHECK_MESSAGE(!origin::parse(wrong), std::string(wrong));
}

TEST_CASE("origin: is_loopback is true for this machine, and not for hosts that look similar")
{
    for (std::string_view const here : {"http://localhost", "http://LOCALHOST:1", "http://127.0.0.1", "http://127.0.0.1:8080",
                                        "http://127.255.255.255", "http://[::1]:80"})
        CHECK_MESSAGE(origin::parse(here)->is_loopback(), std::string(here));
    for (std::string_view const elsewhere :
         {"http://localhost.example.com", "http://notlocalhost", "http://127.0.0.1.example.com", "http://127.example.com",
          "http://127.1", "http://127.0.0.256", "http://127.0.0.1.1", "http://127.0.0.01", "http://127.0.0.1a", "http://127.0.0",
          "http://128.0.0.1", "http://0.0.0.0", "http://10.0.0.1", "http://[::2]", "http://[::ffff:127.0.0.1]", "http://1270.0.1",
          "http://127.0.0.1000", "http://127.0x0.0.1"})
        CHECK_MESSAGE(!origin::parse(elsewhere)->is_loopback(), std::string(elsewhere));
}

} // namespace
