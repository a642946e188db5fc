// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/call_facts.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http::detail;
using namespace std::string_view_literals;

constexpr bool a_request_id_cannot_break_a_log_line()
{
    for (std::string_view const wrong :
         {""sv, "a b"sv, "a\nb"sv, "a\r"sv, "a\0"sv, "a\x1b[2J"sv, "a,b"sv, "a\"b"sv, "\xC3\xA4"sv, "<a>"sv})
        if (is_request_id(wrong))
            return false;
    return is_request_id("46a7ad4b-c315-441c-ad2c-473f4075e1b5") && is_request_id("Root=1-67891233-abcdef:0/a+b==@x_y.z");
}
static_assert(a_request_id_cannot_break_a_log_line());

TEST_CASE("call_facts: the request id is found in the headers that servers use")
{
    CHECK(a_request_id_cannot_break_a_log_line());
    CHECK(is_request_id(std::string(128, 'a')));
    CHECK(!is_request_id(std::string(129, 'a')));
    CHECK(find_request_id({{"X-Request-Id", "a1"}}, {}) == "a1");
    CHECK(find_request_id({{"x-amzn-RequestId", "a2"}}, {}) == "a2");
    CHECK(find_request_id({{"x-correlation-id", "a3"}, {"request-id", "a4"}}, {}) == "a4");
    CHECK(find_request_id({{"x-request-id", "two words"}, {"x-correlation-id", "a5"}}, {}) == "a5");
    CHECK(find_request_id({{"x-other", "a"}}, {}).empty());
}

TEST_CASE("call_facts: a request id that shows a credential is skipped, and the next field is tried")
{
    vouch::http::request const sent{.headers = {{"x-a", "plain-value"}, {"x-api-key", "s3cr3t-Canary7-key", true}}};
    CHECK(find_request_id({{"x-request-id", "s3cr3t-Canary7-key"}}, sent).empty());
    CHECK(find_request_id({{"x-request-id", "id-s3cr3t-Canary7-key"}, {"request-id", "r2"}}, sent) == "r2");
    CHECK(find_request_id({{"x-request-id", "plain-value"}}, sent) == "plain-value");
}

} // namespace
