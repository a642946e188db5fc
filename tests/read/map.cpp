// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/map.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/errors.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

struct point {
    int x{};
    std::optional<std::string> label{};
};
BOOST_DESCRIBE_STRUCT(point, (), (x, label))
constexpr auto vouch_schema(vouch::of<point>)
{
    return vouch::schema(vouch::field<&point::label>(vouch::length(1, 3)));
}

struct chart {
    std::map<std::string, point> points{};
    std::map<std::string, vouch::raw_json> extra{};
};
BOOST_DESCRIBE_STRUCT(chart, (), (points, extra))
constexpr auto vouch_schema(vouch::of<chart>)
{
    return vouch::schema(vouch::unknown_members<&chart::extra>);
}

template <class Type>
auto round_trip(std::string_view text) -> std::string
{
    return vouch::serialize(vouch::parse<Type>(text).value()).value();
}

enum class level : std::uint8_t { low = 1, high = 20 };
BOOST_DESCRIBE_ENUM(level, low, high)
constexpr auto vouch_schema(vouch::of<level>)
{
    return vouch::schema(vouch::as_number());
}
enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

// The maps with one key that a text makes, and what is wrong with the key.
template <class Key>
auto key_fault(std::string_view key, vouch::parse_options const& options = {}) -> std::string
{
    std::string const text = "{\"" + std::string(key) + "\":true}";
    auto const read = vouch::parse<std::map<Key, bool>>(text, options);
    if (read) {
        CHECK(vouch::serialize(*read).value() == text);
        return "";
    }
    CHECK(read.error().size() == 1);
    CHECK(*read.error()[0].offset() == 1);
    return std::string(read.error()[0].code());
}

template <class Integer>
void reads_keys_up_to_its_bounds()
{
    using limits = std::numeric_limits<Integer>;
    CHECK(key_fault<Integer>(std::to_string(limits::min())) == "");
    CHECK(key_fault<Integer>(std::to_string(limits::max())) == "");
    CHECK(key_fault<Integer>("0") == "");
    std::string above = std::to_string(limits::max());
    above.back() = static_cast<char>(above.back() + 1); // none ends in 9
    CHECK(key_fault<Integer>(above) == "out_of_range");
    CHECK(key_fault<Integer>("-" + above + "0") == "out_of_range");
    CHECK(key_fault<Integer>("123456789012345678901234567890") == "out_of_range");
    for (std::string_view const other : {"", "-", "+1", "01", "-0", "-01", "00", " 1", "1 ", "1.0", "1e2", "0x1", "1a", "a"})
        CHECK(key_fault<Integer>(other) == "format");
}

} // namespace

TEST_CASE("maps are objects whose names are data")
{
    CHECK(round_trip<std::map<std::string, int>>(R"({"b":1,"a":2,"":3})") == R"({"":3,"a":2,"b":1})");
    CHECK(round_trip<std::map<std::string, int>>(" { } ") == "{}");
    CHECK(round_trip<std::unordered_map<std::string, bool>>(R"({"one":true})") == R"({"one":true})");
    CHECK(round_trip<std::map<std::string, int>>(R"({"\u0061\n":1})") == R"({"a\n":1})");
    CHECK(round_trip<std::map<vouch::country, int>>(R"({"DEU":1})") == R"({"DEU":1})");
}

TEST_CASE("a pointer ends at the map: its names are data")
{
    std::string_view const text = R"({"points":{"canary":{"x":1,"label":"long"},"b":{"x":"canary"},"c":{},"canary":{"x":2}}})";
    auto const read = vouch::parse<chart>(text);
    auto const& errors = read.error();
    REQUIRE(errors.size() == 4);
    for (auto const& one : errors)
        CHECK(one.pointer() == "/points");
    CHECK(errors[0].kind() == vouch::errc::too_long);
    CHECK(text.substr(*errors[0].offset(), 6) == R"("long")");
    CHECK(errors[1].kind() == vouch::errc::wrong_type);
    CHECK(text.substr(*errors[1].offset(), 8) == R"("canary")");
    CHECK(errors[2].kind() == vouch::errc::missing_member);
    CHECK(text[*errors[2].offset()] == '}');
    CHECK(errors[3].kind() == vouch::errc::duplicate_member);
    CHECK(text.substr(*errors[3].offset(), 8) == R"("canary")");
    CHECK(vouch::serialize(errors).value().find("canary") == std::string::npos);
}

TEST_CASE("a syntax error in a map stands at its place and names no name")
{
    auto const read = vouch::parse<std::map<std::string, std::map<std::string, int>>>(R"({"canary":{"canary":1 2}})");
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].kind() == vouch::errc::syntax);
    CHECK(read.error()[0].pointer().empty());
    CHECK(read.error()[0].offset() == 22);
}

TEST_CASE("a name that is no key is refused and its value checked as JSON")
{
    auto const read = vouch::parse<std::map<vouch::country, int>>(R"({"DEU":1,"canary":{"a":[]},"FRA":2})");
    REQUIRE(read.error().size() == 1);
    CHECK(read.error()[0].code() == "not_a_country");
    CHECK(read.error()[0].offset() == 9);
}

TEST_CASE("unknown members are kept and written back behind the others")
{
    CHECK(round_trip<chart>(R"({"z":[1, 2],"points":{},"a":null})") == R"({"points":{},"a":null,"z":[1, 2]})");
    CHECK(round_trip<chart>(R"({"points":{}})") == R"({"points":{}})");
    auto const twice = vouch::parse<chart>(R"({"points":{},"z":1,"z":2})");
    REQUIRE(twice.error().size() == 1);
    CHECK(twice.error()[0].kind() == vouch::errc::duplicate_member);
    CHECK(twice.error()[0].pointer().empty());
    CHECK(vouch::parse<chart>(R"({"points":{},"z":1})", vouch::strict)); // it declares what to do with them
}

TEST_CASE("a kept member with a declared name would be there twice")
{
    chart one;
    one.extra["points"] = vouch::parse<vouch::raw_json>("1").value();
    CHECK(vouch::validate(one).size() == 1);
    CHECK(vouch::serialize(one).error()[0].kind() == vouch::errc::duplicate_member);
}

TEST_CASE("a map replaces what was there")
{
    std::map<std::string, int> into{{"old", 1}};
    CHECK(vouch::parse_into(R"({"new":2})", into).empty());
    CHECK(into == std::map<std::string, int>{{"new", 2}});
}

TEST_CASE("integers of every type are keys, in the one spelling that writers have")
{
    reads_keys_up_to_its_bounds<std::int8_t>();
    reads_keys_up_to_its_bounds<std::uint8_t>();
    reads_keys_up_to_its_bounds<std::int16_t>();
    reads_keys_up_to_its_bounds<std::uint16_t>();
    reads_keys_up_to_its_bounds<std::int32_t>();
    reads_keys_up_to_its_bounds<std::uint32_t>();
    reads_keys_up_to_its_bounds<std::int64_t>();
    reads_keys_up_to_its_bounds<std::uint64_t>();
    reads_keys_up_to_its_bounds<long long>();
    CHECK(vouch::parse<std::map<int, int>>(R"({"\u0031":5})").value().at(1) == 5);
    CHECK(vouch::parse<std::map<int, int>>(R"({"1":5,"1":6})").error()[0].kind() == vouch::errc::duplicate_member);
    CHECK(round_trip<std::unordered_map<std::uint64_t, int>>(R"({"18446744073709551615":1})") == R"({"18446744073709551615":1})");
}

TEST_CASE("enumerations, dates, identifiers and open values are keys")
{
    CHECK(key_fault<level>("20") == "");
    for (std::string_view const other : {"2", "020", "high", "276", "", "1.0"})
        CHECK(key_fault<level>(other) == "not_in_enum");
    CHECK(key_fault<tier>("pro") == "");
    CHECK(key_fault<tier>("gold") == "not_in_enum");
    CHECK(key_fault<std::chrono::year_month_day>("1990-02-28") == "");
    CHECK(key_fault<std::chrono::year_month_day>("1990-02-30") == "not_a_date");
    CHECK(key_fault<boost::uuids::uuid>("6ba7b810-9dad-11d1-80b4-00c04fd430c8") == "");
    CHECK(key_fault<boost::uuids::uuid>("6ba7b810") == "not_a_uuid");
    CHECK(key_fault<vouch::open<tier>>("pro") == "");
    CHECK(key_fault<vouch::open<tier>>("gold") == "");
    CHECK(key_fault<vouch::open<vouch::country>>("DEX") == "not_a_country");
    CHECK(key_fault<vouch::open<vouch::country>>("DEX", vouch::tolerant) == "");
    CHECK(key_fault<vouch::open<level>>("20") == "");
    CHECK(key_fault<vouch::open<level>>("21") == "");
    CHECK(key_fault<vouch::open<level>>("1e2") == "");
    CHECK(key_fault<vouch::open<level>>("high") == "not_in_enum");
    CHECK(vouch::parse<std::unordered_map<vouch::open<tier>, int>>(R"({"pro":1,"gold":2})").value().size() == 2);
}

TEST_CASE("a key without a name is not written")
{
    CHECK(vouch::serialize(std::map<level, int>{{level{7}, 1}}).error()[0].kind() == vouch::errc::not_in_enum);
    CHECK(vouch::serialize(std::map<vouch::open<level>, int>{{vouch::open<level>{}, 1}}).error()[0].kind() == vouch::errc::unset);
}
