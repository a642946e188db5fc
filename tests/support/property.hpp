// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_PROPERTY_HPP
#define VOUCH_TESTS_SUPPORT_PROPERTY_HPP
#include <cstddef>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace support {

/// Whether there is time for every case and for texts of any size: where the environment variable VOUCH_TEST_FULL is set.
inline auto is_full() -> bool
{
    return std::getenv("VOUCH_TEST_FULL") != nullptr;
}

/// How often a property is tried: `few` times, or `full` times where there is time.
inline auto rounds(std::size_t few, std::size_t full = 100'000) -> std::size_t
{
    return is_full() ? full : few;
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

/// The first two thousand bytes of `text`, as ASCII that says each of them.
inline auto shown(std::string_view text) -> std::string
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string all;
    for (char const byte : text.substr(0, 2'000))
        if (byte >= ' ' && byte <= '~' && byte != '\\')
            all += byte;
        else
            (all += "\\x") += {digits[static_cast<unsigned char>(byte) >> 4], digits[static_cast<unsigned char>(byte) & 15]};
    return text.size() > 2'000 ? all + " ... of " + std::to_string(text.size()) + " bytes" : all;
}

} // namespace support
#endif
