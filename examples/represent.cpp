// SPDX-License-Identifier: BSL-1.0
// Types that are another type in JSON: a class with an invariant, a type of someone else, and times as numbers.
#include <vouch/json.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string_view>

// [represent]
namespace shop {

// An amount is never negative, and its members are nobody else's business.
class money {
public:
    money() = default;
    [[nodiscard]] static auto from(std::int64_t cents, vouch::currency in) -> std::optional<money>
    {
        if (cents < 0)
            return std::nullopt;
        money made;
        made.cents_ = cents;
        made.currency_ = in;
        return made;
    }
    [[nodiscard]] auto cents() const -> std::int64_t { return cents_; }
    [[nodiscard]] auto currency() const -> vouch::currency { return currency_; }

private:
    std::int64_t cents_ = 0;
    vouch::currency currency_{"EUR"};
};

// What it is in JSON: {"amount":1250,"currency":"EUR"}.
struct money_json {
    std::int64_t amount{};
    vouch::currency currency{};
};
BOOST_DESCRIBE_STRUCT(money_json, (), (amount, currency))

auto vouch_represent(money const& value, vouch::of<money>) -> money_json
{
    return {value.cents(), value.currency()};
}
auto vouch_restore(money_json json, vouch::of<money>) -> std::optional<money> // nothing: the JSON is no money
{
    return money::from(json.amount, json.currency);
}
constexpr auto vouch_info(vouch::of<money>) -> vouch::text_info // what an error says then; optional
{
    return {.code = "not_money", .expected = "an amount that is not negative"};
}

} // namespace shop
// [/represent]

// [foreign]
namespace geometry { // a library that knows nothing of vouch
struct point {
    double x = 0;
    double y = 0;
};
} // namespace geometry

template <>
struct vouch::representation<geometry::point> {
    static auto represent(geometry::point const& at) -> std::array<double, 2> { return {at.x, at.y}; }
    static auto restore(std::array<double, 2> at) -> std::optional<geometry::point> { return geometry::point{at[0], at[1]}; }
};
// [/foreign]

namespace shop {

struct order {
    money total{};
    std::optional<geometry::point> deliver_to{};
    vouch::epoch_seconds made{};           // 1700000000
    std::chrono::minutes ready_in_min{};   // 25
    vouch::quoted<std::uint64_t> number{}; // "18446744073709551615"
    vouch::base64 signature{};             // "AQID"
};
BOOST_DESCRIBE_STRUCT(order, (), (total, deliver_to, made, ready_in_min, number, signature))
constexpr auto vouch_schema(vouch::of<order>)
{
    return vouch::schema(vouch::field<&order::ready_in_min>(vouch::range(5, 90))); // rules are about the JSON: here, a number
}

} // namespace shop

int main()
{
    constexpr std::string_view text =
        R"({"total":{"amount":1250,"currency":"EUR"},"deliver_to":[48.1,17.1],"made":1700000000,"ready_in_min":25,)"
        R"("number":"18446744073709551615","signature":"AQID"})";

    auto const read = vouch::parse<shop::order>(text);
    if (!read || read->total.cents() != 1250 || read->deliver_to->x != 48.1 || read->ready_in_min != std::chrono::minutes(25))
        return 1;
    std::chrono::sys_seconds const made = read->made; // it converts
    if (made != std::chrono::sys_days(vouch::date("2023-11-14")) + std::chrono::seconds(80'000))
        return 1;
    auto const written = vouch::serialize(*read);
    if (!written || *written != text)
        return 1;
    std::cout << *written << '\n';

    auto const refused = vouch::parse<shop::order>(
        R"({"total":{"amount":-5,"currency":"EUR"},"made":1,"ready_in_min":3,"number":"01","signature":"AQI"})");
    if (refused || refused.error().size() != 4)
        return 1;
    for (vouch::error const& why : refused.error())
        std::cout << why.pointer() << ": " << why.message() << '\n';
    return refused.error()[0].pointer() == "/total" && refused.error()[0].code() == "not_money" ? 0 : 1;
}
