// SPDX-License-Identifier: BSL-1.0
// Nicolas Seriot's JSONTestSuite: every verdict, in every way that a text can be read without being looked into. What is
// refused is refused once, at a place in the text. tests/support/suite.hpp says where the suite must lie to be read.
#include <vouch/dom.hpp>
#include <vouch/json.hpp>

#include <support/exact_copy.hpp>
#include <support/suite.hpp>
#include <support/told.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using support::document;
using support::json_test_suite;
using vouch::errc;

struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())
struct raw_member {
    vouch::raw_json raw{};
};
BOOST_DESCRIBE_STRUCT(raw_member, (), (raw))
struct dom_member {
    boost::json::value dom{};
};
BOOST_DESCRIBE_STRUCT(dom_member, (), (dom))

// What RFC 8259 leaves to the reader, and how this one has it.
struct choice {
    std::string_view name;
    std::optional<errc> refused;
    std::string_view reason;
};
constexpr std::string_view any_number = "a number of any size is JSON; whether it fits is for the type that it is read into";
constexpr std::string_view no_character = "half a surrogate pair names no character, and no UTF-8 could hold it";
constexpr std::string_view no_utf8 = "a text is UTF-8 (section 8.1), and RFC 3629 says what that is";
constexpr std::string_view other_encoding = "a text is UTF-8 (section 8.1): UTF-16 and a byte order mark are refused";
constexpr choice choices[] = {
    {"i_number_double_huge_neg_exp.json", {}, any_number},
    {"i_number_huge_exp.json", {}, any_number},
    {"i_number_neg_int_huge_exp.json", {}, any_number},
    {"i_number_pos_double_huge_exp.json", {}, any_number},
    {"i_number_real_neg_overflow.json", {}, any_number},
    {"i_number_real_pos_overflow.json", {}, any_number},
    {"i_number_real_underflow.json", {}, any_number},
    {"i_number_too_big_neg_int.json", {}, any_number},
    {"i_number_too_big_pos_int.json", {}, any_number},
    {"i_number_very_big_negative_int.json", {}, any_number},
    {"i_object_key_lone_2nd_surrogate.json", errc::syntax, no_character},
    {"i_string_1st_surrogate_but_2nd_missing.json", errc::syntax, no_character},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", errc::syntax, no_character},
    {"i_string_UTF-16LE_with_BOM.json", errc::syntax, other_encoding},
    {"i_string_UTF-8_invalid_sequence.json", errc::invalid_utf8, no_utf8},
    {"i_string_UTF8_surrogate_U+D800.json", errc::invalid_utf8, no_utf8},
    {"i_string_incomplete_surrogate_and_escape_valid.json", errc::syntax, no_character},
    {"i_string_incomplete_surrogate_pair.json", errc::syntax, no_character},
    {"i_string_incomplete_surrogates_escape_valid.json", errc::syntax, no_character},
    {"i_string_invalid_lonely_surrogate.json", errc::syntax, no_character},
    {"i_string_invalid_surrogate.json", errc::syntax, no_character},
    {"i_string_invalid_utf-8.json", errc::invalid_utf8, no_utf8},
    {"i_string_inverted_surrogates_U+1D11E.json", errc::syntax, no_character},
    {"i_string_iso_latin_1.json", errc::invalid_utf8, no_utf8},
    {"i_string_lone_second_surrogate.json", errc::syntax, no_character},
    {"i_string_lone_utf8_continuation_byte.json", errc::invalid_utf8, no_utf8},
    {"i_string_not_in_unicode_range.json", errc::invalid_utf8, no_utf8},
    {"i_string_overlong_sequence_2_bytes.json", errc::invalid_utf8, no_utf8},
    {"i_string_overlong_sequence_6_bytes.json", errc::invalid_utf8, no_utf8},
    {"i_string_overlong_sequence_6_bytes_null.json", errc::invalid_utf8, no_utf8},
    {"i_string_truncated-utf-8.json", errc::invalid_utf8, no_utf8},
    {"i_string_utf16BE_no_BOM.json", errc::syntax, other_encoding},
    {"i_string_utf16LE_no_BOM.json", errc::syntax, other_encoding},
    {"i_structure_500_nested_arrays.json", errc::too_deep,
     "128 levels are enough, and bound the stack: parse_options::max_depth"},
    {"i_structure_UTF-8_BOM_empty_object.json", errc::syntax, other_encoding},
};

// The two that are JSON by the grammar alone: where names are members, each stands once.
constexpr std::string_view with_repeated_names[] = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"};

// And those with a number that is beyond every double.
constexpr std::string_view beyond_double[] = {"i_number_huge_exp.json", "i_number_neg_int_huge_exp.json",
                                              "i_number_pos_double_huge_exp.json", "i_number_real_neg_overflow.json",
                                              "i_number_real_pos_overflow.json"};

template <std::size_t Count>
auto is_one_of(std::string_view name, std::string_view const (&names)[Count]) -> bool
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

auto is_accepted(std::string_view name) -> bool
{
    auto const* const found =
        std::find_if(std::begin(choices), std::end(choices), [&](choice const& one) { return one.name == name; });
    return name.starts_with("y_") || (found != std::end(choices) && !found->refused);
}

// One error, of a text that is not JSON, at a place in it; explained without a read beyond the text.
void check_refusal(vouch::errors const& all, std::string_view text)
{
    REQUIRE(all.size() == 1);
    errc const kind = all[0].kind();
    CHECK((kind == errc::syntax || kind == errc::invalid_utf8 || kind == errc::too_deep));
    CHECK(*all[0].offset() <= text.size());
    std::string_view pointer = all[0].pointer(); // the whole or the member, and indices: no name of the text
    if (pointer.starts_with("/raw") || pointer.starts_with("/dom"))
        pointer.remove_prefix(4);
    CHECK(pointer.find_first_not_of("/0123456789") == pointer.npos);
    support::exact_copy const copy(text);
    CHECK(!vouch::explain(all, copy).empty());
}

template <class Type>
void check_verdict(std::string const& text, bool accepted)
{
    auto const read = tests::parse_exact<Type>(text);
    CHECK(read.has_value() == accepted);
    if (!read && !accepted)
        check_refusal(read.error(), text);
}

} // namespace

TEST_CASE("JSONTestSuite: as the whole text, as a member that nobody declared, as a raw_json member")
{
    for (document const& one : json_test_suite()) {
        CAPTURE(one.name);
        bool const accepted = is_accepted(one.name);
        check_verdict<vouch::raw_json>(one.text, accepted);
        check_verdict<nothing>("{\"skipped\":" + one.text + "}", accepted);
        check_verdict<raw_member>("{\"raw\" : " + one.text + "}", accepted);
    }
}

TEST_CASE("JSONTestSuite: what is accepted is kept byte for byte")
{
    for (document const& one : json_test_suite()) {
        if (!is_accepted(one.name))
            continue;
        CAPTURE(one.name);
        std::size_t const first = one.text.find_first_not_of(" \t\r\n");
        auto const value = one.text.substr(first, one.text.find_last_not_of(" \t\r\n") + 1 - first);
        CHECK(vouch::parse<vouch::raw_json>(one.text).value().text() == value);
        CHECK(vouch::parse<raw_member>("{\"raw\":" + one.text + "}").value().raw.text() == value);
    }
}

TEST_CASE("JSONTestSuite: names that are members stand once")
{
    for (document const& one : json_test_suite()) {
        std::size_t const first = one.text.find_first_not_of(" \t\r\n");
        if (first == one.text.npos)
            continue;
        CAPTURE(one.name);
        if (one.text[first] == '[')
            check_verdict<std::vector<vouch::raw_json>>(one.text, is_accepted(one.name));
        if (one.text[first] != '{')
            continue;
        if (is_one_of(one.name, with_repeated_names))
            CHECK(tests::faults<std::map<std::string, vouch::raw_json>>(one.text) == "duplicate_member@9");
        else
            check_verdict<std::map<std::string, vouch::raw_json>>(one.text, is_accepted(one.name));
    }
}

TEST_CASE("JSONTestSuite: as a boost::json::value, whole and as a member")
{
    for (document const& one : json_test_suite()) {
        CAPTURE(one.name);
        std::string const member = "{\"dom\":" + one.text + "}";
        if (is_one_of(one.name, with_repeated_names)) {
            CHECK(tests::faults<boost::json::value>(one.text) == "duplicate_member@9");
            CHECK(tests::faults<dom_member>(member) == "duplicate_member@16 /dom");
        } else if (is_one_of(one.name, beyond_double)) {
            CHECK(tests::faults<boost::json::value>(one.text) == "out_of_range@1 /0");
            CHECK(tests::faults<dom_member>(member) == "out_of_range@8 /dom/0");
        } else {
            check_verdict<boost::json::value>(one.text, is_accepted(one.name));
            check_verdict<dom_member>(member, is_accepted(one.name));
        }
    }
}

TEST_CASE("JSONTestSuite: what RFC 8259 leaves open, each with a reason")
{
    auto const documents = json_test_suite();
    if (documents.empty())
        return;
    std::size_t judged = 0;
    for (document const& one : documents)
        judged += one.name.starts_with("i_");
    CHECK(judged == std::size(choices));
    for (choice const& expected : choices) {
        CAPTURE(expected.name);
        auto const found =
            std::find_if(documents.begin(), documents.end(), [&](document const& one) { return one.name == expected.name; });
        REQUIRE(found != documents.end());
        auto const read = tests::parse_exact<vouch::raw_json>(found->text);
        CHECK(read.has_value() == !expected.refused);
        if (!read)
            CHECK(read.error()[0].kind() == expected.refused);
        CHECK(!expected.reason.empty());
    }
}

TEST_CASE("JSONTestSuite: numbers that no C++ number holds are errors of that type, not of the text")
{
    for (document const& one : json_test_suite()) {
        if (!one.name.starts_with("i_number_"))
            continue;
        CAPTURE(one.name);
        auto const integer = tests::parse_exact<std::vector<long long>>(one.text);
        REQUIRE(!integer);
        CHECK((integer.error()[0].kind() == errc::out_of_range || integer.error()[0].kind() == errc::wrong_type));
        auto const real = tests::parse_exact<std::vector<double>>(one.text);
        CHECK((real || real.error()[0].kind() == errc::out_of_range));
    }
}

TEST_CASE("JSONTestSuite: 500 levels are read by who asks for them")
{
    for (document const& one : json_test_suite())
        if (one.name == "i_structure_500_nested_arrays.json") {
            CHECK(tests::parse_exact<vouch::raw_json>(one.text, {.max_depth = 500}).has_value());
            CHECK(tests::parse_exact<boost::json::value>(one.text, {.max_depth = 500}).has_value());
        }
}
