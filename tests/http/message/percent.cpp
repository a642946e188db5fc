// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/percent.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using namespace std::string_view_literals;

constexpr bool dot_segments_are_no_path_values()
{
    for (std::string_view const wrong :
         {"",      ".",   "..",    "%2e",   "%2E",        ".%2e",       "%2E.",   "%2e%2E", "../admin", "a/..",      "a/../b",
          "a/./b", "./a", "a\\..", "..\\a", "..%2Fadmin", "a%2f..%2fb", "a%5c..", "/..",    "../",      "%2E%2E%2F", "%2e/"})
        if (is_path_value(wrong))
            return false;
    for (std::string_view const right : {"a",         "...",   "....",  ".a", "a.", "..a", "a..", "a/b", "/",        "//", "a..b",
                                         "%2e%2e%2e", ".%2ea", "%252e", "%2", "%",  ".%2", "%zz", ".-",  "\xC3\xA4", " "})
        if (!is_path_value(right))
            return false;
    return true;
}
static_assert(dot_segments_are_no_path_values());

TEST_CASE("percent: every byte survives encoding and decoding")
{
    CHECK(dot_segments_are_no_path_values());
    for (int byte = 0; byte < 256; ++byte) {
        std::string const text(1, static_cast<char>(byte));
        std::string const encoded = percent_encode(text);
        bool const plain = std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~").find(text) !=
                           std::string_view::npos;
        CHECK(is_unreserved(text[0]) == plain);
        CHECK(encoded.size() == (plain ? 1 : 3));
        CHECK(percent_decode(encoded) == text);
    }
    CHECK(percent_encode("a/b?c=d&e#f%g+h i\xC3\xA4") == "a%2Fb%3Fc%3Dd%26e%23f%25g%2Bh%20i%C3%A4");
    CHECK(percent_encode("").empty());
}

TEST_CASE("percent: decoding refuses a % without two hexadecimal digits")
{
    CHECK(percent_decode("a%2fb%2Fc") == "a/b/c");
    CHECK(percent_decode("%00") == std::string(1, '\0'));
    CHECK(percent_decode("+") == "+");
    CHECK(percent_decode("%252e") == "%2e");
    for (std::string_view const wrong : {"%"sv, "a%"sv, "%2"sv, "%zz"sv, "%2g"sv, "%g2"sv, "%%20"sv, "%-1"sv, "% 1"sv,
                                         "%\0"
                                         "0"sv})
        CHECK(!percent_decode(wrong));
}

} // namespace
