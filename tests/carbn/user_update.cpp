// SPDX-License-Identifier: BSL-1.0
#include <carbn/user_update.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

// The documented request, with values for its placeholders.
std::string const documented = R"({"first_name":"John","last_name":"Doe","email_address":"user@example.com",)"
                               R"("phone_number":"+12025550123","user_type":"individual","date_of_birth":"1990-02-28",)"
                               R"("consent_id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","metadata":"{}","sharing_consent":true,)"
                               R"("identity":{"identity_country_code":"DEU","identity_number":"123456789012",)"
                               R"("identity_document_name":"permanent_residency_id"},"documents":[{"name":"steuer_id",)"
                               R"("type":"tax_document","issuing_country":"DEU","document_number":"1"}],"address":{)"
                               R"("line1":"123 Main Street","city":"City Name","sub_division":"ST","country":"DEU",)"
                               R"("postal_code":"12345"}})";

} // namespace

TEST_CASE("user_update: has the twelve members of the documented request")
{
    auto const read = vouch::parse<carbn::user_update>(documented, vouch::strict);
    REQUIRE(read);
    CHECK(vouch::serialize(*read).value() == documented);
    CHECK(vouch::validate(*read).empty());
}

TEST_CASE("user_update: only members that are set are written")
{
    CHECK(vouch::serialize(carbn::user_update{}).value() == "{}");
    carbn::user_update const change{.phone_number = vouch::phone{"+4915112345678"}};
    CHECK(vouch::serialize(change).value() == R"({"phone_number":"+4915112345678"})");
}

TEST_CASE("user_update: read-only members, null and wrong types are refused")
{
    auto const read = vouch::parse<carbn::user_update>(
        R"({"id":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","first_name":null,"user_type":"business","metadata":{}})", vouch::strict);
    REQUIRE(read.error().size() == 4);
    CHECK(read.error()[0].code() == "unknown_member");
    CHECK(read.error()[1].code() == "null_not_allowed");
    CHECK(read.error()[2].message() == "expected one of individual");
    CHECK(read.error()[3].message() == "expected a string");
}
