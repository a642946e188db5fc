// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/value.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

struct plain_member {
    int member{};
};
BOOST_DESCRIBE_STRUCT(plain_member, (), (member))
struct optional_member {
    std::optional<int> member{};
};
BOOST_DESCRIBE_STRUCT(optional_member, (), (member))
struct nullable_member {
    vouch::nullable<int> member{};
};
BOOST_DESCRIBE_STRUCT(nullable_member, (), (member))
struct patch_member {
    vouch::patch<int> member{};
};
BOOST_DESCRIBE_STRUCT(patch_member, (), (member))

auto shown(int value) -> std::string
{
    return std::to_string(value);
}
auto shown(vouch::nullable<int> const& value) -> std::string
{
    return value ? shown(*value) : "null";
}
template <class Value>
auto shown(std::optional<Value> const& value) -> std::string
{
    return value ? shown(*value) : "empty";
}

// What the member holds after reading under the default, strict and tolerant options, or what is wrong.
template <class Type>
auto meanings(std::string_view text) -> std::string
{
    std::string all;
    for (auto const& options : {vouch::parse_options{}, vouch::strict, vouch::tolerant}) {
        auto const read = parse_exact<Type>(text, options);
        all += (all.empty() ? "" : " | ") + (read ? shown(read->member) : tests::told(read.error()));
    }
    return all;
}

struct rich {
    std::optional<std::vector<vouch::nullable<bool>>> flags{};
    vouch::patch<vouch::country> from{};
    vouch::nullable<plain_member> inner{};
    std::optional<vouch::raw_json> raw{};
};
BOOST_DESCRIBE_STRUCT(rich, (), (flags, from, inner, raw))

} // namespace

// The table of the reference: what each kind of member makes of an absent key, null and a value.
TEST_CASE("value: a plain member is required and not null")
{
    CHECK(meanings<plain_member>("{}") == "missing_member@1 /member | missing_member@1 /member | missing_member@1 /member");
    CHECK(meanings<plain_member>(R"({"member":null})") ==
          "null_not_allowed@10 /member | null_not_allowed@10 /member | null_not_allowed@10 /member");
    CHECK(meanings<plain_member>(R"({"member":7})") == "7 | 7 | 7");
}

TEST_CASE("value: an optional member may be absent, and null where the options say so")
{
    CHECK(meanings<optional_member>("{}") == "empty | empty | empty");
    CHECK(meanings<optional_member>(R"({"member":null})") == "null_not_allowed@10 /member | null_not_allowed@10 /member | empty");
    CHECK(meanings<optional_member>(R"({"member":7})") == "7 | 7 | 7");
}

TEST_CASE("value: a nullable member may be null, and absent where the options say so")
{
    CHECK(meanings<nullable_member>("{}") == "missing_member@1 /member | missing_member@1 /member | null");
    CHECK(meanings<nullable_member>(R"({"member":null})") == "null | null | null");
    CHECK(meanings<nullable_member>(R"({"member":7})") == "7 | 7 | 7");
}

TEST_CASE("value: a patch member tells absent, null and a value apart under all options")
{
    CHECK(meanings<patch_member>("{}") == "empty | empty | empty");
    CHECK(meanings<patch_member>(R"({"member":null})") == "null | null | null");
    CHECK(meanings<patch_member>(R"({"member":7})") == "7 | 7 | 7");
}

TEST_CASE("value: each of the two options about null does one thing")
{
    CHECK(faults<optional_member>(R"({"member":null})", {.null_as_absent = true}) == "");
    CHECK(faults<optional_member>(R"({"member":null})", {.absent_as_null = true}) == "null_not_allowed@10 /member");
    CHECK(faults<nullable_member>("{}", {.absent_as_null = true}) == "");
    CHECK(faults<nullable_member>("{}", {.null_as_absent = true}) == "missing_member@1 /member");
    CHECK(faults<plain_member>("{}", {.null_as_absent = true, .absent_as_null = true}) == "missing_member@1 /member");
}

TEST_CASE("value: a value of the wrong type is a mistake for each of them")
{
    CHECK(meanings<plain_member>(R"({"member":"x"})") == "wrong_type@10 /member | wrong_type@10 /member | wrong_type@10 /member");
    CHECK(meanings<optional_member>(R"({"member":[]})") ==
          "wrong_type@10 /member | wrong_type@10 /member | wrong_type@10 /member");
    CHECK(meanings<nullable_member>(R"({"member":1.5})") ==
          "wrong_type@10 /member | wrong_type@10 /member | wrong_type@10 /member");
    CHECK(meanings<patch_member>(R"({"member":true})") ==
          "wrong_type@10 /member | wrong_type@10 /member | wrong_type@10 /member");
}

TEST_CASE("value: what begins like null and is not")
{
    CHECK(meanings<optional_member>(R"({"member":nul})") == "syntax@10 /member | syntax@10 /member | syntax@10 /member");
    CHECK(meanings<nullable_member>(R"({"member":nulL})") == "syntax@10 /member | syntax@10 /member | syntax@10 /member");
    CHECK(meanings<patch_member>(R"({"member":n)") == "syntax@10 /member | syntax@10 /member | syntax@10 /member");
    CHECK(meanings<nullable_member>(R"({"member":nullx})") == "syntax@14 | syntax@14 | syntax@14");
}

TEST_CASE("value: one within the other")
{
    auto const full = parse_exact<rich>(R"({"flags":[true,null],"from":"SVK","inner":{"member":1},"raw":[null]})").value();
    CHECK(full.flags->size() == 2);
    CHECK((*full.flags)[0] == true);
    CHECK((*full.flags)[1] == vouch::null);
    CHECK(**full.from == vouch::country{"SVK"});
    CHECK(full.inner->member == 1);
    CHECK(full.raw->text() == "[null]");
    auto const least = parse_exact<rich>(R"({"inner":null})").value();
    CHECK(!least.flags);
    CHECK(!least.from);
    CHECK(least.inner.is_null());
    CHECK(!least.raw);
    CHECK(faults<rich>(R"({"inner":null,"raw":null})") == "null_not_allowed@20 /raw"); // as any optional member
    CHECK(!parse_exact<rich>(R"({"raw":null})", vouch::tolerant).value().raw);
    CHECK(faults<rich>(R"({"flags":[true,1],"from":"svk","inner":{"member":null}})") ==
          "wrong_type@15 /flags/1; not_a_country@25 /from; null_not_allowed@49 /inner/member");
}

TEST_CASE("value: null is the word for an empty optional where it is no member")
{
    for (auto const& options : {vouch::parse_options{}, vouch::strict, vouch::tolerant}) {
        CHECK(parse_exact<std::optional<int>>("null", options).value() == std::nullopt);
        CHECK(parse_exact<std::vector<std::optional<int>>>("[1,null]", options).value() ==
              std::vector<std::optional<int>>{1, std::nullopt});
        CHECK(faults<std::optional<int>>("nul", options) == "syntax@0");
    }
}

TEST_CASE("value: any mapped type may be the whole text")
{
    CHECK(parse_exact<std::optional<int>>("7").value() == 7);
    CHECK(parse_exact<vouch::nullable<int>>(" null ").value().is_null());
    CHECK(parse_exact<vouch::country>(R"("SVK")").value() == vouch::country{"SVK"});
}
