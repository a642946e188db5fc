// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/options.hpp>

#include <doctest/doctest.h>

TEST_CASE("json_schema options: by default a schema is compact, and of what parse reads by default")
{
    constexpr vouch::json_schema_options options;
    constexpr vouch::parse_options reading;
    static_assert(options.mode == vouch::schema_mode::request && options.indent == 0);
    static_assert(options.reject_unknown == reading.reject_unknown && options.open_values == reading.open_values);
    CHECK(vouch::json_schema_options{.indent = 2}.indent == 2);
}
