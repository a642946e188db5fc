// SPDX-License-Identifier: BSL-1.0
#include <vouch/validate/rule_checks.hpp>

#include <vouch/types/email.hpp>
#include <vouch/validate/validate.hpp>

#include <optional>
#include <string>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

struct texts {
    std::string plain{};
    std::optional<std::string> maybe{};
    vouch::nullable<std::string> nothing{};
    vouch::patch<std::string> change{};
    std::optional<vouch::email> mail{};
    std::string any{};
};
BOOST_DESCRIBE_STRUCT(texts, (), (plain, maybe, nothing, change, mail, any))
constexpr auto vouch_schema(vouch::of<texts>)
{
    return vouch::schema(vouch::field<&texts::plain>(vouch::length(2, 4)), vouch::field<&texts::maybe>(vouch::length(2, 4)),
                         vouch::field<&texts::nothing>(vouch::length(2, 4)), vouch::field<&texts::change>(vouch::length(2, 4)),
                         vouch::field<&texts::mail>(vouch::length(5, 10), vouch::name("e-mail")));
}

static_assert(vouch::detail::applies_to<vouch::length, std::string>());
static_assert(vouch::detail::applies_to<vouch::length, std::optional<vouch::email>>());
static_assert(!vouch::detail::applies_to<vouch::length, int>());

// What is wrong with `object`, built in code.
auto broken(texts const& object) -> std::string
{
    return tests::told(vouch::validate(object));
}

} // namespace

TEST_CASE("rules: a length is counted in characters, both bounds included")
{
    CHECK(broken({.plain = ""}) == "too_short /plain");
    CHECK(broken({.plain = "1"}) == "too_short /plain");
    CHECK(broken({.plain = "12"}) == "");
    CHECK(broken({.plain = "1234"}) == "");
    CHECK(broken({.plain = "12345"}) == "too_long /plain");
    CHECK(broken({.plain = "\xf0\x9f\x98\x80"}) == "too_short /plain"); // four bytes, one character
    CHECK(broken({.plain = "\xc3\xa4\xe2\x82\xac"}) == "");
    CHECK(broken({.plain = "\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80"}) == "");
    CHECK(broken({.plain = "\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80x"}) == "too_long /plain");
    auto const errors = vouch::validate(texts{});
    CHECK(errors[0].message() == "expected 2 to 4 characters");
    CHECK(errors[0].limits() == vouch::limits{.least = 2, .most = 4});
    CHECK(errors[0].kind() == vouch::errc::too_short);
}

TEST_CASE("rules: a member that holds nothing keeps every rule")
{
    CHECK(broken({.plain = "12"}) == "");
    CHECK(broken({.plain = "12", .change = vouch::nullable<std::string>(vouch::null)}) == "");
    CHECK(broken({.plain = "12", .maybe = "1", .nothing = "12345", .change = vouch::nullable<std::string>("1")}) ==
          "too_short /maybe; too_long /nothing; too_short /change");
}

TEST_CASE("rules: on a text type they hold besides its own")
{
    CHECK(broken({.plain = "12", .mail = vouch::email{"a@b.cd"}}) == "");
    CHECK(broken({.plain = "12", .mail = vouch::email{"someone@example.com"}}) == "too_long /e-mail");
    CHECK(broken({.plain = "12", .mail = vouch::email{}}) == "unset /e-mail"); // one mistake, not also a short one
}

TEST_CASE("rules: read from a text they stand at the value")
{
    CHECK(tests::faults<texts>(R"({"plain":"1","maybe" : "12345" ,"nothing":"\u00e4","change":"1","any":""})") ==
          "too_short@9 /plain; too_long@23 /maybe; too_short@42 /nothing; too_short@60 /change");
    CHECK(tests::faults<texts>(R"({"plain":"12","nothing":null,"change":null,"any":"","e-mail":"a@b"})") ==
          "too_short@61 /e-mail");
    CHECK(tests::faults<texts>(R"({"plain":1,"nothing":null,"any":"","e-mail":"a"})") ==
          "wrong_type@9 /plain; not_an_email@44 /e-mail"); // no rule is asked of what was not read
    CHECK(tests::faults<texts>(R"({"any":"","nothing":"\ud83d\ude00\ud83d\ude00","plain":"x\n"})") == "");
}
