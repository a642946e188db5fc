// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_PROCESS_MEMORY_HPP
#define VOUCH_TESTS_SUPPORT_PROCESS_MEMORY_HPP
#include <support/sanitizer.hpp>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

// Looks for keys in all the memory of this process.
namespace support {

// The bytes of two keys, so changed that this table is no copy of them. Each is changed back where it is compared. The second one
// fits into a std::string without storage of its own.
inline constexpr unsigned char mask = 0x5a;
inline constexpr std::string_view masked_keys[] = {
    "\x11\x3f\x23\x77\x15\x2e\x38\x6e\x6c\x62\x6b\x77\x0d\x35\x28\x31\x6d\x6b\x63\x6a\x77"
    "\x18\x3b\x37\x38\x6d\x6e\x6f\x77\x69\x6b\x68",
    "\x09\x32\x35\x28\x2e\x77\x11\x3f\x23\x6d\x69\x6b"};

// Why memory cannot be searched for keys here; empty if it can.
inline auto reason_not_to_search() -> std::string
{
    if (has_address_sanitizer || has_thread_sanitizer)
        return "memory is not searched under a sanitizer: it keeps what was freed, and maps too much";
    // The first call of a function of a shared library finds it, and stores the vector registers on the stack meanwhile: what
    // memcpy copied last is still there.
    if (std::getenv("LD_BIND_NOW") == nullptr)
        return "memory is not searched without LD_BIND_NOW=1: late binding leaves copies on the stack";
    return {};
}

// Counts the places in [from, to) that hold a piece of a key.
inline auto copies_in(char const* from, char const* to, std::string_view masked_piece) -> int
{
    int copies = 0;
    auto const first = static_cast<char>(masked_piece.front() ^ mask);
    while (from + masked_piece.size() <= to) {
        auto const* const found = static_cast<char const*>(std::memchr(from, first, static_cast<std::size_t>(to - from)));
        if (found == nullptr || found + masked_piece.size() > to)
            return copies;
        std::size_t same = 1;
        while (same < masked_piece.size() && found[same] == static_cast<char>(masked_piece[same] ^ mask))
            ++same;
        copies += same == masked_piece.size() ? 1 : 0;
        from = found + 1;
    }
    return copies;
}

// Counts the places in the memory of this process that hold the beginning or the end of what was masked.
inline auto copies_of(std::string_view masked) -> int
{
    constexpr std::size_t shortest_copy = 12; // a piece this long is taken for a copy
    int copies = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        if (line.find(" rw") == line.npos || line.find("[v") != line.npos)
            continue;
        std::size_t end = 0;
        auto const* const from = reinterpret_cast<char const*>(std::stoull(line, &end, 16));
        auto const* const to = reinterpret_cast<char const*>(std::stoull(line.substr(end + 1), nullptr, 16));
        for (std::size_t const start : {std::size_t{0}, masked.size() - shortest_copy})
            copies += copies_in(from, to, masked.substr(start, shortest_copy));
    }
    return copies;
}

// Counts the copies of all keys.
inline auto copies_of_keys() -> int
{
    int copies = 0;
    for (std::string_view const masked : masked_keys)
        copies += copies_of(masked);
    return copies;
}

} // namespace support
#endif
