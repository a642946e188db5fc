// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/pages.hpp>

#include <vouch/callback.hpp>
#include <vouch/testing/scripted.hpp>
#include <vouch/testing/shapes.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <support/lazy_task.hpp>

#include <doctest/doctest.h>

namespace {

using namespace vouch::http;
using support::lazy_task;
using vouch::testing::scripted;

struct names {
    std::vector<std::string> items{};
    std::optional<std::string> next_cursor{};
};
BOOST_DESCRIBE_STRUCT(names, (), (items, next_cursor))

struct list_names : endpoint<"GET /names", query_param<"cursor", std::optional<std::string>>, reply<200, names>> {};

auto page(std::string const& item, std::string const& cursor) -> response
{
    return {200, {}, R"({"items":[")" + item + R"("],"next_cursor":)" + (cursor.empty() ? "null" : '"' + cursor + '"') + "}"};
}

auto const cursor_of = [](names const& reply) { return reply.next_cursor; };

// What became of all pages: the items, or the status of an outcome that is no success, and the targets that were asked for.
struct told {
    std::string text{};
    pages_ending ending{};

    void add(outcome<list_names> const& outcome)
    {
        text += outcome.ok() == nullptr ? std::to_string(outcome.status()) : "";
        if (outcome.ok() != nullptr)
            for (std::string const& item : outcome.ok()->items)
                text += item;
        text += ' ';
    }
};

template <class Client>
auto calls_of(Client const& api)
{
    return [&api](std::optional<std::string> const& cursor) {
        return api.template call<list_names>().template with<"cursor">(cursor);
    };
}

client_options const options{.origin = "https://a", .attempts = 1};

auto all_sync(scripted& net, std::size_t limit) -> told
{
    client const api{net, options};
    auto found = pages(calls_of(api), cursor_of, limit);
    told all;
    for (auto& outcome : found)
        all.add(outcome);
    all.ending = found.ending();
    CHECK(found.begin() == found.end()); // it has ended for good
    return all;
}

auto all_coroutine(scripted& net, std::size_t limit) -> told
{
    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    client const api{backend, options};
    auto found = pages(calls_of(api), cursor_of, limit);
    told all;
    while (auto const outcome = found.next().run())
        all.add(*outcome);
    all.ending = found.ending();
    CHECK(!found.next().run());
    return all;
}

// Asks for the next page in the function of the page before.
template <class Pages>
void ask_on(Pages& found, told& all, int& ends)
{
    found.next([&](std::optional<outcome<list_names>> outcome) noexcept {
        if (!outcome) {
            ++ends;
            return;
        }
        all.add(*outcome);
        ask_on(found, all, ends);
    });
}

auto all_callback(scripted& net, std::size_t limit) -> told
{
    auto backend = vouch::testing::as_deferred_callback(net);
    client const api{backend, options};
    auto found = pages(calls_of(api), cursor_of, limit);
    told all;
    int ends = 0;
    ask_on(found, all, ends);
    backend.run();
    CHECK(ends == 1);
    all.ending = found.ending();
    return all;
}

void check(std::vector<transport_result> const& script, std::string const& text, pages_ending ending, std::string const& cursors,
           std::size_t limit = most_pages)
{
    for (auto* const all : {&all_sync, &all_coroutine, &all_callback}) {
        scripted net{.script = script};
        told const got = all(net, limit);
        CHECK(got.text == text);
        CHECK(got.ending == ending);
        std::string asked;
        for (request const& sent : net.sent) {
            std::size_t const equals = sent.target.find('=');
            asked += (equals == std::string::npos ? "-" : sent.target.substr(equals + 1)) + ' ';
        }
        CHECK(asked == cursors);
    }
}

TEST_CASE("pages: end behind the page without a cursor")
{
    check({page("a", "1"), page("b", "2"), page("c", "")}, "a b c ", pages_ending::last_page, "- 1 2 ");
    check({page("a", "")}, "a ", pages_ending::last_page, "- ");
}

TEST_CASE("pages: a page without items is a page, and the cursor is encoded like any value")
{
    response const empty{200, {}, R"({"items":[],"next_cursor":"a&b=c"})"};
    check({empty, page("a", "")}, " a ", pages_ending::last_page, "- a%26b%3Dc ");
    check({response{200, {}, R"({"items":[]})"}}, " ", pages_ending::last_page, "- ");
}

TEST_CASE("pages: end with the first outcome that is no success, which is given")
{
    check({page("a", "1"), response{.status = 500}, page("b", "")}, "a 500 ", pages_ending::failed, "- 1 ");
    check({page("a", "1"), response{200, {}, "{"}}, "a 200 ", pages_ending::failed, "- 1 ");
    check({transport_error{transport_reason::reset, delivery::maybe_sent}}, "0 ", pages_ending::failed, "- ");
}

TEST_CASE("pages: end before a cursor that was used before, the last one or an earlier one")
{
    check({page("a", "1"), page("b", "1"), page("c", "")}, "a b ", pages_ending::repeated_cursor, "- 1 ");
    check({page("a", "1"), page("b", "2"), page("c", "1"), page("d", "")}, "a b c ", pages_ending::repeated_cursor, "- 1 2 ");
}

TEST_CASE("pages: end at the limit, unless the last page comes first")
{
    std::vector<transport_result> const three{page("a", "1"), page("b", "2"), page("c", "")};
    check(three, "a b ", pages_ending::limit, "- 1 ", 2);
    check(three, "a b c ", pages_ending::last_page, "- 1 2 ", 3);
    check(three, "", pages_ending::limit, "", 0);
}

TEST_CASE("pages: an endless server is asked a thousand times")
{
    int asked = 0;
    auto const endless = [&](request const&) { return page("x", std::to_string(++asked)); };
    client const api{endless, options};
    auto found = pages(calls_of(api), cursor_of);
    std::size_t count = 0;
    for (auto const& outcome : found)
        count += outcome.ok()->items.size();
    CHECK(count == 1'000);
    CHECK(asked == 1'000);
    CHECK(found.ending() == pages_ending::limit);
}

TEST_CASE("pages: are lazy")
{
    scripted net{.script = {page("a", "1"), page("b", "2")}};
    client const api{net, options};
    auto found = pages(calls_of(api), cursor_of);
    CHECK(net.sent.empty());
    auto position = found.begin();
    CHECK(net.sent.size() == 1);
    CHECK(position->ok()->items[0] == "a");
    CHECK(found.ending() == pages_ending::not_ended);
    ++position;
    CHECK(net.sent.size() == 2);
    CHECK((*position).ok()->items[0] == "b");
    static_assert(std::input_iterator<decltype(position)>);

    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    client const coroutine_api{backend, options};
    auto later = pages(calls_of(coroutine_api), cursor_of);
    auto const task = later.next();
    CHECK(net.sent.size() == 2);
}

struct count_to : endpoint<"GET /numbers", query_param<"page", std::uint32_t>, reply<200, empty>, reply<204, empty>> {};

TEST_CASE("pages: a cursor may be a number, and come from a header field")
{
    scripted net{.script = {response{200, {{"x-next", "2"}}, {}}, response{200, {{"x-next", "3"}}, {}}, response{.status = 200}}};
    client const api{net, options};
    auto found = pages<std::uint32_t>(
        [&](std::optional<std::uint32_t> const& cursor) { return api.call<count_to>().with<"page">(cursor.value_or(1)); },
        [](outcome<count_to> const& page) -> std::optional<std::uint32_t> {
            auto const* const next = find_header(page.headers(), "x-next");
            return next == nullptr ? std::nullopt : std::optional(static_cast<std::uint32_t>(std::stoul(*next)));
        });
    int count = 0;
    for ([[maybe_unused]] auto const& outcome : found)
        ++count;
    CHECK(count == 3);
    CHECK(found.ending() == pages_ending::last_page);
    CHECK(net.sent[2].target == "/numbers?page=3");
}

TEST_CASE("pages: a stop request ends them as it ends a call")
{
    struct stopped {
        [[nodiscard]] auto stop_requested() const noexcept -> bool { return true; }
    };
    scripted net{.script = {page("a", "1")}};
    auto backend = vouch::testing::as_coroutine<lazy_task>(net);
    client const api{backend, options};
    auto found = pages(calls_of(api), cursor_of);
    auto const outcome = found.next(stopped{}).run();
    REQUIRE(outcome);
    CHECK(outcome->get_if<transport_error>()->reason == transport_reason::cancelled);
    CHECK(found.ending() == pages_ending::failed);

    auto callback_backend = vouch::testing::as_callback(net);
    client const callback_api{callback_backend, options};
    auto others = pages(calls_of(callback_api), cursor_of);
    bool is_cancelled = false;
    others.next(
        [&](std::optional<vouch::http::outcome<list_names>> page) noexcept {
            is_cancelled = page && page->get_if<transport_error>()->reason == transport_reason::cancelled;
        },
        stopped{});
    CHECK(is_cancelled);
    CHECK(net.sent.empty());
}

TEST_CASE("pages: a 2xx that only the default reply documents is no success")
{
    struct list_or_default
        : endpoint<"GET /names", query_param<"cursor", std::optional<std::string>>, reply<200, names>, default_reply<names>> {};
    scripted net{.script = {page("a", "1"), page("b", "2"), page("c", "3")}};
    std::get<response>(net.script[1]).status = 206;
    client const api{net, options};
    auto found = pages(
        [&](std::optional<std::string> const& cursor) { return api.call<list_or_default>().with<"cursor">(cursor); }, cursor_of);
    std::vector<int> statuses;
    for (auto const& outcome : found)
        statuses.push_back(outcome.status());
    CHECK(statuses == std::vector<int>{200, 206});
    CHECK(found.ending() == pages_ending::failed);
}

} // namespace
