// SPDX-License-Identifier: BSL-1.0
#include <vouch/server/beast.hpp>

#include <support/canary.hpp>
#include <support/items_service.hpp>
#include <support/raw_connection.hpp>
#include <support/wire_rows.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The rows of tests/server/requests.txt over sockets: each on a connection of its own.
namespace {

using namespace std::chrono_literals;
using support::lower;
using support::raw_answer;
using support::raw_connection;
using support::wire_row;

/// Returns what is wrong with an answer to any request; empty if nothing is.
auto general_fault(raw_answer const& answer, bool last_of_closed) -> std::string
{
    if (!answer.head.starts_with("HTTP/1.1 ") && !answer.head.starts_with("HTTP/1.0 "))
        return "no status line (RFC 9112 section 4)";
    if (answer.status < 200)
        return answer.count("content-length") == 0 ? "" : "an interim answer with Content-Length (RFC 9110 section 8.6)";
    if (answer.count("date") != 1)
        return "not one Date (RFC 9110 section 6.6.1)";
    if (answer.count("content-type") > 1 || answer.count("content-length") > 1 || answer.count("connection") > 1)
        return "a field twice that may stand once (RFC 9110 section 5.3)";
    if (answer.status == 204 && answer.count("content-length") != 0)
        return "Content-Length in 204 (RFC 9110 section 8.6)";
    if (answer.status == 401 && answer.count("www-authenticate") == 0)
        return "401 without WWW-Authenticate (RFC 9110 section 15.5.2)";
    if (answer.status == 405 && answer.count("allow") == 0)
        return "405 without Allow (RFC 9110 section 15.5.6)";
    if (last_of_closed && answer.head.starts_with("HTTP/1.1") &&
        lower(answer.head).find("connection: close") == std::string::npos)
        return "the last answer does not say Connection: close (RFC 9112 section 9.6)";
    return "";
}

/// Sends a row and returns what is wrong with the answers; empty if nothing is.
auto fault_of(wire_row const& row, std::uint16_t port)
{
    raw_connection client(port, 5s);
    bool const to_head = row.bytes().starts_with("HEAD ");
    bool shut = false;
    std::vector<raw_answer> finals;
    std::string all;
    auto const receive = [&]() -> int { // the status of the next answer, interim ones included; 0 where none comes
        auto const answer = client.receive(to_head && finals.empty());
        if (!answer)
            return 0;
        all += answer->head + answer->body;
        if (answer->status >= 200)
            finals.push_back(*answer);
        return answer->status;
    };
    for (auto const& step : row.steps) {
        if (step.word == "send") {
            client.send(step.text);
        } else if (step.word == "shut") {
            client.end_sending();
            shut = true;
        } else if (step.word == "wait") {
            if (auto const status = receive(); std::to_string(status) != step.text)
                return "expected " + step.text + ", then the body; came " + std::to_string(status);
        }
    }
    auto const alternatives = support::split(row.outcome, '|');
    std::size_t most = 0;
    for (auto const& alternative : alternatives)
        most = (std::max)(most, support::split(alternative, ',').size());
    while (finals.size() < most && receive() != 0)
        if (finals.size() == 1 && finals[0].status >= 400 && support::split(alternatives.back(), ',').size() == 1)
            break; // "201,200|400": the second alternative came
    std::string came;
    for (raw_answer const& answer : finals)
        came += (came.empty() ? "" : ",") + std::to_string(answer.status);
    if (came.empty())
        came = "-";
    if (std::ranges::find(alternatives, came) == alternatives.end())
        return "came " + came + (client.was_late() ? ", late" : "");
    for (raw_answer const& answer : finals)
        if (auto fault = general_fault(answer, row.connection == "closed" && !shut && &answer == &finals.back()); !fault.empty())
            return fault;
    for (auto const& step : row.steps) {
        if (step.word == "has" &&
            (finals.empty() || lower(finals.back().head + finals.back().body).find(lower(step.text)) == std::string::npos))
            return "the answer lacks: " + step.text;
        if (step.word == "lacks" && lower(all).find(lower(step.text)) != std::string::npos)
            return "the answer has: " + step.text;
    }
    if (!finals.empty() && finals.back().status >= 400 && support::holds_canary(all))
        return std::string("the answer repeats the request");
    if (row.connection == "closed")
        return std::string(client.is_ended() ? "" : "the connection stays open");
    if (row.connection == "open") {
        client.send("GET /items/77 HTTP/1.1\r\nHost: a\r\n\r\n");
        auto const answer = client.receive();
        if (!answer || answer->body.find("77") == std::string::npos)
            return std::string("the connection is not kept");
    }
    return std::string();
}

} // namespace

TEST_CASE("requests: every row of the table is answered as the RFCs ask")
{
    auto const service = items::make_service();
    vouch::server::beast const server(service, {.timeout = 400ms});
    auto const rows = support::read_wire_rows("tests/server/requests.txt");
    std::size_t failed = 0;
    for (wire_row const& row : rows) {
        auto const fault = fault_of(row, server.port());
        failed += !fault.empty();
        CHECK_MESSAGE(fault.empty(), row.outcome << " " << row.connection << " " << row.title << ": " << fault);
    }
    MESSAGE(rows.size() << " raw requests, " << rows.size() - failed << " answered as asked");
    CHECK(rows.size() >= 150);
}
