// SPDX-License-Identifier: BSL-1.0
#include <vouch/pattern/dialect.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using vouch::detail::pattern_fault;

constexpr bool all_have(pattern_fault expected, std::initializer_list<std::string_view> patterns)
{
    for (std::string_view const each : patterns)
        if (vouch::detail::pattern_checker(each).check() != expected)
            return false;
    return true;
}

constexpr bool the_dialect_is_accepted()
{
    return all_have(pattern_fault::none,
                    {"a", "^[A-Z]{2}[0-9]+$", "^(?:[a-z0-9]|-)+(?=\\.)(?!\\.\\.)", "a*b+c?d{2}e{2,}f{2,3}g*?h+?i??j{2}?",
                     "|a||b|", "()(?:)(|)", "\\d\\D\\w\\W\\s\\S\\f\\n\\r\\t\\x00\\xfF\\b\\B",
                     "\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", "-/,:=!<>'\"#&%@~` ", "[-a][a-][^-a][-][^-][^^][a^]",
                     "[a-z0-9_-][\\d-][\\w.$*+?(){}|/]", "[\\[-\\]][\\x00-\\x1f][\\-a][!-\\-]",
                     "[\xC3\xA0-\xC3\xBF]\xF0\x9F\x98\x80{2}", "a{0}b{0,0}c{65535}d{0,65535}e{007}",
                     "(?:a|^)*(?:$)?(?:\\b)+(?:^a){2}(?:(?!b)[a-z]){2,}"});
}
static_assert(the_dialect_is_accepted());

constexpr bool what_is_not_balanced_is_refused()
{
    return all_have(pattern_fault::empty, {""}) && all_have(pattern_fault::not_utf8, {"\x80", "a\xC3", "\xED\xA0\x80"}) &&
           all_have(pattern_fault::unmatched_parenthesis, {"(", "(a", "a)", ")", "(?:a", "(a))", "(()"}) &&
           all_have(pattern_fault::unmatched_bracket, {"]", "[", "[a", "[^", "[a-", "[a\\]", "[-", "a]"}) &&
           all_have(pattern_fault::unmatched_brace, {"}", "a}", "a{2}}", "\\{}"});
}
static_assert(what_is_not_balanced_is_refused());

constexpr bool other_groups_are_refused()
{
    return all_have(pattern_fault::lookbehind, {"(?<=a)b", "(?<!a)b"}) &&
           all_have(pattern_fault::named_group, {"(?<year>a)", "(?P<year>a)", "(?'year'a)", "(?<"}) &&
           all_have(pattern_fault::back_reference, {"(a)\\1", "(a)\\k<a>", "\\9", "[\\1]"}) &&
           all_have(pattern_fault::other_group,
                    {"(?>a)", "(?i)a", "(?i:a)", "(?-i)a", "(?|a)", "(?#a)", "(?R)", "(?1)", "(?(1)a)", "(?&a)", "(?", "(?a"}) &&
           all_have(pattern_fault::empty_lookahead, {"(?=)", "a(?!)"});
}
static_assert(other_groups_are_refused());

constexpr bool wrong_repeats_are_refused()
{
    return all_have(pattern_fault::repeat_of_nothing,
                    {"*", "a|+", "(*a)", "^*", "$+", "\\b?", "\\B{2}", "a**", "a*+", "a++", "a?+", "a{2}{3}", "a{2}+", "a+??",
                     "(?=a)*", "(?!a){2}", "(|*)", "(?:+)"}) &&
           all_have(pattern_fault::repeat_count,
                    {"a{", "a{}", "a{,2}", "a{2", "a{2,", "a{2,1}", "a{ 2}", "a{2 }", "a{-1}", "a{b}", "a{65536}", "a{1,65536}",
                     "a{99999999999999999999}", "a{1,99999999999999999999}", "a{2,,}"}) &&
           all_have(pattern_fault::repeat_of_places,
                    {"(?:^a?){2}", "(?:|\\b){2,}", "(a|$){3}", "(?:(?:^)*){2}", "((?!a)b*){2}", "(?:(?:^a){0}b?){2}"});
}
static_assert(wrong_repeats_are_refused());

constexpr bool wrong_escapes_and_classes_are_refused()
{
    return all_have(pattern_fault::escape,
                    {"\\",     "\\a",    "\\e", "\\v",        "\\h",   "\\R",     "\\K",       "\\A",     "\\z",
                     "\\Z",    "\\Q",    "\\G", "\\X",        "\\N",   "\\0",     "\\cA",      "\\u0041", "\\u{41}",
                     "\\p{L}", "\\P{L}", "\\x", "\\x4",       "\\xg0", "\\x{41}", "\\-",       "\\_",     "\\ ",
                     "\\<",    "\\'",    "\\`", "\\\xC3\xA9", "[\\b]", "[\\B]",   "[\\u0041]", "[\\q]"}) &&
           all_have(pattern_fault::empty_class, {"[]", "[^]", "[]a]", "[^]a]"}) &&
           all_have(pattern_fault::bracket_in_class, {"[[:alpha:]]", "[[.a.]]", "[[=a=]]", "[a[b]", "[a-[]"}) &&
           all_have(pattern_fault::dash_in_class, {"[a-z-9]", "[a-c--]"}) &&
           all_have(pattern_fault::range,
                    {"[z-a]", "[\\d-z]", "[a-\\d]", "[\\w-\\s]", "[--a]", "[!--]", "[\xC3\xBF-\xC3\xA0]", "[\\x41-\\x40]"});
}
static_assert(wrong_escapes_and_classes_are_refused());

constexpr bool groups_nest_to_a_depth()
{
    std::string_view const open = "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("; // 65
    std::string_view const shut = ")))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))";
    auto const nested = [&](std::size_t depth) {
        std::string made(open.substr(0, depth));
        made += shut.substr(0, depth);
        return made;
    };
    return all_have(pattern_fault::none, {nested(64)}) && all_have(pattern_fault::depth, {nested(65)});
}

constexpr bool code_points_are_decoded()
{
    using vouch::detail::code_point_at;
    return code_point_at("A") == U'A' && code_point_at("\xC3\xA9") == U'\u00E9' && code_point_at("\xE6\xBC\xA2") == U'\u6F22' &&
           code_point_at("\xF0\x9F\x98\x80") == U'\U0001F600' && code_point_at("\xF4\x8F\xBF\xBF") == U'\U0010FFFF';
}
static_assert(code_points_are_decoded());

TEST_CASE("dialect: accepts what ECMA-262 and Boost.Regex interpret in the same way")
{
    CHECK(the_dialect_is_accepted());
    CHECK(what_is_not_balanced_is_refused());
    CHECK(other_groups_are_refused());
    CHECK(wrong_repeats_are_refused());
    CHECK(wrong_escapes_and_classes_are_refused());
    CHECK(groups_nest_to_a_depth());
    CHECK(code_points_are_decoded());
}

TEST_CASE("dialect: checks any bytes without reading past them")
{
    std::string pattern;
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            pattern = {static_cast<char>(first), static_cast<char>(second)};
            (void)vouch::detail::pattern_checker(pattern).check();
            pattern.insert(0, "[");
            (void)vouch::detail::pattern_checker(pattern).check();
        }
}

} // namespace
