// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/field.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
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

constexpr bool callers_do_not_set_what_others_write()
{
    for (std::string_view const wrong : {"Host", "Content-Length", "TRANSFER-ENCODING", "connection", "Content-Type",
                                         "authorization", "accept", "Accept-Encoding", "proxy-connection", "a b", ""})
        if (may_be_set_by_caller(wrong))
            return false;
    return may_be_set_by_caller("x-api-key") && may_be_set_by_caller("If-Match") && may_be_set_by_caller("Accept-Language") &&
           may_be_set_by_caller("User-Agent");
}
static_assert(callers_do_not_set_what_others_write());

constexpr bool framing_fields_are_known_in_any_case()
{
    return is_framing_field("HOST") && is_framing_field("content-length") && is_framing_field("Transfer-Encoding") &&
           is_framing_field("Connection") && !is_framing_field("te") && !is_framing_field("");
}
static_assert(framing_fields_are_known_in_any_case());

constexpr bool fields_without_lists_stand_once()
{
    return is_singleton_field("content-type") && is_singleton_field("ETAG") && is_singleton_field("Retry-After") &&
           !is_singleton_field("Set-Cookie") && !is_singleton_field("Accept") && !is_singleton_field("Via") &&
           !is_singleton_field("x-api-key") && !is_singleton_field("");
}
static_assert(fields_without_lists_stand_once());

TEST_CASE("field: names, values, and the names that callers may set")
{
    CHECK(framing_fields_are_known_in_any_case());
    CHECK(a_name_is_a_token());
    CHECK(a_value_cannot_become_a_second_field());
    CHECK(callers_do_not_set_what_others_write());
    CHECK(fields_without_lists_stand_once());
}

} // namespace
