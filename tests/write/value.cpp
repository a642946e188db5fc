// SPDX-License-Identifier: BSL-1.0
#include <vouch/write/value.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/write/serialize.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct member_kinds {
    std::optional<int> first{};
    int plain{};
    std::optional<std::string> maybe{};
    vouch::nullable<int> nothing{};
    vouch::patch<int> change{};
};
BOOST_DESCRIBE_STRUCT(member_kinds, (), (first, plain, maybe, nothing, change))

struct nested {
    std::vector<nested> children{};
    std::optional<member_kinds> one{};
};
BOOST_DESCRIBE_STRUCT(nested, (), (children, one))

struct odd_names {
    int quoted{};
    int nothing{};
};
BOOST_DESCRIBE_STRUCT(odd_names, (), (quoted, nothing))
constexpr auto vouch_schema(vouch::of<odd_names>)
{
    return vouch::schema(vouch::field<&odd_names::quoted>(vouch::name("\"\\\n")),
                         vouch::field<&odd_names::nothing>(vouch::name("")));
}

template <class Type>
auto written(Type const& value) -> std::string
{
    return vouch::serialize(value).value();
}

} // namespace

TEST_CASE("value: scalars")
{
    CHECK(written(true) == "true");
    CHECK(written(false) == "false");
    CHECK(written(std::int8_t{-128}) == "-128");
    CHECK(written(std::uint8_t{255}) == "255");
    CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(written(std::string("a\"b")) == R"("a\"b")");
    CHECK(written(vouch::secret("key")) == R"("key")");
    CHECK(written(vouch::raw_json{"{ \"a\" : 1.0 }"}) == "{ \"a\" : 1.0 }");
}

TEST_CASE("value: floating point, as short as it can be read back")
{
    CHECK(written(0.0) == "0");
    CHECK(written(-0.0) == "-0");
    CHECK(written(1.0) == "1");
    CHECK(written(0.1) == "0.1");
    CHECK(written(-1.5e300) == "-1.5e+300");
    CHECK(written(5e-324) == "5e-324");
    CHECK(written(1.7976931348623157e308) == "1.7976931348623157e+308");
    CHECK(written(0.1F) == "0.1");
    CHECK(written(16'777'216.0F) == "16777216");
}

TEST_CASE("value: names and texts")
{
    CHECK(written(tier::pro) == R"("pro")");
    CHECK(written(vouch::country{"SVK"}) == R"("SVK")");
    CHECK(written(vouch::phone{"+4915112345678"}) == R"("+4915112345678")");
    CHECK(written(vouch::date("0990-02-28")) == R"("0990-02-28")");
    CHECK(written(vouch::uuid("6BA7B810-9DAD-11D1-80B4-00C04FD430C8")) == R"("6ba7b810-9dad-11d1-80b4-00c04fd430c8")");
    CHECK(written(vouch::open<tier>(tier::basic)) == R"("basic")");
    CHECK(written(vouch::open<tier>::from_unknown("g\"\xc3\xb6ld\n")) == "\"g\\\"\xc3\xb6ld\\n\"");
    CHECK(written(vouch::open<vouch::country>(vouch::country{"SVK"})) == R"("SVK")");
    CHECK(written(vouch::open<vouch::country>::from_unknown("")) == R"("")");
}

// The column "written" of the table of the reference.
TEST_CASE("value: what each kind of member writes")
{
    CHECK(written(member_kinds{}) == R"({"plain":0,"nothing":null})");
    CHECK(written(member_kinds{.nothing = 7, .change = vouch::nullable<int>(vouch::null)}) ==
          R"({"plain":0,"nothing":7,"change":null})");
    CHECK(written(member_kinds{.first = 1, .plain = 2, .maybe = "", .nothing = vouch::null, .change = vouch::nullable<int>(5)}) ==
          R"({"first":1,"plain":2,"maybe":"","nothing":null,"change":5})");
}

TEST_CASE("value: objects and arrays, one within the other")
{
    CHECK(written(nested{}) == R"({"children":[]})");
    CHECK(written(nested{.children = {{}, {.children = {{}}}}, .one = member_kinds{.plain = 1}}) ==
          R"({"children":[{"children":[]},{"children":[{"children":[]}]}],"one":{"plain":1,"nothing":null}})");
    CHECK(written(std::vector<bool>{true, false}) == "[true,false]");
    CHECK(written(std::vector<std::optional<int>>{1, {}, 3}) == "[1,null,3]");
    CHECK(written(std::vector<vouch::nullable<tier>>{tier::pro, vouch::null}) == R"(["pro",null])");
    CHECK(written(std::optional<int>{}) == "null");
}

TEST_CASE("value: names that need escapes")
{
    CHECK(written(odd_names{1, 2}) == R"({"\"\\\u000a":1,"":2})");
}
