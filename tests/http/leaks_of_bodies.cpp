// SPDX-License-Identifier: BSL-1.0
#include <vouch/http/client/client.hpp>

#include <vouch/core/secret.hpp>
#include <vouch/http/message/file.hpp>
#include <vouch/testing/recording.hpp>
#include <vouch/testing/scripted.hpp>
#include <vouch/types/country.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <support/canary.hpp>

#include <doctest/doctest.h>

// Bodies of every kind hold a word, in each member, file name and key of a map: nothing that a call tells holds it.
namespace {

using namespace vouch::http;
using support::holds_canary;
using vouch::testing::scripted;

std::string const word = "Canary7";

struct fields {
    std::string name{};
    std::vector<std::string> tags{};
    vouch::secret key{};
};
BOOST_DESCRIBE_STRUCT(fields, (), (name, tags, key))
constexpr auto vouch_schema(vouch::of<fields>)
{
    return vouch::schema(vouch::field<&fields::name>(vouch::length(1, 20)));
}
struct upload {
    std::string title{};
    file picture{};
};
BOOST_DESCRIBE_STRUCT(upload, (), (title, picture))
struct by_name {
    std::map<std::string, std::vector<vouch::country>> countries{};
    std::map<std::string, std::string> words{};
};
BOOST_DESCRIBE_STRUCT(by_name, (), (countries, words))

struct send_form : endpoint<"POST /form", form_body<fields>, reply<200, by_name>> {};
struct send_upload : endpoint<"POST /upload", multipart_body<upload>, reply<200, by_name>> {};
struct send_text : endpoint<"POST /text", text_body, reply<200, by_name>> {};
struct send_bytes : endpoint<"POST /bytes", bytes_body<"image/png">, reply<200, by_name>> {};
struct send_map : endpoint<"PUT /map", json_body<by_name>, reply<200, by_name>> {};

struct listener {
    std::string text{};

    void operator()(call_begun const& event) { text += event.route; }
    void operator()(call_ended const& event) { text += std::string(event.route) + std::string(event.request_id); }
};

// All that a call of `Endpoint` with this body tells, without being asked for data.
template <class Endpoint, class Body>
auto told(Body const& body, transport_result result, call_ending expected) -> std::string
{
    scripted net{.script = {std::move(result)}};
    vouch::testing::recording recorded{net};
    listener events;
    client const api{recorded, {.origin = "https://a", .attempts = 2, .observer = events}};
    auto const outcome = api.template call<Endpoint>().body(body).send();
    CHECK(outcome.ending() == expected);
    if (expected != call_ending::invalid_request) {
        REQUIRE(!net.sent.empty());
        CHECK(holds_canary(net.sent[0].body)); // the word was there to be told
    }
    std::string all = outcome.summary() + events.text;
    if (auto const* const refused = outcome.template get_if<invalid_request>())
        for (request_error const& error : refused->errors)
            all += error.pointer() + error.message() + std::string(error.code());
    if (auto const* const wrong = outcome.template get_if<undecodable_reply>())
        for (vouch::error const& error : wrong->errors)
            all += error.pointer() + error.message() + std::string(error.code());
    try {
        (void)outcome.value();
    } catch (bad_outcome const& thrown) {
        all += thrown.what();
    }
    for (auto const& attempt : recorded.attempts()) {
        all += std::string(attempt.route) + attempt.target + attempt.body + attempt.reply_body;
        for (std::string const& name : attempt.header_names)
            all += name;
    }
    return all;
}

template <class Endpoint, class Body>
void check_failures(Body const& body)
{
    CHECK(!holds_canary(told<Endpoint>(body, transport_error{transport_reason::reset, delivery::maybe_sent, word},
                                       call_ending::transport_error)));
    CHECK(!holds_canary(told<Endpoint>(body, response{500, {{"x-a", word}}, word}, call_ending::unexpected_status)));
    for (char const* const reply : {R"({"countries":{"Canary7":["Canary7"]},"words":{"Canary7":7}})",
                                    R"({"countries":{"\u0043anary7":["\u0043anary7"],"Canary7":7},"words":{}})",
                                    R"({"countries":{},"words":{"Canary7":"Canary7","Canary7":"Canary7"}})", "Canary7"})
        CHECK(!holds_canary(told<Endpoint>(body, response{200, {}, reply}, call_ending::undecodable_reply)));
}
template <class Endpoint, class Body>
void check_refused(Body const& body)
{
    CHECK(!holds_canary(told<Endpoint>(body, response{.status = 200}, call_ending::invalid_request)));
}

TEST_CASE("leaks of bodies: forms")
{
    fields const good{.name = word, .tags = {word, word}, .key = vouch::secret(word)};
    check_failures<send_form>(good);
    fields wrong = good;
    wrong.name = word + word + word;
    check_refused<send_form>(wrong);
    wrong = good;
    wrong.tags.push_back(word + "\xFF");
    check_refused<send_form>(wrong);
}

TEST_CASE("leaks of bodies: multipart with a file")
{
    upload const good{.title = word, .picture = {word + ".png", "image/png", word}};
    check_failures<send_upload>(good);
    upload wrong = good;
    wrong.picture.media_type = word;
    check_refused<send_upload>(wrong);
    wrong = good;
    wrong.picture.name = word + std::string(1, '\0');
    check_refused<send_upload>(wrong);
}

TEST_CASE("leaks of bodies: text and bytes")
{
    check_failures<send_text>(word);
    check_refused<send_text>(word + "\xFF");
    check_failures<send_bytes>(word + std::string("\0\xFF", 2));
}

TEST_CASE("leaks of bodies: keys of a map")
{
    by_name good;
    good.words[word] = word;
    check_failures<send_map>(good);
    by_name wrong = good;
    wrong.words[word] = word + "\xFF";
    check_refused<send_map>(wrong);
}

} // namespace
