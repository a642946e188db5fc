// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_NAME_HASH_HPP
#define VOUCH_CORE_NAME_HASH_HPP
#include <vouch/core/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <string_view>

// A hash of names that a sender chooses. Each process has another key, which makes colliding names unpredictable.
namespace vouch::inline VOUCH_ABI::detail {

struct hash_key {
    std::uint64_t first;
    std::uint64_t second;
};

// SipHash (Aumasson and Bernstein 2012), with as many rounds for each word of the text and at the end.
template <int EachWord, int AtEnd>
class sip_hash {
public:
    constexpr explicit sip_hash(hash_key key) noexcept
        : a_(key.first ^ 0x736f6d6570736575u),
          b_(key.second ^ 0x646f72616e646f6du),
          c_(key.first ^ 0x6c7967656e657261u),
          d_(key.second ^ 0x7465646279746573u)
    {}

    [[nodiscard]] constexpr auto run(std::string_view text) && noexcept -> std::uint64_t
    {
        std::uint64_t const size = text.size();
        for (; text.size() >= 8; text.remove_prefix(8))
            mix(word_of(text, 8));
        mix(word_of(text, text.size()) | (size & 255) << 56);
        c_ ^= 0xff;
        for (int left = AtEnd; left != 0; --left)
            turn();
        return a_ ^ b_ ^ c_ ^ d_;
    }

private:
    // The first `size` bytes as a number, the first byte lowest, whatever the order of the machine.
    static constexpr auto word_of(std::string_view text, std::size_t size) noexcept -> std::uint64_t
    {
        std::uint64_t word = 0;
        for (std::size_t index = 0; index != size; ++index)
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[index])) << (8 * index);
        return word;
    }

    constexpr void mix(std::uint64_t word) noexcept
    {
        d_ ^= word;
        for (int left = EachWord; left != 0; --left)
            turn();
        a_ ^= word;
    }

    constexpr void turn() noexcept
    {
        a_ += b_;
        c_ += d_;
        b_ = std::rotl(b_, 13) ^ a_;
        d_ = std::rotl(d_, 16) ^ c_;
        a_ = std::rotl(a_, 32);
        c_ += b_;
        a_ += d_;
        b_ = std::rotl(b_, 17) ^ c_;
        d_ = std::rotl(d_, 21) ^ a_;
        c_ = std::rotl(c_, 32);
    }

    std::uint64_t a_;
    std::uint64_t b_;
    std::uint64_t c_;
    std::uint64_t d_;
};

// Made of where the process lies in memory and of when it asks, to the nanosecond: what the sender of a text does not know.
inline auto make_hash_key() noexcept -> hash_key
{
    std::timespec now{};
    (void)std::timespec_get(&now, TIME_UTC);
    std::uint64_t const facts[] = {static_cast<std::uint64_t>(now.tv_sec), static_cast<std::uint64_t>(now.tv_nsec),
                                   static_cast<std::uint64_t>(std::clock()), reinterpret_cast<std::uintptr_t>(&now),
                                   reinterpret_cast<std::uintptr_t>(&make_hash_key)};
    char bytes[sizeof facts];
    std::memcpy(bytes, facts, sizeof facts);
    std::string_view const text(bytes, sizeof bytes);
    return {sip_hash<2, 4>({1, 0}).run(text), sip_hash<2, 4>({2, 0}).run(text)};
}

// The hash of a name in this process. Another process gives another one.
inline auto name_hash(std::string_view name) noexcept -> std::uint64_t
{
    static hash_key const key = make_hash_key();
    return sip_hash<1, 3>(key).run(name);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
