// SPDX-License-Identifier: BSL-1.0
#include <vouch/dom/to_value.hpp>

#include <vouch/json.hpp>

#include <support/boost_value.hpp>
#include <support/model.hpp>
#include <support/property.hpp>
#include <support/random_value.hpp>
#include <support/told.hpp>

#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <doctest/doctest.h>

namespace {

using boost::json::value;
using vouch::to_value;

template <class Type>
auto faults(Type const& object, vouch::serialize_options options = {}) -> std::string
{
    auto const made = to_value(object, options);
    return made ? std::string() : tests::told(made.error());
}

struct account {
    std::string name{};
    std::optional<int> age{};
    double size{};
    vouch::decimal money{};
    std::map<std::string, value> others{};
    std::optional<vouch::secret> key{};
};
BOOST_DESCRIBE_STRUCT(account, (), (name, age, size, money, others, key))

} // namespace

TEST_CASE("to_value: the document is the one that the text holds")
{
    account const one{.name = "n", .size = 1.0, .money = vouch::decimal{"1.50"}, .others = {{"a", 1.0}, {"b", {nullptr, "x"}}}};
    CHECK(to_value(one).value() ==
          value{{"name", "n"}, {"size", 1}, {"money", 1.5}, {"others", {{"a", 1.0}, {"b", {nullptr, "x"}}}}});
    CHECK(to_value(one, {.indent = 2}).value() == to_value(one).value());
    CHECK(to_value(1.0).value().is_int64());
    CHECK(to_value(0.1).value().get_double() == 0.1);
    CHECK(to_value(std::numeric_limits<std::uint64_t>::max()).value().is_uint64());
    CHECK(to_value(std::vector<int>{}).value() == boost::json::array{});
    CHECK(to_value(vouch::null).value().is_null());
}

TEST_CASE("to_value: errors are those of serialize")
{
    account one{.name = "\xFF", .size = std::numeric_limits<double>::infinity(), .money = vouch::decimal{"1"}};
    one.others["canary"] = "\xFF";
    one.key.emplace("hidden");
    CHECK(faults(one) == "invalid_utf8 /name; not_finite /size; invalid_utf8 /others; secret_not_allowed /key");
    CHECK(faults(one) == tests::told(vouch::serialize(one).error()));
    CHECK(faults(account{}) == "unset /money");
    CHECK(faults(std::vector<std::vector<int>>{{}, {}}, {.max_depth = 1}) == "too_deep /0; too_deep /1");
    CHECK(faults(std::vector<std::vector<int>>{{}, {}}, {.max_depth = 2}) == "");
}

TEST_CASE("to_value: secrets are in the document if they are asked for")
{
    account one{.name = "n", .money = vouch::decimal{"1"}};
    one.key.emplace("hidden \" one");
    CHECK(faults(one) == "secret_not_allowed /key");
    CHECK(to_value(one, {.secrets = true}).value().at("key") == "hidden \" one");
}

TEST_CASE("to_value: JSON that is kept as text and that no document holds is an error")
{
    CHECK(to_value(vouch::raw_json{"{\"a\" : [ 1 ]}"}).value() == value{{"a", {1}}});
    CHECK(faults(vouch::raw_json{"{\"a\":1,\"a\":2}"}) == "duplicate_member");
    CHECK(faults(std::vector<vouch::raw_json>{vouch::raw_json{"1"}, vouch::raw_json{"[0,1e999]"}}) == "out_of_range /1/1");
}

TEST_CASE("to_value: the document lies in the storage that was given")
{
    boost::json::monotonic_resource memory;
    value const made = to_value(std::vector<std::string>{"long enough to need memory of its own"}, {}, &memory).value();
    CHECK(made.storage().get() == &memory);
    CHECK(made.at(0).storage().get() == &memory);
}

TEST_CASE("to_value: random objects give what Boost.JSON reads of their text")
{
    std::mt19937 random(20261129);
    for (std::size_t round = support::rounds(1'000, 100'000); round != 0; --round) {
        everything made;
        support::randomize(made, random);
        vouch::serialize_options const options{.max_depth = 120, .secrets = random() % 2 == 0};
        auto const text = vouch::serialize(made, options);
        auto const document = to_value(made, options);
        REQUIRE(document.has_value() == text.has_value());
        if (text)
            REQUIRE(support::same_but_for_rounding(*document, support::parsed_by_boost(*text)));
        else
            REQUIRE(tests::told(document.error()) == tests::told(text.error()));
    }
}
