// SPDX-License-Identifier: BSL-1.0
#include <vouch/write/serialize.hpp>

#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/decimal.hpp>
#include <vouch/types/email.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/validate/validate.hpp>

#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct part {
    std::string text{};
    double number{};
    float small{};
    std::int64_t whole{};
    std::uint8_t byte{};
    bool flag{};

    bool operator==(part const&) const = default;
};
BOOST_DESCRIBE_STRUCT(part, (), (text, number, small, whole, byte, flag))
constexpr auto vouch_schema(vouch::of<part>)
{
    return vouch::schema(vouch::field<&part::text>(vouch::name("te\"xt")), // no rule that a random text could break
                         vouch::field<&part::flag>(vouch::name("")));
}

struct all_kinds {
    vouch::country country{};
    boost::uuids::uuid id{};
    std::chrono::year_month_day born{};
    vouch::open<tier> plan{};
    vouch::open<vouch::country> from{};
    tier fixed{};
    std::optional<part> maybe{};
    vouch::nullable<part> nothing{};
    vouch::patch<std::string> change{};
    std::vector<part> parts{};
    std::vector<bool> bits{};
    std::vector<vouch::nullable<std::vector<int>>> grid{};
    vouch::secret key{};
    vouch::raw_json raw{};

    bool operator==(all_kinds const&) const = default;
};
BOOST_DESCRIBE_STRUCT(all_kinds, (), (country, id, born, plan, from, fixed, maybe, nothing, change, parts, bits, grid, key, raw))

// Objects of random values, all of which JSON can hold.
class maker {
public:
    explicit maker(std::uint64_t seed) : random_(seed) {}

    auto make() -> all_kinds
    {
        all_kinds one;
        constexpr vouch::country countries[] = {vouch::country{"SVK"}, vouch::country{"DEU"}, vouch::country{"XKX"}};
        one.country = countries[upto(2)];
        for (auto& byte : one.id.data)
            byte = static_cast<std::uint8_t>(upto(255));
        one.born = std::chrono::sys_days(std::chrono::days(static_cast<int>(upto(3'600'000)) - 719'000));
        if (one.born.year() > std::chrono::year(9999))
            one.born = vouch::date("9999-12-31");
        one.plan = upto(1) == 0 ? vouch::open<tier>(tier::pro) : vouch::open<tier>::from_unknown("gold" + text());
        one.from =
            upto(1) == 0 ? vouch::open<vouch::country>(countries[0]) : vouch::open<vouch::country>::from_unknown("?" + text());
        one.fixed = upto(1) == 0 ? tier::basic : tier::pro;
        if (upto(1) == 0)
            one.maybe = part_of();
        if (upto(1) == 0)
            one.nothing = part_of();
        if (upto(2) != 0)
            one.change = upto(1) == 0 ? vouch::nullable<std::string>(text()) : vouch::nullable<std::string>(vouch::null);
        for (auto count = upto(5); count != 0; --count) {
            one.parts.push_back(part_of());
            one.bits.push_back(upto(1) == 0);
            one.grid.push_back(upto(1) == 0
                                   ? vouch::nullable<std::vector<int>>(std::vector<int>(upto(4), static_cast<int>(random_())))
                                   : vouch::nullable<std::vector<int>>(vouch::null));
        }
        one.key = vouch::secret("k" + text());
        one.raw = vouch::parse<vouch::raw_json>(" [ 1.0 , {\"a\" :null}]").value();
        return one;
    }

private:
    auto upto(std::uint64_t most) -> std::uint64_t { return random_() % (most + 1); }

    auto text() -> std::string
    {
        std::string made;
        for (auto count = upto(3) == 0 ? upto(60) : upto(5); count != 0; --count)
            switch (upto(4)) {
            case 0: vouch::detail::append_utf8(made, static_cast<std::uint32_t>(0xE000 + upto(0x10FFFF - 0xE000))); break;
            case 1: vouch::detail::append_utf8(made, static_cast<std::uint32_t>(upto(0xD7FF))); break;
            case 2: made += static_cast<char>(upto(0x7F)); break;
            default: made += static_cast<char>('a' + upto(25)); break;
            }
        return made;
    }

    auto part_of() -> part
    {
        part one{.text = text(), .whole = static_cast<std::int64_t>(random_()), .byte = static_cast<std::uint8_t>(upto(255))};
        do
            one.number = std::bit_cast<double>(random_());
        while (!std::isfinite(one.number));
        do
            one.small = std::bit_cast<float>(static_cast<std::uint32_t>(random_()));
        while (!std::isfinite(one.small));
        return one;
    }

    std::mt19937_64 random_;
};

struct with_maps {
    std::map<std::string, std::vector<part>> parts{};
    std::map<vouch::country, std::map<std::string, double>> numbers{};
    std::vector<part> after{};
    std::map<std::string, double> others{};
};
BOOST_DESCRIBE_STRUCT(with_maps, (), (parts, numbers, after, others))
constexpr auto vouch_schema(vouch::of<with_maps>)
{
    return vouch::schema(vouch::unknown_members<&with_maps::others>);
}

struct bill {
    std::string note{};
    vouch::decimal sum{};
    std::string after{};
};
BOOST_DESCRIBE_STRUCT(bill, (), (note, sum, after))

struct receipt {
    int number{};
    std::map<std::string, int> others{};
};
BOOST_DESCRIBE_STRUCT(receipt, (), (number, others))
constexpr auto vouch_schema(vouch::of<receipt>)
{
    return vouch::schema(vouch::unknown_members<&receipt::others>);
}
using paper = std::variant<receipt>;
constexpr auto vouch_schema(vouch::of<paper>)
{
    return vouch::schema(vouch::tag("type"), vouch::alternative<receipt>("receipt"));
}

struct throwing {};

auto told(vouch::result<std::string> const& made) -> std::string
{
    return made ? "written" : tests::told(made.error());
}

} // namespace

template <>
struct vouch::text_traits<throwing> {
    static constexpr vouch::text_info info{.code = "not_thrown", .expected = "an exception"};
    static constexpr std::size_t max_size = 1;
    static auto parse(std::string_view) -> std::optional<throwing> { return std::nullopt; }
    static auto write(throwing, char*) -> char* { throw std::runtime_error("thrown"); }
};

TEST_CASE("serialize: what is read back is what was written, compact and indented")
{
    maker random(6);
    int wrong = 0;
    for (int round = 0; round < 300; ++round) {
        all_kinds const object = random.make();
        auto const compact = vouch::serialize(object, {.secrets = true});
        auto const spaced = vouch::serialize(object, {.indent = static_cast<unsigned>(round % 5), .secrets = true});
        wrong += !compact || !spaced || !vouch::validate(object).empty();
        for (std::string const& text : {compact.value(), spaced.value()}) {
            auto const read = tests::parse_exact<all_kinds>(
                text, vouch::parse_options{.reject_unknown = true, .open_values = vouch::open_values::all});
            wrong += !read || *read != object || vouch::serialize(*read, {.secrets = true}).value() != compact.value();
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("serialize_to: appends to a text, in the room that it has")
{
    maker random(8);
    std::string text;
    text.reserve(1'000'000);
    char const* const data = text.data();
    std::string expected;
    for (int round = 0; round < 40; ++round) {
        auto const object = random.make();
        for (unsigned const indent : {0u, 2u}) {
            vouch::serialize_options const options{.indent = indent, .secrets = true};
            CHECK(vouch::serialize_to(text, object, options).empty());
            expected += vouch::serialize(object, options).value();
        }
    }
    CHECK(text == expected);
    CHECK(text.data() == data);
}

TEST_CASE("serialize_to: what JSON cannot hold leaves the text as it was, however much was written before it")
{
    std::string text = "before";
    for (std::size_t const size : {1u, 5'000u}) {
        auto const faults = vouch::serialize_to(text, std::vector<std::string>{std::string(size, 'x'), "\xff"});
        CHECK(tests::told(faults) == "invalid_utf8 /1");
        CHECK(text == "before");
    }
}

TEST_CASE("serialize: arrays of any size, whether their first items tell of the others or not")
{
    for (std::size_t const size : {63u, 64u, 65u, 129u, 255u, 256u, 257u, 3'000u})
        for (std::size_t const first : {0u, 200u}) {
            std::vector<std::string> all(size, "short");
            for (std::size_t index = 0; index < 64 && index < size; ++index)
                all[index].resize(first, 'x');
            auto const text = vouch::serialize(all);
            CHECK(tests::parse_exact<std::vector<std::string>>(text.value()).value() == all);
            CHECK(text.value().capacity() <= 9 * text.value().size());
        }
}

TEST_CASE("serialize: indented text, to the letter")
{
    all_kinds object;
    object.country = vouch::country{"SVK"};
    object.born = vouch::date("1990-02-28");
    object.plan = tier::pro;
    object.from = vouch::open<vouch::country>::from_unknown("");
    object.nothing = part{.text = "\n", .number = 0.5};
    object.grid = {std::vector<int>{1, 2}, vouch::null, std::vector<int>{}};
    object.key = vouch::secret("k");
    object.raw = vouch::parse<vouch::raw_json>("[ 1,2 ]").value();
    CHECK(vouch::serialize(object, {.indent = 2, .secrets = true}).value() == R"({
  "country": "SVK",
  "id": "00000000-0000-0000-0000-000000000000",
  "born": "1990-02-28",
  "plan": "pro",
  "from": "",
  "fixed": "basic",
  "nothing": {
    "te\"xt": "\n",
    "number": 0.5,
    "small": 0,
    "whole": 0,
    "byte": 0,
    "": false
  },
  "parts": [],
  "bits": [],
  "grid": [
    [
      1,
      2
    ],
    null,
    []
  ],
  "key": "k",
  "raw": [ 1,2 ]
})");
}

TEST_CASE("serialize: what JSON cannot hold, all of it, with pointers; rules are not asked")
{
    CHECK(told(vouch::serialize(all_kinds{}, {.secrets = true})) ==
          "unset /country; not_a_date /born; unset /plan; unset /from; unset /key; unset /raw");
    all_kinds object = maker(7).make();
    object.parts = {part{.number = std::numeric_limits<double>::infinity()},
                    part{.text = "x\xff", .small = std::numeric_limits<float>::quiet_NaN()}};
    object.fixed = static_cast<tier>(9);
    object.nothing = part{.text = "\xc3"};
    CHECK(told(vouch::serialize(object, {.secrets = true})) ==
          "not_in_enum /fixed; invalid_utf8 /nothing/te\"xt; not_finite /parts/0/number; invalid_utf8 /parts/1/te\"xt; "
          "not_finite /parts/1/small");
    CHECK(!vouch::serialize(object, {.secrets = true}).error()[0].offset());
    CHECK(told(vouch::serialize(object, {.indent = 4, .secrets = true})) == told(vouch::serialize(object, {.secrets = true})));
    CHECK(told(vouch::serialize(std::string("\xff"))) == "invalid_utf8");
    CHECK(told(vouch::serialize(std::vector<double>{1, std::nan("")})) == "not_finite /1");
}

TEST_CASE("serialize: pointers of what JSON cannot hold end at a map, since its names are data")
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    with_maps object;
    object.parts = {{"a", {part{}, part{.number = nan}}}, {"b\xff", {part{.text = "\xff"}}}, {"c", {}}};
    object.numbers = {{vouch::country{"SVK"}, {{"x", nan}, {"y", 1}, {"z", nan}}}, {vouch::country{}, {}}};
    object.after = {part{}, part{.number = nan}};
    CHECK(told(vouch::serialize(object)) == "not_finite /parts; invalid_utf8 /parts; invalid_utf8 /parts; unset /numbers; "
                                            "not_finite /numbers; not_finite /numbers; not_finite /after/1/number");
    object = {};
    object.after = {part{.number = nan}};
    object.others = {{"after", 1}, {"own", nan}, {"\xff", 2}};
    for (unsigned const indent : {0u, 3u}) {
        CHECK(told(vouch::serialize(object, {.indent = indent})) ==
              "not_finite /after/0/number; duplicate_member; not_finite; invalid_utf8");
        CHECK(told(vouch::serialize(std::vector{with_maps{}, object}, {.indent = indent})) ==
              "not_finite /1/after/0/number; duplicate_member /1; not_finite /1; invalid_utf8 /1");
        CHECK(told(vouch::serialize(std::map<std::string, with_maps>{{"", object}}, {.indent = indent})) ==
              "not_finite; duplicate_member; not_finite; invalid_utf8");
    }
}

TEST_CASE("serialize: a number that has no value, wherever the text has to grow")
{
    for (std::size_t size = 0; size < 1'200; ++size) {
        std::string const note(size, 'x');
        CHECK(told(vouch::serialize(bill{note, {}, note})) == "unset /sum");
        std::string text = "before";
        CHECK(tests::told(vouch::serialize_to(text, std::vector<bill>(2, {note, {}, note}))) == "unset /0/sum; unset /1/sum");
        CHECK(text == "before");
    }
}

TEST_CASE("serialize: 64 errors at most, as in validate, and then they are truncated")
{
    auto const faults = [](std::size_t count) {
        std::vector<double> const all(count, std::nan(""));
        auto const found = vouch::serialize(all).error();
        CHECK(told(vouch::serialize(all)) == tests::told(vouch::validate(all)));
        CHECK(found[found.size() - 1].pointer() == '/' + std::to_string(found.size() - 1));
        return std::pair(found.size(), found.truncated());
    };
    CHECK(faults(64) == std::pair(std::size_t{64}, false));
    CHECK(faults(65) == std::pair(std::size_t{64}, true));
    CHECK(faults(1'000'000) == std::pair(std::size_t{64}, true));
}

TEST_CASE("serialize: a name that cannot be written does not hide what is wrong behind it")
{
    receipt const twice{1, {{"number", 2}}};
    CHECK(told(vouch::serialize(std::map<std::string, receipt>{{"\xff", twice}})) == "invalid_utf8; duplicate_member");
    auto const all = std::tuple(std::map<std::string, receipt>{{"\xff", twice}}, std::nan(""), std::vector{1.0, std::nan("")});
    CHECK(told(vouch::serialize(all)) == "invalid_utf8 /0; duplicate_member /0; not_finite /1; not_finite /2/1");
}

TEST_CASE("serialize: an undeclared member of the name of a declared one, or of the tag of its variant")
{
    CHECK(told(vouch::serialize(receipt{1, {{"type", 2}}})) == "written");
    CHECK(told(vouch::serialize(receipt{1, {{"number", 2}}})) == "duplicate_member");
    CHECK(told(vouch::serialize(std::vector{paper(receipt{1, {{"type", 2}}})})) == "duplicate_member /0");
    CHECK(tests::told(vouch::validate(std::vector{paper(receipt{1, {{"type", 2}}})})) == "duplicate_member /0");
}

TEST_CASE("serialize: errors come in the order of the text, and validate gives the same ones")
{
    with_maps clash;
    clash.parts = {{"a", {part{.number = std::nan("")}}}};
    clash.others = {{"a", std::nan("")}, {"numbers", std::nan("")}, {"z\xff", 1}};
    CHECK(told(vouch::serialize(clash)) == "not_finite /parts; not_finite; duplicate_member; not_finite; invalid_utf8");
    CHECK(tests::told(vouch::validate(clash)) == told(vouch::serialize(clash)));
    std::vector const all{paper(receipt{1, {{"a", 1}, {"number", 2}, {"type", 3}}}), paper(receipt{1, {{"type", 2}}})};
    CHECK(told(vouch::serialize(all)) == "duplicate_member /0; duplicate_member /0; duplicate_member /1");
    CHECK(tests::told(vouch::validate(all)) == told(vouch::serialize(all)));
}

TEST_CASE("serialize_to: an exception leaves the text as it was")
{
    for (std::size_t const size : {1u, 5'000u}) {
        std::string text = "before";
        CHECK_THROWS_AS((void)vouch::serialize_to(text, std::tuple(std::string(size, 'x'), throwing())), std::runtime_error);
        CHECK(text == "before");
    }
}

TEST_CASE("serialize: a number is written as short as it reads back the same")
{
    std::mt19937_64 random(8);
    int wrong = 0;
    for (int round = 0; round < 5'000; ++round) {
        auto const bits = random();
        auto const number = std::bit_cast<double>(bits);
        if (std::isfinite(number))
            wrong += std::bit_cast<std::uint64_t>(vouch::parse<double>(vouch::serialize(number).value()).value()) != bits;
        auto const whole = static_cast<std::int64_t>(bits >> round % 64);
        wrong += vouch::parse<std::int64_t>(vouch::serialize(whole).value()).value() != whole;
    }
    CHECK(wrong == 0);
}
