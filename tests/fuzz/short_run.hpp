// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_SHORT_RUN_HPP
#define VOUCH_TESTS_FUZZ_SHORT_RUN_HPP
#include <fuzz/finding.hpp>
#include <fuzz/suite.hpp>
#include <support/property.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

// A fuzz target without a fuzzer: the seeds, and texts made of them by chance, the same in every run. tests/fuzz/run.py is
// the long one.
namespace fuzz {

inline auto escaped(std::string_view text) -> std::string
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string all;
    for (char const byte : text)
        if (byte >= ' ' && byte <= '~' && byte != '\\')
            all += byte;
        else
            (all += "\\x") += {digits[static_cast<unsigned char>(byte) >> 4], digits[static_cast<unsigned char>(byte) & 15]};
    return all;
}

template <class Target>
void try_one(Target target, std::string_view text)
{
    exact_copy const copy(text);
    try {
        target(copy.view());
    } catch (finding const& found) {
        FAIL_CHECK(std::string(found.what()), ": ", escaped(text));
    }
}

template <class Target>
void short_run(Target target, std::size_t rounds)
{
    auto all = seeds();
    CHECK(!all.empty());
    for (document& one : json_test_suite())
        if (one.text.size() <= 4096)
            all.push_back(std::move(one));
    for (document const& one : all)
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
