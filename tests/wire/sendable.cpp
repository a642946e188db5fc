// SPDX-License-Identifier: BSL-1.0
#include <vouch/wire/sendable.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using vouch::wire::detail::field_fault;
using vouch::wire::detail::find_unsendable;

auto field(std::string name, std::string value = "1") -> vouch::http::header
{
    return {.name = std::move(name), .value = std::move(value)};
}

} // namespace

TEST_CASE("sendable: fields that may be sent")
{
    CHECK_FALSE(find_unsendable({}));
    CHECK_FALSE(
        find_unsendable({field("Content-Type"), field("Set-Cookie"), field("set-cookie"), field("x-tag"), field("X-Tag")}));
    CHECK_FALSE(find_unsendable({field("x", ""), field("y", "a\tb \xc3\xa9")}));
}

TEST_CASE("sendable: the first field that may not be sent, and why")
{
    struct row {
        std::vector<vouch::http::header> headers;
        field_fault fault;
    };
    for (row const& row : {
             row{{field("a"), field("x:")}, field_fault::name},
             row{{field("a"), field("")}, field_fault::name},
             row{{field("a"), field("x\r\ny")}, field_fault::name},
             row{{field("a"), field("x", "1\r\ny: 2")}, field_fault::value},
             row{{field("a"), field("x", "1\n")}, field_fault::value},
             row{{field("a"), field("x", std::string("1\0", 2))}, field_fault::value},
             row{{field("a"), field("x", "\x7f")}, field_fault::value},
             row{{field("a"), field("content-length")}, field_fault::framing},
             row{{field("a"), field("Transfer-Encoding")}, field_fault::framing},
             row{{field("a"), field("CONNECTION")}, field_fault::framing},
             row{{field("a"), field("Host")}, field_fault::framing},
             row{{field("Content-Type", "text/plain"), field("content-type", "text/plain")}, field_fault::repeated},
             row{{field("Location"), field("LOCATION")}, field_fault::repeated},
         }) {
        auto const found = find_unsendable(row.headers);
        REQUIRE(found);
        CHECK(found->position == 1);
        CHECK(found->fault == row.fault);
    }
}
