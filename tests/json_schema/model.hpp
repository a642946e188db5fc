// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_JSON_SCHEMA_MODEL_HPP
#define VOUCH_TESTS_JSON_SCHEMA_MODEL_HPP
#include <vouch/core/boxed.hpp>
#include <vouch/core/nullable.hpp>
#include <vouch/core/secret.hpp>
#include <vouch/schema/alternative.hpp>
#include <vouch/schema/quoted.hpp>
#include <vouch/types/base64.hpp>
#include <vouch/types/bic.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/currency.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/date_time.hpp>
#include <vouch/types/decimal_string.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/epoch.hpp>
#include <vouch/types/iban.hpp>
#include <vouch/types/ip_address.hpp>
#include <vouch/types/iso_duration.hpp>
#include <vouch/types/language.hpp>
#include <vouch/types/lei.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/types/time_of_day.hpp>
#include <vouch/types/uri.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/types/year_month.hpp>
#include <vouch/validate/validate.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

// Types that between them have everything that a schema says. The tests of the folder and tests/schema_judges.py share them.
namespace schema_model {

// ---- numbers

struct numbers {
    std::int8_t tiny{};
    std::uint16_t port{};
    std::int32_t count{};
    std::int32_t percent{};
    std::uint64_t large{};
    double ratio{};
    float single{};
    vouch::decimal price{};
    bool flag{};
};
BOOST_DESCRIBE_STRUCT(numbers, (), (tiny, port, count, percent, large, ratio, single, price, flag))
constexpr auto vouch_schema(vouch::of<numbers>)
{
    return vouch::schema(vouch::field<&numbers::port>(vouch::minimum(1024)),
                         vouch::field<&numbers::count>(vouch::multiple_of(5), vouch::multiple_of(3)),
                         vouch::field<&numbers::percent>(vouch::range(0, 100)),
                         vouch::field<&numbers::ratio>(vouch::exclusive_range(0.0, 1.5)),
                         vouch::field<&numbers::price>(vouch::minimum(0)));
}

// ---- texts

enum class tier : std::uint8_t { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)
constexpr auto vouch_schema(vouch::of<tier>)
{
    return vouch::schema(vouch::title("Plan"), vouch::enumerator<tier::basic>(vouch::description("for one person")),
                         vouch::enumerator<tier::pro>(vouch::name("professional")));
}
enum class level : std::uint8_t { low = 1, high = 10 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number);
}

struct texts {
    std::string any{};
    std::string short_one{};
    std::string word{};
    vouch::country country{};
    vouch::open<vouch::currency> currency{};
    tier plan{};
    vouch::open<tier> open_plan{};
    level height{};
    vouch::open<level> open_height{};
    boost::uuids::uuid id{};
    std::chrono::year_month_day born{};
    vouch::phone phone{};
    vouch::time_of_day at{};
    std::chrono::year_month month{};
    vouch::decimal_string amount{};
    vouch::base64 bytes{};
};
BOOST_DESCRIBE_STRUCT(texts, (),
                      (any, short_one, word, country, currency, plan, open_plan, height, open_height, id, born, phone, at, month,
                       amount, bytes))
constexpr auto vouch_schema(vouch::of<texts>)
{
    return vouch::schema(vouch::field<&texts::short_one>(vouch::length(1, 4)),
                         vouch::field<&texts::word>(vouch::one_of("red", "green"), vouch::not_empty));
}

// Texts whose patterns do not say everything: check digits, lists.
struct codes {
    std::optional<vouch::iban> account{};
    std::optional<vouch::lei> company{};
    std::optional<vouch::bic> bank{};
    std::optional<vouch::language> language{};
    std::optional<vouch::ip_address> address{};
};
BOOST_DESCRIBE_STRUCT(codes, (), (account, company, bank, language, address))

// Texts that validators judge by a format of their own.
struct formats {
    std::optional<vouch::email> mail{};
    std::optional<vouch::uri> page{};
    std::optional<std::chrono::sys_time<std::chrono::milliseconds>> made{};
    std::optional<vouch::iso_duration> length{};
};
BOOST_DESCRIBE_STRUCT(formats, (), (mail, page, made, length))

// ---- members

struct members {
    std::string needed{};
    std::int32_t retries = 3;
    std::string greeting = "h\"i";
    std::optional<std::string> maybe{};
    vouch::nullable<std::string> region{};
    vouch::patch<std::int32_t> change{};
    std::optional<std::string> id{};
    vouch::secret password{};
    vouch::raw_json any{};
    std::optional<vouch::raw_json> some{};
    std::optional<std::string> mail{};
    std::optional<std::string> phone{};
};
BOOST_DESCRIBE_STRUCT(members, (), (needed, retries, greeting, maybe, region, change, id, password, any, some, mail, phone))
constexpr auto vouch_schema(vouch::of<members>)
{
    return vouch::schema(
        vouch::title("Members"), vouch::description("each kind of them"),
        vouch::field<&members::needed>(vouch::name("need"), vouch::title("Need"), vouch::description("what must be there"),
                                       vouch::example("\"a\""), vouch::example("\"b\"")),
        vouch::field<&members::retries>(vouch::defaulted, vouch::minimum(0)), vouch::field<&members::greeting>(vouch::defaulted),
        vouch::field<&members::maybe>(vouch::deprecated, vouch::personal()), vouch::field<&members::region>(vouch::max_length(3)),
        vouch::field<&members::id>(vouch::read_only), vouch::field<&members::password>(vouch::write_only),
        vouch::at_least_one<&members::mail, &members::phone>);
}

struct strict_one {
    std::optional<std::int32_t> only{};
};
BOOST_DESCRIBE_STRUCT(strict_one, (), (only))
constexpr auto vouch_schema(vouch::of<strict_one>)
{
    return vouch::schema(vouch::strict_members);
}

struct with_rest {
    std::optional<std::int32_t> known{};
    std::map<std::string, std::vector<bool>> rest{};
};
BOOST_DESCRIBE_STRUCT(with_rest, (), (known, rest))
constexpr auto vouch_schema(vouch::of<with_rest>)
{
    return vouch::schema(vouch::unknown_members<&with_rest::rest>);
}

// ---- containers

struct containers {
    std::vector<std::string> list{};
    std::set<std::int32_t> set{};
    std::array<bool, 2> both{};
    std::tuple<std::string, std::int32_t> pair{};
    std::map<std::string, std::int32_t> scores{};
    std::map<vouch::country, std::string> by_country{};
    std::map<std::int32_t, tier> by_number{};
    std::vector<std::vector<std::int32_t>> grid{};
    std::vector<std::optional<std::int32_t>> gaps{};
};
BOOST_DESCRIBE_STRUCT(containers, (), (list, set, both, pair, scores, by_country, by_number, grid, gaps))
constexpr auto vouch_schema(vouch::of<containers>)
{
    return vouch::schema(
        vouch::field<&containers::list>(vouch::items(1, 3), vouch::unique_items, vouch::each(vouch::length(1, 2))),
        vouch::field<&containers::scores>(vouch::max_items(2), vouch::each(vouch::range(1, 9))),
        vouch::field<&containers::grid>(vouch::each(vouch::not_empty, vouch::each(vouch::minimum(0)))));
}

// ---- recursion

struct tree {
    std::string name{};
    std::vector<tree> children{};
};
BOOST_DESCRIBE_STRUCT(tree, (), (name, children))

struct forest {
    std::vector<tree> trees{};
    std::optional<vouch::boxed<tree>> first{};
};
BOOST_DESCRIBE_STRUCT(forest, (), (trees, first))

// A class that is represented by something that holds it.
class any_value {
public:
    using representation = std::variant<std::monostate, bool, double, std::string, std::vector<any_value>>;

    any_value() = default;
    explicit any_value(representation value) : value_(std::move(value)) {}

    friend auto vouch_represent(any_value const& value, vouch::of<any_value>) -> representation { return value.value_; }
    friend auto vouch_restore(representation value, vouch::of<any_value>) -> std::optional<any_value>
    {
        return any_value(std::move(value));
    }

private:
    representation value_{};
};

// ---- variants

struct card {
    std::string number{};
};
BOOST_DESCRIBE_STRUCT(card, (), (number))
struct bank {
    std::string kind{};
    std::int32_t sort{};
};
BOOST_DESCRIBE_STRUCT(bank, (), (kind, sort))

using inside = std::variant<card, bank>;
using beside = std::variant<card, std::int32_t, std::monostate>;
using by_name = std::variant<card, std::int32_t>;
using open_inside = std::variant<card, vouch::other_alternative>;
using untagged = std::variant<std::monostate, bool, vouch::maybe_quoted<std::int32_t>, std::vector<std::string>, card>;

struct variants {
    schema_model::inside inside{};
    std::optional<schema_model::beside> beside{};
    std::optional<schema_model::by_name> by_name{};
    std::optional<schema_model::open_inside> open_inside{};
    std::optional<schema_model::open_inside> open_by_name{};
    vouch::quoted<std::int64_t> quoted{};
    std::vector<std::variant<std::string, double>> each{};
    vouch::epoch_seconds when{};
};
BOOST_DESCRIBE_STRUCT(variants, (), (inside, beside, by_name, open_inside, open_by_name, quoted, each, when))
constexpr auto vouch_schema(vouch::of<variants>)
{
    using vouch::alternative;
    return vouch::schema(
        vouch::field<&variants::inside>(vouch::tag("kind"), alternative<card>("card"), alternative<bank>("iban", "sort")),
        vouch::field<&variants::beside>(vouch::tag("type", vouch::content("data")), alternative<card>("card"),
                                        alternative<std::int32_t>("number"), alternative<std::monostate>("none")),
        vouch::field<&variants::by_name>(vouch::name_is_tag, alternative<card>("card"), alternative<std::int32_t>("number")),
        vouch::field<&variants::open_inside>(vouch::tag("kind"), alternative<card>("card")),
        vouch::field<&variants::open_by_name>(vouch::name_is_tag, alternative<card>("card")),
        vouch::field<&variants::quoted>(vouch::minimum(-5)));
}

} // namespace schema_model
#endif
