// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_PROPERTY_HPP
#define VOUCH_TESTS_SUPPORT_PROPERTY_HPP
#include <cstddef>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace support {

/// How often a property is tried: `few` times, or `full` times where the environment variable VOUCH_TEST_FULL is set.
inline auto rounds(std::size_t few, std::size_t full = 100'000) -> std::size_t
{
    return std::getenv("VOUCH_TEST_FULL") == nullptr ? few : full;
}

/// `text` with one to three bytes changed, inserted, removed or doubled; bytes that texts are made of are preferred.
inline auto mutated(std::string text, std::mt19937& random) -> std::string
{
    constexpr std::string_view likely = "0123456789abcxyzABCTZez:/?#[]@!$&'()*+,;=%-._~ \\\"<>^`{|}";
    for (std::size_t left = 1 + random() % 3; left != 0; --left) {
        char const byte = random() % 8 == 0 ? static_cast<char>(random() % 256) : likely[random() % likely.size()];
        std::size_t const at = random() % (text.size() + 1);
        switch (at == text.size() ? 0 : random() % 4) {
        case 0: text.insert(at, 1, byte); break;
        case 1: text[at] = byte; break;
        case 2: text.erase(at, 1 + random() % 3); break;
        default: text.insert(at, text.substr(at, 1 + random() % 4)); break;
        }
    }
    return text;
}

} // namespace support
#endif
