// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/value.hpp>

#include "json_schema/model.hpp"
#include "json_schema/written.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace vouch::detail;
using schema_model::member;
using schema_model::object;
using vouch::json_schema_options;

template <class Type>
auto written(json_schema_options const& options = {}) -> std::string
{
    schema_builder out(options, {}, "#/$defs/");
    put_subschema<Type>(out);
    return out.finish();
}

} // namespace

TEST_CASE("json_schema value: plain values")
{
    CHECK(written<bool>() == R"({"type":"boolean"})");
    CHECK(written<std::uint8_t>() == R"({"type":"integer","minimum":0,"maximum":255})");
    CHECK(written<double>() == R"({"type":"number"})");
    CHECK(written<float>() ==
          R"({"type":"number","exclusiveMinimum":-3.4028235677973366e38,"exclusiveMaximum":3.4028235677973366e38})");
    CHECK(written<vouch::decimal>() == R"({"type":"number"})");
    CHECK(written<std::string>() == R"({"type":"string"})");
    CHECK(written<vouch::secret>() == R"({"type":"string","minLength":1,"format":"password"})");
    CHECK(written<vouch::raw_json>() == "{}");
    CHECK(written<std::monostate>() == R"({"type":"null"})");
}

TEST_CASE("json_schema value: what may be absent, null or boxed")
{
    CHECK(written<std::optional<bool>>() == R"({"anyOf":[{"type":"boolean"},{"type":"null"}]})");
    CHECK(written<std::unique_ptr<bool>>() == written<std::optional<bool>>());
    CHECK(written<std::vector<std::optional<bool>>>() ==
          R"({"type":"array","items":{"anyOf":[{"type":"boolean"},{"type":"null"}]}})");
    CHECK(member<schema_model::strict_one>("only") == R"({"type":"integer","minimum":-2147483648,"maximum":2147483647})");
    CHECK(member<schema_model::members>("some") == R"({"not":{"type":"null"}})");
    CHECK(written<vouch::boxed<bool>>() == R"({"type":"boolean"})");
    CHECK(written<vouch::nullable<bool>>() == R"({"anyOf":[{"type":"boolean"},{"type":"null"}]})");
    CHECK(written<vouch::nullable<vouch::raw_json>>() == "{}");
    CHECK(written<std::optional<vouch::raw_json>>() == "{}");
}

TEST_CASE("json_schema value: open values")
{
    using open_enum = vouch::open<schema_model::tier>;
    using open_text = vouch::open<vouch::country>;
    json_schema_options const all{.open_values = vouch::open_values::all};
    CHECK(written<open_enum>() == R"({"anyOf":[{"$ref":"#/$defs/Plan"},{"type":"string"}]})");
    CHECK(written<vouch::open<schema_model::level>>() == R"({"anyOf":[{"$ref":"#/$defs/level"},{"type":"number"}]})");
    CHECK(written<open_text>() == R"({"$ref":"#/$defs/country"})");
    CHECK(written<open_text>(all) == R"({"anyOf":[{"$ref":"#/$defs/country"},{"type":"string"}]})");
}

TEST_CASE("json_schema value: numbers in strings")
{
    CHECK(written<vouch::quoted<bool>>() == R"({"oneOf":[{"type":"string","enum":["false","true"]},{"type":"boolean"}]})");
    CHECK(written<vouch::maybe_quoted<double>>() ==
          R"({"oneOf":[{"type":"string","pattern":"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$"},{"type":"number"}]})");
}

TEST_CASE("json_schema value: arrays, sets, tuples and maps")
{
    CHECK(written<std::vector<bool>>() == R"({"type":"array","items":{"type":"boolean"}})");
    CHECK(written<std::set<std::string>>() == R"({"type":"array","uniqueItems":true,"items":{"type":"string"}})");
    CHECK(written<std::array<bool, 2>>() == R"({"type":"array","minItems":2,"maxItems":2,"items":{"type":"boolean"}})");
    CHECK(written<std::array<bool, 0>>() == R"({"type":"array","maxItems":0,"items":{"type":"boolean"}})");
    CHECK(written<std::pair<bool, std::string>>() ==
          R"({"type":"array","minItems":2,"prefixItems":[{"type":"boolean"},{"type":"string"}],"items":false})");
    CHECK(written<std::tuple<>>() == R"({"type":"array","items":false})");
    CHECK(written<std::map<std::string, bool>>() == R"({"type":"object","additionalProperties":{"type":"boolean"}})");
    CHECK(written<std::map<schema_model::tier, bool>>() ==
          R"({"type":"object","propertyNames":{"$ref":"#/$defs/Plan"},"additionalProperties":{"type":"boolean"}})");
}

TEST_CASE("json_schema value: rules stand at the value that they are about")
{
    using schema_model::containers;
    using schema_model::members;
    CHECK(
        member<containers>("list") ==
        R"({"type":"array","minItems":1,"maxItems":3,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":2}})");
    CHECK(member<containers>("scores") ==
          R"({"type":"object","maxProperties":2,"additionalProperties":{"type":"integer","minimum":1,"maximum":9}})");
    CHECK(member<containers>("grid") == R"({"type":"array","items":{"type":"array","minItems":1,)"
                                        R"("items":{"type":"integer","minimum":0,"maximum":2147483647}}})");
    CHECK(member<members>("region") == R"({"anyOf":[{"type":"string","maxLength":3},{"type":"null"}]})");
    CHECK(member<schema_model::numbers>("count") == R"({"type":"integer","minimum":-2147483648,"multipleOf":5,)"
                                                    R"("maximum":2147483647,"allOf":[{"multipleOf":3}]})");
    CHECK(member<schema_model::texts>("word") == R"({"type":"string","enum":["red","green"],"minLength":1})");
}

TEST_CASE("json_schema value: a type that is represented by another has the schema of that")
{
    CHECK(written<vouch::epoch_seconds>() ==
          R"({"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807})");
    CHECK(written<vouch::base64>().starts_with(R"({"type":"string","pattern":"^([A-Za-z0-9+/]{4})*)"));
}
