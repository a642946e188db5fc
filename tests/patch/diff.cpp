// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/diff.hpp>

#include <vouch/patch/merge.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using pointers = std::vector<std::string>;

template <class Update>
auto pointers_of(vouch::result<Update> const& made) -> pointers
{
    pointers all;
    if (!made)
        for (vouch::error const& one : made.error())
            all.push_back(one.pointer());
    return all;
}

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

// No struct here has an == of its own.
struct payment {
    std::string iban{};
    vouch::open<tier> plan{};
};
BOOST_DESCRIBE_STRUCT(payment, (), (iban, plan))

struct payment_change {
    std::string iban{};
    std::optional<tier> plan{};
};
BOOST_DESCRIBE_STRUCT(payment_change, (), (iban, plan))

struct spot {
    int north{};
    int east{};
};
BOOST_DESCRIBE_STRUCT(spot, (), (north, east))

struct address {
    std::string city{};
    std::optional<std::string> region{};
    vouch::patch<int> floor{};
    spot place{};
    std::vector<int> rooms{};
    int built = 1900;
};
BOOST_DESCRIBE_STRUCT(address, (), (city, region, floor, place, rooms, built))

struct spot_change {
    std::optional<int> north{};
    std::optional<int> east{};
};
BOOST_DESCRIBE_STRUCT(spot_change, (), (north, east))

struct address_change {
    std::optional<std::string> city{};
    vouch::patch<std::string> region{};
    vouch::patch<int> floor{};
    std::optional<spot_change> place{};
    std::optional<std::vector<int>> rooms{};
};
BOOST_DESCRIBE_STRUCT(address_change, (), (city, region, floor, place, rooms))

struct account {
    int id{};
    std::string owner{};
    std::optional<std::string> nickname{};
    std::optional<int> limit{};
    vouch::nullable<std::string> region{};
    vouch::patch<int> state{};
    vouch::open<tier> plan{};
    std::vector<payment> payments{};
    std::optional<address> home{};
    std::map<std::string, int> notes{};
};
BOOST_DESCRIBE_STRUCT(account, (), (id, owner, nickname, limit, region, state, plan, payments, home, notes))
constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::nickname>(vouch::name("nick/name")));
}

struct account_change {
    std::optional<std::string> reason{};
    std::optional<std::string> owner{};
    std::optional<std::string> alias{};
    vouch::patch<int> limit{};
    vouch::patch<std::string> region{};
    vouch::patch<int> state{};
    std::optional<tier> plan{};
    std::optional<std::vector<payment_change>> payments{};
    vouch::patch<address_change> home{};
    std::optional<std::map<std::string, int>> notes{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (reason, owner, alias, limit, region, state, plan, payments, home, notes))
constexpr auto vouch_schema(vouch::of<account_change>)
{
    return vouch::schema(vouch::field<&account_change::alias>(vouch::name("nick/name")),
                         vouch::field<&account_change::home>(vouch::merge_patch()));
}

auto some_account() -> account
{
    account made;
    made.id = 1;
    made.owner = "Anna";
    made.nickname = "A";
    made.limit = 100;
    made.region = "BW";
    made.state = 1;
    made.plan = tier::basic;
    made.payments = {{"DE1", tier::basic}, {"DE2", {}}};
    made.home = address{.city = "Ulm", .region = "BW", .floor = 1, .place = {48, 10}, .rooms = {1, 2}, .built = 1890};
    made.notes = {{"a", 1}};
    return made;
}

// What diff says when `change` was made to an account.
template <class Change>
auto diff_of(Change change) -> vouch::result<account_change>
{
    account const before = some_account();
    account after = before;
    change(after);
    return vouch::diff<account_change>(before, after);
}

auto says_nothing(account_change const& update) -> bool
{
    return !update.reason && !update.owner && !update.alias && !update.limit && !update.region && !update.state && !update.plan &&
           !update.payments && !update.home && !update.notes;
}

} // namespace

TEST_CASE("diff: equal objects give an empty update")
{
    auto const update = diff_of([](account&) {});
    REQUIRE(update);
    CHECK(says_nothing(*update));
}

TEST_CASE("diff: the update holds what changed, by JSON name, and nothing else")
{
    auto update = diff_of([](account& one) {
        one.nickname = "B";
        one.notes["b"] = 2;
        one.plan = tier::pro;
    });
    REQUIRE(update);
    CHECK(update->alias == "B");
    CHECK(update->notes == std::map<std::string, int>{{"a", 1}, {"b", 2}});
    CHECK(update->plan == tier::pro);
    update->alias.reset();
    update->notes.reset();
    update->plan.reset();
    CHECK(says_nothing(*update));
}

TEST_CASE("diff: a member that cannot be null and becomes absent is null in the update")
{
    auto const update = diff_of([](account& one) { one.limit.reset(); });
    REQUIRE(update);
    CHECK(update->limit == vouch::null);
    CHECK(pointers_of(diff_of([](account& one) { one.nickname.reset(); })) == pointers{"/nick~1name"});
    CHECK(pointers_of(diff_of([](account& one) { one.state.reset(); })) == pointers{"/state"});
}

TEST_CASE("diff: a member that becomes null is null in the update")
{
    auto const update = diff_of([](account& one) {
        one.region = vouch::null;
        one.state = vouch::null;
    });
    REQUIRE(update);
    CHECK(update->region == vouch::null);
    CHECK(update->state == vouch::null);
    CHECK(pointers_of(diff_of([](account& one) { one.home->floor.reset(); })) == pointers{"/home/floor"});
}

TEST_CASE("diff: every change that the update cannot express is an error, in the order of the members")
{
    auto const update = diff_of([](account& one) {
        one.id = 2;
        one.nickname.reset();
        one.state.reset();
        one.plan.keep("gold");
        one.owner = "Berta";
        one.payments.push_back({"DE3", vouch::open<tier>::from_unknown("gold")});
        one.home->floor.reset();
        one.home->built = 1891;
    });
    REQUIRE_FALSE(update);
    // the second payment's plan was never set, and now the payments go whole
    CHECK(pointers_of(update) == pointers{"/id", "/nick~1name", "/state", "/plan", "/payments/1/plan", "/payments/2/plan",
                                          "/home/floor", "/home/built"});
    for (vouch::error const& one : update.error()) {
        CHECK(one.kind() == vouch::errc::not_expressible);
        CHECK(one.code() == "not_expressible");
        CHECK(one.message() == "expected a change that the update can say");
        CHECK_FALSE(one.offset().has_value());
    }
}

TEST_CASE("diff: a value that the update cannot express is no error if it does not change")
{
    account before = some_account();
    before.plan.keep("gold");
    account after = before;
    after.owner = "Berta";
    auto const update = vouch::diff<account_change>(before, after);
    REQUIRE(update);
    CHECK(update->owner == "Berta");
    CHECK_FALSE(update->plan);
    CHECK_FALSE(update->payments);
}

TEST_CASE("diff: an object with merge_patch() holds only its changes, at any depth")
{
    auto const update = diff_of([](account& one) {
        one.home->place.east = 11;
        one.home->region.reset();
    });
    REQUIRE(update);
    REQUIRE((update->home && *update->home));
    address_change const& home = **update->home;
    CHECK((!home.city && !home.floor && !home.rooms));
    CHECK(home.region == vouch::null);
    REQUIRE(home.place);
    CHECK(home.place->east == 11);
    CHECK_FALSE(home.place->north);
}

TEST_CASE("diff: an array in an object with merge_patch() goes whole")
{
    auto const update = diff_of([](account& one) { one.home->rooms.push_back(3); });
    REQUIRE(update);
    REQUIRE((update->home && *update->home));
    CHECK((*update->home)->rooms == std::vector<int>{1, 2, 3});
}

TEST_CASE("diff: an object with merge_patch() may appear and disappear")
{
    auto const gone = diff_of([](account& one) { one.home.reset(); });
    REQUIRE(gone);
    CHECK(gone->home == vouch::null);

    account before = some_account();
    before.home.reset();
    account after = before;
    after.home.emplace();
    auto const came = vouch::diff<account_change>(before, after);
    REQUIRE(came);
    REQUIRE((came->home && *came->home));
    address_change const& home = **came->home;
    // what an address always has is said, also where it is as it is at first
    CHECK(home.city == "");
    CHECK((home.place && home.place->north == 0 && home.place->east == 0));
    CHECK(home.rooms == std::vector<int>{});
    CHECK((!home.region && !home.floor));

    after.home->built = 1901;
    CHECK(pointers_of(vouch::diff<account_change>(before, after)) == pointers{"/home/built"});
}

namespace {

struct labels {
    std::optional<int> front{};
    std::optional<int> back{};
};
BOOST_DESCRIBE_STRUCT(labels, (), (front, back))
struct shelf {
    labels own{};
    std::optional<labels> other{};
};
BOOST_DESCRIBE_STRUCT(shelf, (), (own, other))
struct room {
    vouch::patch<shelf> left{};
};
BOOST_DESCRIBE_STRUCT(room, (), (left))

struct shelf_change {
    std::optional<labels> own{};
    std::optional<labels> other{};
};
BOOST_DESCRIBE_STRUCT(shelf_change, (), (own, other))
struct room_change {
    std::optional<shelf_change> left{};
};
BOOST_DESCRIBE_STRUCT(room_change, (), (left))
constexpr auto vouch_schema(vouch::of<room_change>)
{
    return vouch::schema(vouch::field<&room_change::left>(vouch::merge_patch()));
}

} // namespace

TEST_CASE("diff: a new object with merge_patch() is in the update, even if it is empty")
{
    auto const update = vouch::diff<room_change>(room{.left = vouch::null}, room{.left = shelf{}});
    REQUIRE(update);
    REQUIRE(update->left);
    REQUIRE(update->left->own); // a shelf always has it
    CHECK((!update->left->own->front && !update->left->own->back));
    CHECK_FALSE(update->left->other);

    auto const other = vouch::diff<room_change>(room{.left = shelf{}}, room{.left = shelf{.other = labels{}}});
    REQUIRE(other);
    REQUIRE(other->left);
    CHECK_FALSE(other->left->own);
    CHECK(other->left->other);
}

namespace {

struct order {
    int number{};
    std::optional<int> count{};
    vouch::nullable<int> price{};
    std::optional<int> rebate{};
    vouch::patch<int> weight{};
    vouch::open<tier> plan{};
    spot from{};
};
BOOST_DESCRIBE_STRUCT(order, (), (number, count, price, rebate, weight, plan, from))

// Every member is always there.
struct full_order {
    int number{};
    int count{};
    vouch::nullable<int> price{};
    vouch::nullable<int> rebate{};
    vouch::nullable<int> weight{};
    tier plan{};
    spot_change from{};
    std::string comment = "none";
};
BOOST_DESCRIBE_STRUCT(full_order, (), (number, count, price, rebate, weight, plan, from, comment))
constexpr auto vouch_schema(vouch::of<full_order>)
{
    return vouch::schema(vouch::field<&full_order::from>(vouch::merge_patch()));
}

} // namespace

TEST_CASE("diff: members of the update that are not optional are filled, changed or not")
{
    order const before{.number = 1, .count = 2, .price = 3, .rebate = 4, .weight = 5, .plan = tier::pro, .from = {6, 7}};
    auto const same = vouch::diff<full_order>(before, before);
    REQUIRE(same);
    CHECK((same->number == 1 && same->count == 2 && same->price == 3 && same->rebate == 4 && same->weight == 5));
    CHECK(same->plan == tier::pro);
    CHECK((!same->from.north && !same->from.east));
    CHECK(same->comment == "none");

    order after = before;
    after.price = vouch::null;
    after.rebate.reset();
    after.weight = vouch::null;
    after.from.east = 8;
    auto const nulls = vouch::diff<full_order>(before, after);
    REQUIRE(nulls);
    CHECK((nulls->price == vouch::null && nulls->rebate == vouch::null && nulls->weight == vouch::null));
    CHECK((!nulls->from.north && nulls->from.east == 8));

    after.count.reset();
    after.weight.reset();
    after.plan.keep("gold");
    CHECK(pointers_of(vouch::diff<full_order>(before, after)) == pointers{"/count", "/weight", "/plan"});
    CHECK(pointers_of(vouch::diff<full_order>(after, after)) == pointers{"/count", "/weight", "/plan"});
}

namespace {

struct basket {
    std::vector<vouch::nullable<int>> numbers{};
    std::optional<order> last{};
};
BOOST_DESCRIBE_STRUCT(basket, (), (numbers, last))
struct slim_order {
    int number{};
    std::optional<int> price{};
    vouch::patch<int> rebate{};
    vouch::nullable<int> count{};
};
BOOST_DESCRIBE_STRUCT(slim_order, (), (number, price, rebate, count))
struct basket_change {
    std::optional<std::vector<int>> numbers{};
    std::optional<slim_order> last{};
};
BOOST_DESCRIBE_STRUCT(basket_change, (), (numbers, last))

} // namespace

TEST_CASE("diff: objects and arrays that go whole are converted; a value that would be lost is an error")
{
    basket const before;
    basket after{.numbers = {1, vouch::null, 3, vouch::null}, .last = order{.number = 1, .price = 3}};
    // weight may be absent and is; plan and from are always there, and the update lacks them
    CHECK(pointers_of(vouch::diff<basket_change>(before, after)) ==
          pointers{"/numbers/1", "/numbers/3", "/last/plan", "/last/from"});
    after.last->price = vouch::null;
    after.last->weight = vouch::null;
    after.numbers = {1, 3};
    CHECK(pointers_of(vouch::diff<basket_change>(before, after)) ==
          pointers{"/last/price", "/last/weight", "/last/plan", "/last/from"});
    after.last.reset();
    auto const numbers = vouch::diff<basket_change>(before, after);
    REQUIRE(numbers);
    CHECK(numbers->numbers == std::vector<int>{1, 3});
}

namespace {

struct price {
    int amount{};
    std::string currency = "EUR"; // may be left out
    std::map<std::string, vouch::raw_json> undeclared{};
};
BOOST_DESCRIBE_STRUCT(price, (), (amount, currency, undeclared))
constexpr auto vouch_schema(vouch::of<price>)
{
    return vouch::schema(vouch::field<&price::currency>(vouch::defaulted()), vouch::unknown_members<&price::undeclared>);
}
struct ticket {
    price cost{};
    std::vector<price> rebates{};
};
BOOST_DESCRIBE_STRUCT(ticket, (), (cost, rebates))

struct plain_price {
    int amount{};
};
BOOST_DESCRIBE_STRUCT(plain_price, (), (amount))
struct ticket_change {
    std::optional<plain_price> cost{};
    std::optional<std::vector<plain_price>> rebates{};
};
BOOST_DESCRIBE_STRUCT(ticket_change, (), (cost, rebates))

} // namespace

TEST_CASE("diff: an object that goes whole may lack a defaulted member with its default, and no other member")
{
    ticket before{.cost = {1, "USD"}, .rebates = {}};
    ticket after{.cost = {2}, .rebates = {{3}, {4}}};
    auto const update = vouch::diff<ticket_change>(before, after);
    REQUIRE(update);
    vouch::merge(before, *update);
    CHECK((before.cost.amount == 2 && before.cost.currency == "EUR"));
    REQUIRE(before.rebates.size() == 2);
    CHECK((before.rebates[1].amount == 4 && before.rebates[1].currency == "EUR"));

    after.cost = {5, "CHF"};
    after.rebates[1].currency = "CHF";
    CHECK(pointers_of(vouch::diff<ticket_change>(before, after)) == pointers{"/cost/currency", "/rebates/1/currency"});
}

TEST_CASE("diff: unknown members of an object that goes whole are an error")
{
    ticket const before;
    ticket after;
    after.cost.undeclared["tax"] = vouch::raw_json{"7"};
    CHECK(pointers_of(vouch::diff<ticket_change>(before, after)) == pointers{"/cost"});
    after.rebates.resize(2);
    after.rebates[1].undeclared = after.cost.undeclared;
    CHECK(pointers_of(vouch::diff<ticket_change>(before, after)) == pointers{"/cost", "/rebates/1"});
    CHECK(vouch::diff<ticket>(before, after)); // which has a place for them
}
