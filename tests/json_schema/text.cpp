// SPDX-License-Identifier: BSL-1.0
#include <vouch/json_schema/text.hpp>

#include "json_schema/model.hpp"
#include <vouch/types/base64.hpp>
#include <vouch/types/bic.hpp>
#include <vouch/types/country_numeric.hpp>
#include <vouch/types/decimal_string.hpp>
#include <vouch/types/iban.hpp>
#include <vouch/types/ip_address.hpp>
#include <vouch/types/iso_duration.hpp>
#include <vouch/types/language.hpp>
#include <vouch/types/lei.hpp>
#include <vouch/types/subdivision.hpp>
#include <vouch/types/subdivision_code.hpp>
#include <vouch/types/time_of_day.hpp>
#include <vouch/types/year_month.hpp>

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace vouch::detail;

template <class Write>
auto written(Write const& write, vouch::json_schema_options const& options = {}) -> std::string
{
    schema_builder out(options, {}, "#/$defs/");
    out.open();
    write(out);
    out.close();
    return out.finish();
}
template <class Type>
auto named() -> std::string
{
    return written([](schema_builder& out) { put_named<Type>(out, no_constraints); });
}
template <class Key>
auto key_of(vouch::json_schema_options const& options = {}) -> std::string
{
    return written([](schema_builder& out) { put_key<Key>(out); }, options);
}
template <class Type>
auto enumeration() -> std::string
{
    return written([](schema_builder& out) { put_enum<Type>(out, no_constraints); });
}

enum class plain { first, second };
BOOST_DESCRIBE_ENUM(plain, first, second)
enum class same { one = 1, uno = 1, two = 2 };
BOOST_DESCRIBE_ENUM(same, one, uno, two)
constexpr auto vouch_schema(vouch::of<same>)
{
    return vouch::schema(vouch::as_number);
}

} // namespace

TEST_CASE("text: a text type has its format, its pattern or its size")
{
    CHECK(named<std::chrono::year_month_day>() == R"({"type":"string","format":"date"})");
    CHECK(named<vouch::email>() == R"({"type":"string","format":"email"})");
    CHECK(named<vouch::phone>() == R"({"type":"string","pattern":"^\\+[1-9][0-9]{3,14}$","examples":["+12025550123"]})");
    CHECK(named<boost::uuids::uuid>() ==
          R"({"type":"string","format":"uuid","pattern":"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"})");
    constexpr vouch::text_info sized{.code = "", .expected = "", .exact_size = 3};
    CHECK(written([&](schema_builder& out) { out.typed("string", constraints_of(sized)); }) ==
          R"({"type":"string","minLength":3,"maxLength":3})");
}

TEST_CASE("text: the example of a type is one, and gives way to rules, which it may break, and to examples of the member")
{
    auto const is_read = []<class Type>(std::type_identity<Type>) {
        std::string_view const example = info_of<Type>().example;
        CHECK(!example.empty());
        CHECK(vouch::parse_text<Type>(example));
    };
    is_read(std::type_identity<std::chrono::year_month>{});
    is_read(std::type_identity<vouch::bic>{});
    is_read(std::type_identity<vouch::decimal_string>{});
    is_read(std::type_identity<vouch::iban>{});
    is_read(std::type_identity<vouch::ip_address>{});
    is_read(std::type_identity<vouch::iso_duration>{});
    is_read(std::type_identity<vouch::language>{});
    is_read(std::type_identity<vouch::lei>{});
    is_read(std::type_identity<vouch::phone>{});
    is_read(std::type_identity<vouch::subdivision>{});
    is_read(std::type_identity<vouch::subdivision_code>{});
    is_read(std::type_identity<vouch::time_of_day>{});
    CHECK(vouch::base64::decode(vouch_info(vouch::of<vouch::base64>{}).example));
    CHECK(vouch::base64url::decode(vouch_info(vouch::of<vouch::base64url>{}).example));
    CHECK(vouch::base64url_padded::decode(vouch_info(vouch::of<vouch::base64url_padded>{}).example));

    constraints rules;
    rules.has_examples = true;
    CHECK(written([&](schema_builder& out) { put_named<vouch::bic>(out, rules); }).find("examples") == std::string::npos);
    rules.has_examples = false;
    rules.add("maxLength", "8");
    CHECK(written([&](schema_builder& out) { put_named<vouch::bic>(out, rules); }).find("examples") == std::string::npos);
}

TEST_CASE("text: a list of codes is defined once, in the order of the alphabet")
{
    CHECK(named<vouch::country>() == R"({"$ref":"#/$defs/country"})");
    std::string const all = written([](schema_builder& out) { put_listed_texts<vouch::country>(out, no_constraints); });
    CHECK(all.starts_with(R"({"type":"string","enum":["ABW","AFG",)"));
    CHECK(all.find(R"("XKX")") != all.npos);
    CHECK(all.ends_with(R"("ZMB","ZWE"]})"));
    std::size_t numbers = 0;
    vouch::country_numeric::for_each_text([&](std::string_view text) { numbers += std::size_t{text.size() == 3}; });
    CHECK(numbers == 249); // Kosovo has none
}

TEST_CASE("text: an enumeration is a list, or says of each enumerator what it is")
{
    CHECK(enumeration<plain>() == R"({"type":"string","enum":["first","second"]})");
    CHECK(
        enumeration<schema_model::tier>() ==
        R"({"type":"string","title":"Plan","oneOf":[{"const":"basic","description":"for one person"},{"const":"professional"}]})");
    CHECK(enumeration<schema_model::level>() == R"({"type":"integer","enum":[1,10]})");
    CHECK(enumeration<same>() == R"({"type":"integer","enum":[1,2]})");
}

TEST_CASE("text: integers lie between the bounds of their type, or nearer ones")
{
    constraints rules;
    CHECK(written([&](schema_builder& out) { put_integer<std::uint8_t>(out, rules); }) ==
          R"({"type":"integer","minimum":0,"maximum":255})");
    rules.add("exclusiveMinimum", "7");
    CHECK(written([&](schema_builder& out) { put_integer<std::int64_t>(out, rules); }) ==
          R"({"type":"integer","exclusiveMinimum":7,"maximum":9223372036854775807})");
}

TEST_CASE("text: keys of maps")
{
    CHECK(key_of<std::string>() == R"({"type":"string"})");
    CHECK(key_of<bool>() == R"({"type":"string","enum":["false","true"]})");
    CHECK(key_of<int>() == R"({"type":"string","pattern":"^(0|-?[1-9][0-9]*)$"})");
    CHECK(key_of<unsigned>() == R"({"type":"string","pattern":"^(0|[1-9][0-9]*)$"})");
    CHECK(key_of<schema_model::level>() == R"({"type":"string","enum":["1","10"]})");
    CHECK(key_of<schema_model::tier>() == R"({"$ref":"#/$defs/Plan"})");
    CHECK(key_of<vouch::open<schema_model::tier>>() == R"({"type":"string"})");
    CHECK(key_of<vouch::open<vouch::country>>() == R"({"$ref":"#/$defs/country"})");
    CHECK(key_of<vouch::open<vouch::country>>({.open_values = vouch::open_values::all}) == R"({"type":"string"})");
    CHECK(key_of<vouch::base64>().starts_with(R"({"type":"string","pattern":"^([A-Za-z0-9+/]{4})*)"));
}
