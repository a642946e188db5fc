// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/wiping_request.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <support/allocations.hpp>

#include <doctest/doctest.h>

namespace {

using vouch::http::header;
using vouch::http::request;
using vouch::http::detail::wiping_request;

// Counts the freed pieces of memory that still hold this text.
constexpr std::string_view canary = "c4n4ry";
int leaks = 0;

static_assert(!std::is_copy_constructible_v<wiping_request> && !std::is_move_assignable_v<wiping_request>);

// Fills a request that grows, and moves it as a call does. `value` is short, stored in the string, or long, stored on the heap.
void use(std::string const& value)
{
    wiping_request made;
    for (int count = 0; count < 20; ++count) {
        header& added = made.add_header();
        added.name = "x-api-key";
        added.value.reserve(value.size());
        added.value += value;
        added.secret = true;
    }
    made->secret_parameter = "key";
    made->target.reserve(value.size());
    made->target += value;
    made->body.reserve(value.size());
    made->body += value;
    wiping_request moved(std::move(made));
    wiping_request const last(std::move(*moved));
    CHECK(last->headers.size() == 20);
    CHECK(last->headers[19].value == value);
    CHECK(last->body == value);
    CHECK(last->target == value);
}

TEST_CASE("wiping_request: freed memory holds no secret, whether values are short or long")
{
    for (std::size_t const size : {6u, 15u, 16u, 100u}) {
        std::string value(size, 'x');
        value.replace(0, canary.size(), canary);
        leaks = 0;
        tests::allocated().freeing = [](std::string_view block) noexcept { leaks += block.find(canary) != block.npos ? 1 : 0; };
        use(value);
        tests::allocated().freeing = nullptr;
        CHECK(leaks == 0);
    }
}

TEST_CASE("wiping_request: the request that it is made of keeps no short body and no key in a short target")
{
    request source{.target = "/?k=c4n4ry", .body = std::string(canary), .secret_parameter = "k"};
    auto const holds_canary = [&] {
        return std::string_view(reinterpret_cast<char const*>(&source), sizeof source).find(canary) != std::string_view::npos;
    };
    CHECK(holds_canary());
    wiping_request made(std::move(source));
    CHECK(!holds_canary());
    CHECK(made->body == canary);
    CHECK(made->target == "/?k=c4n4ry");

    request const* const place = &*made;
    wiping_request const moved(std::move(made));
    CHECK(&*moved == place);
}

} // namespace
