// SPDX-License-Identifier: BSL-1.0
#include <vouch/report/flatten.hpp>

#include <doctest/doctest.h>

TEST_CASE("flatten: maps each pointer to its messages, in the order of the errors")
{
    vouch::errors const all{vouch::error({vouch::errc::too_short, "{} items", {.least = 1}}, "/tags"),
                            vouch::error({vouch::errc::unset, "a string"}, "/name"),
                            vouch::error({vouch::errc::not_unique, "items that all differ"}, "/tags")};
    auto const flat = vouch::flatten(all);
    CHECK(flat.size() == 2);
    CHECK(flat.at("/name") == std::vector<std::string>{"expected a string"});
    CHECK(flat.at("/tags") == std::vector<std::string>{"expected at least 1 items", "expected items that all differ"});
    CHECK(vouch::flatten({}).empty());
}
