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
#include <type_traits>

namespace vouch::inline VOUCH_ABI::detail {

// Whether the JSON string of a name is the name in quotes.
constexpr auto is_quotable(std::string_view name) noexcept -> bool
{
    for (char const byte : name)
        if (static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\')
            return false;
    return true;
}

// Two of its bytes tell a name from the others, at places that are chosen at compile time for each set of names. The closing
// quote counts as a byte of the name, as it follows the name in a JSON text.
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

// The index that stands for an empty bucket.
template <class Index>
inline constexpr Index empty_bucket = (std::numeric_limits<Index>::max)();

// Finds the index of a name. Does not know at compile time how many names there are, so that code that is no template can use it.
struct key_lookup {
    std::string_view const* names;
    std::uint8_t const* narrow_buckets; // null where an index does not fit a byte
    std::uint16_t const* wide_buckets;  // null where it does
    std::size_t bucket_count;           // a power of two
    std::size_t size;
    key_places places;
    bool quotable; // whether all names are

    // An index, or `size` or more where the bucket is empty.
    [[nodiscard]] VOUCH_INLINE constexpr auto bucket(std::size_t hash) const noexcept -> std::size_t
    {
        hash &= bucket_count - 1;
        return size < empty_bucket<std::uint8_t> ? std::size_t{narrow_buckets[hash]} : std::size_t{wide_buckets[hash]};
    }

    // The index of `name`, or `size`.
    [[nodiscard]] constexpr auto find(std::string_view name) const noexcept -> std::size_t
    {
        for (std::size_t hash = places.hash_of(name);; ++hash) {
            std::size_t const index = bucket(hash);
            if (index >= size || names[index] == name)
                return index < size ? index : size;
        }
    }

    // The index of the name that the JSON string from `key` to `end` begins with, quotes included. Returns `size` where the
    // string has an escape, is no name, or shares its hash with another name: then `find` tells. Does not look for the end of the
    // string first, so that the processor knows early which member comes.
    [[nodiscard]] auto guess(char const* key, char const* end) const noexcept -> std::size_t
    {
        auto const left = static_cast<std::size_t>(end - key);
        if (!quotable || left < std::size_t{2} + places.second)
            return size;
        std::size_t const index = bucket(key_places::hash(key[1 + places.first], key[1 + places.second]));
        if (index >= size)
            return size;
        std::string_view const name = names[index];
        bool const same = left >= name.size() + 2 && key[name.size() + 1] == '"' &&
                          std::char_traits<char>::compare(key + 1, name.data(), name.size()) == 0;
        return same ? index : size;
    }
};

// An open-addressed hash table, made at compile time. Three of four buckets stay empty, so that the search for an unknown name
// mostly ends at the first one.
template <std::size_t Size>
struct key_table {
    using index_type = std::conditional_t<(Size < empty_bucket<std::uint8_t>), std::uint8_t, std::uint16_t>;
    static constexpr index_type empty = empty_bucket<index_type>;
    static_assert(Size < empty);
    static constexpr std::size_t bucket_count = std::bit_ceil(4 * Size + 1);

    std::array<std::string_view, Size> names;
    std::array<index_type, bucket_count> buckets{};
    key_places places{};
    bool quotable = true;

    consteval explicit key_table(std::array<std::string_view, Size> const& all) : names(all)
    {
        for (std::string_view const name : names)
            quotable &= is_quotable(name);
        choose_places();
        buckets.fill(empty);
        for (std::size_t index = 0; index < Size; ++index) {
            std::size_t bucket = places.hash_of(names[index]) & (bucket_count - 1);
            while (buckets[bucket] != empty)
                bucket = (bucket + 1) & (bucket_count - 1);
            buckets[bucket] = static_cast<index_type>(index);
        }
    }

    [[nodiscard]] constexpr auto lookup() const noexcept -> key_lookup
    {
        if constexpr (sizeof(index_type) == 1)
            return {names.data(), buckets.data(), nullptr, bucket_count, Size, places, quotable};
        else
            return {names.data(), nullptr, buckets.data(), bucket_count, Size, places, quotable};
    }

private:
    // The first two places, up to the closing quote of the shortest name and the sixteenth byte, at which no two names share a
    // bucket; else those at which the fewest do.
    consteval void choose_places()
    {
        std::size_t shortest = 15;
        for (std::string_view const name : names)
            shortest = name.size() < shortest ? name.size() : shortest;
        std::size_t fewest = (std::numeric_limits<std::size_t>::max)();
        for (std::size_t second = 0; second <= shortest; ++second)
            for (std::size_t first = 0; first <= second && fewest != 0; ++first) {
                key_places const candidate{static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
                std::size_t const shared = shared_buckets(candidate, fewest);
                if (shared < fewest) {
                    fewest = shared;
                    places = candidate;
                }
            }
    }

    // How many names find their bucket taken; counts no further than `enough`.
    consteval auto shared_buckets(key_places candidate, std::size_t enough) const -> std::size_t
    {
        std::array<bool, bucket_count> taken{};
        std::size_t shared = 0;
        for (std::string_view const name : names) {
            bool& is_taken = taken[candidate.hash_of(name) & (bucket_count - 1)];
            shared += is_taken ? 1 : 0;
            is_taken = true;
            if (shared >= enough)
                break;
        }
        return shared;
    }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
