// SPDX-License-Identifier: BSL-1.0
#include <vouch/testing/report.hpp>

#include <doctest/doctest.h>

#include <sstream>

using vouch::testing::verdict;

TEST_CASE("report: what failed and what a backend cannot do")
{
    vouch::testing::report report{
        {{.name = "head", .verdict = verdict::passed, .expected = "no body"},
         {.name = "deadline", .verdict = verdict::passed, .expected = "an end", .got = "2 ms late"},
         {.name = "pause", .verdict = verdict::not_claimed, .expected = "a pause"},
         {.name = "trailers",
          .verdict = verdict::cannot,
          .expected = "two fields",
          .got = "none",
          .reason = "library 1.2 drops them"},
         {.name = "fork", .verdict = verdict::can, .expected = "own replies", .reason = "library 1.1"}}};
    CHECK(report.passed());
    CHECK(report.count(verdict::passed) == 2);
    CHECK(report.find("fork")->verdict == verdict::can);
    CHECK(report.find("forks") == nullptr);

    report.checks.push_back({.name = "redirect", .verdict = verdict::failed, .expected = "a 302", .got = "a 200"});
    CHECK_FALSE(report.passed());
    std::ostringstream text;
    text << report;
    CHECK(text.str() == "passed deadline: 2 ms late\n"
                        "cannot trailers: expected two fields; got none (library 1.2 drops them)\n"
                        "can fork (library 1.1)\n"
                        "failed redirect: expected a 302; got a 200\n"
                        "6 checks: 2 passed, 1 failed, 1 cannot, 1 can though declared, 1 not claimed\n");
}
