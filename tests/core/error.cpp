// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/error.hpp>

#include <support/check.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

namespace {

using support::check;

constexpr bool every_kind_has_a_text_of_its_own()
{
    constexpr int last = static_cast<int>(vouch::errc::not_expressible);
    for (int first = 0; first <= last; ++first) {
        auto const text = vouch::to_string(static_cast<vouch::errc>(first));
        check(!text.empty() && text != "unknown");
        for (int second = first + 1; second <= last; ++second)
            check(text != vouch::to_string(static_cast<vouch::errc>(second)));
    }
    check(vouch::to_string(static_cast<vouch::errc>(last + 1)) == "unknown"); // `last` is the last kind
    return true;
}
static_assert(every_kind_has_a_text_of_its_own());
static_assert(vouch::to_string(vouch::errc::missing_member) == "missing_member");

constexpr bool an_expectation_without_a_code_takes_that_of_its_kind()
{
    vouch::expectation const plain{vouch::errc::too_long, "characters", {.most = 40}};
    vouch::expectation const own{vouch::errc::format, "not_a_country", "a country"};
    return plain.code == "too_long" && plain.expected == "characters" && plain.limits == vouch::limits{.most = 40} &&
           own.kind == vouch::errc::format && own.code == "not_a_country" && own.expected == "a country" &&
           own.limits == vouch::limits{};
}
static_assert(an_expectation_without_a_code_takes_that_of_its_kind());

// A text may have millions of errors: what they take decides how long reporting them takes.
static_assert(sizeof(vouch::error) <= 96 + sizeof(std::string));

} // namespace

TEST_CASE("errc: every kind has a different text")
{
    CHECK(every_kind_has_a_text_of_its_own());
}

TEST_CASE("expectation: the code is that of the kind unless one is given")
{
    CHECK(an_expectation_without_a_code_takes_that_of_its_kind());
}

TEST_CASE("error: gives kind, code, pointer, offset, limits and message")
{
    vouch::error const short_name{{vouch::errc::too_short, "{} characters", {.least = 1, .most = 40}}, "/name", 12};
    CHECK(short_name.kind() == vouch::errc::too_short);
    CHECK(short_name.code() == "too_short");
    CHECK(short_name.pointer() == "/name");
    CHECK(short_name.offset() == 12);
    CHECK(short_name.limits() == vouch::limits{.least = 1, .most = 40});
    CHECK(short_name.message() == "expected 1 to 40 characters");
}

TEST_CASE("error: limits replace {} in the message, and are left out without it")
{
    auto const message = [](std::string_view expected, vouch::limits limits) {
        return vouch::error({vouch::errc::out_of_range, expected, limits}, "").message();
    };
    CHECK(message("an array of {} items", {.most = 3}) == "expected an array of at most 3 items");
    CHECK(message("an integer, {}", {.least = -1, .most = 1}) == "expected an integer, -1 to 1");
    CHECK(message("{}", {.least = 0}) == "expected at least 0");
    CHECK(message("a small integer", {.least = 0, .most = 9}) == "expected a small integer");
}

TEST_CASE("error: {} stays in the message of a rule without limits")
{
    CHECK(vouch::error({vouch::errc::check, "no_empty_object", "metadata other than {}"}, "").message() ==
          "expected metadata other than {}");
}

TEST_CASE("error: without limits and without offset")
{
    vouch::error const no_country{{vouch::errc::format, "not_a_country", "an ISO 3166-1 alpha-3 country code"}, ""};
    CHECK(no_country.code() == "not_a_country");
    CHECK(no_country.pointer().empty());
    CHECK(no_country.offset() == std::nullopt);
    CHECK(no_country.message() == "expected an ISO 3166-1 alpha-3 country code");
}

TEST_CASE("errors: keeps the order in which errors were added")
{
    vouch::errors list;
    CHECK(list.empty());
    CHECK(list.begin() == list.end());

    list.push_back({{vouch::errc::missing_member, "a member"}, "/a", 1});
    list.push_back({{vouch::errc::wrong_type, "a string"}, "/b", 2});
    CHECK(list.size() == 2);
    CHECK(list[0].pointer() == "/a");
    CHECK(list[1].pointer() == "/b");

    std::string pointers;
    for (vouch::error const& error : list)
        pointers += error.pointer();
    CHECK(pointers == "/a/b");

    vouch::errors const moved = std::move(list);
    CHECK(moved.size() == 2);
    CHECK(vouch::errors{moved[1]}[0].code() == "wrong_type");
}

TEST_CASE("errors: truncated only after set_truncated")
{
    vouch::errors list;
    CHECK_FALSE(list.truncated());
    list.set_truncated();
    CHECK(list.truncated());
    vouch::errors const copy = list;
    CHECK(copy.truncated());
}
