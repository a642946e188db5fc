// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_MODEL_HPP
#define VOUCH_TESTS_SUPPORT_MODEL_HPP
#include <vouch/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

// One struct that holds every shape a member can have. In an unnamed namespace: the same model is compiled a second time with
// VOUCH_PORTABLE, and the two must not meet in the linker.
namespace {

enum class tier { basic, pro, enterprise };
BOOST_DESCRIBE_ENUM(tier, basic, pro, enterprise)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::enumerator<tier::basic>(vouch::name("basic \"plan\"")));
}
enum class level { low = -7, high = 9 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}

struct scalars {
    std::optional<bool> yes{};
    std::optional<std::int8_t> small{};
    std::optional<std::int64_t> whole{};
    std::optional<std::uint64_t> large{};
    std::optional<double> real{};
    std::optional<float> single{};
    std::optional<std::string> text{};
    std::optional<tier> plan{};
    std::optional<level> height{};
    std::optional<vouch::secret> hidden{};
    std::optional<vouch::raw_json> raw{};
    friend bool operator==(scalars const&, scalars const&) = default;
};
BOOST_DESCRIBE_STRUCT(scalars, (), (yes, small, whole, large, real, single, text, plan, height, hidden, raw))

struct texts {
    std::optional<vouch::country> home{};
    std::optional<vouch::country_alpha2> alpha2{};
    std::optional<vouch::country_numeric> number{};
    std::optional<vouch::currency> money{};
    std::optional<vouch::email> mail{};
    std::optional<vouch::phone> call{};
    std::optional<vouch::uri> page{};
    std::optional<vouch::decimal> exact{};
    std::optional<vouch::decimal_string> quoted{};
    friend bool operator==(texts const&, texts const&) = default;
};
BOOST_DESCRIBE_STRUCT(texts, (), (home, alpha2, number, money, mail, call, page, exact, quoted))

struct states {
    std::optional<int> maybe{};
    vouch::nullable<std::string> nothing{};
    vouch::patch<tier> change{};
    vouch::open<tier> plan{};
    vouch::patch<vouch::open<vouch::country>> both{};
    int with_default = 3;
    friend bool operator==(states const&, states const&) = default;
};
BOOST_DESCRIBE_STRUCT(states, (), (maybe, nothing, change, plan, both, with_default))
constexpr auto vouch_schema(vouch::of<states>)
{
    return vouch::schema(vouch::field<&states::with_default>(vouch::defaulted()), vouch::case_style::camel);
}

struct arrays {
    std::vector<std::vector<std::string>> nested{};
    std::deque<bool> flags{};
    std::vector<bool> bits{};
    std::optional<std::array<int, 3>> three{};
    std::optional<std::tuple<int, std::string, bool>> mixed{};
    std::set<std::string> different{};
    std::vector<std::optional<double>> gaps{};
    friend bool operator==(arrays const&, arrays const&) = default;
};
BOOST_DESCRIBE_STRUCT(arrays, (), (nested, flags, bits, three, mixed, different, gaps))
constexpr auto vouch_schema(vouch::of<arrays>)
{
    return vouch::schema(vouch::field<&arrays::gaps>(vouch::name("a/b~c")));
}

struct maps {
    std::map<std::string, std::optional<int>> by_text{};
    std::map<vouch::country, std::vector<int>> by_country{};
    std::map<std::string, scalars> of_structs{};
    friend bool operator==(maps const&, maps const&) = default;
};
BOOST_DESCRIBE_STRUCT(maps, (), (by_text, by_country, of_structs))

struct node {
    int size{};
    std::unique_ptr<node> next{};
    std::shared_ptr<node> shared{};
    std::vector<node> kids{};

    friend bool operator==(node const& left, node const& right)
    {
        auto const same = [](auto const& one, auto const& other) { return one && other ? *one == *other : !one && !other; };
        return left.size == right.size && same(left.next, right.next) && same(left.shared, right.shared) &&
               left.kids == right.kids;
    }
};
BOOST_DESCRIBE_STRUCT(node, (), (size, next, shared, kids))

struct card;
struct bank;
using payment = std::variant<card, bank>;
struct card {
    std::string number{};
    int code{};
    friend bool operator==(card const&, card const&) = default;
};
BOOST_DESCRIBE_STRUCT(card, (), (number, code))
struct bank {
    std::optional<std::string> holder{};
    std::vector<payment> parts{};
    friend bool operator==(bank const&, bank const&);
};
BOOST_DESCRIBE_STRUCT(bank, (), (holder, parts))
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"));
}
inline bool operator==(bank const& left, bank const& right)
{
    return left.holder == right.holder && left.parts == right.parts;
}

struct derived : scalars {
    std::optional<payment> paid_by{};
    friend bool operator==(derived const&, derived const&) = default;
};
BOOST_DESCRIBE_STRUCT(derived, (scalars), (paid_by))

struct ruled {
    std::optional<std::string> text{};
    std::optional<std::vector<int>> list{};
    std::map<std::string, int> counts{};
    std::optional<int> number{};
    friend bool operator==(ruled const&, ruled const&) = default;
};
BOOST_DESCRIBE_STRUCT(ruled, (), (text, list, counts, number))
constexpr auto vouch_schema(vouch::of<ruled>)
{
    return vouch::schema(
        vouch::strict_members, vouch::at_least_one<&ruled::text, &ruled::list, &ruled::number>,
        vouch::field<&ruled::text>(vouch::length(1, 30)), vouch::field<&ruled::number>(vouch::range(-1000, 1000)),
        vouch::field<&ruled::counts>(vouch::defaulted(), vouch::each(vouch::range(0, 99))),
        vouch::field<&ruled::list>(vouch::items(0, 5), vouch::unique_items(), vouch::each(vouch::exclusive_range(-9, 9))),
        vouch::check(
            "text_and_number", "a text or a number", [](ruled const& one) { return !one.text || !one.number; },
            vouch::at<&ruled::number>));
}

struct catching {
    std::optional<int> known{};
    std::map<std::string, vouch::raw_json> others{};
    friend bool operator==(catching const&, catching const&) = default;
};
BOOST_DESCRIBE_STRUCT(catching, (), (known, others))
constexpr auto vouch_schema(vouch::of<catching>)
{
    return vouch::schema(vouch::unknown_members<&catching::others>);
}

struct proof {
    std::string name{};
    tier type{};
    friend bool operator==(proof const&, proof const&) = default;
};
BOOST_DESCRIBE_STRUCT(proof, (), (name, type))
struct address {
    std::string line1{};
    vouch::nullable<std::string> line2{};
    vouch::country country{};
    std::string postal_code{};
    friend bool operator==(address const&, address const&) = default;
};
BOOST_DESCRIBE_STRUCT(address, (), (line1, line2, country, postal_code))
struct user {
    boost::uuids::uuid id{};
    tier status{};
    std::vector<proof> documents{};
    struct address address{};
    std::string first_name{};
    std::string last_name{};
    std::chrono::year_month_day date_of_birth{};
    std::optional<std::chrono::sys_time<std::chrono::milliseconds>> timestamp{};
    vouch::nullable<std::vector<std::string>> requirements{};
    friend bool operator==(user const&, user const&) = default;
};
BOOST_DESCRIBE_STRUCT(user, (), (id, status, documents, address, first_name, last_name, date_of_birth, timestamp, requirements))

struct everything {
    std::optional<user> one{};
    std::optional<::scalars> scalars{};
    std::optional<::texts> texts{};
    std::optional<::states> states{};
    std::optional<::arrays> arrays{};
    std::optional<::maps> maps{};
    std::optional<::node> node{};
    std::optional<::derived> derived{};
    std::optional<::ruled> ruled{};
    std::optional<::catching> catching{};
    std::vector<everything> more{};
    friend bool operator==(everything const& left, everything const& right)
    {
        return left.one == right.one && left.scalars == right.scalars && left.texts == right.texts &&
               left.states == right.states && left.arrays == right.arrays && left.maps == right.maps && left.node == right.node &&
               left.derived == right.derived && left.ruled == right.ruled && left.catching == right.catching &&
               left.more == right.more;
    }
};
BOOST_DESCRIBE_STRUCT(everything, (), (one, scalars, texts, states, arrays, maps, node, derived, ruled, catching, more))
constexpr auto vouch_schema(vouch::of<everything>)
{
    return vouch::schema(vouch::field<&everything::more>(vouch::defaulted()));
}

// Options that the text chooses by its length, so that white space is enough to try others.
inline auto options_for(std::string_view text) -> vouch::parse_options
{
    switch (text.size() % 4) {
    case 0: return vouch::strict;
    case 1: return vouch::tolerant;
    case 2: return {.max_depth = 6, .max_errors = 3};
    default: return {};
    }
}

// Whether every part of a pointer is a name that the model declares, or an index: nothing of the input.
inline auto is_declared(std::string_view pointer) -> bool
{
    static constexpr std::string_view names[] = {
        "yes",     "small",     "whole",      "large",     "real",      "single",       "text",       "plan",          "height",
        "hidden",  "raw",       "home",       "alpha2",    "number",    "money",        "mail",       "call",          "page",
        "exact",   "quoted",    "maybe",      "nothing",   "change",    "both",         "nested",     "withDefault",   "flags",
        "bits",    "three",     "mixed",      "different", "a~1b~0c",   "by_text",      "of_structs", "by_country",    "size",
        "next",    "shared",    "kids",       "code",      "holder",    "parts",        "type",       "paid_by",       "list",
        "counts",  "known",     "name",       "line1",     "line2",     "country",      "id",         "postal_code",   "status",
        "address", "documents", "first_name", "last_name", "timestamp", "requirements", "one",        "date_of_birth", "scalars",
        "texts",   "states",    "arrays",     "maps",      "node",      "derived",      "ruled",      "catching",      "more"};
    while (!pointer.empty()) {
        if (pointer[0] != '/')
            return false;
        std::string_view const token = pointer.substr(1, pointer.find('/', 1) - 1);
        pointer.remove_prefix(token.size() + 1);
        bool const index = !token.empty() && token.find_first_not_of("0123456789") == token.npos;
        if (!index && std::find(std::begin(names), std::end(names), token) == std::end(names))
            return false;
    }
    return true;
}

} // namespace
#endif
