// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/message/content.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

TEST_CASE("content: texts and bytes have defaults and compare")
{
    CHECK(plain_text{}.text.empty());
    CHECK(plain_text{"a"} == plain_text{"a"});
    CHECK(!(plain_text{"a"} == plain_text{}));
    CHECK(bytes{}.media_type == "application/octet-stream");
    CHECK(bytes{"a", "image/png"} == bytes{"a", "image/png"});
    CHECK(!(bytes{"a", "image/png"} == bytes{"a"}));
}

} // namespace
