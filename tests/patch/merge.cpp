// SPDX-License-Identifier: BSL-1.0
#include <vouch/patch/merge.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct account {
    int id{};
    std::string owner{};
    std::optional<int> limit{};
    vouch::nullable<std::string> region{};
    vouch::patch<int> state{};
    vouch::open<tier> plan{};
    vouch::patch<tier> rank{};
    std::vector<vouch::open<tier>> past{};
    std::map<std::string, int> notes{};
    friend bool operator==(account const&, account const&) = default;
};
BOOST_DESCRIBE_STRUCT(account, (), (id, owner, limit, region, state, plan, rank, past, notes))
constexpr auto vouch_schema(vouch::of<account>)
{
    return vouch::schema(vouch::field<&account::owner>(vouch::name("owned_by")));
}

struct account_change {
    std::optional<std::string> holder{};
    vouch::patch<int> limit{};
    vouch::patch<std::string> region{};
    vouch::patch<int> state{};
    std::optional<tier> plan{};
    vouch::nullable<tier> rank{};
    std::optional<std::vector<tier>> past{};
    std::optional<std::map<std::string, int>> notes{};
    std::string owner = "not a member of account in JSON";
    int version{};
};
BOOST_DESCRIBE_STRUCT(account_change, (), (holder, limit, region, state, plan, rank, past, notes, owner, version))
constexpr auto vouch_schema(vouch::of<account_change>)
{
    return vouch::schema(vouch::field<&account_change::holder>(vouch::name("owned_by")));
}

auto some_account() -> account
{
    return {.id = 1,
            .owner = "Anna",
            .limit = 100,
            .region = "BW",
            .state = 1,
            .plan = tier::basic,
            .rank = tier::pro,
            .past = {tier::basic},
            .notes = {{"a", 1}}};
}

} // namespace

TEST_CASE("merge: an absent member changes nothing; a member that the target lacks is ignored")
{
    account one = some_account();
    vouch::merge(one, account_change{.rank = tier::pro, .owner = "Berta", .version = 2});
    CHECK(one == some_account());
}

TEST_CASE("merge: a value is assigned by JSON name, and converted if the types differ")
{
    account one = some_account();
    vouch::merge(one, account_change{.holder = "Berta",
                                     .limit = 200,
                                     .region = "BY",
                                     .state = 2,
                                     .plan = tier::pro,
                                     .rank = tier::basic,
                                     .past = std::vector{tier::pro, tier::basic},
                                     .notes = std::map<std::string, int>{{"b", 2}}});
    CHECK(one == account{.id = 1,
                         .owner = "Berta",
                         .limit = 200,
                         .region = "BY",
                         .state = 2,
                         .plan = tier::pro,
                         .rank = tier::basic,
                         .past = {tier::pro, tier::basic},
                         .notes = {{"b", 2}}});
}

TEST_CASE("merge: null makes a member null, or absent if it cannot be null")
{
    account one = some_account();
    vouch::merge(one, account_change{.limit = vouch::null, .region = vouch::null, .state = vouch::null, .rank = vouch::null});
    account expected = some_account();
    expected.limit.reset();
    expected.region = vouch::null;
    expected.state = vouch::null;
    expected.rank = vouch::null;
    CHECK(one == expected);
    CHECK((one.state.has_value() && one.rank.has_value()));
}

TEST_CASE("merge: a value replaces an absence or a null")
{
    account one;
    vouch::merge(one, account_change{.limit = 1, .region = "BW", .state = 2, .rank = tier::pro});
    CHECK((one.limit == 1 && one.region == "BW" && one.state == 2 && one.rank == tier::pro));
    one.state = vouch::null;
    vouch::merge(one, account_change{.state = 3, .rank = tier::basic});
    CHECK((one.state == 3 && one.rank == tier::basic));
}

TEST_CASE("merge: a struct merges into its own type")
{
    account one = some_account();
    account const other{.id = 2, .region = vouch::null};
    vouch::merge(one, other);
    account expected = other;
    expected.limit = 100;
    expected.state = 1;
    expected.rank = tier::pro;
    CHECK(one == expected);
}

namespace {

struct spot {
    int north = 1;
    int east = 2;
    std::optional<int> height = 3;
    friend bool operator==(spot const&, spot const&) = default;
};
BOOST_DESCRIBE_STRUCT(spot, (), (north, east, height))

struct address {
    std::string city{};
    std::optional<std::string> region = "at first";
    vouch::patch<int> floor{};
    std::optional<spot> place{};
    std::vector<int> rooms{};
    friend bool operator==(address const&, address const&) = default;
};
BOOST_DESCRIBE_STRUCT(address, (), (city, region, floor, place, rooms))

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

struct new_spot {
    int north{};
    int east{};
    int depth{};
};
BOOST_DESCRIBE_STRUCT(new_spot, (), (north, east, depth))
struct new_address {
    std::vector<int> rooms{};
    std::optional<new_spot> place{};
    std::string city{};
    vouch::nullable<int> floor{};
};
BOOST_DESCRIBE_STRUCT(new_address, (), (rooms, place, city, floor))

struct customer {
    vouch::patch<address> home{};
    address work{};
    std::vector<address> others{};
    friend bool operator==(customer const&, customer const&) = default;
};
BOOST_DESCRIBE_STRUCT(customer, (), (home, work, others))

struct customer_patch {
    vouch::patch<address_change> home{};
    std::optional<address_change> work{};
};
BOOST_DESCRIBE_STRUCT(customer_patch, (), (home, work))
constexpr auto vouch_schema(vouch::of<customer_patch>)
{
    return vouch::schema(vouch::field<&customer_patch::home>(vouch::merge_patch()),
                         vouch::field<&customer_patch::work>(vouch::merge_patch()));
}

struct customer_update {
    vouch::patch<new_address> home{};
    std::optional<new_address> work{};
    std::optional<std::vector<new_address>> others{};
};
BOOST_DESCRIBE_STRUCT(customer_update, (), (home, work, others))

auto ulm() -> address
{
    return {.city = "Ulm", .region = "BW", .floor = 4, .place = spot{48, 10, 5}, .rooms = {1, 2}};
}

} // namespace

TEST_CASE("merge: an object replaces the old one completely")
{
    customer one{.home = ulm(), .work = ulm(), .others = {ulm(), ulm()}};
    new_address const bonn{.rooms = {7}, .place = new_spot{50, 7, -1}, .city = "Bonn", .floor = vouch::null};
    vouch::merge(one, customer_update{.home = bonn, .work = bonn, .others = std::vector{bonn}});
    // a region and a height may be absent, so they are: their initial values are for objects that are made in code
    address const expected{.city = "Bonn", .region = {}, .floor = vouch::null, .place = spot{50, 7, std::nullopt}, .rooms = {7}};
    CHECK(one == customer{.home = expected, .work = expected, .others = {expected}});

    vouch::merge(one, customer_update{.home = vouch::null, .others = std::vector<new_address>{}});
    CHECK(one == customer{.home = vouch::null, .work = expected, .others = {}});
}

TEST_CASE("merge: an object with merge_patch() changes members at any depth; arrays are replaced")
{
    customer one{.home = ulm(), .work = ulm()};
    vouch::merge(one, customer_patch{.home = address_change{.city = "Neu-Ulm", .region = vouch::null, .rooms = std::vector{3}},
                                     .work = address_change{.floor = vouch::null, .place = spot_change{.east = 11}}});
    CHECK(one.home == address{.city = "Neu-Ulm", .region = {}, .floor = 4, .place = spot{48, 10, 5}, .rooms = {3}});
    CHECK(one.work == address{.city = "Ulm", .region = "BW", .floor = vouch::null, .place = spot{48, 11, 5}, .rooms = {1, 2}});

    vouch::merge(one, customer_patch{.home = address_change{}});
    CHECK((*one.home)->city == "Neu-Ulm");
}

TEST_CASE("merge: an object with merge_patch() is created if there is none")
{
    for (vouch::patch<address> const& before : {vouch::patch<address>(), vouch::patch<address>(vouch::null)}) {
        customer one{.home = before};
        vouch::merge(one, customer_patch{.home = address_change{.city = "Ulm", .place = spot_change{.north = 48}}});
        CHECK(one.home == address{.city = "Ulm", .region = {}, .floor = {}, .place = spot{48, 2, std::nullopt}, .rooms = {}});
    }
    customer one{.home = ulm()};
    vouch::merge(one, customer_patch{.home = vouch::null});
    CHECK(one.home == vouch::null);
}

// The example of RFC 7396 section 3 ------------------------------------------------------------------------------------------

namespace {

struct author {
    std::optional<std::string> given_name{};
    std::optional<std::string> family_name{};
    friend bool operator==(author const&, author const&) = default;
};
BOOST_DESCRIBE_STRUCT(author, (), (given_name, family_name))
struct document {
    std::string title{};
    author written_by{};
    std::vector<std::string> tags{};
    std::string content{};
    std::optional<std::string> phone_number{};
    friend bool operator==(document const&, document const&) = default;
};
BOOST_DESCRIBE_STRUCT(document, (), (title, written_by, tags, content, phone_number))
struct author_change {
    vouch::patch<std::string> given_name{};
    vouch::patch<std::string> family_name{};
};
BOOST_DESCRIBE_STRUCT(author_change, (), (given_name, family_name))
struct document_change {
    std::optional<std::string> title{};
    vouch::patch<std::string> phone_number{};
    std::optional<author_change> written_by{};
    std::optional<std::vector<std::string>> tags{};
};
BOOST_DESCRIBE_STRUCT(document_change, (), (title, phone_number, written_by, tags))
constexpr auto vouch_schema(vouch::of<document_change>)
{
    return vouch::schema(vouch::field<&document_change::written_by>(vouch::merge_patch()));
}

} // namespace

TEST_CASE("merge: the example of RFC 7396 section 3")
{
    document one{.title = "Goodbye!",
                 .written_by = {.given_name = "John", .family_name = "Doe"},
                 .tags = {"example", "sample"},
                 .content = "This will be unchanged"};
    vouch::merge(one, document_change{.title = "Hello!",
                                      .phone_number = "+01-123-456-7890",
                                      .written_by = author_change{.family_name = vouch::null},
                                      .tags = std::vector<std::string>{"example"}});
    CHECK(one == document{.title = "Hello!",
                          .written_by = {.given_name = "John"},
                          .tags = {"example"},
                          .content = "This will be unchanged",
                          .phone_number = "+01-123-456-7890"});
}

// Types that contain themselves ----------------------------------------------------------------------------------------------

namespace {

struct folder {
    std::string name{};
    vouch::open<tier> plan{};
    std::vector<folder> folders{};
};
BOOST_DESCRIBE_STRUCT(folder, (), (name, plan, folders))
struct folder_change {
    std::vector<folder_change> folders{};
    std::string name{};
    tier plan{};
};
BOOST_DESCRIBE_STRUCT(folder_change, (), (folders, name, plan))

} // namespace

TEST_CASE("merge: a recursive type is converted at every depth")
{
    folder root;
    folder_change const leaf{.folders = {}, .name = "leaf", .plan = tier::pro};
    vouch::merge(root, folder_change{.folders = {{.folders = {leaf, leaf}, .name = "twig"}}, .name = "root"});
    REQUIRE((root.folders.size() == 1 && root.folders[0].folders.size() == 2));
    CHECK((root.name == "root" && root.folders[0].name == "twig"));
    CHECK((root.folders[0].folders[1].name == "leaf" && root.folders[0].folders[1].plan == tier::pro));
}
