// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TESTS_SUPPORT_DECODES_HPP
#define VOUCH_TESTS_SUPPORT_DECODES_HPP
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace support {

/// Whether `text` is UTF-8. RFC 3629 section 3 read as a decoder: the other way round from the code under test, and without its
/// tables.
inline auto decodes(std::string_view text) -> bool
{
    while (!text.empty()) {
        auto const lead = static_cast<unsigned char>(text[0]);
        std::size_t const size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
        if (size == 0 || text.size() < size)
            return false;
        std::uint32_t value = size == 1 ? lead : lead & (0x7Fu >> size);
        for (std::size_t at = 1; at < size; ++at) {
            auto const byte = static_cast<unsigned char>(text[at]);
            if (byte >> 6 != 2)
                return false;
            value = value << 6 | (byte & 0x3Fu);
        }
        constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
        if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return false;
        text.remove_prefix(size);
    }
    return true;
}

} // namespace support
#endif
