// SPDX-License-Identifier: BSL-1.0
// Provokes every kind of error that reading, checking and writing make; `pattern`, `colliding_keys` and `not_expressible` are in
// the tests of their own headers. A new kind without a case does not compile: the switch below lacks it.
#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <map>
#include <set>

namespace {

using vouch::errc;

enum class tier { basic };
BOOST_DESCRIBE_ENUM(tier, basic)

struct small {
    int size{};
    std::optional<int> other{};
};
BOOST_DESCRIBE_STRUCT(small, (), (size, other))

struct ruled {
    std::optional<std::string> text{};
    std::optional<int> number{};
    std::optional<std::vector<int>> list{};
    std::optional<int> unlucky{};
};
BOOST_DESCRIBE_STRUCT(ruled, (), (text, number, list, unlucky))
constexpr auto vouch_schema(vouch::of<ruled>)
{
    return vouch::schema(vouch::field<&ruled::text>(vouch::length(2, 3), vouch::one_of("aa", "bbb")),
                         vouch::field<&ruled::number>(vouch::multiple_of(5), vouch::range(0, 20)),
                         vouch::field<&ruled::list>(vouch::unique_items()),
                         vouch::at_least_one<&ruled::text, &ruled::number, &ruled::list>,
                         vouch::check("unlucky", "a lucky number", [](ruled const& one) { return one.unlucky != 13; }));
}

using choice = std::variant<small>;
constexpr auto vouch_schema(vouch::of<choice>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<small>("small"));
}

template <class Type>
auto errors_of(std::string_view text, vouch::parse_options const& options = {}) -> vouch::errors
{
    auto read = vouch::parse<Type>(text, options);
    return read ? vouch::errors{} : read.error();
}

auto provoke(errc kind) -> vouch::errors
{
    switch (kind) {
    case errc::syntax: return errors_of<int>("1 2");
    case errc::invalid_utf8: return errors_of<std::string>("\"\xff\"");
    case errc::too_deep: return errors_of<vouch::raw_json>("[[[]]]", {.max_depth = 2});
    case errc::wrong_type: return errors_of<int>("\"1\"");
    case errc::null_not_allowed: return errors_of<int>("null");
    case errc::missing_member: return errors_of<small>("{}");
    case errc::unknown_member: return errors_of<small>(R"({"size":1,"more":2})", vouch::strict);
    case errc::duplicate_member: return errors_of<small>(R"({"size":1,"size":2})");
    case errc::out_of_range: return errors_of<ruled>(R"({"number":25})");
    case errc::not_in_enum: return errors_of<tier>("\"pro\"");
    case errc::unknown_alternative: return errors_of<choice>(R"({"is":"large"})");
    case errc::format: return errors_of<vouch::country>("\"XXX\"");
    case errc::too_short: return errors_of<ruled>(R"({"text":"a"})");
    case errc::too_long: return errors_of<ruled>(R"({"text":"aaaa"})");
    case errc::not_a_multiple: return errors_of<ruled>(R"({"number":7})");
    case errc::not_unique: return errors_of<ruled>(R"({"list":[1,2,1]})");
    case errc::not_one_of: return errors_of<ruled>(R"({"text":"bb"})");
    case errc::at_least_one: return errors_of<ruled>(R"({"unlucky":1})");
    case errc::check: return errors_of<ruled>(R"({"text":"aa","unlucky":13})");
    case errc::unset: return vouch::serialize(vouch::country{}).error();
    case errc::not_finite: return vouch::serialize(std::numeric_limits<double>::infinity()).error();
    case errc::secret_not_allowed: return vouch::serialize(vouch::secret("k")).error();
    case errc::pattern:
    case errc::colliding_keys:
    case errc::not_expressible: break;
    }
    return {};
}

} // namespace

TEST_CASE("every kind of error can be met, and has a message and a stable code")
{
    std::set<std::string_view> codes;
    for (int number = 0; number <= static_cast<int>(errc::not_expressible); ++number) {
        auto const kind = static_cast<errc>(number);
        CAPTURE(vouch::to_string(kind));
        CHECK(codes.insert(vouch::to_string(kind)).second);
        if (kind == errc::pattern || kind == errc::colliding_keys || kind == errc::not_expressible)
            continue;
        auto const errors = provoke(kind);
        bool found = false;
        for (auto const& one : errors) {
            found = found || one.kind() == kind;
            CHECK(one.message().starts_with("expected "));
            CHECK(one.message().size() > 12);
        }
        CHECK(found);
    }
}
