// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_UUID_HPP
#define VOUCH_TYPES_UUID_HPP
#include <vouch/core/text.hpp>

#include <boost/uuid/uuid.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vouch::inline VOUCH_ABI {

namespace detail {

// Eight digits in one word, the first in the lowest byte, so that 64-bit arithmetic decodes all of them at once.
class eight_hexadecimal_digits {
public:
    // Takes the four digits at `first` and the four at `second`.
    constexpr eight_hexadecimal_digits(char const* first, char const* second) noexcept : word_(four(first) | four(second) << 32)
    {}

    // Whether all bytes are digits. A sum has the highest bit of a byte set from the first character of its range on; bytes that
    // are not ASCII spoil the sums and have that bit themselves.
    [[nodiscard]] constexpr auto are_valid() const noexcept -> bool
    {
        std::uint64_t const is_decimal = (word_ + ones * (0x80 - '0')) & ~(word_ + ones * (0x7F - '9'));
        return ((is_decimal | letters()) & ~word_ & ones * 0x80) == ones * 0x80;
    }

    // The four bytes that the digits spell.
    constexpr void decode(std::uint8_t* to) const noexcept
    {
        std::uint64_t const digits = (word_ & ones * 0x0F) + 9 * (letters() >> 7 & ones);
        std::uint64_t const pairs = digits << 4 | digits >> 8; // each second byte of it is whole
        for (unsigned byte = 0; byte < 4; ++byte)
            to[byte] = static_cast<std::uint8_t>(pairs >> (16 * byte));
    }

private:
    static constexpr std::uint64_t ones = 0x0101010101010101;

    static constexpr auto four(char const* from) noexcept -> std::uint64_t
    {
        std::uint64_t word = 0;
        for (unsigned byte = 0; byte < 4; ++byte)
            word |= std::uint64_t{static_cast<unsigned char>(from[byte])} << (8 * byte);
        return word;
    }

    // The highest bit of each byte that is a letter from A to F in either case.
    [[nodiscard]] constexpr auto letters() const noexcept -> std::uint64_t
    {
        std::uint64_t const lowered = word_ | ones * 0x20;
        return (lowered + ones * (0x80 - 'a')) & ~(lowered + ones * (0x7F - 'f')) & ones * 0x80;
    }

    std::uint64_t word_;
};

// The position of the two digits of each byte in 8-4-4-4-12.
inline constexpr std::uint8_t uuid_places[16] = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

} // namespace detail

/// Maps `boost::uuids::uuid` to a JSON string.
///
/// JSON:   a string of the form 8-4-4-4-12, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", of any version, nil included.
///         Letters of either case are read, and written in lower case.
/// Errors: `not_a_uuid` for any other text, braces and "urn:uuid:" included.
/// See:    RFC 9562 section 4
template <>
struct text_traits<boost::uuids::uuid> {
    static constexpr text_info info{.code = "not_a_uuid",
                                    .expected = "a UUID, 8-4-4-4-12 hexadecimal digits",
                                    .format = "uuid",
                                    .exact_size = 36,
                                    .pattern = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"};
    static constexpr std::size_t max_size = 36;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<boost::uuids::uuid>
    {
        if (text.size() != max_size || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return std::nullopt;
        detail::eight_hexadecimal_digits const words[] = {{text.data(), text.data() + 4},
                                                          {text.data() + 9, text.data() + 14},
                                                          {text.data() + 19, text.data() + 24},
                                                          {text.data() + 28, text.data() + 32}};
        boost::uuids::uuid id{};
        bool valid = true;
        for (std::size_t index = 0; index < 4; ++index) {
            valid &= words[index].are_valid();
            words[index].decode(id.data + 4 * index);
        }
        if (!valid)
            return std::nullopt;
        return id;
    }

    [[nodiscard]] static constexpr auto write(boost::uuids::uuid const& id, char* to) noexcept -> char*
    {
        to[8] = to[13] = to[18] = to[23] = '-';
        for (std::size_t byte = 0; byte < 16; ++byte) {
            char* const digits = to + detail::uuid_places[byte];
            digits[0] = "0123456789abcdef"[id.data[byte] >> 4];
            digits[1] = "0123456789abcdef"[id.data[byte] & 15];
        }
        return to + max_size;
    }
};

/// Makes a UUID from a literal: `vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8")`. A wrong literal does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto uuid(char const (&literal)[Size]) -> boost::uuids::uuid
{
    auto const made = text_traits<boost::uuids::uuid>::parse({literal, Size - 1});
    if (!made)
        complaint::this_literal_is_not_a_valid<boost::uuids::uuid>();
    return *made;
}

} // namespace vouch::inline VOUCH_ABI
#endif
