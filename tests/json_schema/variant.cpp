// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/variant.hpp>

#include "json_schema/model.hpp"
#include "json_schema/written.hpp"
#include <vouch/json_schema/value.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace {

using namespace vouch::detail;
using schema_model::member;
using schema_model::object;

} // namespace

TEST_CASE("json_schema variant: each form of a tag, and none")
{
    using schema_model::variants;
    CHECK(
        member<variants>("inside") ==
        R"({"oneOf":[{"type":"object","properties":{"kind":{"const":"card"},"number":{"type":"string"}},"required":["kind","number"]},)"
        R"({"type":"object","properties":{"kind":{"enum":["iban","sort"]},)"
        R"("sort":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"required":["kind","sort"]}]})");
    CHECK(
        member<variants>("beside") ==
        R"({"oneOf":[{"type":"object","properties":{"type":{"const":"card"},"data":{"$ref":"#/$defs/card"}},"required":["type","data"]},)"
        R"({"type":"object","properties":{"type":{"const":"number"},"data":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"required":["type","data"]},)"
        R"({"type":"object","properties":{"type":{"const":"none"},"data":{"type":"null"}},"required":["type"]}]})");
    CHECK(
        member<variants>("by_name") ==
        R"({"oneOf":[{"type":"object","properties":{"card":{"$ref":"#/$defs/card"}},"required":["card"],"additionalProperties":false},)"
        R"({"type":"object","properties":{"number":{"type":"integer","minimum":-2147483648,"maximum":2147483647}},"required":["number"],"additionalProperties":false}]})");
    CHECK(member<variants>("open_inside")
              .ends_with(
                  R"({"type":"object","properties":{"kind":{"type":"string","not":{"enum":["card"]}}},"required":["kind"]}]})"));
    CHECK(member<variants>("open_by_name")
              .ends_with(R"({"type":"object","minProperties":1,"maxProperties":1,"propertyNames":{"not":{"enum":["card"]}}}]})"));
    CHECK(member<variants>("each") == R"({"type":"array","items":{"oneOf":[{"type":"string"},{"type":"number"}]}})");
}
