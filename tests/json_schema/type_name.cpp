// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/type_name.hpp>

#include <doctest/doctest.h>

#include <string>

namespace named {
struct account {};
template <class Item>
struct page {};
namespace {
struct hidden {};
} // namespace
} // namespace named

namespace {

using vouch::detail::name_from_title;
using vouch::detail::short_type_name;
using vouch::detail::spelled_type;
using vouch::detail::type_in;

template <class Type>
auto short_name() -> std::string
{
    return short_type_name(type_in(spelled_type<Type>()), false);
}
template <class Type>
auto long_name() -> std::string
{
    return short_type_name(type_in(spelled_type<Type>()), true);
}

} // namespace

TEST_CASE("type_name: the name without namespaces, and with them")
{
    CHECK(short_name<named::account>() == "account");
    CHECK(long_name<named::account>() == "named.account");
    CHECK(short_name<named::hidden>() == "hidden");
    CHECK(short_name<int>() == "int");
}

TEST_CASE("type_name: what a template is made of is part of its name")
{
    CHECK(short_name<named::page<named::account>>() == "page_account");
    CHECK(short_name<named::page<named::page<named::account>>>() == "page_page_account");
    CHECK(long_name<named::page<named::account>>() == "named.page_account");
}

TEST_CASE("type_name: integers are called alike by all compilers")
{
    CHECK(short_type_name("page<long unsigned int>", false) == short_type_name("page<unsigned long>", false));
    CHECK(short_type_name("page<long long int>", false) == "page_longlong");
    CHECK(short_type_name("page<short unsigned int, long int>", false) == "page_unsignedshort_long");
    CHECK(short_type_name("page<3U, 4UL, u8>", false) == "page_3_4_u8");
    CHECK(short_name<named::page<unsigned long long>>() == "page_unsignedlonglong");
}

TEST_CASE("type_name: a type in a function and what compilers write around a name")
{
    struct local {};
    CHECK(short_name<local>() == "local");
    CHECK(type_in("auto f() [with Type = a::b<c, d>; x = y]") == "a::b<c, d>");
    CHECK(type_in("auto f() [Type = a::b]") == "a::b");
    CHECK(type_in("no name") == "no name");
    CHECK(short_type_name("{anonymous}::hidden", false) == "hidden");
    CHECK(short_type_name("(anonymous namespace)::hidden", true) == "hidden");
}

TEST_CASE("type_name: a title becomes a name of letters, digits and underscores")
{
    CHECK(name_from_title("User update") == "User_update");
    CHECK(name_from_title(" a — b! ") == "a_b");
    CHECK(name_from_title("").empty());
    CHECK(name_from_title("€").empty());
}
