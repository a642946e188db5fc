// SPDX-License-Identifier: BSL-1.0
#include <vouch/write/options.hpp>

#include <doctest/doctest.h>

TEST_CASE("options: by default a text is compact, as deep as parse reads by default, and without secrets")
{
    constexpr vouch::serialize_options options;
    static_assert(options.indent == 0 && options.max_depth == 128 && !options.secrets);
    CHECK(vouch::serialize_options{.indent = 2}.indent == 2);
}
