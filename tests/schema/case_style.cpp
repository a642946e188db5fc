// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/case_style.hpp>

#include <support/check.hpp>

#include <string_view>

#include <doctest/doctest.h>

namespace {

using support::check;
using vouch::detail::word_case;

constexpr bool is_styled(std::string_view name, word_case style, std::string_view expected)
{
    char styled[64]{};
    return std::string_view(styled, vouch::detail::style_name(name, style, styled)) == expected &&
           vouch::detail::style_name(name, style, nullptr) == expected.size();
}

constexpr bool words_end_at_underscores_and_before_capitals()
{
    for (std::string_view const name : {"postal_code", "postalCode", "PostalCode", "POSTAL_CODE", "postal__code"}) {
        check(is_styled(name, word_case::camel, "postalCode"));
        check(is_styled(name, word_case::upper_camel, "PostalCode"));
        check(is_styled(name, word_case::snake, "postal_code"));
        check(is_styled(name, word_case::kebab, "postal-code"));
    }
    check(is_styled("URLPath", word_case::snake, "url_path"));
    check(is_styled("a_b_2c", word_case::upper_camel, "AB2c"));
    check(is_styled("line_2", word_case::camel, "line2"));
    check(is_styled("sha256", word_case::kebab, "sha256"));
    check(is_styled("x", word_case::upper_camel, "X"));
    check(is_styled("", word_case::camel, ""));
    return true;
}

constexpr bool underscores_at_the_front_stay()
{
    check(is_styled("_id", word_case::camel, "_id"));
    check(is_styled("_birth_date", word_case::camel, "_birthDate"));
    check(is_styled("_links", word_case::upper_camel, "_Links"));
    check(is_styled("__v", word_case::kebab, "__v"));
    check(is_styled("_", word_case::camel, "_"));
    check(is_styled("class_", word_case::camel, "class")); // behind a word that C++ reserves
    return true;
}

static_assert(words_end_at_underscores_and_before_capitals());
static_assert(underscores_at_the_front_stay());

} // namespace

TEST_CASE("case_style: names as words in another style")
{
    CHECK(words_end_at_underscores_and_before_capitals());
    CHECK(underscores_at_the_front_stay());
}
