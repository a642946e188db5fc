// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_TYPES_BASE64_HPP
#define VOUCH_TYPES_BASE64_HPP
#include <vouch/core/of.hpp>
#include <vouch/core/text.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// The two alphabets of RFC 4648: `standard` ends in `+` and `/`, `url` in `-` and `_`.
enum class base64_alphabet : std::uint8_t { standard, url };

/// Whether the text is filled up with `=` to a multiple of four characters.
enum class base64_padding : std::uint8_t { required, none };

/// Bytes that are base64 in JSON. They are `std::byte`, so that they are never taken for a text, written or printed as one.
///
/// JSON:   a string in the alphabet, "AQID", with the padding or without any, as the type says.
/// Errors: `not_base64`, `not_base64url` for any other text: a character of the other alphabet, white space and line ends,
///         padding that is missing or not allowed, and a last character with bits that belong to no byte. So each value has one
///         text. Rules are about the text: `max_length(8)` are at most six bytes.
/// Cost:   an allocation for the bytes, and one for the text in reading and in writing.
/// See:    RFC 4648 sections 4 and 5; section 3 on what is refused
template <base64_alphabet Alphabet, base64_padding Padding>
class basic_base64 {
public:
    basic_base64() = default;
    /// Takes the bytes.
    basic_base64(std::vector<std::byte> bytes) noexcept : bytes_(std::move(bytes)) {}

    /// Copies the bytes of a string.
    [[nodiscard]] static auto copy_of(std::string_view characters) -> basic_base64
    {
        auto const* const first = reinterpret_cast<std::byte const*>(characters.data());
        return std::vector<std::byte>(first, first + characters.size());
    }
    /// Makes bytes from their base64. Empty if `text` is not valid.
    [[nodiscard]] static auto decode(std::string_view text) -> std::optional<basic_base64>
    {
        if constexpr (Padding == base64_padding::required) {
            if (text.size() % 4 != 0)
                return std::nullopt;
            for (int most = 2; most != 0 && text.ends_with('='); --most)
                text.remove_suffix(1);
        }
        if (text.size() % 4 == 1)
            return std::nullopt;
        basic_base64 made;
        made.bytes_.reserve(text.size() / 4 * 3 + 2);
        std::uint32_t bits = 0; // the lowest `size` of them belong to the next byte
        unsigned size = 0;
        for (char const digit : text) {
            std::uint8_t const value = values[static_cast<unsigned char>(digit)];
            if (value > 63)
                return std::nullopt;
            bits = bits << 6 | value;
            size += 6;
            if (size >= 8) {
                size -= 8;
                made.bytes_.push_back(static_cast<std::byte>(bits >> size & 0xff));
            }
        }
        if ((bits & ((1u << size) - 1)) != 0)
            return std::nullopt;
        return made;
    }

    /// The bytes.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] auto bytes() const& noexcept -> std::vector<std::byte> const& { return bytes_; }
    [[nodiscard]] auto bytes() & noexcept -> std::vector<std::byte>& { return bytes_; }
    [[nodiscard]] auto bytes() && noexcept -> std::vector<std::byte>&& { return std::move(bytes_); }
    /// The bytes as characters.
    ///
    /// Lifetime: that of this object.
    [[nodiscard]] auto characters() const noexcept -> std::string_view
    {
        return {reinterpret_cast<char const*>(bytes_.data()), bytes_.size()};
    }
    /// The base64 of the bytes.
    [[nodiscard]] auto encode() const -> std::string
    {
        std::string text;
        text.reserve((bytes_.size() + 2) / 3 * 4);
        std::uint32_t bits = 0;
        unsigned size = 0;
        for (std::byte const byte : bytes_) {
            bits = bits << 8 | std::to_integer<std::uint32_t>(byte);
            for (size += 8; size >= 6;) {
                size -= 6;
                text += digits[bits >> size & 63];
            }
        }
        if (size != 0)
            text += digits[bits << (6 - size) & 63];
        if constexpr (Padding == base64_padding::required)
            while (text.size() % 4 != 0)
                text += '=';
        return text;
    }

    friend bool operator==(basic_base64 const&, basic_base64 const&) = default;
    friend auto operator<=>(basic_base64 const&, basic_base64 const&) = default;

    friend auto vouch_represent(basic_base64 const& value, of<basic_base64>) -> std::string { return value.encode(); }
    friend auto vouch_restore(std::string const& text, of<basic_base64>) -> std::optional<basic_base64> { return decode(text); }
    friend constexpr auto vouch_info(of<basic_base64>) noexcept -> text_info
    {
        constexpr bool is_padded = Padding == base64_padding::required;
        if constexpr (Alphabet == base64_alphabet::standard)
            return {.code = "not_base64",
                    .expected = is_padded ? "base64 with padding (RFC 4648)" : "base64 without padding (RFC 4648)",
                    .pattern = is_padded ? "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$"
                                         : "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048])?$",
                    .example = "AQID"};
        else
            return {.code = "not_base64url",
                    .expected = is_padded ? "base64url with padding (RFC 4648)" : "base64url without padding (RFC 4648)",
                    .pattern = is_padded ? "^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]==|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]=)?$"
                                         : "^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$",
                    .example = "AQID"};
    }

private:
    static constexpr std::string_view digits = Alphabet == base64_alphabet::standard
                                                   ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                                                   : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    static constexpr auto values = [] {
        std::array<std::uint8_t, 256> table{};
        table.fill(255);
        for (std::uint8_t value = 0; value != 64; ++value)
            table[static_cast<unsigned char>(digits[value])] = value;
        return table;
    }();

    std::vector<std::byte> bytes_;
};

/// Bytes as base64 with padding, "AQ==": what most APIs call base64.
using base64 = basic_base64<base64_alphabet::standard, base64_padding::required>;
/// Bytes as base64 in the alphabet for URLs and without padding, "AQ": what JSON Web Tokens have.
using base64url = basic_base64<base64_alphabet::url, base64_padding::none>;
/// The same with padding, "AQ==".
using base64url_padded = basic_base64<base64_alphabet::url, base64_padding::required>;

} // namespace vouch::inline VOUCH_ABI
#endif
