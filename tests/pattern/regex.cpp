// SPDX-License-Identifier: BSL-1.0
#include <vouch/pattern/regex.hpp>

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::detail::compiled_pattern;
using vouch::detail::pattern_verdict;

TEST_CASE("regex: a search reads code points")
{
    compiled_pattern const one_character("^.$");
    CHECK(one_character.search("a") == pattern_verdict::matches);
    CHECK(one_character.search("\xC3\xA4") == pattern_verdict::matches);
    CHECK(one_character.search("\xF0\x9F\x98\x80") == pattern_verdict::matches);
    CHECK(one_character.search("ab") == pattern_verdict::differs);
    CHECK(one_character.search("\n") == pattern_verdict::differs);
    CHECK(one_character.search("\xE2\x80\xA8") == pattern_verdict::differs);
}

TEST_CASE("regex: a text that is not UTF-8 does not match")
{
    CHECK(compiled_pattern("").search("\xFF") == pattern_verdict::differs);
}

TEST_CASE("regex: a search that would take too many steps gives up")
{
    CHECK(compiled_pattern("^(a+)+$").search(std::string(40, 'a') + '!') == pattern_verdict::gives_up);
}

TEST_CASE("regex: negated classes are those of ECMA-262")
{
    compiled_pattern const other_than_digits("^[\\D]+$");
    CHECK(other_than_digits.search("abc ") == pattern_verdict::matches);
    CHECK(other_than_digits.search("a1") == pattern_verdict::differs);
    compiled_pattern const anything("^[\\D\\S]+$");
    CHECK(anything.search("a1 ") == pattern_verdict::matches);
}

} // namespace
