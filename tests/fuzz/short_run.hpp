// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_SHORT_RUN_HPP
#define VOUCH_TESTS_FUZZ_SHORT_RUN_HPP
#include <support/exact_copy.hpp>
#include <support/property.hpp>
#include <support/suite.hpp>

#include <cstddef>
#include <exception>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

// A fuzz target without a fuzzer: the seeds, and texts made of them by chance, the same in every run. tools/fuzz is the long
// one.
namespace fuzz {

/// The texts that the fuzz targets begin with; what they found is among these.
inline auto seeds() -> std::vector<support::document>
{
    auto all = support::files_of("tests/fuzz/seeds"); // tests run in the project's folder
    return all.empty() ? support::files_of(std::filesystem::path(__FILE__).parent_path() / "seeds") : all;
}

template <class Target>
void try_one(Target target, std::string_view text)
{
    support::exact_copy const copy(text);
    try {
        target(copy);
    } catch (std::exception const& found) { // a finding, or what the library throws and should not
        FAIL_CHECK(std::string(found.what()), ": ", support::shown(text));
    }
}

template <class Target>
void short_run(Target target, std::size_t rounds)
{
    auto all = seeds();
    REQUIRE(!all.empty());
    for (support::document& one : support::json_test_suite())
        if (one.text.size() <= 4096)
            all.push_back(std::move(one));
    for (support::document const& one : all)
        try_one(target, one.text);
    std::mt19937 random(20);
    for (std::size_t left = support::rounds(rounds); left != 0; --left) {
        std::string text = all[random() % all.size()].text;
        if (random() % 4 == 0) { // another, put in somewhere
            std::string const& other = all[random() % all.size()].text;
            std::size_t const from = random() % (other.size() + 1);
            text.insert(random() % (text.size() + 1), other, from, random() % 64);
        }
        try_one(target, support::mutated(std::move(text), random));
    }
}

} // namespace fuzz
#endif
