// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATTERN_HPP
#define VOUCH_PATTERN_HPP
// The rule `pattern`, matched by Boost.Regex, whose headers suffice.
#include <vouch/pattern/rule.hpp>
#endif
