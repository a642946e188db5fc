// SPDX-License-Identifier: BSL-1.0
#include <vouch/wire/request_parser.hpp>
#include <vouch/wire/response_parser.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Beast's parser is the judge of ours: a message that ours takes means the same to it. The other direction does not hold, since
// ours refuses more.
namespace {

namespace beast = boost::beast::http;

/// Method and target, or the status, then fields and body: what must be the same.
struct content {
    std::string start{};
    std::vector<std::string> fields{};
    std::string body{};
};

constexpr std::string_view seeds[] = {
    "GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n",
    "PUT /a HTTP/1.1\r\nHost: x:80\r\nContent-Length: 11\r\nx-tag: a, b\r\nX-Tag:c\r\n\r\nhello world",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nx-last: y\r\n\r\n",
    "POST / HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\n1",
    "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nx: y\r\n\r\nhello world",
    "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nb\r\nhello world\r\n0\r\nx-last: y\r\n\r\n",
    "HTTP/1.0 500 \r\nx: y\r\nfolded: a\r\n b\r\n\r\nhello",
};
constexpr std::string_view pieces[] = {"\r\n",
                                       "\n",
                                       "\r",
                                       "\0",
                                       " ",
                                       "\t",
                                       ":",
                                       ",",
                                       ";",
                                       "0",
                                       "1",
                                       "chunked",
                                       "close",
                                       "gzip",
                                       "Content-Length: 1\r\n",
                                       "Transfer-Encoding: chunked\r\n",
                                       "Host: y\r\n",
                                       "\r\n\r\n",
                                       "HTTP/1.1",
                                       "x: y\r\n",
                                       "\xff",
                                       "\"",
                                       "-",
                                       "+",
                                       "0x",
                                       "ffffffffffffffff",
                                       "18446744073709551616",
                                       "/",
                                       "#"};

auto mutated(std::string_view seed, std::mt19937& random) -> std::string
{
    std::string text(seed);
    for (auto left = 1 + random() % 3; left != 0; --left) {
        auto const at = random() % (text.size() + 1);
        auto const& piece = pieces[random() % std::size(pieces)];
        switch (random() % 5) {
        case 0: text.insert(at, piece); break;
        case 1: text.erase(at, 1 + random() % 8); break;
        case 2: text.replace(at, 1, piece); break;
        case 3: text.insert(at, text.substr(random() % text.size(), random() % 30)); break;
        default:
            if (at < text.size())
                text[at] = static_cast<char>(random() % 256);
        }
    }
    return text;
}

template <class Fields>
void add_fields(content& read, Fields const& fields)
{
    for (auto const& field : fields)
        read.fields.push_back(field.name + ": " + field.value);
}

/// The fields as Beast keeps them: those of one name together, those that frame a request left out.
void add_beast_fields(content& read, beast::fields const& fields, bool is_request)
{
    for (auto const& field : fields)
        if (!is_request || !vouch::http::detail::is_framing_field(field.name_string()))
            read.fields.push_back(std::string(field.name_string()) + ": " + std::string(field.value()));
}

enum class verdict { read, strict, refused };

/// `strict` is a refusal of what ours takes on purpose: a Connection field that is no list of tokens, and fields of a trailer
/// section that would frame the message.
template <bool is_request>
auto read_by_beast(std::string const& text, content& read) -> verdict
{
    beast::parser<is_request, beast::string_body> parser;
    parser.eager(true);
    boost::system::error_code error;
    std::string_view rest = text;
    while (!rest.empty() && !parser.is_done()) {
        auto const taken = parser.put(boost::asio::buffer(rest), error);
        rest.remove_prefix(taken);
        if (error)
            return error == beast::error::bad_value || parser.is_header_done() ? verdict::strict : verdict::refused;
    }
    if (!parser.is_done() && parser.is_header_done() && parser.need_eof())
        parser.put_eof(error);
    if (!parser.is_done())
        return verdict::refused;
    auto const& message = parser.get();
    if constexpr (is_request)
        read.start = std::string(message.method_string()) + ' ' + std::string(message.target());
    else
        read.start = std::to_string(message.result_int());
    add_beast_fields(read, message, is_request);
    read.body = message.body();
    return verdict::read;
}

} // namespace

TEST_CASE("against Beast: a mutated message that ours takes means the same to Beast")
{
    using namespace vouch::wire::detail;
    std::mt19937 random(7);
    int accepted = 0;
    for (int round = 0; round < 60'000; ++round) {
        auto const seed = random() % std::size(seeds);
        std::string const text = mutated(seeds[seed], random);
        INFO(text);
        content ours;
        content judged;
        verdict judgement{};
        if (seed < 4) {
            request_parser parser;
            std::size_t taken = 0;
            while (taken < text.size() && !parser.is_done() && !parser.fault())
                taken += parser.put(std::string_view(text).substr(taken));
            // Beast knows neither empty lines before a request nor later versions of HTTP/1
            bool const is_known = !text.starts_with('\r') && (text.find("HTTP/1.1\r") < 64 || text.find("HTTP/1.0\r") < 64);
            if (!parser.is_done() || !is_known)
                continue;
            auto const request = std::move(parser).take();
            ours.start = request.method + ' ' + request.target;
            add_fields(ours, request.headers);
            add_fields(ours, request.trailers);
            ours.body = request.body;
            judgement = read_by_beast<true>(text.substr(0, taken), judged);
        } else {
            response_parser parser("GET");
            std::size_t const taken = parser.put(text);
            if (!parser.is_done() && !parser.fault())
                parser.put_eof();
            bool const is_known = text.find("HTTP/1.1 ") == 0 || text.find("HTTP/1.0 ") == 0;
            if (!parser.is_done() || !is_known || text.find('\r') < 13) // nor a status line without a second space
                continue;
            auto const response = std::move(parser).take();
            if (response.status == 101 || text.substr(9, 1) == "1")
                continue;
            ours.start = std::to_string(response.status);
            add_fields(ours, response.headers);
            add_fields(ours, response.trailers);
            ours.body = response.body;
            judgement = read_by_beast<false>(text.substr(0, taken), judged);
        }
        REQUIRE(judgement != verdict::refused);
        if (judgement == verdict::strict)
            continue;
        // Beast moves fields of one name together, and keeps those of a trailer section that frame the message
        std::ranges::sort(ours.fields);
        std::ranges::sort(judged.fields);
        CHECK(ours.start == judged.start);
        CHECK(ours.body == judged.body);
        if (ours.fields.size() == judged.fields.size())
            CHECK(ours.fields == judged.fields);
        ++accepted;
    }
    MESSAGE(accepted << " of 60000 accepted and compared");
    CHECK(accepted > 5'000);
}
