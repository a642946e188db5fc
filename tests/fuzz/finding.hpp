// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_FUZZ_FINDING_HPP
#define VOUCH_TESTS_FUZZ_FINDING_HPP
#include <stdexcept>
#include <string>

// How a fuzz target says that something is wrong: libFuzzer keeps the input of an exception that nobody catches.
namespace fuzz {

struct finding : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline void require(bool holds, char const* what)
{
    if (!holds)
        throw finding(what);
}

} // namespace fuzz
#endif
