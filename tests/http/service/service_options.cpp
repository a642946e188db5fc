// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/service/service_options.hpp>

#include <doctest/doctest.h>

TEST_CASE("service_options: bodies of up to 1 MiB by default")
{
    CHECK(vouch::http::service_options{}.max_body == 1024 * 1024);
}
