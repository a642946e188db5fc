// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_SCHEMA_KEY_LITERAL_HPP
#define VOUCH_SCHEMA_KEY_LITERAL_HPP
#include <vouch/schema/names.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace vouch::inline VOUCH_ABI::detail {

// The bytes that the JSON string of `byte` has besides itself.
constexpr auto escape_size(char byte) noexcept -> std::size_t
{
    if (byte == '"' || byte == '\\')
        return 1;
    return static_cast<unsigned char>(byte) < 0x20 ? 5 : 0;
}

consteval auto key_literal_size(std::string_view name) -> std::size_t
{
    std::size_t size = name.size() + 4;
    for (char const byte : name)
        size += escape_size(byte);
    return size;
}

template <std::size_t Size>
consteval auto make_key_literal(std::string_view name) -> std::array<char, Size>
{
    std::array<char, Size> literal{',', '"'};
    std::size_t at = 2;
    auto const put = [&](char byte) { literal[at++] = byte; };
    for (char const byte : name) {
        if (escape_size(byte) != 0)
            put('\\');
        if (escape_size(byte) == 5) {
            constexpr std::string_view digits = "0123456789abcdef";
            auto const value = static_cast<unsigned char>(byte);
            for (char const part : {'u', '0', '0', digits[value >> 4], digits[value & 15]})
                put(part);
        } else {
            put(byte);
        }
    }
    put('"');
    put(':');
    return literal;
}

template <class Type, class Descriptor>
inline constexpr auto key_literal_bytes =
    make_key_literal<key_literal_size(json_name<Type, Descriptor>)>(json_name<Type, Descriptor>);

// `,"name":` as the writer copies it; the reader compares what is behind the comma.
template <class Type, class Descriptor>
inline constexpr std::string_view key_literal{key_literal_bytes<Type, Descriptor>.data(),
                                              key_literal_bytes<Type, Descriptor>.size()};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
