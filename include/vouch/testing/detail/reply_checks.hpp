// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_REPLY_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_REPLY_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/replies.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// The checks of what a backend makes of a healthy reply.
namespace vouch::inline VOUCH_ABI::testing::detail {

inline void check_response(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/length/5"), "GET");
    auto const* const type = http::find_header(response.headers, "content-type");
    bench.expect(response.body == pattern(5), "the body that was sent", "\"" + printable(response.body) + "\"");
    bench.expect(type != nullptr && *type == "text/plain", "the header fields that were sent", "others");
    for (int const status : {201, 400, 404, 500, 503, 599})
        bench.expect_response(bench.get("/status/" + std::to_string(status)), "status " + std::to_string(status), status);
}

inline void check_redirect(bench& bench)
{
    for (int const status : {301, 302, 303, 307, 308}) {
        auto const response =
            bench.expect_response(bench.get("/redirect/" + std::to_string(status)), "a redirect, which is not followed", status);
        auto const* const location = http::find_header(response.headers, "location");
        bench.expect(location != nullptr && *location == "/redirected", "the field Location of a redirect", "none");
    }
    bench.expect_unsent("/redirected", "the target of a redirect");
}

inline void check_head(bench& bench)
{
    for (int round = 0; round < 2; ++round) { // the second on a kept connection
        auto request = bench.ask("HEAD", "/length/100000");
        request.max_response = 1000; // there is no body that could be too long
        auto const response = bench.expect_response(bench.send(request), "HEAD");
        auto const* const length = http::find_header(response.headers, "content-length");
        bench.expect(response.body.empty(), "a response to HEAD without a body", "one with a body");
        bench.expect(length != nullptr && *length == "100000", "the Content-Length of a response to HEAD, as it was sent",
                     length != nullptr ? *length : "none");
    }
}

inline void check_no_content(bench& bench)
{
    for (int const status : {204, 304, 204}) {
        auto const response =
            bench.expect_response(bench.get("/status/" + std::to_string(status)), "a status without a body", status);
        bench.expect(response.body.empty(), "no body", "a body");
    }
}

inline void check_empty_body(bench& bench)
{
    for (std::string const path : {"/length/0", "/chunked/0", "/to-end/0", "/length/0"})
        bench.expect_body(bench.get(path), path, "");
}

inline void check_chunked_body(bench& bench)
{
    for (std::size_t const size : {1U, 1'000U, 100'000U})
        bench.expect_body(bench.get("/chunked/" + std::to_string(size)), "a chunked body", pattern(size));
}

inline void check_body_to_end(bench& bench)
{
    bench.expect_body(bench.get("/to-end/70000"), "a body that the end of the connection ends", pattern(70'000));
    bench.expect_body(bench.get("/http10/1000"), "a body of HTTP/1.0", pattern(1000));
}

inline void check_trailers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/trailers"), "a reply with trailer fields");
    auto const* const sum = http::find_header(response.trailers, "x-sum");
    bench.expect(sum != nullptr && *sum == "42" && response.trailers.size() == 2, "two trailer fields, X-Sum and X-End",
                 std::to_string(response.trailers.size()) + " trailer fields");
}

inline void check_trailers_are_no_headers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/trailers"), "a reply with trailer fields");
    bench.expect(response.body == "hello", "the body before the trailer fields", "another");
    bench.expect(http::find_header(response.headers, "x-sum") == nullptr &&
                     http::find_header(response.headers, "x-end") == nullptr,
                 "no trailer field among the header fields", "X-Sum or X-End among them");
}

inline auto values_of(std::vector<http::header> const& headers, std::string_view name) -> std::string
{
    std::string all;
    for (http::header const& header : headers)
        if (http::same_name(header.name, name))
            (all += header.value) += '|';
    return all;
}

inline void check_duplicate_headers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/duplicate-headers"), "a reply with two fields of one name");
    auto const cookies = values_of(response.headers, "set-cookie");
    auto const two = values_of(response.headers, "x-two");
    bench.expect(cookies == "a=1; Path=/|b=2|", "two fields Set-Cookie, in their order", printable(cookies));
    bench.expect(two == "1|2|", "two fields X-Two, in their order", printable(two));
}

inline void check_mixed_case_headers(bench& bench)
{
    auto const response = bench.expect_response(bench.get("/mixed-case-headers"), "a reply with cOnTeNt-LeNgTh");
    auto const* const value = http::find_header(response.headers, "X-Mixed");
    auto const* const empty = http::find_header(response.headers, "X-Empty");
    bench.expect(response.body == "ok", "the body that cOnTeNt-LeNgTh frames", printable(response.body));
    bench.expect(value != nullptr && *value == "some Value", "the value of X-mIxEd without the blanks around it",
                 value != nullptr ? "\"" + printable(*value) + "\"" : "no such field");
    bench.expect(empty != nullptr && empty->empty(), "a field with an empty value", empty != nullptr ? *empty : "no such field");
}

inline void check_interim_responses(bench& bench)
{
    bench.expect_body(bench.get("/interim"), "a reply after 100 and 103", "final");
    bench.expect_body(bench.get("/interim"), "another one", "final");
}

inline void check_slow_bytes(bench& bench)
{
    bench.expect_body(bench.get("/slow/2"), "a reply that comes byte by byte", "slow bytes");
}

inline void check_large_body(bench& bench)
{
    bench.expect_body(bench.get("/length/3000000"), "a body of 3 MB", pattern(3'000'000));
}

inline void check_body_limit(bench& bench)
{
    auto const limited = [&](std::string const& path, std::size_t limit) {
        auto request = bench.ask("GET", path);
        request.max_response = limit;
        return bench.send(request);
    };
    for (std::string const kind : {"/length/", "/chunked/", "/to-end/"}) {
        bench.expect_body(limited(kind + "1000", 1000), kind + "1000, with a limit of 1000", pattern(1000));
        bench.expect_error(limited(kind + "1001", 1000), kind + "1001, with a limit of 1000", http::transport_reason::too_large,
                           http::delivery::maybe_sent);
    }
    bench.expect_error(limited("/length/1", 0), "a body of one byte, with a limit of 0", http::transport_reason::too_large,
                       http::delivery::maybe_sent);
    for (std::string const path : {"/endless-body", "/endless-chunks"})
        bench.expect_error(limited(path, 100'000), path, http::transport_reason::too_large, http::delivery::maybe_sent);
}

inline void check_keep_alive(bench& bench)
{
    for (std::string const path : {"/length/10", "/chunked/10", "/status/204"}) {
        auto const first = bench.ask("GET", path);
        auto const second = bench.ask("POST", path);
        bench.send(first);
        bench.send(second);
        auto const before = bench.expect_one(first.target, path).connection;
        auto const after = bench.expect_one(second.target, path).connection;
        bench.expect(before == after, "two requests on one connection, after " + path, "a connection for each");
    }
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
