// SPDX-License-Identifier: BSL-1.0
#include <vouch/wire/framing.hpp>

#include <doctest/doctest.h>

#include <set>
#include <string_view>

TEST_CASE("framing: each fault has words of its own")
{
    using enum vouch::wire::detail::framing_fault;
    std::set<std::string_view> words;
    for (auto const fault :
         {malformed, start_line_too_long, head_too_long, body_too_long, unknown_coding, unsupported_version, truncated})
        words.insert(to_string(fault));
    CHECK(words.size() == 7);
}
