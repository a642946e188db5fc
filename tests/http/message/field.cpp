// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/field.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using namespace std::string_view_literals;

constexpr bool a_name_is_a_token()
{
    for (std::string_view const wrong :
         {""sv, " "sv, "a b"sv, "a:"sv, "a\r"sv, "a\n"sv, "a\0b"sv, "(a)"sv, "\"a\""sv, "\xC3\xA4"sv, "a\x7F"sv})
        if (is_field_name(wrong))
            return false;
    return is_field_name("x-api-key") && is_field_name("!#$%&'*+-.^_`|~09azAZ");
}
static_assert(a_name_is_a_token());

constexpr bool a_value_cannot_become_a_second_field()
{
    for (std::string_view const wrong : {"a\r\nb: c"sv, "a\nb"sv, "a\rb"sv, "a\0b"sv, "\0"sv, "a\x01"sv, "a\x7F"sv, " a"sv,
                                         "a "sv, "\ta"sv, "a\t"sv, "\xC3\xA4"sv, "a\x85z"sv})
        if (is_field_value(wrong))
            return false;
    return is_field_value("") && is_field_value("a b\tc") && is_field_value("!~");
}
static_assert(a_value_cannot_become_a_second_field());

constexpr bool framing_is_not_the_callers()
{
    for (std::string_view const wrong :
         {"Host", "Content-Length", "TRANSFER-ENCODING", "connection", "Content-Type", "authorization", "a b", ""})
        if (is_callers_field(wrong))
            return false;
    return is_callers_field("x-api-key") && is_callers_field("If-Match") && is_callers_field("Accept-Language");
}
static_assert(framing_is_not_the_callers());

TEST_CASE("header fields: names and values")
{
    CHECK(a_name_is_a_token());
    CHECK(a_value_cannot_become_a_second_field());
    CHECK(framing_is_not_the_callers());
}

} // namespace
