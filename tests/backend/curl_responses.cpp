// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/curl.hpp>

#include <support/response_rows.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace {

// What libcurl 7.88 does not do as the RFCs ask, by the ends of the titles. It takes apart the chunked coding and decides on
// reuse.
std::map<std::string_view, std::string_view> const exceptions{
    {"a higher minor version", "it refuses HTTP/1.2"},
    {"bytes after 204 are not its body", "it drops them and uses the connection again"},
    {"a body after the reply to HEAD is not read as the next reply", "it drops what came with the head"},
    {"an extension without an end", "it has no limit for the extensions of chunks"},
    {"a size of other letters", "it skips what follows the digits of a size"},
    {"a chunk shorter than its size", "it takes a line feed alone for the end of a chunk"},
    {"a carriage return in an extension", "it takes any byte there"},
    {"a chunk above the limit", "it tells the bytes of a chunk, not its size: too_large comes with the bytes"},
    {"close outweighs keep-alive in HTTP/1.0", "the last one counts"},
    {"a byte after the last chunk", "it drops it and uses the connection again"},
};

auto reason_for(std::string_view title) -> std::string_view
{
    for (auto const& [end, reason] : exceptions)
        if (title.ends_with(end))
            return reason;
    return "";
}

} // namespace

TEST_CASE("curl: makes of every row of the table what the RFCs ask, with the known exceptions")
{
    auto const rows = support::read_wire_rows("tests/backend/responses.txt");
    std::size_t excepted = 0;
    for (support::wire_row const& row : rows) {
        auto const reason = reason_for(row.title);
        excepted += !reason.empty();
        auto const fault =
            support::fault_of(row, [] { return vouch::backend::curl(); }, std::chrono::milliseconds(reason.empty() ? 5000 : 150));
        CHECK_MESSAGE(fault.empty() == reason.empty(), row.title << ": " << fault << " " << reason);
    }
    MESSAGE(rows.size() << " raw replies, " << excepted << " not taken as asked");
    CHECK(excepted == exceptions.size());
}
