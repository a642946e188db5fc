// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_PATTERN_REGEX_HPP
#define VOUCH_PATTERN_REGEX_HPP
#include <vouch/core/utf8.hpp>
#include <vouch/pattern/dialect.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include <boost/regex.hpp>

#if !defined(__cpp_exceptions)
#error "vouch/pattern.hpp needs exceptions: they are how Boost.Regex gives up on a text"
#endif

// Boost.Regex over code points, with the classes of ECMA-262 and a bounded search.
namespace vouch::inline VOUCH_ABI::detail {

// Characters for Boost.Regex: code points, with the classes of ECMA-262 section 22.2.2.9 and no locale.
struct pattern_traits {
    using char_type = char32_t;
    using size_type = std::size_t;
    using string_type = std::u32string;
    using char_class_type = unsigned;
    struct locale_type {};

    static constexpr char_class_type digit = 1;
    static constexpr char_class_type word = 2;
    static constexpr char_class_type space = 4;
    static constexpr char_class_type other = 64;
    static constexpr unsigned negated = 3; // \D is digit << negated

    static auto is_digit(char32_t character) noexcept -> bool { return character >= U'0' && character <= U'9'; }
    static auto is_word(char32_t character) noexcept -> bool
    {
        return is_digit(character) || character == U'_' || (character >= U'A' && character <= U'Z') ||
               (character >= U'a' && character <= U'z');
    }
    static auto is_space(char32_t character) noexcept -> bool
    {
        return (character >= U'\t' && character <= U'\r') || character == U' ' || character == U'\u00A0' ||
               character == U'\u1680' || (character >= U'\u2000' && character <= U'\u200A') || character == U'\u2028' ||
               character == U'\u2029' || character == U'\u202F' || character == U'\u205F' || character == U'\u3000' ||
               character == U'\uFEFF';
    }

    static auto lookup_classname(char32_t const* name, char32_t const*) noexcept -> char_class_type
    {
        switch (*name) {
        case U'd': return digit;
        case U'w': return word;
        case U's': return space;
        case U'D': return digit << negated;
        case U'W': return word << negated;
        case U'S': return space << negated;
        default: return other; // the parser asks for some that no pattern names
        }
    }
    // The matcher merges the negated classes of a set and asks whether a character is outside all of them. [\D\S] means a
    // character that is outside any of them.
    static auto isctype(char32_t character, char_class_type classes) noexcept -> bool
    {
        if (classes == 0)
            return false;
        char_class_type const own =
            (is_digit(character) ? digit : 0) | (is_word(character) ? word : 0) | (is_space(character) ? space : 0);
        char_class_type const outside = classes >> negated & (digit | word | space);
        return (classes & own) != 0 || (outside != 0 && (outside & ~own) == 0);
    }

    static auto value(char32_t character, int radix) noexcept -> int
    {
        char32_t const lower = character | 0x20;
        bool const is_letter = lower >= U'a' && lower <= U'f';
        int const found = static_cast<int>(is_letter ? lower - U'a' + 10 : character - U'0');
        return (is_letter || is_digit(character)) && found < radix ? found : -1;
    }

    static auto length(char32_t const* text) noexcept -> std::size_t { return std::char_traits<char32_t>::length(text); }
    static auto translate(char32_t character) noexcept -> char32_t { return character; }
    static auto translate_nocase(char32_t character) noexcept -> char32_t { return character; }
    static auto transform(char32_t const* begin, char32_t const* end) -> string_type { return {begin, end}; }
    static auto transform_primary(char32_t const* begin, char32_t const* end) -> string_type { return {begin, end}; }
    static auto lookup_collatename(char32_t const*, char32_t const*) -> string_type { return {}; }
    static auto imbue(locale_type) noexcept -> locale_type { return {}; }
    static auto getloc() noexcept -> locale_type { return {}; }
};

struct pattern_steps_ran_out {};

// An iterator over valid UTF-8. Each read of a character takes one of the steps that a search has: the matcher's own limit counts
// states, and a single state may run over the whole text.
class pattern_position {
public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type = char32_t;
    using difference_type = std::ptrdiff_t;
    using pointer = char32_t const*;
    using reference = char32_t;

    pattern_position() = default;
    pattern_position(char const* at, std::uint64_t& steps) noexcept : at_(at), steps_(&steps) {}

    auto operator*() const -> char32_t
    {
        if (*steps_ == 0)
            throw pattern_steps_ran_out();
        --*steps_;
        return code_point_at(at_);
    }
    auto operator++() noexcept -> pattern_position&
    {
        at_ += size_of_code_point(*at_);
        return *this;
    }
    auto operator--() noexcept -> pattern_position&
    {
        do
            --at_;
        while ((static_cast<unsigned char>(*at_) & 0xC0u) == 0x80u);
        return *this;
    }
    auto operator++(int) noexcept -> pattern_position
    {
        pattern_position const before = *this;
        ++*this;
        return before;
    }
    auto operator--(int) noexcept -> pattern_position
    {
        pattern_position const before = *this;
        --*this;
        return before;
    }
    friend bool operator==(pattern_position left, pattern_position right) noexcept { return left.at_ == right.at_; }

private:
    char const* at_ = nullptr;
    std::uint64_t* steps_ = nullptr;
};

enum class pattern_verdict { matches, differs, gives_up };

// A compiled pattern.
class compiled_pattern {
public:
    // Precondition: `source` has no fault.
    explicit compiled_pattern(std::string_view source) : size_(source.size())
    {
        std::u32string translated;
        bool in_class = false;
        char const* const end = source.data() + source.size();
        for (char const* at = source.data(); at != end; at += size_of_code_point(*at)) {
            char32_t const character = code_point_at(at);
            if (character == U'.' && !in_class) {
                translated += U"[^\n\r\u2028\u2029]"; // what ends a line differs
                continue;
            }
            translated += character;
            if (character == U'\\')
                translated += code_point_at(++at);
            else
                in_class = character == U'[' || (in_class && character != U']');
        }
        states_.assign(translated.data(), translated.data() + translated.size(),
                       boost::regex::perl | boost::regex::no_mod_m | boost::regex::nosubs);
    }

    [[nodiscard]] auto search(std::string_view text) const -> pattern_verdict
    {
        if (!is_utf8(text))
            return pattern_verdict::differs;
        std::uint64_t steps = 100'000 + std::uint64_t{4} * size_ * text.size();
        pattern_position const begin(text.data(), steps);
        pattern_position const end(text.data() + text.size(), steps);
        try {
            boost::match_results<pattern_position> found; // without it the matcher takes every repeat for a lazy one
            return boost::regex_search(begin, end, found, states_) ? pattern_verdict::matches : pattern_verdict::differs;
        } catch (pattern_steps_ran_out const&) {
            return pattern_verdict::gives_up;
        } catch (boost::regex_error const&) { // out of the 4 MiB that a search may keep its way back in
            return pattern_verdict::gives_up;
        }
    }

private:
    boost::basic_regex<char32_t, pattern_traits> states_;
    std::size_t size_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
