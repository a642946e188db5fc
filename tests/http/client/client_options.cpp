// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client_options.hpp>

#include <chrono>
#include <string>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;

TEST_CASE("client_options: defaults")
{
    client_options const options{.origin = "https://a"};
    CHECK(options.deadline == std::chrono::seconds(30));
    CHECK(options.attempts == 3);
    CHECK(options.max_response == 8 * 1024 * 1024);
    CHECK(!options.allow_plain_http);
}

TEST_CASE("client_options: which origins a client may send to")
{
    auto const to = [](std::string origin, bool plain = false) {
        return detail::destination({.origin = std::move(origin), .allow_plain_http = plain});
    };
    CHECK(!to("https://API.example.com:443").fault);
    CHECK(to("https://API.example.com:443").origin == "https://api.example.com");
    CHECK(to("https://api.example.com").is_private);
    CHECK(!to("http://127.0.0.1:8080").fault);
    CHECK(to("http://127.0.0.1:8080").is_private);

    CHECK(to("http://api.example.com").fault->code == "plain_http");
    CHECK(!to("http://api.example.com", true).fault);
    CHECK(!to("http://api.example.com", true).is_private);

    for (char const* wrong : {"", "api.example.com", "https://api.example.com/", "https://user@api.example.com"}) {
        CHECK(to(wrong).fault->code == "not_an_origin");
        CHECK(to(wrong, true).fault);
        CHECK(to(wrong).origin.empty());
    }
}

} // namespace
