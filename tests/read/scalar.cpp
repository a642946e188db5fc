// SPDX-License-Identifier: BSL-1.0
#include <vouch/read/scalar.hpp>

#include <vouch/read/parse.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <support/allocations.hpp>
#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

using namespace std::string_view_literals;
using tests::faults;
using tests::parse_exact;

template <class Type>
auto message(std::string_view text) -> std::string
{
    return vouch::parse<Type>(text).error()[0].message();
}

enum class flag : bool { off, on };
BOOST_DESCRIBE_ENUM(flag, off, on)
enum class letter : char { a = 'a', z = 'z' };
BOOST_DESCRIBE_ENUM(letter, a, z)
enum class tiny : std::int8_t { least = -128, most = 127 };
BOOST_DESCRIBE_ENUM(tiny, least, most)
enum class byte : unsigned char { none, most = 255 };
BOOST_DESCRIBE_ENUM(byte, none, most)
enum class wide : std::uint16_t { most = 65'535 };
BOOST_DESCRIBE_ENUM(wide, most)
enum class lowest : std::int64_t { least = std::numeric_limits<std::int64_t>::min(), minus = -1 };
BOOST_DESCRIBE_ENUM(lowest, least, minus)
enum class highest : std::uint64_t { zero, most = std::numeric_limits<std::uint64_t>::max() };
BOOST_DESCRIBE_ENUM(highest, zero, most)
enum plain { plain_one = 1, plain_two };
BOOST_DESCRIBE_ENUM(plain, plain_one, plain_two)

template <class Enum>
    requires(std::is_enum_v<Enum>)
constexpr auto vouch_schema(vouch::of<Enum>)
{
    return vouch::schema(vouch::as_number());
}

} // namespace

TEST_CASE("scalar: bool")
{
    CHECK(parse_exact<bool>("true").value());
    CHECK(!parse_exact<bool>(" false ").value());
    for (std::string_view const broken : {"True", "tru", "truee", "true false", "t", "f", "fals", "falsey"}) {
        CAPTURE(broken);
        CHECK(parse_exact<bool>(broken).error()[0].kind() == vouch::errc::syntax);
    }
    for (std::string_view const other : {"0", "1", "\"true\"", "[]", "{}"})
        CHECK(faults<bool>(other) == "wrong_type@0");
    CHECK(message<bool>("1") == "expected true or false");
    CHECK(faults<bool>("null") == "null_not_allowed@0");
}

TEST_CASE("scalar: integers")
{
    CHECK(parse_exact<std::int8_t>("-128").value() == -128);
    CHECK(parse_exact<std::uint64_t>("18446744073709551615").value() == std::numeric_limits<std::uint64_t>::max());
    CHECK(parse_exact<std::int64_t>("-9223372036854775808").value() == std::numeric_limits<std::int64_t>::min());
    CHECK(parse_exact<int>(" 1.0 ").value() == 1);
    CHECK(parse_exact<int>("1e2").value() == 100);
    CHECK(parse_exact<unsigned>("-0").value() == 0);
    CHECK(parse_exact<int>("-0.0").value() == 0);

    CHECK(faults<std::int8_t>("128") == "out_of_range@0");
    CHECK(message<std::int8_t>("128") == "expected an integer, -128 to 127");
    CHECK(faults<unsigned>("-1") == "out_of_range@0");
    CHECK(faults<std::uint64_t>("18446744073709551616") == "out_of_range@0");
    CHECK(faults<int>("1e999999999999") == "out_of_range@0");
    CHECK(faults<int>("  1.5") == "wrong_type@2");
    CHECK(message<int>("1.5") == "expected an integer");
    for (std::string_view const other : {"true", "\"1\"", "[1]", "{}"})
        CHECK(faults<int>(other) == "wrong_type@0");
    CHECK(faults<int>("null") == "null_not_allowed@0");
    for (std::string_view const broken : {"01", "+1", "-", "1.", ".1", "1e", "--1", "-x"})
        CHECK(faults<int>(broken) == "syntax@0");
    CHECK(faults<int>("0x1") == "syntax@1");
    CHECK(faults<int>("1,") == "syntax@1");
}

TEST_CASE("scalar: floating point")
{
    CHECK(parse_exact<double>("1.5").value() == 1.5);
    CHECK(parse_exact<double>("1").value() == 1.0);
    CHECK(parse_exact<double>("-1e-7").value() == -1e-7);
    CHECK(std::signbit(parse_exact<double>("-0").value()));
    CHECK(parse_exact<double>("1e-400").value() == 0.0);
    CHECK(parse_exact<float>("0.1").value() == 0.1F);
    CHECK(parse_exact<double>("9007199254740993").value() == 9007199254740992.0); // to nearest, ties to even

    CHECK(faults<double>("1e309") == "out_of_range@0");
    CHECK(faults<double>("-1e309") == "out_of_range@0");
    CHECK(faults<float>("1e39") == "out_of_range@0");
    CHECK(message<float>("1e39") == "expected a number that its type can hold");
    for (std::string_view const other : {"true", "\"1\"", "[1.5]", "{}"})
        CHECK(faults<double>(other) == "wrong_type@0");
    CHECK(message<double>("\"\"") == "expected a number");
    for (std::string_view const broken : {"NaN", "Infinity", "-Infinity", "nan", "1.", "1.e1", "1.5f", "1e+", "-"})
        CHECK(parse_exact<double>(broken).error()[0].kind() == vouch::errc::syntax);
}

TEST_CASE("scalar: strings")
{
    CHECK(parse_exact<std::string>(R"("")").value() == "");
    CHECK(parse_exact<std::string>(R"("a\u0000b")").value() == "a\0b"sv);
    CHECK(parse_exact<std::string>(R"("\ud83d\ude00\n")").value() == "\xf0\x9f\x98\x80\n");
    CHECK(faults<std::string>("17") == "wrong_type@0");
    CHECK(message<std::string>("17") == "expected a string");
    CHECK(faults<std::string>("null") == "null_not_allowed@0");
    CHECK(faults<std::string>("\"a\xff\"") == "invalid_utf8@2");
    CHECK(faults<std::string>("\"a\tb\"") == "syntax@2");
    CHECK(faults<std::string>("\"a") == "syntax@2");
    CHECK(faults<std::string>("'a'") == "syntax@0");
}

TEST_CASE("scalar: no copy of a secret with escapes is left in memory that is freed")
{
    static int leaks; // the hook is a plain function
    leaks = 0;
    std::string const json = "\"" + std::string(30, 'a') + "\\n" + std::string(300, 'b') + "\\\"Canary7-Canary7-Canary7\"";
    tests::allocated().freeing = [](std::string_view block) noexcept { leaks += block.find("Canary7") != block.npos ? 1 : 0; };
    auto const read = vouch::parse<vouch::secret>(json);
    tests::allocated().freeing = nullptr;
    CHECK(read.value().reveal().ends_with("\"Canary7-Canary7-Canary7"));
    CHECK(leaks == 0);
}

TEST_CASE("scalar: a secret is any string but the empty one")
{
    CHECK(parse_exact<vouch::secret>(R"("a\tb")").value().reveal() == "a\tb");
    CHECK(faults<vouch::secret>("\"\"") == "too_short@0");
    CHECK(faults<vouch::secret>("17") == "wrong_type@0");
    CHECK(faults<vouch::secret>("null") == "null_not_allowed@0");
}

TEST_CASE("scalar: raw_json is any value, kept byte for byte without the space around it")
{
    for (std::string_view const value :
         {"null", "true", "-1.50e+00", "\"\\u0041\\/\"", "[ 1 ,\n2 ]", R"({ "b":1, "a" : {"b":1,"b":2} })"}) {
        CAPTURE(value);
        CHECK(parse_exact<vouch::raw_json>(value).value().text() == value);
        CHECK(parse_exact<vouch::raw_json>("\n " + std::string(value) + "\t ").value().text() == value);
    }
    CHECK(faults<vouch::raw_json>("[1,]") == "syntax@3");
    CHECK(faults<vouch::raw_json>("[\"\xff\"]") == "invalid_utf8@2");
    CHECK(faults<vouch::raw_json>("[[]]", {.max_depth = 1}) == "too_deep@1");
}

TEST_CASE("scalar: enumerations of every underlying type are read as numbers")
{
    CHECK(parse_exact<flag>("1").value() == flag::on);
    CHECK(parse_exact<letter>("122").value() == letter::z);
    CHECK(parse_exact<tiny>("-128").value() == tiny::least);
    CHECK(parse_exact<byte>("255").value() == byte::most);
    CHECK(parse_exact<wide>("65535").value() == wide::most);
    CHECK(parse_exact<lowest>("-9223372036854775808").value() == lowest::least);
    CHECK(parse_exact<lowest>("-1").value() == lowest::minus);
    CHECK(parse_exact<highest>("18446744073709551615").value() == highest::most);
    CHECK(parse_exact<highest>("0e5").value() == highest::zero);
    CHECK(parse_exact<plain>("2.0").value() == plain_two);
}

TEST_CASE("scalar: a number that is no enumerator is refused, however large")
{
    CHECK(faults<flag>("2") == "not_in_enum@0");
    CHECK(faults<flag>("true") == "wrong_type@0");
    CHECK(faults<letter>("98") == "not_in_enum@0");
    CHECK(faults<letter>("378") == "not_in_enum@0"); // 'z' and 256
    CHECK(faults<tiny>("128") == "not_in_enum@0");
    CHECK(faults<byte>("-1") == "not_in_enum@0");
    CHECK(faults<lowest>("18446744073709551615") == "not_in_enum@0"); // the bits of -1
    CHECK(faults<highest>("-1") == "not_in_enum@0");
    CHECK(faults<highest>("1e40") == "not_in_enum@0");
    CHECK(faults<plain>("1.5") == "wrong_type@0");
    CHECK(faults<plain>("null") == "null_not_allowed@0");
}

TEST_CASE("scalar: a type whose only value is null")
{
    CHECK(parse_exact<std::monostate>(" null ").has_value());
    CHECK(parse_exact<vouch::null_t>("null").has_value());
    CHECK(faults<vouch::null_t>("nul") == "syntax@0");
    CHECK(faults<vouch::null_t>("0") == "wrong_type@0");
    CHECK(message<vouch::null_t>("{}") == "expected null");
}
