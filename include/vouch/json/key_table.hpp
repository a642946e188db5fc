// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_KEY_TABLE_HPP
#define VOUCH_JSON_KEY_TABLE_HPP
#include <vouch/core/config.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// Whether the JSON string of a name is the name in quotes.
constexpr auto is_quotable(std::string_view name) noexcept -> bool
{
    for (char const byte : name)
        if (static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\')
            return false;
    return true;
}

// Names are told apart by two of their bytes, at places that are chosen for each set of names when it is compiled. Behind the
// end of a name stands its closing quote, as it does in a JSON text.
struct key_places {
    std::uint8_t first = 0;
    std::uint8_t second = 0; // not before `first`

    [[nodiscard]] static constexpr auto hash(char first_byte, char second_byte) noexcept -> std::uint32_t
    {
        auto const both = static_cast<std::uint32_t>(static_cast<unsigned char>(first_byte)) |
                          static_cast<std::uint32_t>(static_cast<unsigned char>(second_byte)) << 8;
        return (both * 0x9E3779B1u) >> 16;
    }
    [[nodiscard]] constexpr auto hash_of(std::string_view name) const noexcept -> std::uint32_t
    {
        return hash(first < name.size() ? name[first] : '"', second < name.size() ? name[second] : '"');
    }
};

// Names to their index, without the type that says how many there are: what non-template code holds.
struct key_lookup {
    std::string_view const* names;
    std::uint8_t const* slots;
    std::size_t slot_count; // a power of two
    std::size_t size;
    key_places places;
    bool quotable; // whether all names are

    // The index of `name`, or `size`.
    [[nodiscard]] constexpr auto find(std::string_view name) const noexcept -> std::size_t
    {
        for (std::size_t slot = places.hash_of(name);; ++slot) {
            std::size_t const index = slots[slot & (slot_count - 1)];
            if (index >= size || names[index] == name)
                return index < size ? index : size;
        }
    }

    // The index of the name that the JSON string from `key` to `end` begins with, quotes and all; `size` where it has an escape,
    // is no name, or shares its hash with another: then `find` tells. This needs no end of the string first, so that the
    // processor knows early what comes next.
    [[nodiscard]] auto guess(char const* key, char const* end) const noexcept -> std::size_t
    {
        auto const left = static_cast<std::size_t>(end - key);
        if (!quotable || left < std::size_t{2} + places.second)
            return size;
        std::size_t const index = slots[key_places::hash(key[1 + places.first], key[1 + places.second]) & (slot_count - 1)];
        if (index >= size)
            return size;
        std::string_view const name = names[index];
        bool const same = left >= name.size() + 2 && key[name.size() + 1] == '"' &&
                          std::char_traits<char>::compare(key + 1, name.data(), name.size()) == 0;
        return same ? index : size;
    }
};

// An open-addressed hash table, made when it is compiled. Three of four slots stay empty, so that an unknown name mostly
// meets one at once.
template <std::size_t Size>
struct key_table {
    static_assert(Size < 255, "the slots are bytes");
    static constexpr std::size_t slot_count = std::bit_ceil(4 * Size + 1);
    static constexpr std::uint8_t empty = 255;

    std::array<std::string_view, Size> names;
    std::array<std::uint8_t, slot_count> slots{};
    key_places places{};
    bool quotable = true;

    consteval explicit key_table(std::array<std::string_view, Size> const& all) : names(all)
    {
        for (std::string_view const name : names)
            quotable &= is_quotable(name);
        choose_places();
        slots.fill(empty);
        for (std::size_t index = 0; index < Size; ++index) {
            std::size_t slot = places.hash_of(names[index]) & (slot_count - 1);
            while (slots[slot] != empty)
                slot = (slot + 1) & (slot_count - 1);
            slots[slot] = static_cast<std::uint8_t>(index);
        }
    }

    [[nodiscard]] constexpr auto lookup() const noexcept -> key_lookup
    {
        return {names.data(), slots.data(), slot_count, Size, places, quotable};
    }

private:
    // The first two places, up to the closing quote of the shortest name and the sixteenth byte, at which no two names share a
    // slot; else those where the fewest do.
    consteval void choose_places()
    {
        std::size_t shortest = 15;
        for (std::string_view const name : names)
            shortest = name.size() < shortest ? name.size() : shortest;
        std::size_t fewest = std::numeric_limits<std::size_t>::max();
        for (std::size_t second = 0; second <= shortest; ++second)
            for (std::size_t first = 0; first <= second && fewest != 0; ++first) {
                key_places const tried{static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
                std::size_t const shared = shared_slots(tried, fewest);
                if (shared < fewest) {
                    fewest = shared;
                    places = tried;
                }
            }
    }

    // How many names find their slot taken; counted as far as `enough`.
    consteval auto shared_slots(key_places tried, std::size_t enough) const -> std::size_t
    {
        std::array<bool, slot_count> taken{};
        std::size_t shared = 0;
        for (std::string_view const name : names) {
            bool& slot = taken[tried.hash_of(name) & (slot_count - 1)];
            shared += slot ? 1 : 0;
            slot = true;
            if (shared >= enough)
                break;
        }
        return shared;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
