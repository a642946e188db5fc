// SPDX-License-Identifier: BSL-1.0
// What a struct's initialisers say plays no part in reading: parse gives what the text says, and parse_into the same, whatever
// the object held.
#include <vouch/read/parse.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/write/serialize.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <support/property.hpp>
#include <support/random_value.hpp>
#include <support/same_content.hpp>
#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using tests::faults;
using tests::parse_exact;

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

// Two structs with the same members: one has an initialiser for each, one has none.
struct bare_leaf {
    std::optional<int> maybe{};
    vouch::nullable<std::string> nothing{};
    vouch::patch<int> change{};
    std::unique_ptr<int> owned{};
    std::shared_ptr<std::string> shared{};
    std::optional<std::vector<std::optional<int>>> list{};
};
BOOST_DESCRIBE_STRUCT(bare_leaf, (), (maybe, nothing, change, owned, shared, list))
struct leaf {
    std::optional<int> maybe{1};
    vouch::nullable<std::string> nothing{"something"};
    vouch::patch<int> change{vouch::nullable<int>{2}};
    std::unique_ptr<int> owned = std::make_unique<int>(3);
    std::shared_ptr<std::string> shared = std::make_shared<std::string>("shared");
    std::optional<std::vector<std::optional<int>>> list{{4, 5}};
};
BOOST_DESCRIBE_STRUCT(leaf, (), (maybe, nothing, change, owned, shared, list))

struct other_leaf {
    std::optional<bool> flag{true};
};
BOOST_DESCRIBE_STRUCT(other_leaf, (), (flag))
template <class Leaf>
using tagged = std::variant<Leaf, other_leaf>;
constexpr auto vouch_schema(vouch::of<tagged<leaf>>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<leaf>("leaf"), vouch::alternative<other_leaf>("other"));
}
constexpr auto vouch_schema(vouch::of<tagged<bare_leaf>>)
{
    return vouch::schema(vouch::tag("is"), vouch::alternative<bare_leaf>("leaf"), vouch::alternative<other_leaf>("other"));
}

template <class Leaf>
auto one_leaf() -> std::vector<Leaf>
{
    std::vector<Leaf> leaves;
    leaves.emplace_back().maybe = 9;
    return leaves;
}

struct bare_tree {
    bare_leaf inner{};
    std::vector<bare_leaf> leaves{};
    std::list<bare_leaf> listed{};
    std::array<std::optional<int>, 2> two{};
    std::array<bare_leaf, 2> fixed{};
    std::tuple<bare_leaf, std::optional<std::string>> mixed{};
    std::pair<bare_leaf, std::vector<bool>> bits{};
    std::map<std::string, bare_leaf> by_name{};
    std::map<int, std::optional<int>> by_number{};
    std::set<std::string> different{};
    std::optional<bare_leaf> maybe{};
    vouch::nullable<bare_leaf> nothing{};
    vouch::patch<bare_leaf> change{};
    std::unique_ptr<bare_leaf> owned{};
    std::shared_ptr<bare_leaf> shared{};
    tagged<bare_leaf> either{};
    std::variant<int, std::string, std::vector<bare_leaf>, bare_leaf> any{};
    std::vector<std::optional<bare_leaf>> gaps{};
    std::optional<std::vector<std::unique_ptr<bare_leaf>>> pointers{};
    std::optional<vouch::open<tier>> plan{};
    std::optional<vouch::country> home{};
};
BOOST_DESCRIBE_STRUCT(bare_tree, (),
                      (inner, leaves, listed, two, fixed, mixed, bits, by_name, by_number, different, maybe, nothing, change,
                       owned, shared, either, any, gaps, pointers, plan, home))
struct tree {
    leaf inner{.maybe = 11, .nothing = "inner"};
    std::vector<leaf> leaves = one_leaf<leaf>();
    std::list<leaf> listed = std::list<leaf>(3);
    std::array<std::optional<int>, 2> two{1, 2};
    std::array<leaf, 2> fixed{leaf{.maybe = 12}};
    std::tuple<leaf, std::optional<std::string>> mixed{leaf{}, "text"};
    std::pair<leaf, std::vector<bool>> bits{leaf{}, std::vector{true, false}};
    std::map<std::string, leaf> by_name = [] {
        std::map<std::string, leaf> all;
        all["a"].maybe = 13;
        return all;
    }();
    std::map<int, std::optional<int>> by_number{{1, 2}};
    std::set<std::string> different{"a", "b"};
    std::optional<leaf> maybe{std::in_place};
    vouch::nullable<leaf> nothing{leaf{}};
    vouch::patch<leaf> change{vouch::nullable<leaf>{leaf{}}};
    std::unique_ptr<leaf> owned = std::make_unique<leaf>();
    std::shared_ptr<leaf> shared = std::make_shared<leaf>();
    tagged<leaf> either{leaf{.maybe = 14}};
    std::variant<int, std::string, std::vector<leaf>, leaf> any{one_leaf<leaf>()};
    std::vector<std::optional<leaf>> gaps = std::vector<std::optional<leaf>>(2);
    std::optional<std::vector<std::unique_ptr<leaf>>> pointers{std::in_place, 2};
    std::optional<vouch::open<tier>> plan{tier::pro};
    std::optional<vouch::country> home{vouch::country{"DEU"}};
};
BOOST_DESCRIBE_STRUCT(tree, (),
                      (inner, leaves, listed, two, fixed, mixed, bits, by_name, by_number, different, maybe, nothing, change,
                       owned, shared, either, any, gaps, pointers, plan, home))

struct settings {
    int port = 80;
    std::optional<int> limit{5};
    std::vector<std::string> hosts{"a", "b"};
    std::string name = "unnamed";
    std::unique_ptr<int> weight = std::make_unique<int>(1);
    vouch::nullable<int> pool{7};
    int hidden = 0; // not described
};
BOOST_DESCRIBE_STRUCT(settings, (), (port, limit, hosts, name, weight, pool))
constexpr auto vouch_schema(vouch::of<settings>)
{
    constexpr auto defaulted = vouch::defaulted();
    return vouch::schema(vouch::field<&settings::port>(defaulted), vouch::field<&settings::hosts>(defaulted),
                         vouch::field<&settings::name>(defaulted), vouch::field<&settings::pool>(defaulted));
}
struct server {
    settings first{.port = 1, .limit = 2, .hosts = {"x"}, .name = "y", .pool = 3, .hidden = 4};
    std::array<settings, 2> both{settings{.port = 5}, settings{.port = 6}};
    std::vector<settings> more{};
    std::optional<settings> spare = settings{.port = 7, .limit = {}};
};
BOOST_DESCRIBE_STRUCT(server, (), (first, both, more, spare))
constexpr auto vouch_schema(vouch::of<server>)
{
    return vouch::schema(vouch::field<&server::more>(vouch::defaulted()));
}

constexpr std::string_view default_text = R"({"port":80,"hosts":["a","b"],"name":"unnamed","pool":7})";

struct unset_defaults {
    int number = 1;
    vouch::country home{};
    vouch::country origin{"DEU"};
    std::chrono::year_month_day born{};
    vouch::decimal fee{};
    std::optional<vouch::country> maybe{};
    std::optional<int> last{};
};
BOOST_DESCRIBE_STRUCT(unset_defaults, (), (number, home, origin, born, fee, maybe, last))
constexpr auto vouch_schema(vouch::of<unset_defaults>)
{
    using type = unset_defaults;
    constexpr auto defaulted = vouch::defaulted();
    return vouch::schema(vouch::field<&type::number>(defaulted), vouch::field<&type::home>(defaulted),
                         vouch::field<&type::origin>(defaulted), vouch::field<&type::born>(defaulted),
                         vouch::field<&type::fee>(defaulted));
}

// A text of a `Type` in which every member that may be absent is absent at times, in one of two orders.
class text_maker {
public:
    explicit text_maker(unsigned seed) : random_(seed) {}

    template <class Type>
    auto make(int depth = 0) -> std::string
    {
        using vouch::detail::shape;
        constexpr shape kind = vouch::detail::shape_of<Type>;
        auto const count = [&] { return depth > 4 ? 0 : random_() % 4; };
        if constexpr (kind == shape::optional || kind == shape::nullable) {
            bool const takes_null = vouch::detail::takes_null<Type>;
            return takes_null && random_() % 3 == 0 ? "null" : make<std::remove_cvref_t<decltype(*std::declval<Type&>())>>(depth);
        } else if constexpr (kind == shape::sequence) {
            std::string items;
            for (auto left = count(); left != 0; --left)
                items += (items.empty() ? "" : ",") + make<typename Type::value_type>(depth + 1);
            return '[' + items + ']';
        } else if constexpr (kind == shape::fixed_array) {
            std::string items;
            for (std::size_t index = 0; index < std::tuple_size_v<Type>; ++index)
                items += (items.empty() ? "" : ",") + make<typename Type::value_type>(depth + 1);
            return '[' + items + ']';
        } else if constexpr (kind == shape::tuple) {
            return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                std::string items;
                ((items += (items.empty() ? "" : ",") + make<std::tuple_element_t<Index, Type>>(depth + 1)), ...);
                return '[' + items + ']';
            }(std::make_index_sequence<std::tuple_size_v<Type>>{});
        } else if constexpr (kind == shape::map) {
            std::string entries;
            for (auto left = count(); left != 0; --left)
                entries +=
                    (entries.empty() ? "\"" : ",\"") + std::to_string(left) + "\":" + make<typename Type::mapped_type>(depth + 1);
            return '{' + entries + '}';
        } else if constexpr (kind == shape::variant) {
            return make_alternative(std::type_identity<Type>{}, depth);
        } else if constexpr (kind == shape::object) {
            return make_object<Type>(depth, vouch::detail::json_members<Type>{});
        } else {
            Type value{};
            support::randomize(value, random_, depth);
            return vouch::serialize(value).value();
        }
    }

private:
    template <class... Alternatives>
    auto make_alternative(std::type_identity<std::variant<Alternatives...>>, int depth) -> std::string
    {
        using variant = std::variant<Alternatives...>;
        std::size_t const chosen = random_() % sizeof...(Alternatives);
        std::size_t index = 0;
        std::string text;
        ((index++ == chosen ? void(text = make<Alternatives>(depth + 1)) : void()), ...);
        if constexpr (vouch::detail::is_tagged<variant>) {
            std::string const tag = "{\"is\":\"" + std::string(vouch::detail::alternatives<variant>::names[chosen]) + '"';
            text.replace(0, 1, text == "{}" ? tag : tag + ',');
        }
        return text;
    }

    template <class Type, template <class...> class List, class... Descriptors>
    auto make_object(int depth, List<Descriptors...>) -> std::string
    {
        std::string members;
        bool const backwards = random_() % 4 == 0;
        auto const add = [&]<class Descriptor>(Descriptor) {
            if (vouch::detail::may_be_missing<Type, Descriptor> && random_() % 2 == 0)
                return;
            using member = vouch::detail::member_type<Type, Descriptor>;
            std::string value = "null";
            while (value == "null" && vouch::detail::may_be_absent<member> && vouch::detail::takes_null<member>)
                value = make<member>(depth + 1);
            if (value == "null")
                value = make<member>(depth + 1);
            std::string const entry = '"' + std::string(vouch::detail::json_name<Type, Descriptor>) + "\":" + value;
            if (members.empty())
                members = entry;
            else
                members = backwards ? entry + ',' + members : members + ',' + entry;
        };
        (add(Descriptors{}), ...);
        return '{' + members + '}';
    }

    std::mt19937 random_;
};

template <class Type, class Bare>
void reads_what_the_text_says(unsigned seed)
{
    text_maker maker(seed);
    Type used{};
    Type last{};
    for (std::size_t round = support::rounds(400); round != 0; --round) {
        std::string const text = maker.make<Type>();
        INFO(support::shown(text));
        auto const read = vouch::parse<Type>(text, vouch::strict);
        REQUIRE(read);
        Type fresh{};
        REQUIRE(vouch::parse_into(text, fresh, vouch::strict).empty());
        REQUIRE(vouch::parse_into(text, used, vouch::strict).empty());
        REQUIRE(support::equal_in_content(*read, fresh));
        REQUIRE(support::equal_in_content(*read, used));
        auto const bare = vouch::parse<Bare>(text, vouch::strict);
        REQUIRE(bare);
        REQUIRE(vouch::serialize(*read).value() == vouch::serialize(*bare).value());
        REQUIRE(support::equal_in_content(*read, vouch::parse<Type>(vouch::serialize(*read).value()).value()));
    }
}

} // namespace

TEST_CASE("initialisers: an absent optional, nullable, patch or pointer is empty")
{
    auto const read = parse_exact<leaf>("{}", vouch::tolerant).value();
    CHECK(!read.maybe);
    CHECK(read.nothing.is_null());
    CHECK(!read.change);
    CHECK(!read.owned);
    CHECK(!read.shared);
    CHECK(!read.list);
    CHECK(faults<leaf>("{}") == "missing_member@1 /nothing");
    leaf into;
    CHECK(vouch::parse_into("{}", into, vouch::tolerant).empty());
    CHECK(support::equal_in_content(read, into));
}

TEST_CASE("initialisers: an outer initialiser does not say what an inner member is")
{
    tree into;
    std::string const text =
        R"({"inner":{"nothing":null},"leaves":[{"nothing":"x"}],"listed":[],"two":[null,3],"fixed":[{"nothing":null},{"nothing":null}],)"
        R"("mixed":[{"nothing":null},null],"bits":[{"nothing":null},[]],"by_name":{},"by_number":{"2":null},"different":[],)"
        R"("nothing":{"nothing":null},"either":{"is":"other"},"any":"x","gaps":[null,{"nothing":null}]})";
    auto const read = parse_exact<tree>(text, vouch::strict).value();
    CHECK(vouch::serialize(read).value() == text);
    CHECK(vouch::parse_into(text, into, vouch::strict).empty());
    CHECK(vouch::serialize(into).value() == text);
}

TEST_CASE("initialisers: reading into an object gives what reading a new one gives")
{
    reads_what_the_text_says<leaf, bare_leaf>(1);
    reads_what_the_text_says<tree, bare_tree>(2);
    reads_what_the_text_says<std::vector<leaf>, std::vector<bare_leaf>>(3);
    reads_what_the_text_says<std::map<std::string, std::shared_ptr<leaf>>, std::map<std::string, std::unique_ptr<bare_leaf>>>(4);
    reads_what_the_text_says<std::optional<leaf>, std::optional<bare_leaf>>(5);
    reads_what_the_text_says<tagged<leaf>, tagged<bare_leaf>>(6);
    reads_what_the_text_says<std::array<vouch::nullable<leaf>, 2>, std::array<vouch::nullable<bare_leaf>, 2>>(7);
    reads_what_the_text_says<server, server>(8);
}

TEST_CASE("initialisers: an absent defaulted member has the default of its own struct")
{
    auto const text_of = [](settings const& value) { return vouch::serialize(value).value(); };
    CHECK(text_of(parse_exact<settings>("{}").value()) == default_text);
    auto const read = parse_exact<server>(R"({"first":{},"both":[{},{"port":2}],"more":[{}],"spare":{"limit":3}})").value();
    CHECK(text_of(read.first) == default_text);
    CHECK(text_of(read.both[0]) == default_text);
    CHECK(read.both[1].port == 2);
    CHECK(text_of(read.more[0]) == default_text);
    CHECK(read.spare->port == 80);
    CHECK(read.spare->limit == 3);

    settings into{.port = 1, .limit = {}, .hosts = {}, .name = "", .weight = {}, .pool = vouch::null, .hidden = 9};
    CHECK(vouch::parse_into("{}", into).empty());
    CHECK(text_of(into) == default_text);
    CHECK(into.hidden == 9); // a member that is not described keeps its value
}

TEST_CASE("initialisers: null is the default of a defaulted member where the options say so")
{
    constexpr vouch::parse_options options{.null_as_absent = true};
    settings into{.port = 1, .limit = 2, .hosts = {"x"}, .name = "y"};
    CHECK(vouch::parse_into(R"({"port":null,"limit": null,"hosts" : null ,"name":null,"weight":null})", into, options).empty());
    CHECK(vouch::serialize(into).value() == default_text);
    CHECK(parse_exact<settings>(R"({"pool":null})", options).value().pool.is_null()); // null is a value of it
    CHECK(faults<settings>(R"({"port":null,"limit":null,"hosts":null,"name":null,"weight":null})") ==
          "null_not_allowed@8 /port; null_not_allowed@21 /limit; null_not_allowed@34 /hosts; null_not_allowed@46 /name; "
          "null_not_allowed@60 /weight");
    CHECK(faults<settings>(R"({"port":null,"port":null})", options) == "duplicate_member@13 /port");
    CHECK(faults<settings>(R"({"port":nul})", options) == "syntax@8 /port");
    CHECK(faults<settings>(R"({"port":)", options) == "syntax@8 /port");
}

TEST_CASE("initialisers: a default that is unset makes a member required")
{
    CHECK(faults<unset_defaults>("{}") == "missing_member@1 /home; missing_member@1 /born; missing_member@1 /fee");
    unset_defaults into{.home = vouch::country{"SVK"}};
    CHECK(tests::told(vouch::parse_into(R"({"born":"2000-01-01","fee":1})", into)) == "missing_member@28 /home");
    auto const read = parse_exact<unset_defaults>(R"({"home":"SVK","born":"2000-01-01","fee":1.5})").value();
    CHECK(read.number == 1);
    CHECK(read.origin == vouch::country{"DEU"});
    CHECK(vouch::serialize(read).has_value());
    CHECK(faults<unset_defaults>(R"({"home":null,"born":"2000-01-01","fee":1})", vouch::tolerant) == "null_not_allowed@8 /home");
}
