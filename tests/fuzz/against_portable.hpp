// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_AGAINST_PORTABLE_HPP
#define VOUCH_TESTS_FUZZ_AGAINST_PORTABLE_HPP
#include <fuzz/finding.hpp>
#include <fuzz/verdict.hpp>

namespace fuzz {

auto portable_verdict(std::string_view text) -> std::string; // portable_verdict.cpp

/// The path with SIMD instructions and the plain one say the same: object, errors, places, and what is written.
inline void against_portable(std::string_view text)
{
    require(verdict(text) == portable_verdict(text), "the SIMD path and the plain one differ");
}

} // namespace fuzz
#endif
