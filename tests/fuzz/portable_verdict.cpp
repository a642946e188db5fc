// SPDX-License-Identifier: BSL-1.0
// The plain C++ path, in a program whose other files have the one with SIMD instructions.
#ifndef VOUCH_PORTABLE
#define VOUCH_PORTABLE
#endif
#include <fuzz/verdict.hpp>

namespace fuzz {

auto portable_verdict(std::string_view text) -> std::string;
auto portable_verdict(std::string_view text) -> std::string
{
    return verdict(text);
}

} // namespace fuzz
