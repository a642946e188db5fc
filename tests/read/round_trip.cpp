// SPDX-License-Identifier: BSL-1.0
// Ten structs of every shape: what is written is read again, over what was there before as well, and a text with random damage
// is refused with places that are there, or gives an object without a mistake.
#include <vouch/json.hpp>

#include <support/property.hpp>
#include <support/random_value.hpp>

#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <variant>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
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
    bool yes{};
    std::int8_t small{};
    std::uint64_t large{};
    double real{};
    float single{};
    std::string text{};
    tier plan{};
    level height{};
};
BOOST_DESCRIBE_STRUCT(scalars, (), (yes, small, large, real, single, text, plan, height))

struct texts {
    vouch::country home{};
    vouch::country_alpha2 alpha2{};
    vouch::country_numeric number{};
    vouch::currency money{};
    vouch::email mail{};
    vouch::phone call{};
    vouch::uri page{};
};
BOOST_DESCRIBE_STRUCT(texts, (), (home, alpha2, number, money, mail, call, page))

struct foreign {
    boost::uuids::uuid id{};
    std::chrono::year_month_day born{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)};
    std::chrono::sys_seconds at{};
    vouch::decimal exact{};
    vouch::decimal_string quoted{};
};
BOOST_DESCRIBE_STRUCT(foreign, (), (id, born, at, exact, quoted))

struct states {
    std::optional<int> maybe{};
    vouch::nullable<std::string> nothing{};
    vouch::patch<tier> change{};
    vouch::open<tier> plan{};
    vouch::patch<vouch::open<tier>> both{};
    int with_default = 3;
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
    std::array<int, 3> three{};
    std::tuple<int, std::string, bool> mixed{};
    std::pair<tier, double> two{};
    std::set<std::string> different{};
};
BOOST_DESCRIBE_STRUCT(arrays, (), (nested, flags, bits, three, mixed, two, different))

struct maps {
    std::map<std::string, std::optional<int>> by_text{};
    std::map<vouch::country, std::vector<int>> by_country{};
};
BOOST_DESCRIBE_STRUCT(maps, (), (by_text, by_country))

struct node {
    int size{};
    std::unique_ptr<node> next{};
    std::shared_ptr<node> shared{};
    std::vector<node> kids{};
};
BOOST_DESCRIBE_STRUCT(node, (), (size, next, shared, kids))

struct card {
    std::string number{};
    int code{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number, code))
struct bank {
    std::optional<std::string> holder{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (holder))
using payment = std::variant<card, bank>;
constexpr auto vouch_schema(vouch::of<payment>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<card>("card"), vouch::alternative<bank>("bank"));
}
struct order {
    payment paid_by{};
    std::vector<payment> others{};
};
BOOST_DESCRIBE_STRUCT(order, (), (paid_by, others))

struct derived : scalars {
    std::optional<texts> all{};
};
BOOST_DESCRIBE_STRUCT(derived, (scalars), (all))

struct ruled {
    std::optional<std::string> text{};
    std::optional<std::vector<int>> list{};
    std::optional<int> number{};
};
BOOST_DESCRIBE_STRUCT(ruled, (), (text, list, number))
constexpr auto vouch_schema(vouch::of<ruled>)
{
    return vouch::schema(
        vouch::field<&ruled::text>(vouch::length(1, 30)), vouch::field<&ruled::number>(vouch::range(-1000000, 1000000)),
        vouch::field<&ruled::list>(vouch::items(0, 2), vouch::unique_items(),
                                   vouch::each(vouch::exclusive_range(-100000, 100000))),
        vouch::check("text_and_number", "a text or a number", [](ruled const& one) { return !one.text || !one.number; }));
}

// The place in `text` that `pointer` names, by reading down to it: a map is as far as a pointer of ours goes.
auto resolves(std::string_view text, std::string_view pointer) -> bool
{
    vouch::detail::scanner in(text, {});
    char const* at = in.skip_space(in.begin());
    while (!pointer.empty()) {
        std::size_t const end = pointer.find('/', 1);
        std::string_view const token = pointer.substr(1, end == pointer.npos ? pointer.npos : end - 1);
        pointer = end == pointer.npos ? "" : pointer.substr(end);
        bool const object = in.is(at, '{');
        if (!object && !in.is(at, '['))
            return false;
        at = in.skip_space(at + 1);
        for (std::size_t index = 0;; ++index) {
            std::string_view name;
            if (object) {
                char const* const colon = in.is(at, '"') ? in.read_string(at, name) : nullptr;
                at = colon == nullptr ? nullptr : in.read_colon(colon);
            }
            if (at == nullptr || at == in.end())
                return false;
            if (object ? name == token : std::to_string(index) == token)
                break;
            char const* const value_end = in.skip_value(at);
            if (value_end == nullptr)
                return false;
            auto const next = in.read_separator(value_end, object ? '}' : ']');
            if (!next.more)
                return false;
            at = next.at;
        }
    }
    return true;
}

auto parent_of(std::string const& pointer) -> std::string
{
    return pointer.substr(0, pointer.rfind('/'));
}

template <class Type>
void hold_the_properties(unsigned seed)
{
    std::mt19937 random(seed);
    Type reused{};
    std::size_t refused = 0;
    std::size_t valid = 0;
    for (std::size_t round = support::rounds(400); round != 0; --round) {
        Type value{};
        support::randomize(value, random);
        auto const text = vouch::serialize(value);
        REQUIRE(text);
        if (!vouch::validate(value).empty()) { // of `ruled`
            REQUIRE(!vouch::parse<Type>(*text));
            continue;
        }
        ++valid;
        auto const again = vouch::parse<Type>(*text, vouch::strict);
        REQUIRE(again);
        REQUIRE(vouch::serialize(*again).value() == *text);
        REQUIRE(vouch::parse<Type>(vouch::serialize(value, {.indent = 3}).value()));
        REQUIRE(vouch::parse_into(*text, reused).empty());
        REQUIRE(vouch::serialize(reused).value() == *text);

        std::string const damaged = support::mutated(*text, random);
        auto const read = vouch::parse<Type>(damaged, round % 2 == 0 ? vouch::strict : vouch::tolerant);
        if (read) {
            REQUIRE(vouch::validate(*read).empty());
            REQUIRE(vouch::serialize(*read));
            continue;
        }
        ++refused;
        bool const whole = vouch::parse<vouch::raw_json>(damaged).has_value();
        REQUIRE(!read.error().empty());
        for (auto const& one : read.error()) {
            REQUIRE(*one.offset() <= damaged.size());
            if (whole) // a text that breaks has no places
                REQUIRE_MESSAGE(
                    resolves(damaged, one.kind() == vouch::errc::missing_member ? parent_of(one.pointer()) : one.pointer()),
                    one.pointer(), " in ", damaged);
        }
    }
    CHECK(valid > 20);
    CHECK(refused > 20);
}

} // namespace

TEST_CASE("round trips of scalars")
{
    hold_the_properties<scalars>(1);
}
TEST_CASE("round trips of texts")
{
    hold_the_properties<texts>(2);
}
TEST_CASE("round trips of foreign types")
{
    hold_the_properties<foreign>(3);
}
TEST_CASE("round trips of optional, null and open members")
{
    hold_the_properties<states>(4);
}
TEST_CASE("round trips of arrays")
{
    hold_the_properties<arrays>(5);
}
TEST_CASE("round trips of maps")
{
    hold_the_properties<maps>(6);
}
TEST_CASE("round trips of recursive types")
{
    hold_the_properties<node>(7);
}
TEST_CASE("round trips of variants")
{
    hold_the_properties<order>(8);
}
TEST_CASE("round trips of derived structs")
{
    hold_the_properties<derived>(9);
}
TEST_CASE("round trips of structs with rules")
{
    hold_the_properties<ruled>(10);
}
