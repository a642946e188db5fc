// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/echo.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::http::request;
using vouch::http::detail::shows;
using vouch::http::detail::shows_a_secret;

constexpr std::string_view key = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

static_assert(shows(key, key) && shows("ABCDEFGH", key) && shows("YZ01", key) && !shows("YZ02", key));

auto base64(std::string_view text) -> std::string
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string made;
    unsigned bits = 0;
    unsigned count = 0;
    for (char const letter : text) {
        bits = bits << 8 | static_cast<unsigned char>(letter);
        for (count += 8; count >= 6; count -= 6)
            made += letters[bits >> (count - 6) & 63];
    }
    if (count != 0)
        made += letters[bits << (6 - count) & 63];
    while (made.size() % 4 != 0)
        made += '=';
    return made;
}

auto hex(std::string_view text) -> std::string
{
    std::string made;
    for (char const letter : text) {
        made += "0123456789abcdef"[static_cast<unsigned char>(letter) >> 4];
        made += "0123456789ABCDEF"[static_cast<unsigned char>(letter) & 15];
    }
    return made;
}

TEST_CASE("echo: a secret is found whole, in part, and inside another text")
{
    for (std::size_t at = 0; at + 8 <= key.size(); ++at) {
        CHECK(shows(key.substr(at, 8), key));
        CHECK(shows("id-" + std::string(key.substr(at, 8)) + ".1", key));
    }
    for (std::string_view const unrelated : {"46a7ad4b-c315-441c-ad2c-473f4075e1b5", "Root=1-67891233-abcdef012345678912345678",
                                             "ABCDEFG-HIJKLMN", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "req_1"})
        CHECK_MESSAGE(!shows(unrelated, key), unrelated);
    CHECK(shows("abcdefgh", key));
    CHECK(!shows("", key));
    CHECK(!shows("id", ""));
}

TEST_CASE("echo: a secret is found in base64 at each position in a group, and in hexadecimal digits")
{
    for (std::string const before : {"", "a", "ab", "abc", "user:", "Bearer "})
        for (std::string const outside : {"", "r-", "1:2.", "xyz"}) {
            CHECK(shows(outside + base64(before + std::string(key)), key));
            CHECK(shows(outside + base64(before + std::string(key.substr(5, 10)) + "tail"), key));
            CHECK(shows(outside + hex(before + std::string(key)), key));
        }
    std::string url = base64(std::string("\xFF\xFE") + std::string(key));
    for (char& letter : url)
        letter = letter == '/' ? '_' : letter == '+' ? '-' : letter;
    CHECK(shows(url, key));
    CHECK(!shows(base64("46a7ad4b-c315-441c"), key));
    CHECK(shows(base64("k3y"), "k3y"));
    CHECK(shows(std::string(128, 'A'), "AAAAAAAAAAAA"));
}

TEST_CASE("echo: only the secret headers of a request count, whole or without the scheme")
{
    request const sent{
        .headers = {{"x-request-id", "mine-1234"}, {"authorization", "Bearer t0ken", true}, {"x-api-key", "two words", true}}};
    CHECK(!shows_a_secret("mine-1234", sent));
    CHECK(shows_a_secret("t0ken", sent));
    CHECK(shows_a_secret("x-t0ken-x", sent));
    CHECK(shows_a_secret("words", sent));
    CHECK(shows_a_secret("two", sent));
    CHECK(!shows_a_secret("r1", sent));
    CHECK(!shows_a_secret("r1", {}));
}

TEST_CASE("echo: the password of the scheme Basic counts, in base64 and as it is")
{
    for (std::string const user : {"", "a", "ad", "ada"}) {
        request const sent{.headers = {{"authorization", "Basic " + base64(user + ":pass-w0rd"), true}}};
        CHECK(shows_a_secret("id-pass-w0rd", sent));
        CHECK(shows_a_secret(base64(user + ":pass-w0rd"), sent));
        CHECK(shows_a_secret(hex("pass-w0rd"), sent));
        CHECK(!shows_a_secret("pass-word", sent));
    }
    request const broken{.headers = {{"authorization", "Basic ?", true}}};
    CHECK(!shows_a_secret("r1", broken));
}

TEST_CASE("echo: the key in the query counts, and no other value there")
{
    request const sent{.target = "/a?q=public-1&k%20y=s3cr3t%2Fpart&x=other-22", .secret_parameter = "k y"};
    CHECK(shows_a_secret("s3cr3t/part", sent));
    CHECK(shows_a_secret("r-s3cr3t/p", sent));
    CHECK(shows_a_secret(base64("s3cr3t/part"), sent));
    CHECK(!shows_a_secret("public-1", sent));
    CHECK(!shows_a_secret("other-22", sent));
    CHECK(!shows_a_secret("s3cr3t/part", {.target = sent.target}));
    CHECK(shows_a_secret("last-key", {.target = "/a?k=last-key", .secret_parameter = "k"}));
    CHECK(!shows_a_secret("last-key", {.target = "/a?kk=last-key", .secret_parameter = "k"}));
}

TEST_CASE("echo: the quick search finds whatever the exact one finds")
{
    std::string token = "eyJhbGciOiJIUzI1NiJ9."; // long, like a token
    for (unsigned number = 1; token.size() < 400; number = number * 1'103'515'245u + 12'345u)
        token += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[number >> 20 & 63];
    for (std::string const& secret : {std::string(key), token, std::string("t0ken"), std::string("12345678")}) {
        request const sent{.headers = {{"x-api-key", secret, true}}};
        for (std::size_t at = 0; at + 5 <= secret.size(); at += 7)
            for (std::size_t const size : {5u, 8u, 12u, 90u}) {
                std::string const part = secret.substr(at, size);
                for (std::string const& text : {part, "id-" + part, base64(part), "r." + hex(part)})
                    if (text.size() <= 128)
                        CHECK(shows_a_secret(text, sent) == shows(text, secret));
            }
        CHECK(!shows_a_secret("46a7ad4b-c315-441c-ad2c-473f4075e1b5", sent));
    }
}

} // namespace
