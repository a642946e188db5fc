// SPDX-License-Identifier: BSL-1.0
#include <vouch/core/ordered_map.hpp>

#include <vouch/json.hpp>

#include <support/property.hpp>
#include <support/random_value.hpp>
#include <support/told.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

using vouch::ordered_map;

static_assert(vouch::detail::map_like<ordered_map<int>>);
static_assert(vouch::detail::shape_of<ordered_map<int>> == vouch::detail::shape::map);
static_assert(!vouch::detail::has_buckets<ordered_map<int>>);
static_assert(std::bidirectional_iterator<ordered_map<int>::iterator>);
static_assert(std::is_nothrow_move_constructible_v<ordered_map<int>> && std::is_nothrow_move_assignable_v<ordered_map<int>>);
static_assert(std::copyable<ordered_map<std::string>>);

template <class Value>
auto names_of(ordered_map<Value> const& map) -> std::string
{
    std::string names;
    for (auto const& [name, value] : map)
        names += name + ' ';
    return names;
}

auto numbered(int count) -> ordered_map<int>
{
    ordered_map<int> made;
    for (int index = 0; index != count; ++index)
        made["n" + std::to_string(index * 7919 % count)] = index;
    return made;
}

// The same operations on an ordered_map and on what it must equal: a list of entries that is searched from end to end.
class model {
public:
    void check(ordered_map<int> const& map) const
    {
        REQUIRE(map.size() == entries_.size());
        REQUIRE(map.empty() == entries_.empty());
        REQUIRE(std::equal(map.begin(), map.end(), entries_.begin(), [](auto const& left, auto const& right) {
            return left.first == right.first && left.second == right.second;
        }));
    }
    auto find(std::string const& name)
    {
        return std::find_if(entries_.begin(), entries_.end(), [&](auto const& entry) { return entry.first == name; });
    }
    auto insert(std::string const& name, int value) -> bool
    {
        if (find(name) != entries_.end())
            return false;
        entries_.emplace_back(name, value);
        return true;
    }
    auto erase(std::string const& name) -> std::size_t
    {
        auto const found = find(name);
        if (found == entries_.end())
            return 0;
        entries_.erase(found);
        return 1;
    }
    void clear() { entries_.clear(); }
    [[nodiscard]] auto entries() const -> std::vector<std::pair<std::string, int>> const& { return entries_; }

private:
    std::vector<std::pair<std::string, int>> entries_;
};

struct tree {
    int size{};
    ordered_map<tree> parts{};
    friend bool operator==(tree const&, tree const&) = default;
};
BOOST_DESCRIBE_STRUCT(tree, (), (size, parts))

struct document {
    std::string name{};
    ordered_map<std::optional<int>> counts{};
    ordered_map<vouch::raw_json> extra{};
};
BOOST_DESCRIBE_STRUCT(document, (), (name, counts, extra))
constexpr auto vouch_schema(vouch::of<document>)
{
    return vouch::schema(
        vouch::unknown_members<&document::extra>,
        vouch::field<&document::counts>(vouch::defaulted(), vouch::items(0, 3), vouch::each(vouch::range(0, 9))));
}

struct document_change {
    std::optional<std::string> name{};
    std::optional<ordered_map<std::optional<int>>> counts{};
};
BOOST_DESCRIBE_STRUCT(document_change, (), (name, counts))

struct labels {
    ordered_map<vouch::nullable<std::string>> each{};
};
BOOST_DESCRIBE_STRUCT(labels, (), (each))
struct labels_change {
    std::optional<ordered_map<vouch::nullable<std::string>>> each{};
};
BOOST_DESCRIBE_STRUCT(labels_change, (), (each))
} // namespace

TEST_CASE("ordered_map: entries keep the order in which they came, whatever their number")
{
    ordered_map<int> map{{"z", 1}, {"a", 2}, {"m", 3}, {"a", 4}};
    CHECK(names_of(map) == "z a m ");
    CHECK(map.at("a") == 2);
    map["b"] = 5;
    map["z"] = 6;
    CHECK(names_of(map) == "z a m b ");
    CHECK(map.begin()->second == 6);
    CHECK(std::as_const(map).find("m")->second == 3);
    CHECK(map.find(std::string_view("nothing")) == map.end());
    for (auto& [name, value] : map)
        value += 10;
    CHECK(map.at("b") == 15);

    for (int const count : {0, 1, 7, 8, 9, 23, 24, 25, 1000}) {
        CAPTURE(count);
        auto const many = numbered(count);
        CHECK(many.size() == static_cast<std::size_t>(count));
        int expected = 0;
        for (auto const& [name, value] : many) {
            CHECK(value == expected++);
            CHECK(many.at(name) == value);
        }
        CHECK(!many.contains("n"));
    }
}

TEST_CASE("ordered_map: try_emplace leaves what is there, insert_or_assign replaces it")
{
    ordered_map<std::unique_ptr<int>> map;
    CHECK(map.try_emplace("a", std::make_unique<int>(1)).second);
    auto kept = std::make_unique<int>(2);
    auto const [entry, is_new] = map.try_emplace("a", std::move(kept));
    CHECK(!is_new);
    CHECK(*entry->second == 1);
    CHECK(kept != nullptr);
    CHECK(!map.insert_or_assign("a", std::move(kept)).second);
    CHECK(*map.at("a") == 2);
    CHECK(map.insert_or_assign("b", nullptr).second);
    CHECK_THROWS_AS((void)map.at("c"), std::out_of_range);
    CHECK_THROWS_AS((void)std::as_const(map).at("canary"), std::out_of_range);
}

TEST_CASE("ordered_map: what was erased is not found, the rest is, and in its order")
{
    auto map = numbered(100);
    CHECK(map.erase("n") == 0);
    for (int index = 0; index != 100; index += 2)
        CHECK(map.erase("n" + std::to_string(index)) == 1);
    CHECK(map.size() == 50);
    CHECK(std::is_sorted(map.begin(), map.end(), [](auto const& left, auto const& right) { return left.second < right.second; }));
    for (int index = 0; index != 100; ++index)
        CHECK(map.contains("n" + std::to_string(index)) == (index % 2 == 1));
    auto const next = map.erase(map.begin());
    CHECK(next == map.begin());
    map["last"] = 7;
    CHECK((--map.end())->first == "last");
    while (!map.empty())
        map.erase(--map.end());
    CHECK(map.find("n1") == map.end());
    map["again"] = 1;
    map.clear();
    CHECK(!map.contains("again"));
}

TEST_CASE("ordered_map: references stay where they are; copies are independent")
{
    for (int const count : {3, 50}) {
        auto map = numbered(count);
        int const* const first = &map.begin()->second;
        for (int index = 0; index != 500; ++index)
            map["more" + std::to_string(index)] = index;
        CHECK(first == &map.at(map.begin()->first));

        auto copy = map;
        CHECK(copy == map);
        CHECK(&copy.begin()->second != first);
        copy.at("more3") = -1;
        CHECK(map.at("more3") == 3);
        copy.erase("more4");
        CHECK(map.contains("more4"));

        auto const moved = std::move(map);
        CHECK(first == &moved.begin()->second);
        CHECK(moved.at("more3") == 3);
        map = copy; // NOLINT(bugprone-use-after-move)
        CHECK(map == copy);
        map = ordered_map<int>{{"a", 1}};
        CHECK(map == ordered_map<int>{{"a", 1}});
        CHECK(!map.contains("more5"));
    }
}

TEST_CASE("ordered_map: equal if the same names have equal values, in any order")
{
    CHECK(ordered_map<int>{{"a", 1}, {"b", 2}} == ordered_map<int>{{"b", 2}, {"a", 1}});
    CHECK(ordered_map<int>{{"a", 1}} != ordered_map<int>{{"a", 2}});
    CHECK(ordered_map<int>{{"a", 1}} != ordered_map<int>{{"b", 1}});
    CHECK(ordered_map<int>{{"a", 1}} != ordered_map<int>{{"a", 1}, {"b", 1}});
    CHECK(ordered_map<int>{} == ordered_map<int>{});
    auto reversed = ordered_map<int>{};
    auto const map = numbered(60);
    for (auto entry = map.end(); entry != map.begin();) {
        --entry;
        reversed.try_emplace(entry->first, entry->second);
    }
    CHECK(reversed == map);
    reversed.at("n7") = -1;
    CHECK(reversed != map);
}

TEST_CASE("ordered_map: random operations do what they do to a plain list")
{
    std::mt19937 random(20261129);
    for (std::size_t round = support::rounds(60, 1'000); round != 0; --round) {
        ordered_map<int> map;
        model expected;
        auto const names = 1 + random() % 60;
        for (int step = 0; step != 300; ++step) {
            std::string const name = std::to_string(random() % names);
            int const value = static_cast<int>(random() % 1000);
            switch (random() % 16) {
            default: REQUIRE(map.try_emplace(name, value).second == expected.insert(name, value)); break;
            case 0:
            case 1:
            case 2:
            case 3:
            case 4: REQUIRE(map.erase(name) == expected.erase(name)); break;
            case 5: REQUIRE(map.contains(name) == (expected.find(name) != expected.entries().end())); break;
            case 6: map = ordered_map<int>(map); break;
            case 7: {
                auto moved = std::move(map);
                map = std::move(moved);
                break;
            }
            case 8:
                if (random() % 8 == 0) {
                    map.clear();
                    expected.clear();
                }
                break;
            }
            expected.check(map);
        }
    }
}

TEST_CASE("ordered_map: is read and written in the order of the text")
{
    std::string_view const text = R"({"z":1,"a":{"b":1},"\n":[],"":null})";
    CHECK(vouch::serialize(vouch::parse<ordered_map<vouch::raw_json>>(text).value()).value() == text);
    CHECK(tests::faults<ordered_map<int>>(R"({"a":1,"b":2,"\u0061":"x"})") == "duplicate_member@13");
    CHECK(tests::faults<ordered_map<int>>(R"({"a":"x","b":2)") == "wrong_type@5; syntax@14");
    CHECK(tests::faults<ordered_map<int>>("[]") == "wrong_type@0");
    CHECK(vouch::parse<ordered_map<int>>("null", vouch::tolerant).value().empty());

    std::string large = "{";
    for (int index = 0; index != 2000; ++index)
        large += (index == 0 ? "\"" : ",\"") + std::to_string(index * 7919 % 2000) + "\":" + std::to_string(index);
    CHECK(vouch::serialize(vouch::parse<ordered_map<int>>(large + '}').value()).value() == large + '}');
    CHECK(tests::faults<ordered_map<int>>(large + R"(,"7":1})") == "duplicate_member@" + std::to_string(large.size() + 1));

    ordered_map<int> into{{"old", 1}};
    CHECK(vouch::parse_into(R"({"b":1,"a":2})", into).empty());
    CHECK(into == ordered_map<int>{{"b", 1}, {"a", 2}});
}

TEST_CASE("ordered_map: holds itself, unknown members, and has rules")
{
    std::string_view const nested =
        R"({"size":1,"parts":{"z":{"size":2,"parts":{}},"a":{"size":3,"parts":{"b":{"size":4,"parts":{}}}}}})";
    auto const read = vouch::parse<tree>(nested).value();
    CHECK(read.parts.at("a").parts.at("b").size == 4);
    CHECK(vouch::serialize(read).value() == nested);
    CHECK(tree(read) == read);

    std::string_view const text = R"({"name":"n","counts":{"c":1,"b":null},"z":[1],"a":{}})";
    auto const one = vouch::parse<document>(text).value();
    CHECK(names_of(one.extra) == "z a ");
    CHECK(vouch::serialize(one).value() == text);
    CHECK(vouch::validate(one).empty());
    CHECK(tests::faults<document>(R"({"name":"n","z":1,"z":2})") == "duplicate_member@18");
    CHECK(tests::faults<document>(R"({"name":"n","counts":{"a":11}})") == "out_of_range@26 /counts");
    CHECK(tests::faults<document>(R"({"name":"n","counts":{"a":1,"b":1,"c":1,"d":1}})") == "too_long@21 /counts");

    document broken{
        .name = "n", .counts = {{"x", 77}}, .extra = {{"name", vouch::raw_json{"1"}}, {"\xFF", vouch::raw_json{"1"}}}};
    CHECK(tests::told(vouch::validate(broken)) == "out_of_range /counts; duplicate_member; invalid_utf8");
    CHECK(tests::told(vouch::serialize(broken).error()) == "duplicate_member; invalid_utf8");
}

TEST_CASE("ordered_map: diff sees values, not their order; merge replaces the map")
{
    document const before{.name = "n", .counts = {{"a", 1}, {"b", 2}}};
    document const turned{.name = "n", .counts = {{"b", 2}, {"a", 1}}};
    CHECK(vouch::serialize(vouch::diff<document_change>(before, turned).value()).value() == "{}");
    document const after{.name = "n", .counts = {{"b", 2}, {"a", 3}}};
    auto const change = vouch::diff<document_change>(before, after).value();
    CHECK(vouch::serialize(change).value() == R"({"counts":{"b":2,"a":3}})");
    document target = before;
    vouch::merge(target, change);
    CHECK(vouch::serialize(target).value() == R"({"name":"n","counts":{"b":2,"a":3}})");

    labels some{.each = {{"a", "x"}}};
    vouch::merge(some, labels_change{.each = ordered_map<vouch::nullable<std::string>>{{"b", vouch::null}, {"a", "y"}}});
    CHECK(vouch::serialize(some).value() == R"({"each":{"b":null,"a":"y"}})");
}

TEST_CASE("ordered_map: random maps make the round trip in their order")
{
    std::mt19937 random(7);
    for (std::size_t round = support::rounds(200, 5'000); round != 0; --round) {
        ordered_map<std::vector<std::string>> map;
        for (auto left = random() % 40; left != 0; --left)
            support::randomize(map[support::random_text(random)], random);
        std::string const text = vouch::serialize(map, {.indent = static_cast<unsigned>(random() % 3)}).value();
        auto const again = vouch::parse<ordered_map<std::vector<std::string>>>(text).value();
        CHECK(std::equal(map.begin(), map.end(), again.begin(), again.end()));
    }
    tree grown;
    support::randomize(grown, random);
    CHECK(vouch::parse<tree>(vouch::serialize(grown).value()).value() == grown);
}
