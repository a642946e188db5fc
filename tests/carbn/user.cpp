// SPDX-License-Identifier: BSL-1.0
#include <carbn/user.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace {

std::string const shortest = R"({"id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","status":"active"})";

auto with(std::string const& member) -> std::string
{
    std::string text = shortest;
    return text.insert(text.size() - 1, ',' + member);
}

} // namespace

TEST_CASE("user: id and status are required, nothing else")
{
    auto const read = vouch::parse<carbn::user>(shortest);
    REQUIRE(read);
    CHECK(*read->status.known() == carbn::user_status::active);
    CHECK(!read->documents);
    CHECK(vouch::serialize(*read).value() == shortest);

    auto const empty = vouch::parse<carbn::user>("{}");
    REQUIRE(empty.error().size() == 2);
    CHECK(empty.error()[0].pointer() == "/id");
    CHECK(empty.error()[1].pointer() == "/status");
}

TEST_CASE("user: every other member may be absent or null, and is written back in that state")
{
    for (char const* name : {"documents", "address", "first_name", "last_name", "email_address", "phone_number", "date_of_birth",
                             "rejection_reasons", "requirements"}) {
        std::string const text = with('"' + std::string(name) + "\":null");
        auto const read = vouch::parse<carbn::user>(text);
        REQUIRE_MESSAGE(read, name);
        CHECK(vouch::serialize(*read).value() == text);
    }
}

TEST_CASE("user: unknown words of open enumerations are kept and written back")
{
    std::string const text = R"({"id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","status":"frozen","documents":)"
                             R"([{"name":"passport","type":"selfie"}],"address":{"line2":null,"region":"x"}})";
    auto const read = vouch::parse<carbn::user>(text);
    REQUIRE(read);
    CHECK(read->status.unknown() == "frozen");
    CHECK(vouch::serialize(*read).value() == text);
}

TEST_CASE("user: a malformed phone or country is kept with vouch::tolerant and refused by default")
{
    std::string const text = with(R"("address":{"country":"XX"},"phone_number":"call me")");
    auto const kept = vouch::parse<carbn::user>(text, vouch::tolerant);
    REQUIRE(kept);
    CHECK((*kept->phone_number)->unknown() == "call me");
    CHECK(vouch::serialize(*kept).value() == text);

    auto const refused = vouch::parse<carbn::user>(text);
    REQUIRE(refused.error().size() == 2);
    CHECK(refused.error()[0].pointer() == "/address/country");
    CHECK(refused.error()[1].pointer() == "/phone_number");
}

TEST_CASE("user: rejection reasons are kept as they are")
{
    std::string const text = with(R"("rejection_reasons":[{"reason" : "blurred", "at": 1e2}],"requirements":["id"])");
    auto const read = vouch::parse<carbn::user>(text);
    REQUIRE(read);
    CHECK((**read->rejection_reasons)[0].text() == R"({"reason" : "blurred", "at": 1e2})");
    CHECK(vouch::serialize(*read).value() == text);
}

TEST_CASE("user: undocumented members are kept and written back after the others")
{
    std::string const text = with(R"("documents":[{"name":"national_id","pages":2}],"address":{"city":"Ulm","geo":[48.4, 10.0]},)"
                                  R"("level":{"kyc" : "full"},"vip":true)");
    auto const read = vouch::parse<carbn::user>(text);
    REQUIRE(read);
    CHECK(read->undocumented.at("level").text() == R"({"kyc" : "full"})");
    CHECK(vouch::serialize(*read).value() == text);

    auto const mixed = vouch::parse<carbn::user>(R"({"vip":true,"status":"active","id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"})");
    CHECK(vouch::serialize(mixed.value()).value() == with(R"("vip":true)"));
}

TEST_CASE("user: the documented response is read and written as the same text without white space")
{
    std::ifstream page("../shared/seeds/001_14fb70ef0528c002.txt"); // from the project's root, where tests run
    if (!page) {
        MESSAGE("the documents of the API are not here: nothing to compare with");
        return;
    }
    std::string text(std::istreambuf_iterator<char>(page), {});
    text = text.substr(text.find("\n{\n") + 1);
    text = text.substr(0, text.find("\n}\n") + 2);
    for (auto const& [placeholder, value] :
         {std::pair("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
          std::pair("YYYY-MM-DD", "1990-02-28"), std::pair("+1XXXXXXXXXX", "+12025550123")})
        text.replace(text.find(placeholder), std::string_view(placeholder).size(), value);
    auto const read = vouch::parse<carbn::user>(text);
    REQUIRE(read);

    std::string compact;
    bool in_string = false; // no string on that page contains a quote
    for (char const letter : text) {
        in_string ^= letter == '"';
        if (in_string || (letter != ' ' && letter != '\n'))
            compact += letter;
    }
    CHECK(vouch::serialize(*read).value() == compact);
}
