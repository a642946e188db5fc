// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/key_literal.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace std::string_view_literals;

struct odd {
    int plain{};
    int quote{};
    int control{};
    int nothing{};
    int umlaut{};
    int slash{};
};
BOOST_DESCRIBE_STRUCT(odd, (), (plain, quote, control, nothing, umlaut, slash))

constexpr auto vouch_schema(vouch::of<odd>)
{
    return vouch::schema(vouch::field<&odd::quote>(vouch::name("a\"b\\c")),
                         vouch::field<&odd::control>(vouch::name("\n\x1f\0\x7f")), vouch::field<&odd::nothing>(vouch::name("")),
                         vouch::field<&odd::umlaut>(vouch::name("\xc3\xa4")), vouch::field<&odd::slash>(vouch::name("a/b~c")));
}

template <std::size_t Index>
constexpr std::string_view literal = vouch::detail::key_literal<odd, boost::mp11::mp_at_c<vouch::detail::members_of<odd>, Index>>;

constexpr bool literals_are_json()
{
    return literal<0> == R"(,"plain":)" && literal<1> == R"(,"a\"b\\c":)" && literal<2> == ",\"\\u000a\\u001f\\u0000\x7f\":"sv &&
           literal<3> == R"(,"":)" && literal<4> == ",\"\xc3\xa4\":" && literal<5> == R"(,"a/b~c":)";
}
static_assert(literals_are_json());

} // namespace

TEST_CASE("key_literal: a member's name as the writer copies it")
{
    CHECK(literals_are_json());
}
