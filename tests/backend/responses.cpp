// SPDX-License-Identifier: BSL-1.0
#include <vouch/backend/beast.hpp>

#include <support/certificate.hpp>
#include <support/response_rows.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

TEST_CASE("responses: the client makes of every row of the table what the RFCs ask")
{
    auto const rows = support::read_wire_rows("tests/backend/responses.txt");
    auto const authority = support::authority().pem();
    auto const make = [&] { // the authorities of the system take 30 ms
        return vouch::backend::beast({.ca_pem = authority, .system_authorities = false});
    };
    std::size_t failed = 0;
    for (support::wire_row const& row : rows) {
        auto const fault = support::fault_of(row, make);
        failed += !fault.empty();
        CHECK_MESSAGE(fault.empty(), row.outcome << " " << row.connection << " " << row.title << ": " << fault);
    }
    MESSAGE(rows.size() << " raw replies, " << rows.size() - failed << " taken as asked");
    CHECK(rows.size() >= 150);
}
