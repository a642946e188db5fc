// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_KEY_TABLE_HPP
#define VOUCH_JSON_KEY_TABLE_HPP
#include <vouch/core/config.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// From the length and three bytes of a name: cheap, and enough to tell the names of most structs apart. Names that share all
// four only cost a second compare.
constexpr auto key_hash(std::string_view name) noexcept -> std::uint32_t
{
    if (name.empty())
        return 0;
    auto const byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(name[at])); };
    std::uint32_t const word =
        byte(0) | byte(name.size() / 2) << 8 | byte(name.size() - 1) << 16 | static_cast<std::uint32_t>(name.size()) << 24;
    return (word * 0x9E3779B1u) >> 16;
}

// Names to their index, without the type that says how many there are: what non-template code holds.
struct key_lookup {
    std::string_view const* names;
    std::uint16_t const* slots;
    std::size_t slot_count; // a power of two
    std::size_t size;

    // The index of `name`, or `size`.
    [[nodiscard]] constexpr auto find(std::string_view name) const noexcept -> std::size_t
    {
        for (std::size_t slot = key_hash(name) & (slot_count - 1);; slot = (slot + 1) & (slot_count - 1)) {
            std::size_t const index = slots[slot];
            if (index >= size || names[index] == name)
                return index < size ? index : size;
        }
    }
};

// An open-addressed hash table, made when it is compiled. Three of four slots stay empty, so that an unknown name mostly
// meets one at once.
template <std::size_t Size>
struct key_table {
    static constexpr std::size_t slot_count = std::bit_ceil(4 * Size + 1);

    std::array<std::string_view, Size> names;
    std::array<std::uint16_t, slot_count> slots{};

    consteval explicit key_table(std::array<std::string_view, Size> const& all) : names(all)
    {
        for (auto& slot : slots)
            slot = 0xFFFF;
        for (std::size_t index = 0; index < Size; ++index) {
            std::size_t slot = key_hash(names[index]) & (slot_count - 1);
            while (slots[slot] != 0xFFFF)
                slot = (slot + 1) & (slot_count - 1);
            slots[slot] = static_cast<std::uint16_t>(index);
        }
    }

    [[nodiscard]] constexpr auto lookup() const noexcept -> key_lookup { return {names.data(), slots.data(), slot_count, Size}; }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
