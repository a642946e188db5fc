// SPDX-License-Identifier: BSL-1.0
// EXPECT: a_pattern_cannot_be_empty
// EXPECT: a_pattern_must_be_utf8
// EXPECT: a_pattern_has_an_unmatched_parenthesis
// EXPECT: a_pattern_has_an_unmatched_brace
// EXPECT: a_pattern_cannot_refer_back_to_a_group
// EXPECT: a_pattern_has_no_groups_but_plain_ones_and_lookahead
// EXPECT: a_pattern_cannot_look_ahead_for_nothing
// EXPECT: a_pattern_nests_its_groups_too_deeply
// EXPECT: a_pattern_repeats_what_cannot_be_repeated
// EXPECT: a_pattern_cannot_count_repeats_of_a_place_or_nothing
// EXPECT: a_pattern_has_a_wrong_repeat_count
// EXPECT: a_pattern_has_an_unknown_escape
// EXPECT: a_pattern_has_an_empty_class
// EXPECT: a_pattern_must_escape_a_bracket_in_a_class
// EXPECT: a_pattern_must_escape_a_dash_in_a_class
// EXPECT: a_pattern_has_a_wrong_range_in_a_class
// MISTAKES: 16
#include <vouch/pattern.hpp>

#ifdef BROKEN
auto empty = vouch::pattern<"">();
auto not_utf8 = vouch::pattern<"\xFF">();
auto parenthesis = vouch::pattern<"^(?:a|b$">();
auto brace = vouch::pattern<"^}$">();
auto back_reference = vouch::pattern<"^(['\"]).*\\1$">();
auto atomic_group = vouch::pattern<"^(?>a+)b">();
auto empty_lookahead = vouch::pattern<"^a(?!)">();
auto depth = vouch::pattern<"(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a">();
auto possessive = vouch::pattern<"^a++b">();
auto counted_place = vouch::pattern<"(?:^a?){2}">();
auto backwards = vouch::pattern<"a{3,2}">();
auto property = vouch::pattern<"^\\p{L}+$">();
auto empty_class = vouch::pattern<"[]">();
auto posix_class = vouch::pattern<"[[:alpha:]]">();
auto dash = vouch::pattern<"[a-z-9]">();
auto range = vouch::pattern<"[z-a]">();
#else
auto not_utf8 = vouch::pattern<"\xC3\xBF">();
auto parenthesis = vouch::pattern<"^(?:a|b)$">();
auto brace = vouch::pattern<"^\\}$">();
auto back_reference = vouch::pattern<"^(?:'.*'|\".*\")$">();
auto plain_group = vouch::pattern<"^(?:a+)b">();
auto lookahead = vouch::pattern<"^a(?!b)">();
auto depth = vouch::pattern<"((((((((((((((((a))))))))))))))))">();
auto greedy = vouch::pattern<"^a+b">();
auto counted = vouch::pattern<"^(?:a?){2}">();
auto forwards = vouch::pattern<"a{2,3}">();
auto letters = vouch::pattern<"^[A-Za-z]+$">();
auto one = vouch::pattern<"[\\s\\S]">();
auto letter = vouch::pattern<"[A-Za-z]">();
auto dash = vouch::pattern<"[a-z9-]">();
auto range = vouch::pattern<"[a-z]">();
#endif
