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

// The value of each hexadecimal digit; above 15 for every other byte, so that many can be tested at once.
struct hexadecimal_values {
    std::uint8_t of[256]{};

    constexpr hexadecimal_values() noexcept
    {
        for (std::uint8_t& value : of)
            value = 0xFF;
        for (std::uint8_t value = 0; value < 16; ++value)
            of[static_cast<unsigned char>("0123456789abcdef"[value])] =
                of[static_cast<unsigned char>("0123456789ABCDEF"[value])] = value;
    }
};
inline constexpr hexadecimal_values hexadecimal{};

// Where the two digits of each byte stand in 8-4-4-4-12.
inline constexpr std::uint8_t uuid_places[16] = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

} // namespace detail

/// A UUID as JSON has it: `boost::uuids::uuid`.
///
/// JSON:   a string of the form 8-4-4-4-12, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", of any version, nil included.
///         Capital letters are read, small ones written.
/// Errors: `not_a_uuid` for any other text, braces and "urn:uuid:" included.
/// See:    RFC 9562 section 4
template <>
struct text_traits<boost::uuids::uuid> {
    static constexpr text_info info{
        .code = "not_a_uuid", .expected = "a UUID, 8-4-4-4-12 hexadecimal digits", .format = "uuid", .exact_size = 36};
    static constexpr std::size_t max_size = 36;

    [[nodiscard]] static constexpr auto parse(std::string_view text) noexcept -> std::optional<boost::uuids::uuid>
    {
        if (text.size() != max_size || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return std::nullopt;
        boost::uuids::uuid id{};
        unsigned seen = 0; // one branch for all 32 digits
        for (std::size_t byte = 0; byte < 16; ++byte) {
            char const* const digits = text.data() + detail::uuid_places[byte];
            unsigned const high = detail::hexadecimal.of[static_cast<unsigned char>(digits[0])];
            unsigned const low = detail::hexadecimal.of[static_cast<unsigned char>(digits[1])];
            seen |= high | low;
            id.data[byte] = static_cast<std::uint8_t>(high << 4 | low);
        }
        if (seen > 15)
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

/// The UUID of a literal, `vouch::uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8")`; one that is no UUID does not compile.
template <std::size_t Size>
[[nodiscard]] consteval auto uuid(char const (&literal)[Size]) -> boost::uuids::uuid
{
    auto const made = text_traits<boost::uuids::uuid>::parse({literal, Size - 1});
    if (!made)
        this_literal_is_not_a_valid<boost::uuids::uuid>();
    return *made;
}

} // namespace vouch::inline VOUCH_ABI
#endif
