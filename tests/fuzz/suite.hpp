// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_SUITE_HPP
#define VOUCH_TESTS_FUZZ_SUITE_HPP
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Texts to read: those of Nicolas Seriot's JSONTestSuite and those of tests/fuzz/seeds.
namespace fuzz {

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

/// JSONTestSuite, which is not part of the repository: its place is VOUCH_SHARED_DATA, from the environment, or shared/data
/// beside the project. Empty where it is not there.
inline auto json_test_suite() -> std::vector<document>
{
    std::vector<std::filesystem::path> places;
    if (char const* const told = std::getenv("VOUCH_SHARED_DATA"))
        places.emplace_back(told);
    places.emplace_back("../shared/data"); // tests run in the project's folder
    places.push_back(std::filesystem::path(__FILE__).parent_path() / "../../../shared/data");
    for (auto const& place : places)
        if (auto all = files_of(place / "JSONTestSuite" / "test_parsing"); !all.empty())
            return all;
    return {};
}

/// The texts that the fuzz targets begin with; what they found is among these.
inline auto seeds() -> std::vector<document>
{
    auto all = files_of("tests/fuzz/seeds");
    return all.empty() ? files_of(std::filesystem::path(__FILE__).parent_path() / "seeds") : all;
}

/// A copy in memory of exactly its size, so that the sanitizer finds any read beyond it.
class exact_copy {
public:
    explicit exact_copy(std::string_view text) : bytes_(new char[text.size()]), size_(text.size())
    {
        text.copy(bytes_.get(), size_);
    }
    [[nodiscard]] auto view() const -> std::string_view { return {bytes_.get(), size_}; }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_;
};

} // namespace fuzz
#endif
