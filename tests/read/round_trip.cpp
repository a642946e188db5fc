// SPDX-License-Identifier: BSL-1.0
// Structs of every shape: what is written is read again, also into an object that is there, and a text with random damage either
// is refused, with pointers that exist in it, or gives an object without an error.
#include <vouch/json.hpp>
#include <vouch/schema/content.hpp>

#include <support/model.hpp>
#include <support/property.hpp>
#include <support/random_value.hpp>
#include <support/resolves.hpp>
#include <support/same_content.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include <boost/container/static_vector.hpp>

#include <doctest/doctest.h>

namespace {

struct date_hash {
    auto operator()(std::chrono::year_month_day date) const noexcept -> std::size_t
    {
        return static_cast<std::size_t>(static_cast<int>(date.year()) * 372 +
                                        static_cast<int>(static_cast<unsigned>(date.day())));
    }
};

// The members of the model may be absent; these are required.
struct required {
    bool yes{};
    std::int8_t small{};
    std::uint64_t large{};
    double real{};
    float single{};
    std::string text{};
    level height{};
    vouch::currency money{};
    vouch::email mail{};
    std::chrono::sys_seconds at{};
    vouch::decimal exact{};
    vouch::decimal_string quoted{};
    vouch::patch<vouch::open<tier>> change{};
    std::pair<tier, double> two{};
    payment paid_by{};
};
BOOST_DESCRIBE_STRUCT(required, (),
                      (yes, small, large, real, single, text, height, money, mail, at, exact, quoted, change, two, paid_by))

enum class huge : std::uint64_t { zero, most = 18'446'744'073'709'551'615U };
BOOST_DESCRIBE_ENUM(huge, zero, most)
constexpr auto vouch_schema(vouch::of<huge>)
{
    return vouch::schema(vouch::as_number());
}

// Shapes that the model does not have.
struct shapes {
    std::list<std::string> list{"initial"};
    boost::container::static_vector<int, 4> bounded{1, 2, 3, 4};
    std::map<int, std::optional<bool>> by_number{{1, true}};
    std::map<std::uint64_t, int> by_large{};
    std::map<level, int> by_level{};
    std::map<vouch::open<tier>, int> by_open{};
    vouch::ordered_map<std::optional<bool>> in_order{{"initial", true}};
    std::unordered_map<std::chrono::year_month_day, std::string, date_hash> by_date{};
    std::unordered_set<std::int64_t> different{1};
    vouch::open<level> height{level::low};
    vouch::patch<vouch::open<level>> change{};
    huge number{huge::most};
    std::variant<std::monostate, bool, double, std::string, std::vector<int>, proof> any{true};
    std::optional<std::variant<int, std::vector<std::variant<std::string, int>>>> nested{7};
    std::vector<std::variant<std::string, std::unique_ptr<shapes>>> tree{};
    std::optional<vouch::epoch_milliseconds> since{};
    std::map<vouch::epoch_seconds, vouch::base64> by_time{};
    std::map<bool, vouch::base64url> by_answer{};
    std::map<vouch::quoted<std::int64_t>, std::chrono::duration<double>> by_quoted{};
    vouch::patch<vouch::quoted<std::uint64_t>> counted{};
    std::vector<vouch::maybe_quoted<bool>> answers{};
    std::variant<vouch::quoted<vouch::decimal>, bool, std::vector<std::chrono::seconds>> mixed{};
    std::optional<vouch::iso_duration> length{};
    std::map<std::chrono::year_month, vouch::time_of_day> by_month{};
    std::vector<std::chrono::sys_days> days{};
};
BOOST_DESCRIBE_STRUCT(shapes, (),
                      (list, bounded, by_number, by_large, by_level, by_open, in_order, by_date, different, height, change,
                       number, any, nested, tree, since, by_time, by_answer, by_quoted, counted, answers, mixed, length, by_month,
                       days))

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
        auto const text = vouch::serialize(value, {.secrets = true});
        REQUIRE(text);
        INFO("written: ", support::shown(*text));
        if (!vouch::validate(value).empty()) { // of `ruled`
            REQUIRE(!vouch::parse<Type>(*text));
            continue;
        }
        ++valid;
        auto const again = vouch::parse<Type>(*text, vouch::strict);
        REQUIRE(again);
        REQUIRE(support::equal_in_content(*again, value));
        REQUIRE(vouch::detail::same_content(*again, value));
        REQUIRE(vouch::parse<Type>(vouch::serialize(value, {.indent = 3, .secrets = true}).value()));
        REQUIRE(vouch::parse_into(*text, reused).empty());
        REQUIRE(support::equal_in_content(reused, value));

        std::string const damaged = support::mutated(*text, random);
        INFO("damaged: ", support::shown(damaged));
        auto const read = vouch::parse<Type>(damaged, round % 2 == 0 ? vouch::strict : vouch::tolerant);
        if (read) {
            REQUIRE(vouch::validate(*read).empty());
            REQUIRE(vouch::serialize(*read, {.secrets = true}));
            continue;
        }
        ++refused;
        bool const whole = vouch::parse<vouch::raw_json>(damaged).has_value();
        REQUIRE(!read.error().empty());
        for (auto const& one : read.error()) {
            CAPTURE(one.pointer());
            REQUIRE(*one.offset() <= damaged.size());
            if (whole) // a text that breaks has no places
                REQUIRE(support::resolves(damaged, one));
        }
    }
    CHECK(valid > 20);
    CHECK(refused > 20);
}

} // namespace

TEST_CASE("round trips of members that must be there")
{
    hold_the_properties<required>(1);
}
TEST_CASE("round trips of scalars")
{
    hold_the_properties<scalars>(2);
}
TEST_CASE("round trips of texts")
{
    hold_the_properties<texts>(3);
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
    hold_the_properties<bank>(8);
}
TEST_CASE("round trips of derived structs")
{
    hold_the_properties<derived>(9);
}
TEST_CASE("round trips of structs with rules")
{
    hold_the_properties<ruled>(10);
}
TEST_CASE("round trips of members that nobody declared")
{
    hold_the_properties<catching>(11);
}
TEST_CASE("round trips of lists, bounded containers, maps of every key, open numbers and variants without a tag")
{
    hold_the_properties<shapes>(13);
}
TEST_CASE("round trips of a user, as an API has it")
{
    hold_the_properties<user>(12);
}
