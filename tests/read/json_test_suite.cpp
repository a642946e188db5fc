// SPDX-License-Identifier: BSL-1.0
// Nicolas Seriot's JSONTestSuite, read as a whole text, as a member nobody declared, and as a raw_json member. It is not part
// of the repository: its place is VOUCH_SHARED_DATA, from the environment, or shared/data beside the project.
#include <vouch/read/parse.hpp>

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <support/told.hpp>

#include <doctest/doctest.h>

namespace {

struct raw_member {
    vouch::raw_json raw{};
};
BOOST_DESCRIBE_STRUCT(raw_member, (), (raw))
struct nothing {};
BOOST_DESCRIBE_STRUCT(nothing, (), ())

struct document {
    std::string name;
    std::string text;
};

auto suite() -> std::vector<document>
{
    std::vector<std::filesystem::path> places;
    if (char const* const told = std::getenv("VOUCH_SHARED_DATA"))
        places.emplace_back(told);
    places.emplace_back("../shared/data"); // tests run in the project's folder
    places.push_back(std::filesystem::path(__FILE__).parent_path() / "../../../shared/data");
    std::vector<document> all;
    for (auto const& place : places) {
        auto const folder = place / "JSONTestSuite" / "test_parsing";
        if (!all.empty() || !std::filesystem::is_directory(folder))
            continue;
        for (auto const& entry : std::filesystem::directory_iterator(folder)) {
            std::ifstream file(entry.path(), std::ios::binary);
            all.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
        }
    }
    return all;
}

// What RFC 8259 leaves open is settled so: a number of any size is kept as text; bad UTF-8, a surrogate that stands alone, a
// byte order mark, UTF-16 and 500 levels of nesting are refused.
auto is_accepted(std::string_view name) -> bool
{
    return name.starts_with("y_") || name.starts_with("i_number_");
}

} // namespace

TEST_CASE("JSONTestSuite: every verdict, however the text is read")
{
    auto const documents = suite();
    if (documents.empty()) {
        MESSAGE("JSONTestSuite is not there, so nothing was read from it");
        return;
    }
    CHECK(documents.size() > 300);
    for (document const& one : documents) {
        bool const expected = is_accepted(one.name);
        auto const whole = tests::parse_exact<vouch::raw_json>(one.text);
        auto const skipped = tests::parse_exact<nothing>("{\"skipped\":" + one.text + "}", vouch::parse_options{});
        auto const member = tests::parse_exact<raw_member>("{\"raw\" : " + one.text + "}");
        if (whole.has_value() != expected || skipped.has_value() != expected || member.has_value() != expected) {
            CAPTURE(one.name);
            CHECK(whole.has_value() == expected);
            CHECK(skipped.has_value() == expected);
            CHECK(member.has_value() == expected);
        }
    }
}
