// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_CORE_JSON_GRAMMAR_HPP
#define VOUCH_CORE_JSON_GRAMMAR_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/utf8.hpp>

#include <cstddef>
#include <string_view>

// RFC 8259 for literals, which are checked at compile time. Texts that are read are checked by the scanner, which is made for
// speed and tells where a mistake is.
namespace vouch::inline VOUCH_ABI::detail {

// Each function takes the place where something should begin and returns the place where it ends, or npos.
class json_grammar {
public:
    static constexpr std::size_t npos = std::string_view::npos;

    constexpr explicit json_grammar(std::string_view text) noexcept : text_(text) {}

    // `depth` is how many arrays and objects may be nested here: as many as `parse_options::max_depth` unless told otherwise.
    [[nodiscard]] constexpr auto value(std::size_t at, unsigned depth = 128) const noexcept -> std::size_t
    {
        switch (peek(at)) {
        case '"': return string(at);
        case 't': return word(at, "true");
        case 'f': return word(at, "false");
        case 'n': return word(at, "null");
        case '[': return container(at, ']', depth);
        case '{': return container(at, '}', depth);
        default: return number(at);
        }
    }

private:
    // The byte at `at`; NUL, which begins nothing, at the end.
    [[nodiscard]] constexpr auto peek(std::size_t at) const noexcept -> char { return at < text_.size() ? text_[at] : '\0'; }

    [[nodiscard]] constexpr auto space(std::size_t at) const noexcept -> std::size_t
    {
        while (peek(at) == ' ' || peek(at) == '\t' || peek(at) == '\n' || peek(at) == '\r')
            ++at;
        return at;
    }

    [[nodiscard]] constexpr auto word(std::size_t at, std::string_view expected) const noexcept -> std::size_t
    {
        for (char const byte : expected)
            if (peek(at++) != byte)
                return npos;
        return at;
    }

    [[nodiscard]] constexpr auto digits(std::size_t at) const noexcept -> std::size_t
    {
        if (!is_digit(peek(at)))
            return npos;
        while (is_digit(peek(at)))
            ++at;
        return at;
    }

    [[nodiscard]] constexpr auto number(std::size_t at) const noexcept -> std::size_t
    {
        if (peek(at) == '-')
            ++at;
        at = peek(at) == '0' ? at + 1 : digits(at);
        if (at != npos && peek(at) == '.')
            at = digits(at + 1);
        if (at != npos && (peek(at) == 'e' || peek(at) == 'E')) {
            ++at;
            at = digits(peek(at) == '+' || peek(at) == '-' ? at + 1 : at);
        }
        return at;
    }

    // The value of the four hexadecimal digits behind the \u at `at`, or a number above all of them.
    [[nodiscard]] constexpr auto code_unit(std::size_t at) const noexcept -> unsigned
    {
        if (peek(at) != '\\' || peek(at + 1) != 'u')
            return 0x10000;
        unsigned unit = 0;
        for (std::size_t index = at + 2; index != at + 6; ++index) {
            int const digit = hex_value(peek(index));
            if (digit < 0)
                return 0x10000;
            unit = unit * 16 + static_cast<unsigned>(digit);
        }
        return unit;
    }

    [[nodiscard]] constexpr auto escape(std::size_t at) const noexcept -> std::size_t
    {
        if (peek(at + 1) != 'u')
            return std::string_view("\"\\/bfnrt").find(peek(at + 1)) == npos ? npos : at + 2;
        unsigned const first = code_unit(at);
        if (first > 0xFFFF || (first >= 0xDC00 && first <= 0xDFFF))
            return npos;
        if (first < 0xD800 || first > 0xDFFF)
            return at + 6;
        unsigned const second = code_unit(at + 6);
        return second >= 0xDC00 && second <= 0xDFFF ? at + 12 : npos;
    }

    [[nodiscard]] constexpr auto string(std::size_t at) const noexcept -> std::size_t
    {
        if (peek(at) != '"')
            return npos;
        ++at;
        while (at != npos && peek(at) != '"') {
            if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x20)
                return npos;
            at = text_[at] == '\\' ? escape(at) : at + 1;
        }
        return at == npos ? npos : at + 1;
    }

    [[nodiscard]] constexpr auto container(std::size_t at, char closing, unsigned depth) const noexcept -> std::size_t
    {
        if (depth == 0)
            return npos;
        at = space(at + 1);
        if (peek(at) == closing)
            return at + 1;
        for (;;) {
            if (closing == '}') {
                at = string(at);
                if (at == npos || peek(at = space(at)) != ':')
                    return npos;
                at = space(at + 1);
            }
            at = value(at, depth - 1);
            if (at == npos)
                return npos;
            at = space(at);
            if (peek(at) == closing)
                return at + 1;
            if (peek(at) != ',')
                return npos;
            at = space(at + 1);
        }
    }

    std::string_view text_;
};

// Whether `text` is one JSON value, without white space around it.
constexpr auto is_json(std::string_view text) noexcept -> bool
{
    return json_grammar(text).value(0) == text.size() && is_utf8(text);
}

} // namespace vouch::inline VOUCH_ABI::detail
#endif
