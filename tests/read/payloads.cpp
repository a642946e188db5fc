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

// `changed` are the places that are written in another way than they stand in the document.
template <class Type>
void hold_the_properties(std::string const& name, vouch::parse_options options = {}, std::string_view changed = "")
{
    CAPTURE(name);
    std::ifstream file("examples/payloads/" + name + ".json", std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
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
