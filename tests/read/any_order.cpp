// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/any_order.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/write/serialize.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

namespace {

struct five {
    int a{};
    std::optional<int> bb{};
    int ccc{};
    vouch::nullable<int> d{};
    int e_e{};
};
BOOST_DESCRIBE_STRUCT(five, (), (a, bb, ccc, d, e_e))

} // namespace

TEST_CASE("members may come in any order, with undeclared ones between them")
{
    std::array<std::string, 6> members{R"("a":1)", R"("bb":2)", R"("ccc":3)", R"("d":null)", R"("e_e":5)", R"("other":[{}])"};
    std::sort(members.begin(), members.end());
    do {
        std::string text = "{";
        for (auto const& member : members)
            text += (text.size() > 1 ? "," : "") + member;
        auto const read = vouch::parse<five>(text + '}');
        REQUIRE(read);
        REQUIRE(vouch::serialize(*read).value() == R"({"a":1,"bb":2,"ccc":3,"d":null,"e_e":5})");
    } while (std::next_permutation(members.begin(), members.end()));
}

TEST_CASE("parse_into forgets what a text leaves out")
{
    five into;
    REQUIRE(vouch::parse_into(R"({"a":1,"bb":2,"ccc":3,"d":4,"e_e":5})", into).empty());
    REQUIRE(vouch::parse_into(R"({"a":6,"ccc":7,"e_e":8})", into, vouch::tolerant).empty());
    CHECK(vouch::serialize(into).value() == R"({"a":6,"ccc":7,"d":null,"e_e":8})");
    CHECK(vouch::parse_into(R"({"a":6})", into).size() == 3);
}
