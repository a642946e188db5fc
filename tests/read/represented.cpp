// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/represented.hpp>

#include <vouch/json/options.hpp>
#include <vouch/patch/diff.hpp>
#include <vouch/patch/merge.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/schema/content.hpp>
#include <vouch/schema/unset.hpp>
#include <vouch/types/country.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace shop {

// A class with an invariant: an amount is not negative. A number in JSON.
class amount {
public:
    amount() = default;
    explicit amount(std::int64_t cents) : cents_(cents) {}
    [[nodiscard]] auto cents() const -> std::int64_t { return cents_; }
    friend auto operator<=>(amount const&, amount const&) = default;

private:
    std::int64_t cents_ = 0;
};
auto vouch_represent(amount const& value, vouch::of<amount>) -> std::int64_t
{
    return value.cents();
}
auto vouch_restore(std::int64_t cents, vouch::of<amount>) -> std::optional<amount>
{
    return cents >= 0 ? std::optional(amount(cents)) : std::nullopt;
}
constexpr auto vouch_info(vouch::of<amount>) -> vouch::text_info
{
    return {.code = "not_an_amount", .expected = "an amount that is not negative"};
}

// A string in JSON, always in capitals.
struct label {
    std::string text{};
    friend auto operator<=>(label const&, label const&) = default;
    friend auto vouch_represent(label const& value, vouch::of<label>) -> std::string const& { return value.text; }
    friend auto vouch_restore(std::string value, vouch::of<label>) -> std::optional<label>
    {
        for (char& letter : value)
            letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
        return label{std::move(value)};
    }
};

// An object in JSON, by way of a described struct with rules of its own.
struct span_json {
    int from{};
    int to{};
};
BOOST_DESCRIBE_STRUCT(span_json, (), (from, to))
constexpr auto vouch_schema(vouch::of<span_json>)
{
    return vouch::schema(vouch::field<&span_json::to>(vouch::maximum(100)));
}
class span {
public:
    span() = default;
    [[nodiscard]] auto size() const -> int { return size_; }

private:
    int from_ = 0;
    int size_ = 0;
    friend auto vouch_represent(span const& value, vouch::of<span>) -> span_json
    {
        return {value.from_, value.from_ + value.size_};
    }
    friend auto vouch_restore(span_json json, vouch::of<span>) -> std::optional<span>
    {
        if (json.to < json.from)
            return std::nullopt;
        span made;
        made.from_ = json.from;
        made.size_ = json.to - json.from;
        return made;
    }
};

// An array in JSON; a described struct that is not an object.
struct basket {
    std::vector<amount> prices{};
};
BOOST_DESCRIBE_STRUCT(basket, (), (prices))
auto vouch_represent(basket const& value, vouch::of<basket>) -> std::vector<amount> const&
{
    return value.prices;
}
auto vouch_restore(std::vector<amount> prices, vouch::of<basket>) -> std::optional<basket>
{
    return basket{std::move(prices)};
}

// Any JSON, and a text type.
struct anything {
    vouch::raw_json json{};
    friend auto vouch_represent(anything const& value, vouch::of<anything>) -> vouch::raw_json const& { return value.json; }
    friend auto vouch_restore(vouch::raw_json value, vouch::of<anything>) -> std::optional<anything>
    {
        return anything{std::move(value)};
    }
};
struct origin {
    vouch::country code{};
    friend auto vouch_represent(origin const& value, vouch::of<origin>) -> vouch::country { return value.code; }
    friend auto vouch_restore(vouch::country value, vouch::of<origin>) -> std::optional<origin> { return origin{value}; }
};

struct tree {
    std::vector<tree> branches{};
    friend auto vouch_represent(tree const& value, vouch::of<tree>) -> std::vector<tree> const& { return value.branches; }
    friend auto vouch_restore(std::vector<tree> value, vouch::of<tree>) -> std::optional<tree> { return tree{std::move(value)}; }
};

} // namespace shop

namespace {

using namespace shop;
using tests::faults;
using tests::parse_exact;

template <class Type>
auto again(std::string_view text) -> std::string
{
    auto const read = parse_exact<Type>(text);
    return read ? vouch::serialize(*read).value() : tests::told(read.error());
}

struct order {
    amount total{};
    std::optional<amount> tip{};
    vouch::nullable<label> name{};
    vouch::patch<span> range{};
    basket items{};
    std::map<std::string, amount> extra{};
};
BOOST_DESCRIBE_STRUCT(order, (), (total, tip, name, range, items, extra))
constexpr auto vouch_schema(vouch::of<order>)
{
    return vouch::schema(vouch::field<&order::total>(vouch::defaulted(), vouch::range(0, 1000)),
                         vouch::field<&order::name>(vouch::length(1, 4)),
                         vouch::field<&order::items>(vouch::max_items(3), vouch::unique_items, vouch::each(vouch::minimum(5))),
                         vouch::unknown_members<&order::extra>());
}

struct holder {
    anything any{};
    std::optional<anything> some{};
};
BOOST_DESCRIBE_STRUCT(holder, (), (any, some))

struct order_update {
    std::optional<amount> total{};
    vouch::patch<amount> tip{};
    std::optional<vouch::nullable<label>> name{};
    vouch::patch<span> range{};
    std::optional<basket> items{};
};
BOOST_DESCRIBE_STRUCT(order_update, (), (total, tip, name, range, items))
struct plain_order {
    amount total{};
    std::optional<amount> tip{};
    vouch::nullable<label> name{};
    vouch::patch<span> range{};
    basket items{};
};
BOOST_DESCRIBE_STRUCT(plain_order, (), (total, tip, name, range, items))

} // namespace

TEST_CASE("represented: read and written as the representation")
{
    CHECK(again<amount>("250") == "250");
    CHECK(again<amount>("2.5e2") == "250");
    CHECK(again<label>("\"b\\u0061r\"") == "\"BAR\"");
    CHECK(again<span>(R"({"to":5,"from":2})") == R"({"from":2,"to":5})");
    CHECK(again<basket>("[1,2]") == "[1,2]");
    CHECK(again<anything>(" [1, {}]") == "[1, {}]");
    CHECK(again<tree>("[[],[[]]]") == "[[],[[]]]");
    CHECK(again<std::vector<std::unique_ptr<amount>>>("[1,null]") == "[1,null]");
    CHECK(again<order>(R"({"name":"ab","range":{"from":1,"to":2},"items":[7,8],"more":9})") ==
          R"({"total":0,"name":"AB","range":{"from":1,"to":2},"items":[7,8],"more":9})");
}

TEST_CASE("represented: errors of the representation have their own place, those of the type its first byte")
{
    CHECK(faults<amount>(" -5") == "not_an_amount@1");
    CHECK(faults<amount>("\"5\"") == "wrong_type@0");
    CHECK(faults<amount>("null") == "null_not_allowed@0");
    CHECK(faults<span>(R"( {"from":5,"to":2})") == "format@1");
    CHECK(faults<span>(R"({"from":5,"to":200})") == "out_of_range@15 /to");
    CHECK(faults<span>(R"({"from":"x"})") == "wrong_type@8 /from; missing_member@11 /to");
    CHECK(faults<basket>("[1,-2,\"3\"]") == "not_an_amount@3 /1; wrong_type@6 /2");
    CHECK(faults<basket>("[1") == "syntax@2");
    CHECK(faults<std::map<std::string, amount>>(R"({"a":-1})") == "not_an_amount@5");
    CHECK(faults<tree>("[[],[[1]]]") == "wrong_type@6 /1/0/0");
    auto const refused = vouch::parse<amount>("-5");
    REQUIRE(!refused);
    CHECK(refused.error()[0].kind() == vouch::errc::format);
    CHECK(refused.error()[0].message() == "expected an amount that is not negative");
}

TEST_CASE("represented: rules see the representation of the value")
{
    CHECK(faults<order>(R"({"total":1001,"name":null,"items":[]})") == "out_of_range@9 /total");
    CHECK(faults<order>(R"({"name":"abcde","items":[]})") == "too_long@8 /name");
    CHECK(faults<order>(R"({"name":"","items":[6,7,8,9,10]})") == "too_short@8 /name; too_long@19 /items");
    CHECK(faults<order>(R"({"name":"x","items":[5,4,-1]})") == "not_an_amount@25 /items/2");
    CHECK(faults<order>(R"({"name":"x","items":[5,4,3]})") == "out_of_range@23 /items/1; out_of_range@25 /items/2");
    CHECK(faults<order>(R"({"name":"x","items":[5,6,5]})") == "not_unique@20 /items");
    order built{
        .total = amount(1001), .tip = amount(-1), .name = label{"abcde"}, .range = {}, .items = {{amount(4)}}, .extra = {}};
    CHECK(tests::told(vouch::validate(built)) == "out_of_range /total; too_long /name; out_of_range /items/0");
}

TEST_CASE("represented: absent, null and default are those of the member")
{
    auto const read = parse_exact<order>(R"({"name":null,"items":[]})");
    REQUIRE(read);
    CHECK(read->total == amount(0));
    CHECK(!read->tip);
    CHECK(read->name.is_null());
    CHECK(!read->range);
    CHECK(faults<order>(R"({"total":null,"tip":null,"items":[]})") ==
          "null_not_allowed@9 /total; null_not_allowed@20 /tip; missing_member@35 /name");
    CHECK(faults<order>(R"({"total":null,"tip":null,"items":null})", vouch::tolerant).empty()); // an empty list
    order kept{.total = amount(5), .tip = amount(1), .name = {}, .range = {}, .items = {{amount(9)}}, .extra = {}};
    CHECK(vouch::parse_into(R"({"name":"x","items":[8]})", kept).empty());
    CHECK((kept.total == amount(0) && !kept.tip && kept.items.prices == std::vector{amount(8)}));
}

TEST_CASE("represented: the key of a map")
{
    CHECK(again<std::map<amount, int>>(R"({"5":1,"4":2})") == R"({"4":2,"5":1})");
    CHECK(again<std::map<label, int>>(R"({"ab":1})") == R"({"AB":1})");
    CHECK(faults<std::map<amount, int>>(R"({"-5":1,"05":2,"x":3})") == "not_an_amount@1; format@8; format@15");
    CHECK(faults<std::map<label, int>>(R"({"ab":1,"AB":2})") == "duplicate_member@8");
    CHECK(tests::told(vouch::validate(std::map<label, int>{{label{"\xff"}, 1}})) == "invalid_utf8");
}

TEST_CASE("represented: a variant without a tag goes by the kind of the representation")
{
    using any = std::variant<label, amount, basket, span, bool>;
    CHECK(again<std::vector<any>>(R"(["a",1,[2],{"from":0,"to":1},true])") == R"(["A",1,[2],{"from":0,"to":1},true])");
    CHECK(faults<std::vector<any>>(R"([-1,[-1],null])") == "not_an_amount@1 /0; not_an_amount@5 /1/0; null_not_allowed@9 /2");
}

TEST_CASE("represented: unset is what the representation says")
{
    using vouch::detail::is_unset;
    CHECK(is_unset(origin{}));
    CHECK(!is_unset(origin{vouch::country{"DEU"}}));
    CHECK(!vouch::detail::may_be_unset<amount>());
    CHECK(tests::told(vouch::validate(std::vector<origin>(1))) == "unset /0");
    CHECK(!vouch::serialize(origin{}));
    CHECK(is_unset(anything{}));
}

TEST_CASE("represented: null is a value where the representation takes it")
{
    CHECK(again<anything>("null") == "null");
    CHECK(again<std::vector<anything>>("[null]") == "[null]");
    CHECK(again<holder>(R"({"any":null})") == R"({"any":null})");
    CHECK(faults<holder>(R"({"any":1,"some":null})") == "null_not_allowed@16 /some");
    CHECK(faults<holder>(R"({"any":null,"some":null})", {.null_as_absent = true}).empty());
    holder const built{.any = anything{vouch::raw_json("1")}, .some = anything{vouch::raw_json("null")}};
    CHECK(tests::told(vouch::validate(built)) == "null_not_allowed /some");
    CHECK(!vouch::serialize(built));
}

TEST_CASE("represented: nesting is that of the representation")
{
    std::string const deep = std::string(200, '[') + std::string(200, ']');
    CHECK(faults<tree>(deep).starts_with("too_deep@128 /0/0"));
    auto const read = vouch::parse<tree>(deep, {.max_depth = 200});
    REQUIRE(read);
    auto const written = vouch::serialize(*read);
    REQUIRE(!written);
    CHECK(written.error()[0].code() == "too_deep");
    CHECK(vouch::serialize(*read, {.max_depth = 200}).value() == deep);
    CHECK(vouch::validate(*read)[0].code() == "too_deep");
    CHECK(vouch::validate(*read, {.max_depth = 200}).empty());
}

TEST_CASE("represented: diff and merge compare the representations and hand on the value")
{
    plain_order const before{
        .total = amount(5), .tip = amount(1), .name = label{"A"}, .range = {}, .items = {{amount(7), amount(8)}}};
    plain_order after = before;
    auto const nothing = vouch::diff<order_update>(before, after);
    REQUIRE(nothing);
    CHECK(vouch::serialize(*nothing).value() == "{}");
    after.total = amount(6);
    after.tip.reset();
    after.range = vouch::parse<span>(R"({"from":0,"to":3})").value();
    after.items.prices.pop_back();
    auto const changes = vouch::diff<order_update>(before, after);
    REQUIRE(changes);
    CHECK(vouch::serialize(*changes).value() == R"({"total":6,"tip":null,"range":{"from":0,"to":3},"items":[7]})");
    plain_order merged = before;
    vouch::merge(merged, *changes);
    CHECK(vouch::detail::same_content(merged, after));
    CHECK(vouch::detail::compare_content(before, after) < 0);
}
