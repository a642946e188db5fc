// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/subschema.hpp>

#include <vouch/json_schema/value.hpp>

#include <doctest/doctest.h>

TEST_CASE("json_schema subschema: an object with the keywords of a type and of its rules")
{
    using namespace vouch::detail;
    constraints rules;
    rules.add("minLength", "1");
    schema_builder out({}, {}, "#/$defs/");
    put_subschema<std::string>(out, rules);
    CHECK(out.finish() == R"({"type":"string","minLength":1})");
}
