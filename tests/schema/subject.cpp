// SPDX-License-Identifier: BSL-1.0
#include <vouch/schema/subject.hpp>

#include <vouch/schema/text_rules.hpp>

#include <variant>

#include <doctest/doctest.h>

// What is refused is in compile_fail/; here stands what must not be.
namespace {

struct account {
    int postal_code{};
};
BOOST_DESCRIBE_STRUCT(account, (), (postal_code))
constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::title("Account"), vouch::description("of a customer"), vouch::strict_members,
                         vouch::case_style::camel);
}

enum class tier { basic };
BOOST_DESCRIBE_ENUM(tier, basic)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::title("Tier"), vouch::enumerator<tier::basic>(vouch::name("b")));
}

using payment = std::variant<account>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::description("how"), vouch::tag("type"), vouch::alternative<account>("account"));
}

using vouch::detail::has_utf8_texts;
using vouch::detail::require_subject;

static_assert(require_subject<account>() && require_subject<tier>() && require_subject<payment>());
static_assert(require_subject<std::variant<tier>>(), "a type without a schema");
static_assert(has_utf8_texts(vouch::name("Stra\xC3\x9F"
                                         "e")) &&
              !has_utf8_texts(vouch::name("Stra\xDF"
                                          "e")));
static_assert(!has_utf8_texts(vouch::field<&account::postal_code>(vouch::title("\xDF"))));
static_assert(!has_utf8_texts(vouch::enumerator<tier::basic>(vouch::name("\xDF"))));
static_assert(!has_utf8_texts(vouch::example("\xDF")) && !has_utf8_texts(vouch::one_of("a", "\xDF")));
static_assert(!has_utf8_texts(vouch::check("a", "\xDF", [](account const&) { return true; })));
static_assert(!has_utf8_texts(vouch::tag("\xDF")) && !has_utf8_texts(vouch::alternative<account>("\xDF")));

} // namespace

TEST_CASE("subject: items that belong to their type have no complaint")
{
    CHECK(require_subject<account>());
}
