// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_SUITE_HPP
#define VOUCH_TESTS_SUPPORT_SUITE_HPP
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace support {

struct document {
    std::string name;
    std::string text;
};

/// The files of a folder, by name; none where there is no such folder.
inline auto files_of(std::filesystem::path const& folder) -> std::vector<document>
{
    std::vector<document> all;
    if (!std::filesystem::is_directory(folder))
        return all;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
    }
    std::sort(all.begin(), all.end(), [](document const& left, document const& right) { return left.name < right.name; });
    return all;
}

/// Nicolas Seriot's JSONTestSuite, which is not part of the repository: it lies in the folder that VOUCH_TEST_DATA names, or in
/// shared/data beside the project. Where it does not, that is said, and is a failure of who named the folder.
inline auto json_test_suite() -> std::vector<document>
{
    char const* const told = std::getenv("VOUCH_TEST_DATA");
    std::filesystem::path const place = told != nullptr ? told : "../shared/data"; // tests run in the project's folder
    auto all = files_of(place / "JSONTestSuite" / "test_parsing");
    CAPTURE(place.string());
    if (told == nullptr && all.empty())
        MESSAGE("nothing read of JSONTestSuite: VOUCH_TEST_DATA can name the folder of a clone of github.com/nst/JSONTestSuite");
    else
        CHECK(all.size() > 300);
    return all;
}

} // namespace support
#endif
