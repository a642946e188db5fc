// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTING_DETAIL_REQUEST_CHECKS_HPP
#define VOUCH_TESTING_DETAIL_REQUEST_CHECKS_HPP
#include <vouch/core/config.hpp>
#include <vouch/http/message/message.hpp>
#include <vouch/testing/detail/bench.hpp>
#include <vouch/testing/detail/replies.hpp>
#include <vouch/testing/detail/reply_checks.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>

// The checks of what a backend sends, and of what it refuses to send.
namespace vouch::inline VOUCH_ABI::testing::detail {

inline void check_request(bench& bench)
{
    for (std::string const method : {"GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "QUERY"}) {
        auto request = bench.ask(method, "/echo");
        request.headers.push_back({.name = "X-First", .value = "one, \"two\"; three"});
        request.headers.push_back({.name = "x-list", .value = "1"});
        request.headers.push_back({.name = "x-list", .value = "2"});
        bool const has_body = method != "GET" && method != "OPTIONS" && method != "DELETE";
        if (has_body)
            request.body = "the body";
        bench.expect_body(bench.send(request), method, request.body);
        auto const got = bench.expect_one(request.target, method).request;
        bench.expect(got.method == method, "the method " + method, printable(got.method));
        bench.expect(values_of(got.headers, "x-first") == "one, \"two\"; three|", "the value of a header field, unchanged",
                     printable(values_of(got.headers, "x-first")));
        auto const list = values_of(got.headers, "x-list");
        bench.expect(list == "1|2|" || list == "1, 2|", "two fields of one name, in their order", printable(list));
        auto const host = request.origin.substr(request.origin.find("://") + 3) + '|';
        bench.expect(values_of(got.headers, "host") == host, "one field Host with the authority of the origin",
                     printable(values_of(got.headers, "host")));
        bench.expect(values_of(got.headers, "x-canary") == std::string(bench::canary) + '|', "each header field once",
                     "another number");
        if (has_body)
            bench.expect(values_of(got.headers, "content-length") == "8|", "one Content-Length",
                         printable(values_of(got.headers, "content-length")));
    }
    auto const empty = bench.ask("POST", "/echo");
    bench.expect_body(bench.send(empty), "POST without a body", "");
    // RFC 9110 section 8.6
    bench.expect(values_of(bench.expect_one(empty.target, "POST").request.headers, "content-length") == "0|",
                 "Content-Length: 0 with a POST without a body", "another");
}

inline void check_target(bench& bench)
{
    for (std::string const path :
         {"/echo/a%2Fb", "/echo/../echo/./x//y", "/echo/%7Euser;v=1,2", "/echo/a+b%20c%C3%A9", "/echo/'(*)'!$&@:"}) {
        auto request = bench.ask("GET", path);
        request.target += "&list=a,b&plus=1+1&encoded=%26%3D%2B&empty=&alone";
        bench.send(request);
        bench.expect(bench.peer.requests(request.target).size() == 1, "the target as it is: " + path,
                     "the server got another one, or none");
    }
}

inline void check_binary_body(bench& bench)
{
    std::string all;
    for (int byte = 0; byte < 512; ++byte)
        all += static_cast<char>(byte % 256);
    auto request = bench.ask("PUT", "/echo");
    request.body = all + "\r\n.\r\n0\r\n\r\n";
    bench.expect_body(bench.send(request), "a body of every byte, there and back", request.body);
}

inline void check_large_request(bench& bench)
{
    auto request = bench.ask("PUT", "/echo");
    request.body = pattern(3'000'000);
    auto const start = steady_clock::now();
    bench.expect_body(bench.send(request), "a body of 3 MB, there and back", request.body);
    bench.expect(http::find_header(bench.expect_one(request.target, "PUT").request.headers, "expect") == nullptr,
                 "no field Expect: a server that does not know it makes each upload wait", "one");
    bench.expect(steady_clock::now() - start < std::chrono::seconds(5), "an upload without a pause", "a pause");
}

inline void check_early_response(bench& bench)
{
    auto request = bench.ask("PUT", "/early-response");
    request.body.assign(8'000'000, 'x');
    auto const response = bench.expect_response(bench.send(request), "a reply that comes before the body is sent", 413);
    bench.expect(response.body == "no", "its body", "another");
}

inline void expect_refused(bench& bench, http::request const& request, std::string_view of)
{
    auto const before = bench.peer.request_count();
    auto const result = bench.send(request);
    auto const* const error = std::get_if<http::transport_error>(&result);
    bench.expect(error != nullptr && error->delivery == http::delivery::not_sent, std::string(of) + ": refused, not_sent",
                 words_of(result));
    std::this_thread::sleep_for(milliseconds(5));
    bench.expect(bench.peer.request_count() == before, std::string(of) + ": nothing is sent", "the server got a request");
}

inline void check_control_characters(bench& bench)
{
    using namespace std::string_literals;
    for (std::string const& text : {"\r\nx-more: 1"s, "\n"s, "\r"s, "\0x"s}) {
        auto const name = "\"" + printable(text) + "\"";
        auto request = bench.ask("GET", "/echo");
        request.headers.push_back({.name = "x-value", .value = "a" + text});
        expect_refused(bench, request, name + " in the value of a header field");
        request.headers.back() = {.name = "x-name" + text, .value = "a"};
        expect_refused(bench, request, name + " in the name of a header field");
        request.headers.pop_back();
        request.target += text;
        expect_refused(bench, request, name + " in the target");
        request = bench.ask("GET" + text, "/echo");
        expect_refused(bench, request, name + " in the method");
        request = bench.ask("GET", "/echo");
        request.origin += text;
        expect_refused(bench, request, name + " in the origin");
    }
    for (std::string const& name : {""s, "a b"s, "a:"s, "\xc3\xa9"s}) {
        auto request = bench.ask("GET", "/echo");
        request.headers.push_back({.name = name, .value = "1"});
        expect_refused(bench, request, "a name of a header field that is not a token");
    }
    auto request = bench.ask("GET", "/echo");
    request.target = "/a b";
    expect_refused(bench, request, "a blank in the target");
}

inline void check_framing_headers(bench& bench)
{
    for (std::string const name : {"Host", "content-length", "Transfer-Encoding", "CONNECTION"}) {
        auto request = bench.ask("POST", "/echo");
        request.headers.push_back({.name = name, .value = name == "content-length" ? "0" : "x"});
        expect_refused(bench, request, "the header field " + name + ", which the backend writes");
    }
}

} // namespace vouch::inline VOUCH_ABI::testing::detail
#endif
