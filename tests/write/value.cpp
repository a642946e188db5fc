// SPDX-License-Identifier: BSL-1.0
#include <vouch/write/value.hpp>

#include <vouch/read/parse.hpp>
#include <vouch/types/country.hpp>
#include <vouch/types/date.hpp>
#include <vouch/types/date_time.hpp>
#include <vouch/types/phone.hpp>
#include <vouch/types/uuid.hpp>
#include <vouch/validate/validate.hpp>
#include <vouch/write/serialize.hpp>

#include <support/told.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

enum class tier { basic, pro };
BOOST_DESCRIBE_ENUM(tier, basic, pro)

struct member_kinds {
    std::optional<int> first{};
    int plain{};
    std::optional<std::string> maybe{};
    vouch::nullable<int> nothing{};
    vouch::patch<int> change{};
};
BOOST_DESCRIBE_STRUCT(member_kinds, (), (first, plain, maybe, nothing, change))

struct nested {
    std::vector<nested> children{};
    std::optional<member_kinds> one{};
};
BOOST_DESCRIBE_STRUCT(nested, (), (children, one))

struct odd_names {
    int quoted{};
    int nothing{};
};
BOOST_DESCRIBE_STRUCT(odd_names, (), (quoted, nothing))
constexpr auto vouch_schema(vouch::of<odd_names>)
{
    return vouch::schema(vouch::field<&odd_names::quoted>(vouch::name("\"\\\n")),
                         vouch::field<&odd_names::nothing>(vouch::name("")));
}

enum class flag : bool { off, on };
BOOST_DESCRIBE_ENUM(flag, off, on)
constexpr auto vouch_schema(vouch::of<flag>)
{
    return vouch::schema(vouch::as_number());
}
enum class letter : char { a = 'a' };
BOOST_DESCRIBE_ENUM(letter, a)
constexpr auto vouch_schema(vouch::of<letter>)
{
    return vouch::schema(vouch::as_number());
}
enum class wide : char32_t { last = 0xFFFFFFFF };
BOOST_DESCRIBE_ENUM(wide, last)
constexpr auto vouch_schema(vouch::of<wide>)
{
    return vouch::schema(vouch::as_number());
}
enum class signs : std::int64_t {
    least = std::numeric_limits<std::int64_t>::min(),
    most = std::numeric_limits<std::int64_t>::max()
};
BOOST_DESCRIBE_ENUM(signs, least, most)
constexpr auto vouch_schema(vouch::of<signs>)
{
    return vouch::schema(vouch::as_number());
}
enum class bits : std::uint64_t { all = std::numeric_limits<std::uint64_t>::max() };
BOOST_DESCRIBE_ENUM(bits, all)
constexpr auto vouch_schema(vouch::of<bits>)
{
    return vouch::schema(vouch::as_number());
}

// A type of someone else whose text may be anything.
struct quotation {
    std::string text{};
};

struct any_kind {
    std::optional<vouch::raw_json> maybe{};
    std::unique_ptr<vouch::raw_json> held{};
    vouch::nullable<vouch::raw_json> nothing{};
    vouch::raw_json plain{};
};
BOOST_DESCRIBE_STRUCT(any_kind, (), (maybe, held, nothing, plain))

template <class Type>
auto written(Type const& value) -> std::string
{
    return vouch::serialize(value).value();
}

} // namespace

template <>
struct vouch::text_traits<quotation> {
    static constexpr vouch::text_info info{.code = "not_quoted", .expected = "a text"};
    static constexpr std::size_t max_size = 100;
    static auto parse(std::string_view text) -> std::optional<quotation> { return quotation{std::string(text)}; }
    static auto write(quotation const& value, char* to) -> char* { return std::copy(value.text.begin(), value.text.end(), to); }
};

TEST_CASE("value: scalars")
{
    CHECK(written(true) == "true");
    CHECK(written(false) == "false");
    CHECK(written(std::int8_t{-128}) == "-128");
    CHECK(written(std::uint8_t{255}) == "255");
    CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(written(std::string("a\"b")) == R"("a\"b")");
    CHECK(written(vouch::raw_json{"{ \"a\" : 1.0 }"}) == "{ \"a\" : 1.0 }");
}

TEST_CASE("value: floating point, as short as it can be read back")
{
    CHECK(written(0.0) == "0");
    CHECK(written(-0.0) == "-0");
    CHECK(written(1.0) == "1");
    CHECK(written(0.1) == "0.1");
    CHECK(written(-1.5e300) == "-1.5e+300");
    CHECK(written(5e-324) == "5e-324");
    CHECK(written(1.7976931348623157e308) == "1.7976931348623157e+308");
    CHECK(written(0.1F) == "0.1");
    CHECK(written(16'777'216.0F) == "16777216");
}

TEST_CASE("value: names and texts")
{
    CHECK(written(tier::pro) == R"("pro")");
    CHECK(written(vouch::country{"SVK"}) == R"("SVK")");
    CHECK(written(vouch::phone{"+4915112345678"}) == R"("+4915112345678")");
    CHECK(written(vouch::date("0990-02-28")) == R"("0990-02-28")");
    CHECK(written(vouch::uuid("6BA7B810-9DAD-11D1-80B4-00C04FD430C8")) == R"("6ba7b810-9dad-11d1-80b4-00c04fd430c8")");
    CHECK(written(vouch::open<tier>(tier::basic)) == R"("basic")");
    CHECK(written(vouch::open<tier>::from_unknown("g\"\xc3\xb6ld\n")) == "\"g\\\"\xc3\xb6ld\\n\"");
    CHECK(written(vouch::open<vouch::country>(vouch::country{"SVK"})) == R"("SVK")");
    CHECK(written(vouch::open<vouch::country>::from_unknown("")) == R"("")");
}

// The column "written" of the table of the reference.
TEST_CASE("value: what each kind of member writes")
{
    CHECK(written(member_kinds{}) == R"({"plain":0,"nothing":null})");
    CHECK(written(member_kinds{.nothing = 7, .change = vouch::nullable<int>(vouch::null)}) ==
          R"({"plain":0,"nothing":7,"change":null})");
    CHECK(written(member_kinds{.first = 1, .plain = 2, .maybe = "", .nothing = vouch::null, .change = vouch::nullable<int>(5)}) ==
          R"({"first":1,"plain":2,"maybe":"","nothing":null,"change":5})");
}

TEST_CASE("value: objects and arrays, one within the other")
{
    CHECK(written(nested{}) == R"({"children":[]})");
    CHECK(written(nested{.children = {{}, {.children = {{}}}}, .one = member_kinds{.plain = 1}}) ==
          R"({"children":[{"children":[]},{"children":[{"children":[]}]}],"one":{"plain":1,"nothing":null}})");
    CHECK(written(std::vector<bool>{true, false}) == "[true,false]");
    CHECK(written(std::vector<std::optional<int>>{1, {}, 3}) == "[1,null,3]");
    CHECK(written(std::vector<vouch::nullable<tier>>{tier::pro, vouch::null}) == R"(["pro",null])");
    CHECK(written(std::optional<int>{}) == "null");
}

TEST_CASE("value: names that need escapes")
{
    CHECK(written(odd_names{1, 2}) == R"({"\"\\\u000a":1,"":2})");
}

TEST_CASE("value: an enumeration that is a number, whatever its underlying type")
{
    CHECK(written(flag::on) == "1");
    CHECK(written(letter::a) == "97");
    CHECK(written(wide::last) == "4294967295");
    CHECK(written(signs::least) == "-9223372036854775808");
    CHECK(written(signs::most) == "9223372036854775807");
    CHECK(written(bits::all) == "18446744073709551615");
    CHECK(tests::told(vouch::serialize(static_cast<letter>('b')).error()) == "not_in_enum");
}

TEST_CASE("value: the text of a type of someone else is escaped, and checked")
{
    for (std::string_view const text :
         {"", "a", "a \"quoted\" text", "a\\b\n", "g\xc3\xb6ld", "long enough for several blocks, and \"more\""}) {
        quotation const value{std::string(text)};
        CHECK(vouch::parse<quotation>(written(value)).value().text == text);
        CHECK(vouch::validate(value).empty());
    }
    quotation const broken{"a\xff"};
    CHECK(tests::told(vouch::serialize(broken).error()) == "invalid_utf8");
    CHECK(tests::told(vouch::validate(broken)) == "invalid_utf8");
}

TEST_CASE("value: a null in a member that may be absent is an error, since reading refuses it")
{
    auto const null = vouch::parse<vouch::raw_json>("null").value();
    any_kind value;
    value.maybe = null;
    value.held = std::make_unique<vouch::raw_json>(null);
    value.nothing = value.plain = null;
    CHECK(tests::told(vouch::serialize(value).error()) == "null_not_allowed /maybe; null_not_allowed /held");
    CHECK(tests::told(vouch::validate(value)) == "null_not_allowed /maybe; null_not_allowed /held");
    value.maybe.reset();
    value.held.reset();
    CHECK(written(value) == R"({"nothing":null,"plain":null})");
}

TEST_CASE("value: the least and greatest times that JSON can hold are read back, those beyond are errors")
{
    using namespace std::chrono;
    for (sys_seconds const time :
         {sys_seconds(sys_days(year(0) / 1 / 1)), sys_seconds(sys_days(year(9999) / 12 / 31)) + seconds(86'399)})
        CHECK(vouch::parse<sys_seconds>(written(time)).value() == time);
    for (sys_seconds const time : {sys_seconds(sys_days(year(0) / 1 / 1)) - seconds(1),
                                   sys_seconds(sys_days(year(10'000) / 1 / 1)), sys_seconds::max(), sys_seconds::min()})
        CHECK(tests::told(vouch::serialize(time).error()) == "not_a_date_time");
    for (auto const time : {sys_time<nanoseconds>::max(), sys_time<nanoseconds>::min()})
        CHECK(vouch::parse<sys_time<nanoseconds>>(written(time)).value() == time);
}
