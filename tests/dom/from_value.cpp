// SPDX-License-Identifier: BSL-1.0
#include <vouch/dom/from_value.hpp>

#include <vouch/dom/to_value.hpp>
#include <vouch/json.hpp>

#include <support/boost_value.hpp>
#include <support/model.hpp>
#include <support/property.hpp>
#include <support/random_value.hpp>
#include <support/told.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

namespace {

using boost::json::value;
using vouch::from_value;

template <class Type>
auto faults(value const& document, vouch::parse_options const& options = {}) -> std::string
{
    auto const read = from_value<Type>(document, options);
    return read ? std::string() : tests::told(read.error());
}

struct point {
    int x{};
    std::optional<std::string> label{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, label))
constexpr auto vouch_schema(vouch::of<point>)
{
    return vouch::schema(vouch::field<&point::label>(vouch::length(1, 3)));
}

struct drawing {
    std::vector<point> points{};
    std::map<std::string, double> sizes{};
    std::optional<value> any{};
    std::optional<vouch::secret> key{};
};
BOOST_DESCRIBE_STRUCT(drawing, (), (points, sizes, any, key))

// Errors without their offsets, but with everything else that they say.
auto all_of(vouch::errors const& all) -> std::string
{
    std::string text;
    for (vouch::error const& each : all)
        text += std::string(each.code()) + ' ' + each.pointer() + ' ' + each.message() + '\n';
    return all.truncated() ? text + "..." : text;
}

// Calls change(value) for each double in a document.
template <class Change>
void change_doubles(value& document, Change const& change)
{
    if (document.is_double())
        change(document);
    if (auto* const items = document.if_array())
        for (value& each : *items)
            change_doubles(each, change);
    if (auto* const members = document.if_object())
        for (auto& each : *members)
            change_doubles(each.value(), change);
}

// What was read, so that two results can be compared whose texts spell numbers differently.
template <class Type>
auto told(vouch::result<Type> const& read) -> std::string
{
    if (!read)
        return all_of(read.error());
    value document = vouch::to_value(*read, {.max_depth = 1'000, .secrets = true}).value();
    change_doubles(document, [](value& each) { // of the text of a decimal, 566.0 and 566 are one number
        double const number = each.get_double();
        if (std::trunc(number) == number && std::abs(number) < 1e15)
            each = static_cast<std::int64_t>(number);
    });
    return boost::json::serialize(document);
}

// A random document without doubles that are integers of more digits than Boost.JSON writes.
auto random_part(std::mt19937& random, int depth) -> value
{
    value made = support::random_value(random, depth);
    change_doubles(made, [](value& each) { each = std::abs(each.get_double()) < 1e15 ? each.get_double() : 0.5; });
    return made;
}

// Calls change(a value somewhere in `document`).
template <class Change>
void change_somewhere(value& document, std::mt19937& random, Change const& change)
{
    if (random() % 4 != 0) {
        if (auto* const items = document.if_array(); items != nullptr && !items->empty())
            return change_somewhere((*items)[random() % items->size()], random, change);
        if (auto* const members = document.if_object(); members != nullptr && !members->empty())
            return change_somewhere((members->begin() + static_cast<std::ptrdiff_t>(random() % members->size()))->value(), random,
                                    change);
    }
    change(document);
}

// Makes another document of one that may be right.
void damage(value& document, std::mt19937& random)
{
    change_somewhere(document, random, [&](value& chosen) {
        auto* const members = chosen.if_object();
        if (members != nullptr && !members->empty() && random() % 3 != 0) {
            auto const victim = members->begin() + static_cast<std::ptrdiff_t>(random() % members->size());
            std::string const name(victim->key());
            if (random() % 2 == 0)
                members->erase(name);
            else
                members->emplace(random() % 2 == 0 ? name + "x" : support::random_text(random), random_part(random, 6));
        } else {
            switch (random() % 5) {
            case 0: chosen = nullptr; break;
            case 1: chosen = "text \xFF of other bytes"; break;
            case 2: chosen = random_part(random, 6); break; // no array or object
            default: chosen = random_part(random, 3); break;
            }
        }
    });
}

} // namespace

TEST_CASE("from_value: a struct is read from a document")
{
    value const document = {{"points", {{{"x", 1}}, {{"label", "ab"}, {"x", 2.0}}}},
                            {"sizes", {{"a", 1}, {"b", 2.5}, {"c", std::uint64_t{3}}}},
                            {"any", {1.0, nullptr}},
                            {"key", "canary"}};
    auto const read = from_value<drawing>(document).value();
    CHECK(read.points.size() == 2);
    CHECK(read.points[1].x == 2);
    CHECK(read.points[1].label == "ab");
    CHECK(read.sizes == std::map<std::string, double>{{"a", 1}, {"b", 2.5}, {"c", 3}});
    CHECK(read.any == value{1.0, nullptr});
    CHECK(read.key->reveal() == "canary");
    CHECK(from_value<value>(document).value() == document);
}

TEST_CASE("from_value: errors are those of parse, without offsets")
{
    CHECK(faults<point>(value{{"x", "1"}, {"label", "long"}}) == "wrong_type /x; too_long /label");
    CHECK(faults<point>(value{{"label", nullptr}}) == "null_not_allowed /label; missing_member /x");
    CHECK(faults<point>(value{{"x", 1}, {"y", 2}}, vouch::strict) == "unknown_member");
    CHECK(faults<point>(value{{"x", 1}, {"label", nullptr}}, vouch::tolerant) == "");
    CHECK(faults<point>(value{{"x", 1.5}}) == "wrong_type /x");
    CHECK(faults<point>(value{{"x", 3'000'000'000}}) == "out_of_range /x");
    CHECK(faults<drawing>(value{{"points", {{{"x", true}}}}, {"sizes", {{"canary", "1"}}}}) ==
          "wrong_type /points/0/x; wrong_type /sizes");
    CHECK(faults<std::vector<int>>(value{"", "", ""}, {.max_errors = 2}) == "wrong_type /0; wrong_type /1 ...");
    auto const refused = from_value<point>(value{{"x", 1}, {"label", "long"}});
    CHECK(refused.error()[0].message() == "expected 1 to 3 characters");
    CHECK(!refused.error()[0].offset());
    CHECK(vouch::explain(refused.error(), "") == "/label: expected 1 to 3 characters\n");
}

TEST_CASE("from_value: numbers of each kind")
{
    CHECK(from_value<double>(1).value() == 1);
    CHECK(from_value<int>(1.0).value() == 1);
    CHECK(from_value<int>(1e5).value() == 100'000);
    CHECK(from_value<std::int64_t>(241136597964161024.0).value() == 241136597964161024); // 2.4113659796416102e17 is less
    CHECK(from_value<std::uint64_t>(std::numeric_limits<std::uint64_t>::max()).value() ==
          std::numeric_limits<std::uint64_t>::max());
    CHECK(from_value<std::int64_t>(std::numeric_limits<std::int64_t>::min()).value() == std::numeric_limits<std::int64_t>::min());
    CHECK(faults<std::int64_t>(std::numeric_limits<std::uint64_t>::max()) == "out_of_range");
    CHECK(faults<float>(1e300) == "out_of_range");
    CHECK(from_value<double>(5e-324).value() == 5e-324);
    CHECK(std::signbit(from_value<double>(-0.0).value()));
    CHECK(vouch::serialize(from_value<vouch::decimal>(0.1).value()).value() == "0.1");
    CHECK(from_value<vouch::raw_json>(value{1.0, 1e100}).value().text() == "[1.0,1e+100]");
}

TEST_CASE("from_value: what is no JSON ends reading, with an error at its place")
{
    double const infinite = std::numeric_limits<double>::infinity();
    CHECK(faults<drawing>(value{{"points", {{{"x", "1"}, {"label", "\xFF"}}}}, {"sizes", 1}}) ==
          "wrong_type /points/0/x; invalid_utf8 /points/0/label");
    CHECK(faults<drawing>(value{{"points", {{{"x", infinite}}}}}) == "not_finite /points/0/x");
    CHECK(faults<drawing>(value{{"points", boost::json::array{}}, {"sizes", {{"canary", std::nan("")}}}}) == "not_finite /sizes");
    CHECK(faults<drawing>(value{{"other", {1, {{"canary", -infinite}}}}}) == "not_finite");
    CHECK(faults<drawing>(value{{"canary\xFF", 1}}) == "invalid_utf8");
    CHECK(faults<drawing>(value{{"any", {1, {{"a", "b\xC3"}}}}}) == "invalid_utf8 /any/1");
    CHECK(faults<double>(infinite) == "not_finite");
    CHECK(faults<std::string>(infinite) == "not_finite");
    CHECK(faults<vouch::raw_json>(value{1, infinite}) == "not_finite");
    CHECK(faults<value>(value{1, infinite}) == "not_finite /1");
    CHECK(from_value<double>(infinite).error()[0].message() == "expected a finite number");
    CHECK(faults<std::string>("\x80") == "invalid_utf8");
    CHECK(faults<std::string>(value(std::string(3'000, '\n') + "\xC3")) == "invalid_utf8");
    CHECK(faults<std::vector<int>>(value{"", infinite}, {.max_errors = 1}) == "wrong_type /0 ...");
}

TEST_CASE("from_value: a document that nests deeper than the limit is an error, however deep it is")
{
    boost::json::monotonic_resource memory; // so that nothing is freed level by level
    value deep(1, &memory);
    for (int level = 0; level != 200'000; ++level)
        deep = boost::json::array({std::move(deep)}, &memory);
    CHECK(faults<value>(deep).starts_with("too_deep /0/0"));
    CHECK(faults<std::vector<int>>(deep) == "too_deep /0");
    CHECK(faults<point>(deep) == "too_deep");
    CHECK(faults<value>(value{1, {2, {3}}}, {.max_depth = 2}) == "too_deep /1/1");
    CHECK(faults<value>(value{1, {2, {3}}}, {.max_depth = 3}) == "");
    CHECK(faults<value>(boost::json::object{}, {.max_depth = 0}) == "too_deep");
}

TEST_CASE("from_value: no error holds anything of the document")
{
    value const document = {
        {"points", {{{"x", "canary"}, {"canary", 1}}}}, {"sizes", {{"canary", "canary"}}}, {"canary", "\xFF"}};
    auto const read = from_value<drawing>(document, vouch::strict);
    REQUIRE(!read);
    CHECK(all_of(read.error()).find("canary") == std::string::npos);
}

namespace {

// Compares from_value with parse for random documents that are a `Type` or nearly one. Both must be frequent.
template <class Type>
void is_read_as_its_text_is(std::mt19937& random)
{
    std::size_t const rounds = support::rounds(300, 20'000);
    std::size_t good = 0;
    for (std::size_t round = 0; round != rounds; ++round) {
        Type made;
        support::randomize(made, random);
        value document = vouch::to_value(made, {.max_depth = 1'000, .secrets = true}).value();
        for (auto left = random() % 3; left != 0; --left)
            damage(document, random);
        std::string const text = boost::json::serialize(document);
        vouch::parse_options const options = options_for(std::string(random() % 4, ' '));
        auto const expected = vouch::parse<Type>(text, options);
        auto const read = from_value<Type>(document, options);
        CAPTURE(text);
        REQUIRE(told(read) == told(expected));
        if (!read)
            for (vouch::error const& each : read.error())
                REQUIRE(!each.offset());
        good += read.has_value();
    }
    CHECK(good > rounds / 50);
    CHECK(good < rounds / 50 * 49);
}

} // namespace

TEST_CASE("from_value: random documents are read as their text is")
{
    std::mt19937 random(20261129);
    is_read_as_its_text_is<everything>(random);
    is_read_as_its_text_is<user>(random);
    is_read_as_its_text_is<states>(random);
    is_read_as_its_text_is<arrays>(random);
    is_read_as_its_text_is<maps>(random);
    is_read_as_its_text_is<node>(random);
    is_read_as_its_text_is<payment>(random);
    is_read_as_its_text_is<catching>(random);
    is_read_as_its_text_is<derived>(random);
}

TEST_CASE("from_value: infinity has the place of a syntax error at the same byte")
{
    std::mt19937 random(20261130);
    for (std::size_t round = support::rounds(500, 20'000); round != 0; --round) {
        everything made;
        support::randomize(made, random);
        value document = vouch::to_value(made, {.max_depth = 1'000, .secrets = true}).value();
        if (random() % 2 == 0)
            damage(document, random);
        std::string text;
        change_somewhere(document, random, [&](value& chosen) {
            chosen = "<here>";
            text = boost::json::serialize(document);
            chosen = std::numeric_limits<double>::infinity();
        });
        text.replace(text.find("\"<here>\""), 8, "!");
        auto const expected = vouch::parse<everything>(text).error();
        auto const found = from_value<everything>(document).error();
        CAPTURE(text);
        REQUIRE(found.size() == expected.size());
        for (std::size_t index = 0; index != found.size(); ++index) {
            CHECK(found[index].pointer() == expected[index].pointer());
            bool const is_infinity = expected[index].kind() == vouch::errc::syntax;
            CHECK(found[index].kind() == (is_infinity ? vouch::errc::not_finite : expected[index].kind()));
        }
    }
}
