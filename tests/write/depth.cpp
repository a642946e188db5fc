// SPDX-License-Identifier: BSL-1.0
// Objects that nest deeper than the limit, in writing, checking and comparing: an error with its place, whatever nests them.
#include <vouch/patch/diff.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <support/deep.hpp>
#include <support/told.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

namespace {

using support::chain;
using support::long_chain;
using support::repeated;
using support::tree;

struct chain_change {
    std::optional<int> value{};
};
BOOST_DESCRIBE_STRUCT(chain_change, (), (value))

struct ring {
    std::shared_ptr<ring> next{};
};
BOOST_DESCRIBE_STRUCT(ring, (), (next))
struct ring_change {
    std::optional<int> other{};
};
BOOST_DESCRIBE_STRUCT(ring_change, (), (other))

// Nests in each shape that can: `make` puts a value into one more level.
struct box;
using choice = std::variant<box>;
struct box {
    std::unique_ptr<std::map<std::string, box>> map{};
    std::unique_ptr<std::tuple<int, box>> tuple{};
    std::unique_ptr<std::array<box, 2>> array{};
    std::unique_ptr<choice> variant{};
    std::map<std::string, vouch::raw_json> others{};
};
BOOST_DESCRIBE_STRUCT(box, (), (map, tuple, array, variant, others))
constexpr auto vouch_schema(vouch::of<box>)
{
    return vouch::schema(vouch::unknown_members<&box::others>);
}
constexpr auto vouch_schema(vouch::of<choice>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<box>("box"));
}

template <class Type>
auto faults_of(Type const& value, std::size_t max_depth) -> std::string
{
    auto const written = vouch::serialize(value, {.max_depth = max_depth});
    std::string const found = tests::told(vouch::validate(value, {.max_depth = max_depth}));
    CHECK((written ? std::string() : tests::told(written.error())) == found);
    if (written)
        CHECK(vouch::parse<Type>(*written, {.max_depth = max_depth}));
    return found;
}

} // namespace

TEST_CASE("depth: a list of a million nodes is an error of writing, checking and comparing")
{
    long_chain const list(1'000'000);
    std::string const place = repeated("/next", 128);
    CHECK(tests::told(vouch::serialize(list.get()).error()) == "too_deep " + place);
    CHECK(tests::told(vouch::validate(list.get())) == "too_deep " + place);
    std::string text = "before";
    CHECK(tests::told(vouch::serialize_to(text, list.get())) == "too_deep " + place);
    CHECK(text == "before");
    CHECK(vouch::validate(list.get())[0].message() == "expected at most 128 levels of nesting");
    CHECK(vouch::serialize(list.get()).error()[0].message() == "expected at most 128 levels of nesting");

    chain const one;
    CHECK(tests::told(vouch::diff<chain_change>(list.get(), one).error()) == "too_deep " + place);
    CHECK(tests::told(vouch::diff<chain_change>(one, list.get()).error()) == "too_deep " + place);
    CHECK(tests::told(vouch::diff<chain_change>(list.get(), list.get(), {.max_depth = 1}).error()) == "too_deep /next");
}

TEST_CASE("depth: as many levels as the limit are written and read, one more is an error")
{
    for (std::size_t const most : {1u, 2u, 3u, 128u, 200u}) {
        CHECK(faults_of(long_chain(most).get(), most).empty());
        CHECK(faults_of(long_chain(most + 1).get(), most) == "too_deep " + repeated("/next", most));
        long_chain const fits(most, 1);
        CHECK(vouch::diff<chain_change>(fits.get(), fits.get(), {.max_depth = most}).has_value());
        long_chain const deeper(most + 1, 1);
        CHECK(tests::told(vouch::diff<chain_change>(deeper.get(), fits.get(), {.max_depth = most}).error()) ==
              "too_deep " + repeated("/next", most));
    }
    CHECK(faults_of(7, 0).empty());
    CHECK(faults_of(std::vector<int>{}, 0) == "too_deep");
}

TEST_CASE("depth: every place beyond the limit is an error, and writing goes on behind it")
{
    tree const oak{{tree{{tree{}}}, tree{}, tree{{tree{}}}}};
    CHECK(faults_of(oak, 4) == "too_deep /branches/0/branches/0; too_deep /branches/2/branches/0");
    CHECK(faults_of(oak, 3) == "too_deep /branches/0/branches; too_deep /branches/1/branches; too_deep /branches/2/branches");
    CHECK(faults_of(oak, 6).empty());
    CHECK(faults_of(std::vector<std::vector<int>>{{1}, {}}, 1) == "too_deep /0; too_deep /1");
}

TEST_CASE("depth: each shape that nests counts one level")
{
    box inner;
    CHECK(faults_of(inner, 1).empty());
    CHECK(faults_of(inner, 0) == "too_deep");
    box outer;
    outer.map = std::make_unique<std::map<std::string, box>>();
    outer.map->emplace("a", box{});
    CHECK(faults_of(outer, 3).empty());
    CHECK(faults_of(outer, 2) == "too_deep /map");
    CHECK(faults_of(outer, 1) == "too_deep /map");
    outer = {};
    outer.tuple = std::make_unique<std::tuple<int, box>>();
    CHECK(faults_of(outer, 3).empty());
    CHECK(faults_of(outer, 2) == "too_deep /tuple/1");
    CHECK(faults_of(outer, 1) == "too_deep /tuple");
    outer = {};
    outer.array = std::make_unique<std::array<box, 2>>();
    CHECK(faults_of(outer, 3).empty());
    CHECK(faults_of(outer, 2) == "too_deep /array/0; too_deep /array/1");
    outer = {};
    outer.variant = std::make_unique<choice>();
    CHECK(faults_of(outer, 2).empty());
    CHECK(faults_of(outer, 1) == "too_deep /variant");
}

TEST_CASE("depth: raw JSON counts with the levels around it")
{
    box outer;
    outer.others["a"] = vouch::parse<vouch::raw_json>(R"([{"]":"\"]"},[]])").value();
    CHECK(faults_of(outer, 3).empty());
    CHECK(faults_of(outer, 2) == "too_deep");
}

TEST_CASE("depth: a ring of shared pointers ends")
{
    auto const first = std::make_shared<ring>();
    first->next = first;
    CHECK(vouch::serialize(*first).error()[0].kind() == vouch::errc::too_deep);
    CHECK(vouch::validate(*first)[0].kind() == vouch::errc::too_deep);
    CHECK(vouch::diff<ring_change>(*first, *first).error()[0].kind() == vouch::errc::too_deep);
    first->next.reset();
}
