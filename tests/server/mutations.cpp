// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <support/canary.hpp>
#include <support/items_service.hpp>
#include <support/property.hpp>
#include <support/raw_connection.hpp>
#include <support/wire_rows.hpp>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// The rows of tests/server/requests.txt with bytes and lines changed, from a seed: always an answer or a closed connection, never
// a 500, and no word of the key, of the body or of an exception in any refusal. VOUCH_TEST_FULL makes it 20 000 requests.
namespace {

using namespace std::chrono_literals;

auto any_of(std::vector<std::string> const& texts, std::mt19937& random) -> std::string const&
{
    return texts[random() % texts.size()];
}

/// `text` with one to three changes: bytes that frame messages put in, bytes lost or doubled, lines moved, doubled or taken from
/// another request.
auto mangled(std::string text, std::vector<std::string> const& corpus, std::mt19937& random) -> std::string
{
    static std::vector<std::string> const pieces{"\r\n",
                                                 "\r",
                                                 "\n",
                                                 "\r\n\r\n",
                                                 " ",
                                                 "\t",
                                                 ":",
                                                 ",",
                                                 ";",
                                                 std::string(1, '\0'),
                                                 "\xff",
                                                 "0",
                                                 "8",
                                                 "-1",
                                                 "ffffffff",
                                                 "Transfer-Encoding: chunked\r\n",
                                                 "Content-Length: 8\r\n",
                                                 "Content-Length: 0\r\n",
                                                 "Expect: 100-continue\r\n",
                                                 "Connection: close\r\n",
                                                 "Connection: keep-alive\r\n",
                                                 "Host: Canary7\r\n",
                                                 "x-api-key: Canary7-key\r\n",
                                                 "Content-Type: Canary7\r\n",
                                                 "/Canary7",
                                                 "?q=Canary7",
                                                 "%00",
                                                 "%",
                                                 "#",
                                                 "http://Canary7",
                                                 "{\"Canary7\":",
                                                 "HTTP/1.0",
                                                 "HEAD "};
    for (auto left = 1 + random() % 3; left != 0 && !text.empty(); --left) {
        std::size_t const position = random() % text.size();
        auto const line = text.find("\r\n", position);
        switch (random() % 8) {
        case 0: text.insert(position, any_of(pieces, random)); break;
        case 1: text.insert(line == text.npos ? position : line + 2, any_of(pieces, random)); break;
        case 2: text[position] = static_cast<char>(random() % 256); break;
        case 3: text.erase(position, 1 + random() % 4); break;
        case 4: text.insert(position, text.substr(position, 1 + random() % 40)); break;
        case 5: text.resize(position); break;
        case 6: { // the end of another request
            auto const& other = any_of(corpus, random);
            text = text.substr(0, position) + other.substr(random() % other.size());
            break;
        }
        default: // the rest of this line goes to the end
            if (line != text.npos) {
                text += text.substr(position, line + 2 - position);
                text.erase(position, line + 2 - position);
            }
        }
    }
    return text;
}

/// Splits all that came on a connection into answers. What follows a head at once as another status line was an answer to HEAD.
auto answers_in(std::string_view text) -> std::vector<support::raw_answer>
{
    std::vector<support::raw_answer> answers;
    while (!text.empty()) {
        auto const end = text.find("\r\n\r\n");
        if (!text.starts_with("HTTP/1.") || end == text.npos)
            return {{.status = -1, .head = std::string(text), .body = {}}};
        support::raw_answer answer{
            .status = std::stoi(std::string(text.substr(9, 3))), .head = std::string(text.substr(0, end + 4)), .body = {}};
        text.remove_prefix(end + 4);
        auto const length = support::lower(answer.head).find("\ncontent-length:");
        if (!text.starts_with("HTTP/1.") && length != std::string::npos) {
            answer.body = text.substr(0, std::stoul(answer.head.substr(length + 16)));
            text.remove_prefix(answer.body.size());
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace

TEST_CASE("mutations: mangled requests are refused, never break the server, and are never repeated")
{
    std::vector<std::string> corpus;
    for (auto const& row : support::read_wire_rows("tests/server/requests.txt"))
        if (auto const bytes = row.bytes(); !bytes.empty() && bytes.size() < 10'000) // accepted requests more often
            corpus.insert(corpus.end(), row.outcome.starts_with("20") ? 5 : 1, bytes);
    auto const service = items::make_service();
    vouch::server::beast const server(service, {.timeout = 2s});
    std::mt19937 random(20'26);
    std::map<int, int> statuses;
    int server_errors = 0;
    int unanswered = 0;
    int const thrown_before = items::thrown;
    auto const tries = support::rounds(1'000, 20'000);
    for (std::size_t round = 0; round < tries; ++round) {
        auto const bytes = mangled(any_of(corpus, random), corpus, random);
        CAPTURE(round);
        CAPTURE(support::shown(bytes));
        support::raw_connection client(server.port(), 10s);
        client.send(bytes);
        if (random() % 16 == 0)
            continue; // and goes without waiting
        client.end_sending();
        auto const all = client.receive_all();
        REQUIRE(!client.was_late());
        auto const answers = answers_in(all);
        unanswered += answers.empty();
        for (auto const& answer : answers) {
            CAPTURE(answer.head);
            CHECK(answer.status >= 100);
            CHECK(answer.status <= 505);
            CHECK((answer.head + answer.body).find(items::key_text) == std::string::npos);
            CHECK_FALSE((answer.status >= 400 && support::holds_canary(answer.head + answer.body)));
            server_errors += answer.status == 500;
            ++statuses[answer.status];
        }
    }
    CHECK(server_errors <= items::thrown - thrown_before); // the handler of /throw
    support::raw_connection client(server.port());
    client.send("GET /items/1 HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive().value().status == 200);
    std::string told;
    for (auto const& [status, count] : statuses)
        told += " " + std::to_string(status) + ":" + std::to_string(count);
    MESSAGE(tries << " mangled requests:" << told << ", unanswered:" << unanswered);
}
