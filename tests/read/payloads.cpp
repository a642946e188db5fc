// SPDX-License-Identifier: BSL-1.0
// The payloads of examples/payloads: nothing of a document is lost, and one with random damage either is refused, with pointers
// that exist in it, or gives an object without an error that survives being written and read again.
#include <vouch/json.hpp>
#include <vouch/schema/content.hpp>

#include <support/exact_copy.hpp>
#include <support/property.hpp>
#include <support/resolves.hpp>
#include <support/told.hpp>

#include "../../examples/payloads/any_json.hpp"
#include "../../examples/payloads/credential.hpp"
#include "../../examples/payloads/geojson.hpp"
#include "../../examples/payloads/jwt.hpp"
#include "../../examples/payloads/kubernetes_service.hpp"
#include "../../examples/payloads/oidc_discovery.hpp"
#include "../../examples/payloads/oidc_userinfo.hpp"
#include "../../examples/payloads/package_manifest.hpp"
#include "../../examples/payloads/patient.hpp"
#include "../../examples/payloads/protobuf.hpp"
#include "../../examples/payloads/repository.hpp"
#include "../../examples/payloads/webhook.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <doctest/doctest.h>

namespace {

using payload::any_json;

// The pointers of the places where two documents differ, each with a space before it; the order of members does not count.
auto differences(any_json const& left, any_json const& right, std::string const& pointer = {}) -> std::string
{
    std::string all;
    auto const* const array = std::get_if<any_json::array>(&left.value);
    auto const* const other_array = std::get_if<any_json::array>(&right.value);
    auto const* const object = std::get_if<vouch::boxed<any_json::object>>(&left.value);
    auto const* const other_object = std::get_if<vouch::boxed<any_json::object>>(&right.value);
    if (array != nullptr && other_array != nullptr && array->size() == other_array->size()) {
        for (std::size_t index = 0; index < array->size(); ++index)
            all += differences((*array)[index], (*other_array)[index], pointer + '/' + std::to_string(index));
    } else if (object != nullptr && other_object != nullptr) {
        for (auto const& [name, value] : **object)
            all += (*other_object)->contains(name) ? differences(value, (*other_object)->at(name), pointer + '/' + name)
                                                   : ' ' + pointer + '/' + name;
        for (auto const& entry : **other_object)
            all += (*object)->contains(entry.first) ? "" : ' ' + pointer + '/' + entry.first;
    } else if (left != right) {
        all = ' ' + pointer;
    }
    return all;
}

// Puts something else in the place of one value in `at`, or takes it away, or doubles it.
void damage(any_json& at, std::mt19937& random)
{
    auto* const array = std::get_if<any_json::array>(&at.value);
    if (array != nullptr && !array->empty() && random() % 8 != 0) {
        std::size_t const index = random() % array->size();
        if (random() % 16 == 0)
            array->erase(array->begin() + static_cast<std::ptrdiff_t>(index));
        else if (random() % 16 == 0)
            array->push_back(any_json((*array)[index]));
        else
            damage((*array)[index], random);
        return;
    }
    auto* const object = std::get_if<vouch::boxed<any_json::object>>(&at.value);
    if (object != nullptr && !(*object)->empty() && random() % 8 != 0) {
        auto entry = (*object)->begin();
        std::advance(entry, random() % (*object)->size());
        if (random() % 16 == 0)
            (*object)->erase(entry->first);
        else if (random() % 16 == 0)
            (*object)->try_emplace("other", any_json(entry->second));
        else
            damage(entry->second, random);
        return;
    }
    switch (random() % 8) {
    case 0: at.value = vouch::null; break;
    case 1: at.value = random() % 2 == 0; break;
    case 2: at.value = *vouch::decimal::parse(std::to_string(static_cast<int>(random() % 2'000) - 1'000)); break;
    case 3: at.value = vouch::decimal("2.5"); break;
    case 4: at.value = std::string("text"); break;
    case 5: at.value = std::string(); break;
    case 6: at.value = any_json::array{{any_json{std::string("text")}}}; break;
    default: at.value = vouch::boxed<any_json::object>(); break;
    }
}

template <class Type>
void hold_the_property(std::string const& text, vouch::parse_options const& options, Type& reused, std::size_t& refused)
{
    INFO("damaged: ", support::shown(text));
    support::exact_copy const copy(text);
    auto const read = vouch::parse<Type>(copy, options);
    auto const faults = vouch::parse_into(copy, reused, options);
    REQUIRE(tests::told(faults) == (read ? "" : tests::told(read.error())));
    if (read) {
        REQUIRE(vouch::detail::same_content(*read, reused));
        REQUIRE(tests::told(vouch::validate(*read, {.max_depth = options.max_depth})) == "");
        auto const written = vouch::serialize(*read);
        REQUIRE(written);
        INFO("written: ", support::shown(*written));
        auto const again = vouch::parse<Type>(*written, options);
        REQUIRE(again);
        REQUIRE(vouch::detail::same_content(*read, *again));
        REQUIRE(vouch::serialize(*again).value() == *written);
        return;
    }
    ++refused;
    reused = Type{}; // what is in it is valid, but nobody says what
    bool const whole = vouch::parse<vouch::raw_json>(copy).has_value();
    REQUIRE(!read.error().empty());
    for (vouch::error const& error : read.error()) {
        CAPTURE(error.pointer());
        REQUIRE(*error.offset() <= text.size());
        if (whole) // a text that breaks has no places
            REQUIRE(support::resolves(copy, error));
    }
}

// A document of examples/payloads.
auto document_of(std::string const& name) -> std::string
{
    std::ifstream file("examples/payloads/" + name + ".json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// `changed` are the places that are written in another way than they stand in the document.
template <class Type>
void hold_the_properties(std::string const& name, vouch::parse_options options = {}, std::string_view changed = "")
{
    CAPTURE(name);
    std::string const text = document_of(name);
    auto strictly = options;
    strictly.reject_unknown = true;
    auto const document = vouch::parse<Type>(text, strictly);
    REQUIRE(tests::told(document ? vouch::errors() : document.error()) == "");
    auto const free = vouch::parse<any_json>(text).value();
    CHECK(differences(free, vouch::parse<any_json>(vouch::serialize(*document).value()).value()) == changed);

    std::mt19937 random(static_cast<unsigned>(text.size()));
    Type reused{};
    std::size_t refused = 0;
    std::size_t const rounds = support::rounds(300, 20'000);
    for (std::size_t round = 0; round != rounds; ++round) {
        vouch::parse_options const& asked = round % 3 == 0 ? options : round % 3 == 1 ? strictly : vouch::tolerant;
        hold_the_property(support::mutated(text, random), asked, reused, refused);
        any_json damaged = free;
        damage(damaged, random);
        hold_the_property(vouch::serialize(damaged).value(), asked, reused, refused);
    }
    CHECK(refused > rounds / 5); // of twice as many
    CHECK(refused < rounds * 2 - rounds / 10);
}

// The document with another value for the outermost member `member`: how it is refused, or what else is written than was read.
template <class Type>
auto told_of(std::string const& name, std::string_view member, std::string_view json, vouch::parse_options const& options = {})
    -> std::string
{
    auto free = vouch::parse<any_json>(document_of(name)).value();
    auto& object = **std::get_if<vouch::boxed<any_json::object>>(&free.value);
    object[std::string(member)] = vouch::parse<any_json>(json).value();
    auto const read = vouch::parse<Type>(vouch::serialize(free).value(), options);
    if (read)
        return differences(free, vouch::parse<any_json>(vouch::serialize(*read).value()).value());
    std::string all;
    for (vouch::error const& error : read.error())
        all += (all.empty() ? "" : "; ") + std::string(error.code()) + ' ' + error.pointer();
    return all;
}

} // namespace

TEST_CASE("the claims of a JSON Web Token")
{
    hold_the_properties<jwt::claims>("jwt");
}
TEST_CASE("what an OpenID provider says of itself and of a person")
{
    hold_the_properties<oidc::discovery>("oidc_discovery", vouch::tolerant);
    hold_the_properties<oidc::userinfo>("oidc_userinfo", vouch::tolerant, " /email_verified");
}
TEST_CASE("a delivery of a webhook")
{
    hold_the_properties<webhook::delivery>("webhook");
}
TEST_CASE("a message of a webhook whose type is one member among others")
{
    auto const read = [](std::string const& text) { return vouch::parse<webhook::any_message>(text); };
    std::string const head = R"({"id":"m1","timestamp":"2026-03-02T08:15:30Z",)";
    auto const failed = read(head + R"("data":{"invoice":"R-1","why":"expired_card"},"type":"payment.failed"})");
    REQUIRE(failed);
    CHECK(std::get<webhook::message<webhook::payment_failed>>(*failed).data.why == webhook::reason::expired_card);
    CHECK(vouch::serialize(*failed).value() ==
          R"({"type":"payment.failed",)" + head.substr(1) + R"("data":{"invoice":"R-1","why":"expired_card"}})");
    auto const unknown = head + R"("type":"parcel.lost","data":[]})";
    CHECK(vouch::serialize(read(unknown).value()).value() == unknown);
    CHECK(tests::told(read(head + R"("type":"invoice.paid"})").error()) == "missing_member@67 /data");
}
TEST_CASE("a verifiable credential")
{
    hold_the_properties<vc::credential>("credential");
}
TEST_CASE("a Kubernetes service")
{
    hold_the_properties<kubernetes::service>("kubernetes_service", vouch::tolerant);
}
TEST_CASE("a FHIR patient")
{
    hold_the_properties<fhir::patient>("patient");
}
TEST_CASE("GeoJSON features")
{
    hold_the_properties<geojson::feature_collection>("geojson");
}
TEST_CASE("an npm manifest")
{
    hold_the_properties<npm::manifest>("package_manifest");
}
TEST_CASE("a message of Protocol Buffers")
{
    hold_the_properties<protobuf::shipment>("protobuf", {}, " /priority");
}
TEST_CASE("a GitHub repository")
{
    hold_the_properties<github::repository>("repository", vouch::tolerant);
}
TEST_CASE("JSON of any kind")
{
    for (char const* const name : {"geojson", "patient", "repository"})
        hold_the_properties<any_json>(name);
}

// How a value is refused, or what else is written than was read; "" for a value that is read and written as it stands.
TEST_CASE("each form of a value is read, and no other")
{
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<jwt::claims>("jwt", member, json);
        };
        CHECK(told("aud", R"("billing")") == "");
        CHECK(told("aud", R"([])") == "");
        CHECK(told("aud", R"(7)") == "wrong_type /aud");
        CHECK(told("aud", R"(["a",7])") == "wrong_type /aud/1");
        CHECK(told("exp", R"("1767229200")") == "wrong_type /exp");
        CHECK(told("exp", R"(1767225600)") == "ends_before_it_begins /exp");
        CHECK(told("level", R"(2.50)") == "");
        CHECK(told("level", R"(null)") == "null_not_allowed ");
        CHECK(told("roles", R"({"a":"b"})") == "wrong_type ");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<oidc::userinfo>("oidc_userinfo", member, json, vouch::tolerant);
        };
        CHECK(told("email_verified", R"(true)") == "");
        CHECK(told("email_verified", R"("yes")") == "format /email_verified");
        CHECK(told("email_verified", R"(1)") == "wrong_type /email_verified");
        CHECK(told("updated_at", R"("2025-11-01T08:00:00.250Z")") == " /email_verified");
        CHECK(told("updated_at", R"(true)") == "wrong_type /updated_at");
        CHECK(told("locale", R"("en_US")") == " /email_verified");
        CHECK(told("birthdate", R"("1988")") == " /email_verified");
        CHECK(told("address", R"("Dlhá 7")") == "wrong_type /address");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<webhook::delivery>("webhook", member, json);
        };
        CHECK(told("events", R"([{"type":"ping","data":null}])") == " /events/0/data");
        CHECK(told("events", R"([{"type":"new"}])") == "");
        CHECK(told("events", R"([{"data":{"type":"ping"}}])") == "missing_member /events/0/type");
        CHECK(told("events", R"([])") == "too_short /events");
        CHECK(told("events", R"([{"type":"invoice.paid"}])") == "missing_member /events/0/data");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<vc::credential>("credential", member, json);
        };
        CHECK(told("@context", R"(["https://www.w3.org/ns/credentials/v2"])") == "");
        CHECK(told("@context", R"([["https://www.w3.org/ns/credentials/v2"]])") == "wrong_type /@context/0");
        CHECK(told("issuer", R"("did:web:school.example.org")") == "");
        CHECK(told("issuer", R"({"name":"x"})") == "missing_member /issuer/id");
        CHECK(told("type", R"("VerifiableCredential")") == "");
        CHECK(told("name", R"("Badge")") == "");
        CHECK(told("credentialSubject", R"({"id":"urn:x:1","grade":[{}]})") == "");
        CHECK(told("proof", R"([])") == "");
        CHECK(told("validFrom", R"("2026-01-15")") == "not_a_date_time /validFrom");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<kubernetes::service>("kubernetes_service", member, json, vouch::tolerant);
        };
        CHECK(told("spec", R"({"ports":[{"port":1,"targetPort":"x"},{"port":2,"targetPort":3}],"clusterIP":""})") == "");
        CHECK(told("spec", R"({"ports":[{"port":1,"targetPort":70000},{"port":0,"targetPort":2.5}]})") ==
              "out_of_range /spec/ports/0/targetPort; out_of_range /spec/ports/1/port; wrong_type /spec/ports/1/targetPort");
        CHECK(told("metadata", R"({"name":"x","creationTimestamp":null})") == "");
        CHECK(told("metadata", R"({"name":"x","labels":{"a":1}})") == "wrong_type /metadata/labels");
        CHECK(told("kind", R"("Pod")") == "not_one_of /kind");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<fhir::patient>("patient", member, json);
        };
        CHECK(told("birthDate", R"("1962")") == "");
        CHECK(told("birthDate", R"("1962-09-30")") == "");
        CHECK(told("birthDate", R"("1962-13")") == "not_a_partial_date /birthDate");
        CHECK(told("birthDate", R"("1962-09-31")") == "not_a_partial_date /birthDate");
        CHECK(told("birthDate", R"(1962)") == "wrong_type /birthDate");
        CHECK(told("deceasedDateTime", R"("2020-01-01T00:00:00Z")") == "deceased_twice /deceasedDateTime");
        CHECK(told("multipleBirthBoolean", R"(true)") == "multiple_birth_twice /multipleBirthInteger");
        CHECK(told("contained", R"([{"resourceType":"Device"}])") == "unknown_alternative /contained/0/resourceType");
        CHECK(told("extension", R"([{"url":"urn:x:1","extension":[{"url":"urn:x:2","extension":[{"url":"x"}]}]}])") ==
              "not_a_uri /extension/0/extension/0/extension/0/url");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<geojson::feature_collection>("geojson", member, json);
        };
        CHECK(told("features",
                   R"([{"type":"Feature","id":1.5,"geometry":{"type":"Point","coordinates":[1,2]},"properties":null}])") == "");
        CHECK(told("features", R"([{"type":"Feature","geometry":{"type":"Point","coordinates":[1]},"properties":null}])") ==
              "not_a_position /features/0/geometry/coordinates");
        CHECK(
            told(
                "features",
                R"([{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[{"type":"Circle"}]}]},"properties":{}}])") ==
            "unknown_alternative /features/0/geometry/geometries/0/geometries/0/type");
        CHECK(told("features",
                   R"([{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]},"properties":{}}])") ==
              "too_short /features/0/geometry/coordinates/0");
        CHECK(told("bbox", R"([1,2,3])") == "too_short /bbox");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<npm::manifest>("package_manifest", member, json);
        };
        CHECK(told("author", R"({"name":"Peter"})") == "");
        CHECK(told("author", R"(7)") == "wrong_type /author");
        CHECK(told("bin", R"("./cli.js")") == "");
        CHECK(told("repository", R"("github:lantern/timetable")") == "");
        CHECK(told("exports", R"(null)") == "");
        CHECK(told("exports", R"("./index.js")") == "");
        CHECK(told("exports", R"([{"import":"./a.js"},null])") == "");
        CHECK(told("exports", R"({"a":{"b":{"c":7}}})") == "wrong_type /exports");
        CHECK(told("sideEffects", R"(false)") == "");
        CHECK(told("workspaces", R"(["packages/*"])") == "");
        CHECK(told("dependencies", R"({"z":"1","a":"2","m":"3"})") == "");
        CHECK(told("dependencies", R"({"z":1})") == "wrong_type /dependencies");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<protobuf::shipment>("protobuf", member, json);
        };
        CHECK(told("shipmentId", R"(7)") == " /shipmentId /priority");
        CHECK(told("priority", R"("HIGH")") == "");
        CHECK(told("priority", R"(9)") == "");
        CHECK(told("priority", R"("MIDDLE")") == "not_in_enum /priority");
        CHECK(told("timeInTransit", R"("-0.000000001s")") == " /priority");
        CHECK(told("timeInTransit", R"("3.5s")") == " /priority /timeInTransit");
        CHECK(told("timeInTransit", R"("9223372036.854775807s")") == " /priority"); // the longest there is
        CHECK(told("timeInTransit", R"("9223372036.854775808s")") == "not_a_duration /timeInTransit");
        CHECK(told("timeInTransit", R"("3.5")") == "not_a_duration /timeInTransit");
        CHECK(told("timeInTransit", R"("9999999999s")") == "not_a_duration /timeInTransit");
        CHECK(told("temperature", R"("NaN")") == " /priority");
        CHECK(told("temperature", R"(-1.5)") == " /priority");
        CHECK(told("temperature", R"("-1.5")") == " /priority /temperature");
        CHECK(told("temperature", R"("1,5")") == "not_a_double /temperature");
        CHECK(told("updateMask", R"("")") == " /priority");
        CHECK(told("updateMask", R"("a,,b")") == "format /updateMask");
        CHECK(told("seal", R"("AQ")") == "not_base64 /seal");
        CHECK(told("customs", R"(null)") == " /priority");
        CHECK(told("courier", R"("Ondrej")") == "two_carriers /locker");
    }
    {
        auto const told = [](std::string_view member, std::string_view json) {
            return told_of<github::repository>("repository", member, json, vouch::tolerant);
        };
        CHECK(told("created_at", R"("2025-01-01T10:40:00Z")") == "");
        CHECK(told("license", R"(null)") == "");
        CHECK(told("visibility", R"("internal")") == "");
        CHECK(told("owner", R"(null)") == "null_not_allowed /owner");
    }
}
