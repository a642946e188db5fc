// vouch 0.1.0, vouch/pattern.hpp in one file: written by tools/single_header.py, not by hand
// SPDX-License-Identifier: BSL-1.0
#include <vouch/vouch.hpp>

// vouch/pattern/dialect.hpp
#ifndef VOUCH_PATTERN_DIALECT_HPP
#define VOUCH_PATTERN_DIALECT_HPP

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

// The dialect of patterns: what ECMA-262 with flag u, as in JSON Schema, and the Perl syntax of Boost.Regex both accept and
// interpret in the same way.
//   characters   any except ^ $ \ . * + ? ( ) [ ] { } |, which need a backslash, as / may have; \f \n \r \t, \xHH
//   classes      . \d \D \w \W \s \S, [a-z_], [^…]; in brackets [ and ] after a backslash, and - too unless first or last
//   repeats      * + ? {n} {n,} {n,m}, n and m up to 65535; each also lazy, with ? behind it
//   anchors      ^ $ (the ends of the text, never of a line) \b \B
//   groups       (…) (?:…), alternatives |, lookahead (?=…) (?!…)
// A character is a code point. \d, \w and \b are about ASCII, \s is the white space of Unicode. Letter case always counts.
namespace vouch::inline VOUCH_ABI::detail {

// The size in bytes of the character that begins with `lead`, and the character at `at`, in valid UTF-8.
constexpr auto size_of_code_point(char lead) noexcept -> std::ptrdiff_t
{
    auto const bits = static_cast<unsigned char>(lead);
    return bits < 0x80 ? 1 : bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
}
constexpr auto code_point_at(char const* at) noexcept -> char32_t
{
    auto const bits = [&](std::ptrdiff_t index, unsigned mask) { return static_cast<unsigned char>(at[index]) & mask; };
    switch (size_of_code_point(*at)) {
    case 1: return bits(0, 0x7F);
    case 2: return bits(0, 0x1F) << 6 | bits(1, 0x3F);
    case 3: return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    default: return bits(0, 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F);
    }
}

enum class pattern_fault {
    none,
    empty,
    not_utf8,
    unmatched_parenthesis,
    unmatched_bracket,
    unmatched_brace,
    lookbehind,
    named_group,
    back_reference,
    other_group,
    empty_lookahead,
    depth,
    repeat_of_nothing,
    repeat_of_places,
    repeat_count,
    escape,
    empty_class,
    bracket_in_class,
    dash_in_class,
    range,
};

// Walks over a pattern up to its first fault.
class pattern_checker {
public:
    constexpr explicit pattern_checker(std::string_view source) noexcept : source_(source) {}

    constexpr auto check() noexcept -> pattern_fault
    {
        if (source_.empty())
            return pattern_fault::empty;
        if (!is_utf8(source_))
            return pattern_fault::not_utf8;
        while (at_ != source_.size())
            if (pattern_fault const found = check_next(); found != pattern_fault::none)
                return found;
        return depth_ == 0 ? pattern_fault::none : pattern_fault::unmatched_parenthesis;
    }

private:
    static constexpr std::size_t most_depth = 64;
    static constexpr unsigned most_repeats = 65535;

    // The state of a group that is open.
    struct group {
        bool is_lookahead = false;
        bool has_places = false;          // ^ $ \b \B or a lookahead, at any depth
        bool matches_nothing = true;      // whether its present alternative may match the empty text
        bool one_matches_nothing = false; // whether one before that may
    };

    // The item that a following repeat would apply to.
    struct atom {
        bool repeatable = false;
        bool stalls = false;                // may match nothing, and whether it does depends on the place
        bool group_matched_nothing = false; // what was known before it
    };

    // A character in a class, or an escape. Has no character if it is a class itself, or a dash that stands for itself.
    struct item {
        pattern_fault fault = pattern_fault::none;
        std::optional<char32_t> character{};
    };

    [[nodiscard]] constexpr auto next_is(char wanted, std::size_t ahead = 0) const noexcept -> bool
    {
        return source_.size() - at_ > ahead && source_[at_ + ahead] == wanted;
    }
    constexpr auto take(char wanted) noexcept -> bool
    {
        bool const found = next_is(wanted);
        at_ += found ? 1 : 0;
        return found;
    }

    constexpr auto check_next() noexcept -> pattern_fault
    {
        atom const before = std::exchange(last_, {});
        switch (char const byte = source_[at_++]; byte) {
        case '(': return open_group();
        case ')': return close_group();
        case '*':
        case '+':
        case '?':
        case '{': return check_repeat(byte, before);
        case '|': return begin_alternative();
        case ']': return pattern_fault::unmatched_bracket;
        case '}': return pattern_fault::unmatched_brace;
        case '^':
        case '$': return pass_place();
        case '\\':
            if (take('b') || take('B'))
                return pass_place();
            pass_atom(false, false);
            return read_escape().fault;
        default: pass_atom(false, false); return byte == '[' ? check_class() : pattern_fault::none;
        }
    }

    constexpr auto pass_place() noexcept -> pattern_fault
    {
        groups_[depth_].has_places = true;
        return pattern_fault::none;
    }

    constexpr void pass_atom(bool matches_nothing, bool has_places) noexcept
    {
        bool& group_matches_nothing = groups_[depth_].matches_nothing;
        last_ = {.repeatable = true, .stalls = matches_nothing && has_places, .group_matched_nothing = group_matches_nothing};
        group_matches_nothing = group_matches_nothing && matches_nothing;
    }

    constexpr auto begin_alternative() noexcept -> pattern_fault
    {
        group& here = groups_[depth_];
        here.one_matches_nothing = here.one_matches_nothing || here.matches_nothing;
        here.matches_nothing = true;
        return pattern_fault::none;
    }

    constexpr auto open_group() noexcept -> pattern_fault
    {
        bool lookahead = false;
        if (take('?')) {
            if (take('<'))
                return next_is('=') || next_is('!') ? pattern_fault::lookbehind : pattern_fault::named_group;
            if (next_is('P') || next_is('\''))
                return pattern_fault::named_group;
            lookahead = take('=') || take('!');
            if (!lookahead && !take(':'))
                return pattern_fault::other_group;
        }
        if (lookahead && next_is(')'))
            return pattern_fault::empty_lookahead;
        if (depth_ == most_depth)
            return pattern_fault::depth;
        groups_[++depth_] = {.is_lookahead = lookahead};
        return pattern_fault::none;
    }

    constexpr auto close_group() noexcept -> pattern_fault
    {
        if (depth_ == 0)
            return pattern_fault::unmatched_parenthesis;
        group const closed = groups_[depth_--];
        if (closed.is_lookahead)
            return pass_place();
        groups_[depth_].has_places = groups_[depth_].has_places || closed.has_places;
        pass_atom(closed.matches_nothing || closed.one_matches_nothing, closed.has_places);
        return pattern_fault::none;
    }

    constexpr auto check_repeat(char byte, atom const& repeated) noexcept -> pattern_fault
    {
        unsigned least = byte == '+' ? 1 : 0;
        if (byte == '{') {
            least = read_count();
            unsigned const most = !take(',') ? least : next_is('}') ? most_repeats : read_count();
            if (!take('}') || most > most_repeats || least > most)
                return pattern_fault::repeat_count;
        }
        take('?');
        if (least == 0)
            groups_[depth_].matches_nothing = repeated.group_matched_nothing;
        return !repeated.repeatable           ? pattern_fault::repeat_of_nothing
               : repeated.stalls && least > 1 ? pattern_fault::repeat_of_places
                                              : pattern_fault::none;
    }

    // Gives more than `most_repeats` if there is no number.
    constexpr auto read_count() noexcept -> unsigned
    {
        std::size_t const begin = at_;
        unsigned count = 0;
        for (; at_ != source_.size() && source_[at_] >= '0' && source_[at_] <= '9' && count <= most_repeats; ++at_)
            count = 10 * count + static_cast<unsigned>(source_[at_] - '0');
        return at_ == begin ? most_repeats + 1 : count;
    }

    constexpr auto check_class() noexcept -> pattern_fault
    {
        take('^');
        if (next_is(']'))
            return pattern_fault::empty_class;
        for (bool first = true; !take(']'); first = false) {
            item const low = read_class_item(first);
            if (low.fault != pattern_fault::none)
                return low.fault;
            if (next_is('-') && !next_is(']', 1)) {
                ++at_;
                item const high = read_class_item(true);
                if (high.fault != pattern_fault::none)
                    return high.fault;
                if (!low.character || !high.character || *high.character < *low.character)
                    return pattern_fault::range;
            }
        }
        return pattern_fault::none;
    }

    constexpr auto read_class_item(bool may_be_dash) noexcept -> item
    {
        if (at_ == source_.size())
            return {pattern_fault::unmatched_bracket};
        if (next_is('['))
            return {pattern_fault::bracket_in_class};
        if (next_is('-') && !may_be_dash && !next_is(']', 1))
            return {pattern_fault::dash_in_class};
        if (take('-'))
            return {};
        if (take('\\'))
            return take('-') ? item{.character = U'-'} : read_escape();
        char32_t const character = code_point_at(source_.data() + at_);
        at_ += static_cast<std::size_t>(size_of_code_point(source_[at_]));
        return {.character = character};
    }

    // Reads what follows the backslash.
    constexpr auto read_escape() noexcept -> item
    {
        if (at_ == source_.size())
            return {pattern_fault::escape};
        char const byte = source_[at_++];
        for (char const itself : {'^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '/'})
            if (byte == itself)
                return {.character = static_cast<char32_t>(byte)};
        switch (byte) {
        case 'd':
        case 'D':
        case 'w':
        case 'W':
        case 's':
        case 'S': return {};
        case 'f': return {.character = U'\f'};
        case 'n': return {.character = U'\n'};
        case 'r': return {.character = U'\r'};
        case 't': return {.character = U'\t'};
        case 'x': return read_hexadecimal();
        default: return {(byte >= '1' && byte <= '9') || byte == 'k' ? pattern_fault::back_reference : pattern_fault::escape};
        }
    }

    constexpr auto read_hexadecimal() noexcept -> item
    {
        char32_t value = 0;
        for (int count = 0; count != 2; ++count, ++at_) {
            char const digit = at_ == source_.size() ? '\0' : source_[at_];
            if (digit >= '0' && digit <= '9')
                value = 16 * value + static_cast<char32_t>(digit - '0');
            else if ((digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F'))
                value = 16 * value + static_cast<char32_t>((digit | 0x20) - 'a' + 10);
            else
                return {pattern_fault::escape};
        }
        return {.character = value};
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    group groups_[most_depth + 1]{}; // those that are open; the first is the pattern
    atom last_{};
};

} // namespace vouch::inline VOUCH_ABI::detail

namespace vouch::inline VOUCH_ABI::complaint {

// Neither constexpr nor defined: a wrong pattern calls one of these, and its name is the message.
void a_pattern_cannot_be_empty();
void a_pattern_must_be_utf8();
void a_pattern_has_an_unmatched_parenthesis();
void a_pattern_has_an_unmatched_bracket();
void a_pattern_has_an_unmatched_brace();
void a_pattern_cannot_look_behind();
void a_pattern_cannot_name_a_group();
void a_pattern_cannot_refer_back_to_a_group();
void a_pattern_has_no_groups_but_plain_ones_and_lookahead();
void a_pattern_cannot_look_ahead_for_nothing();
void a_pattern_nests_its_groups_too_deeply();
void a_pattern_repeats_what_cannot_be_repeated();
void a_pattern_has_a_wrong_repeat_count();
void a_pattern_cannot_count_repeats_of_a_place_or_nothing();
void a_pattern_has_an_unknown_escape();
void a_pattern_has_an_empty_class();
void a_pattern_must_escape_a_bracket_in_a_class();
void a_pattern_must_escape_a_dash_in_a_class();
void a_pattern_has_a_wrong_range_in_a_class();

} // namespace vouch::inline VOUCH_ABI::complaint

namespace vouch::inline VOUCH_ABI::detail {

consteval void check_pattern(std::string_view source)
{
    switch (pattern_checker(source).check()) {
    case pattern_fault::none: break;
    case pattern_fault::empty: complaint::a_pattern_cannot_be_empty(); break;
    case pattern_fault::not_utf8: complaint::a_pattern_must_be_utf8(); break;
    case pattern_fault::unmatched_parenthesis: complaint::a_pattern_has_an_unmatched_parenthesis(); break;
    case pattern_fault::unmatched_bracket: complaint::a_pattern_has_an_unmatched_bracket(); break;
    case pattern_fault::unmatched_brace: complaint::a_pattern_has_an_unmatched_brace(); break;
    case pattern_fault::lookbehind: complaint::a_pattern_cannot_look_behind(); break;
    case pattern_fault::named_group: complaint::a_pattern_cannot_name_a_group(); break;
    case pattern_fault::back_reference: complaint::a_pattern_cannot_refer_back_to_a_group(); break;
    case pattern_fault::other_group: complaint::a_pattern_has_no_groups_but_plain_ones_and_lookahead(); break;
    case pattern_fault::empty_lookahead: complaint::a_pattern_cannot_look_ahead_for_nothing(); break;
    case pattern_fault::depth: complaint::a_pattern_nests_its_groups_too_deeply(); break;
    case pattern_fault::repeat_of_nothing: complaint::a_pattern_repeats_what_cannot_be_repeated(); break;
    case pattern_fault::repeat_of_places: complaint::a_pattern_cannot_count_repeats_of_a_place_or_nothing(); break;
    case pattern_fault::repeat_count: complaint::a_pattern_has_a_wrong_repeat_count(); break;
    case pattern_fault::escape: complaint::a_pattern_has_an_unknown_escape(); break;
    case pattern_fault::empty_class: complaint::a_pattern_has_an_empty_class(); break;
    case pattern_fault::bracket_in_class: complaint::a_pattern_must_escape_a_bracket_in_a_class(); break;
    case pattern_fault::dash_in_class: complaint::a_pattern_must_escape_a_dash_in_a_class(); break;
    case pattern_fault::range: complaint::a_pattern_has_a_wrong_range_in_a_class(); break;
    }
}

// A pattern as a template argument, checked at compile time. The check reads the literal, not the copy: GCC 12 cannot compare a
// pointer into the copy with nullptr there.
template <std::size_t Size>
struct pattern_text : fixed_string<Size> {
    // NOLINTNEXTLINE(google-explicit-constructor): a literal must convert by itself in a template argument list
    consteval pattern_text(char const (&literal)[Size]) : fixed_string<Size>(literal) { check_pattern({literal, Size - 1}); }
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif

// vouch/pattern/regex.hpp
#ifndef VOUCH_PATTERN_REGEX_HPP
#define VOUCH_PATTERN_REGEX_HPP

#include <cstdint>
#include <iterator>
#include <string>

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

// vouch/pattern/rule.hpp
#ifndef VOUCH_PATTERN_RULE_HPP
#define VOUCH_PATTERN_RULE_HPP

#include <array>

namespace vouch::inline VOUCH_ABI {

/// Requires a text to match a regular expression: `pattern<"^[A-Z]{2}[0-9]+$">()`. A match anywhere in the text suffices, so most
/// patterns begin with `^` and end with `$`. With an error of its own: `pattern<"…">("not_a_plate", "a number plate")`.
///
/// The expression must mean the same in ECMA-262, which JSON Schema uses, and in Boost.Regex; any other does not compile.
/// Characters are code points: `.` matches one of them, which is neither one byte nor one letter with its accents.
///
/// Errors: `errc::pattern`; `pattern_too_complex` if the search gives up. It may read characters 100 000 times plus 4 times the
///         bytes of the text times the bytes of the pattern, and use 4 MiB for backtracking. A repeat of a repeat, `^(a+)+$`,
///         reaches that limit with twenty letters.
/// Cost:   compiled once, at its first use; concurrent use is safe. A search allocates.
/// See:    vouch/pattern/dialect.hpp for the dialect; ECMA-262 section 22.2; JSON Schema Validation section 6.3.3
template <detail::pattern_text Source>
class pattern {
public:
    static constexpr bool is_value_rule = true;

    constexpr pattern() noexcept : code_(to_string(errc::pattern)), expected_(default_expected()) {}
    constexpr pattern(detail::static_text code, detail::static_text expected) noexcept
        : code_(code.view), expected_(expected.view)
    {}

    /// The regular expression.
    [[nodiscard]] static constexpr auto source() noexcept -> std::string_view { return Source.view(); }

    template <detail::has_text Value>
    [[nodiscard]] auto holds(Value const& value) const -> bool
    {
        return compiled().search(detail::text_of(value)) == detail::pattern_verdict::matches;
    }
    template <detail::has_text Value>
    [[nodiscard]] auto fault(Value const& value) const -> expectation
    {
        if (compiled().search(detail::text_of(value)) == detail::pattern_verdict::gives_up)
            return {errc::pattern, "pattern_too_complex", "a text that its pattern decides in fewer steps"};
        return {errc::pattern, code_, expected_};
    }

private:
    static constexpr std::string_view prefix = "a text that matches ";

    static consteval auto make_expected()
    {
        std::array<char, prefix.size() + Source.view().size()> made{};
        for (std::size_t at = 0; at != made.size(); ++at)
            made[at] = at < prefix.size() ? prefix[at] : Source.text[at - prefix.size()];
        return made;
    }
    static constexpr auto own_expected = make_expected();

    // "{}" in an expectation is replaced by limits, and a pattern may contain it.
    static constexpr auto default_expected() noexcept -> std::string_view
    {
        for (std::size_t at = 1; at < source().size(); ++at)
            if (source()[at - 1] == '{' && source()[at] == '}')
                return "a text that matches its pattern";
        return {own_expected.data(), own_expected.size()};
    }

    static auto compiled() -> detail::compiled_pattern const&
    {
        static detail::compiled_pattern const once(source());
        return once;
    }

    std::string_view code_;
    std::string_view expected_;
};

} // namespace vouch::inline VOUCH_ABI
#endif

// vouch/pattern.hpp
#ifndef VOUCH_PATTERN_HPP
#define VOUCH_PATTERN_HPP
// The rule `pattern`, matched by Boost.Regex, whose headers suffice.
#endif
