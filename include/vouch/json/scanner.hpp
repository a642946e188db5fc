// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_SCANNER_HPP
#define VOUCH_JSON_SCANNER_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/utf8.hpp>
#include <vouch/core/wipe.hpp>
#include <vouch/json/block.hpp>
#include <vouch/json/mark.hpp>
#include <vouch/json/number.hpp>
#include <vouch/json/options.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail {

// The place after a member or an element. If `more`, a comma was read and `at` is on what follows it; else `at` is behind the
// closing bracket, or nullptr where reading must end.
struct separated {
    char const* at;
    bool more;
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread" // GCC 12 warns of texts that are literals: it does not see who asked `has`
#endif
// Whether the text at `at`, which has bytes enough, begins with `word`. If the size of `word` is a constant, this compiles to a
// comparison or two of machine words.
VOUCH_INLINE auto stands_at(char const* at, std::string_view word) noexcept -> bool
{
    return std::memcmp(at, word.data(), word.size()) == 0;
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

// A JSON text and the errors found in it. Every function that reads takes the place where it begins and returns the place where
// it ended, or nullptr where reading must end: at a syntax error, or at one error more than wanted. The place is a value that is
// passed on, not a member: so it stays in a register from the first byte to the last.
class scanner {
public:
    explicit scanner(std::string_view text, parse_options const& options) noexcept
        : begin_(text.data()), end_(text.data() + text.size()), options_(options)
    {
        if (options_.max_errors == 0)
            options_.max_errors = 1; // a wrong text must not look right
    }

    [[nodiscard]] auto begin() const noexcept -> char const* { return begin_; }
    [[nodiscard]] auto end() const noexcept -> char const* { return end_; }
    [[nodiscard]] auto options() const noexcept -> parse_options const& { return options_; }
    [[nodiscard]] auto marks() noexcept -> mark_list& { return marks_; }
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }

    [[nodiscard]] VOUCH_INLINE auto is(char const* at, char byte) const noexcept -> bool { return at != end_ && *at == byte; }
    [[nodiscard]] VOUCH_INLINE auto has(char const* at, std::size_t size) const noexcept -> bool
    {
        return static_cast<std::size_t>(end_ - at) >= size;
    }

    // Returns the first byte from `at` on that is not white space.
    [[nodiscard]] VOUCH_INLINE auto skip_space(char const* at) const noexcept -> char const*
    {
        if (at == end_ || static_cast<unsigned char>(*at) > ' ') [[likely]]
            return at;
        return skip_space_run(at);
    }

    // Does the same behind a colon, where pretty-printed text has one space.
    [[nodiscard]] VOUCH_INLINE auto skip_likely_space(char const* at) const noexcept -> char const*
    {
        if (at == end_ || static_cast<unsigned char>(*at) > ' ') [[likely]]
            return at;
        return has(at, 2) && is_space(*at) && static_cast<unsigned char>(at[1]) > ' ' ? at + 1 : skip_space_run(at);
    }

    // Reads a string; `at` is on its opening quote. `text` is valid until the next string is read.
    [[nodiscard]] VOUCH_INLINE auto read_string(char const* at, std::string_view& text) -> char const*
    {
        char const* const first = at + 1;
        char const* to = first;
        for (;;) {
            to = find_not_plain(to);
            if (to != end_ && *to == '"') [[likely]] {
                text = {first, static_cast<std::size_t>(to - first)};
                return to + 1;
            }
            if (to == end_ || static_cast<signed char>(*to) >= 0) {
                to = read_string_slow(first, to);
                text = scratch_;
                return to;
            }
            char const* const after = utf8_run_end(to, end_);
            if (after == nullptr) [[unlikely]]
                return fail_in_run(to);
            to = after;
        }
    }

    // Reads the name of a member; `at` is where it should begin. `name` is valid until the next string is read.
    [[nodiscard]] VOUCH_INLINE auto read_name(char const* at, std::string_view& name) -> char const*
    {
        return is(at, '"') ? read_string(at, name) : fail_without_name(at);
    }
    VOUCH_COLD auto fail_without_name(char const* at) -> char const*
    {
        return fail(at, errc::syntax, "a member name in double quotes");
    }

    // Reads a string like `read_string`. No copy of it is left once `forget_string` was called, which is due in any case.
    [[nodiscard]] auto read_secret_string(char const* at, std::string_view& text) -> char const*
    {
        char const* to = at + 1;
        while (to != end_ && *to != '"')
            to += *to == '\\' && has(to, 2) ? 2 : 1;
        scratch_.reserve(static_cast<std::size_t>(to - at)); // memory that it would grow out of keeps a copy
        return read_string(at, text);
    }
    void forget_string() { wipe(scratch_); }

    // Checks a value of any kind, of which `at` is the first byte.
    [[nodiscard]] auto skip_value(char const* at) -> char const*
    {
        return skip_value_by(at, [this](char const* value) { return skip_any(value); });
    }
    // The same where skip(at) checks the value.
    template <class Skip>
    [[nodiscard]] auto skip_value_by(char const* at, Skip const& skip) -> char const*
    {
        skip_anchor_ = skip_anchor_.value_or(std::pair{at, place::value});
        at = skip(at);
        if (at != nullptr)
            skip_anchor_.reset();
        return at;
    }

    // Checks the value of an unknown member whose key starts at `key`; `at` is on the colon.
    [[nodiscard]] auto skip_unknown_member(char const* at, char const* key) -> char const*
    {
        return skip_unknown_member_by(at, key, [this](char const* value) { return skip_any(value); });
    }
    // The same where skip(at) checks the value.
    template <class Skip>
    [[nodiscard]] auto skip_unknown_member_by(char const* at, char const* key, Skip const& skip) -> char const*
    {
        skip_anchor_.emplace(key, place::key);
        at = read_colon(at);
        return at == nullptr ? nullptr : skip_value_by(at, skip);
    }

    // Checks a value within one that is being skipped.
    VOUCH_OUTLINE auto skip_any(char const* at) -> char const*
    {
        switch (at == end_ ? '\0' : *at) {
        case '"': {
            std::string_view text;
            return read_string(at, text);
        }
        case 't': return read_literal(at, "true");
        case 'f': return read_literal(at, "false");
        case 'n': return read_literal(at, "null");
        case '{':
        case '[': return skip_container(at, [this](char const* value, std::string_view) { return skip_any(value); });
        default: {
            number_text number;
            return read_number(at, number);
        }
        }
    }
    // Checks the array or object at `at`, each value in it by skip(at, key); the key is valid until the next string is read.
    template <class Skip>
    auto skip_container(char const* at, Skip const& skip) -> char const*
    {
        char const closing = *at == '{' ? '}' : ']';
        at = enter(at);
        if (at == nullptr)
            return nullptr;
        if (is(at, closing)) {
            leave();
            return at + 1;
        }
        for (;;) {
            std::string_view key;
            if (closing == '}') {
                if (at = read_name(at, key); at == nullptr)
                    return nullptr;
                if (at = read_colon(at); at == nullptr)
                    return nullptr;
            }
            if (at = skip(at, key); at == nullptr)
                return nullptr;
            auto const next = read_separator(at, closing);
            at = next.at;
            if (next.more)
                continue;
            leave();
            return at;
        }
    }

    [[nodiscard]] VOUCH_INLINE auto read_literal(char const* at, std::string_view word) -> char const*
    {
        if (!has(at, word.size()) || !stands_at(at, word)) [[unlikely]]
            return fail(at, errc::syntax, "a JSON value");
        return at + word.size();
    }

    // Skips a colon and the space behind it.
    [[nodiscard]] VOUCH_INLINE auto read_colon(char const* at) -> char const*
    {
        if (has(at, 2) && *at == ':' && static_cast<unsigned char>(at[1]) > ' ') [[likely]]
            return at + 1;
        return read_spaced_colon(at);
    }

    // Goes on to the next member or element, or behind the closing bracket. `gap` is the number of spaces that are likely behind
    // a comma: pretty-printed text has as many behind each comma of an object or array.
    [[nodiscard]] VOUCH_INLINE auto read_separator(char const* at, char closing, std::size_t gap = 0) -> separated
    {
        if (has(at, 2) && *at == ',' && static_cast<unsigned char>(at[1]) > ' ') [[likely]]
            return {at + 1, true};
        return read_spaced_separator(at, closing, gap);
    }

    [[nodiscard]] auto read_number(char const* at, number_text& number) -> char const*
    {
        number = scan_number(at, end_);
        if (number.last == nullptr) [[unlikely]]
            return fail(at, errc::syntax, "a JSON value");
        return number.last;
    }

    // Goes behind the bracket at `at`, to the first member or element, one level deeper.
    [[nodiscard]] VOUCH_INLINE auto enter(char const* at) -> char const*
    {
        if (++depth_ > options_.max_depth) [[unlikely]]
            return fail_too_deep(at);
        return skip_space(at + 1);
    }
    VOUCH_INLINE void leave() noexcept { --depth_; }
    // Whether the array or object that was entered last is the whole document.
    [[nodiscard]] auto is_outermost() const noexcept -> bool { return depth_ == 1; }

    // Call these before and after the members of an object whose names are data: pointers of errors in it end at the object,
    // which begins at `begin`. `enter_map` returns true for the outermost such object, which the pointers end at; pass that on to
    // `leave_map`.
    auto enter_map(char const* begin) noexcept -> bool { return map_ == nullptr ? (map_ = begin, true) : false; }
    void leave_map(bool outermost) noexcept
    {
        if (outermost)
            map_ = nullptr;
    }

    // Records an error at `at` that ends reading, and returns nullptr. Within a skipped value the pointer ends at that value,
    // since the names inside are not declared.
    VOUCH_COLD auto fail(char const* at, errc kind, std::string_view expected, vouch::limits limits = {}) -> char const*
    {
        mark made{offset_of(at), place::nowhere, {kind, expected, limits}};
        if (skip_anchor_ && skip_anchor_->first != at) { // else no value begins there that the anchor could name
            made.offset = made.anchor;
            made.anchor = offset_of(skip_anchor_->first);
            made.where = skip_anchor_->second;
        }
        add(made);
        return nullptr;
    }

    // Records an error after which reading goes on. Returns false where it was one error too many.
    VOUCH_COLD auto complain(char const* anchor, place where, expectation const& expected,
                             std::optional<std::string_view> member = {}) -> bool
    {
        return add({offset_of(anchor), where, expected, member});
    }

private:
    auto offset_of(char const* place) const noexcept -> std::size_t { return static_cast<std::size_t>(place - begin_); }

    auto add(mark made) -> bool
    {
        if (map_ != nullptr)
            made.opaque = offset_of(map_);
        if (marks_.size() >= options_.max_errors) {
            truncated_ = true;
            return false;
        }
        marks_.push_back(made);
        return true;
    }

    VOUCH_COLD auto fail_too_deep(char const* at) -> char const*
    {
        return fail(at, errc::too_deep, "{} levels of nesting", {.most = options_.max_depth});
    }

    // Records the place of the first character that is not UTF-8 in the run of non-ASCII characters that starts at `run`.
    VOUCH_COLD auto fail_in_run(char const* run) -> char const*
    {
        char const* at = run;
        for (; run != nullptr; run = utf8_character_end(run, end_))
            at = run;
        return fail(at, errc::invalid_utf8, "UTF-8");
    }

    VOUCH_OUTLINE auto skip_space_run(char const* at) const noexcept -> char const*
    {
        while (has(at, block_size)) {
            std::size_t const count = space_prefix(at);
            at += count;
            if (count != block_size)
                return at;
        }
        while (at != end_ && is_space(*at))
            ++at;
        return at;
    }

    // Returns the first byte from `at` on that is not white space, where `gap` bytes of white space are likely. The processor
    // goes on from that guess before the bytes are compared.
    VOUCH_OUTLINE auto skip_gap(char const* at, std::size_t gap) const noexcept -> char const*
    {
        if (gap < block_size && has(at, block_size) && starts_with_spaces(at, gap) && static_cast<unsigned char>(at[gap]) > ' ')
            [[likely]]
            return at + gap;
        return skip_space(at);
    }

    VOUCH_INLINE auto find_not_plain(char const* from) const noexcept -> char const*
    {
        while (has(from, block_size)) {
            std::size_t const count = plain_prefix(from);
            from += count;
            if (count != block_size)
                return from;
        }
        while (from != end_ && is_plain(*from))
            ++from;
        return from;
    }

    VOUCH_OUTLINE auto read_spaced_colon(char const* at) -> char const*
    {
        at = skip_space(at);
        if (!is(at, ':')) [[unlikely]]
            return fail(at, errc::syntax, "a colon");
        return skip_space(at + 1);
    }

    VOUCH_OUTLINE auto read_spaced_separator(char const* at, char closing, std::size_t gap) -> separated
    {
        if (is(at, ','))
            return {skip_gap(at + 1, gap), true};
        at = skip_space(at);
        if (is(at, closing)) [[likely]]
            return {at + 1, false};
        if (is(at, ','))
            return {skip_space(at + 1), true};
        return {fail(at, errc::syntax, closing == '}' ? "a comma or }" : "a comma or ]"), false};
    }

    // Reads on in the string that starts at `first` and is plain up to `at`: there is a backslash, an error or the end of the
    // text. Leaves the unescaped string in `scratch_`.
    VOUCH_OUTLINE auto read_string_slow(char const* first, char const* at) -> char const*
    {
        scratch_.assign(first, static_cast<std::size_t>(at - first));
        while (at != nullptr) {
            if (at == end_)
                return fail(at, errc::syntax, "the end of the string");
            if (*at == '"')
                return at + 1;
            if (*at == '\\') {
                at = read_escape(at);
                continue;
            }
            char const* const run = at;
            if (static_cast<signed char>(*at) < 0) {
                at = utf8_run_end(at, end_);
                if (at == nullptr)
                    return fail_in_run(run);
            } else if (is_plain(*at)) {
                at = find_not_plain(at);
            } else {
                return fail(at, errc::syntax, "control characters to be escaped");
            }
            scratch_.append(run, static_cast<std::size_t>(at - run));
        }
        return nullptr;
    }

    auto read_escape(char const* at) -> char const*
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (!has(at, 2))
            return fail(at, errc::syntax, "the end of the string");
        if (at[1] == 'u')
            return read_unicode_escape(at);
        auto const index = letters.find(at[1]);
        if (index == letters.npos)
            return fail(at, errc::syntax, "an escape of RFC 8259");
        scratch_ += meanings[index];
        return at + 2;
    }

    // Reads \uXXXX, or a pair of them for a character above U+FFFF. Refuses a surrogate without its partner.
    auto read_unicode_escape(char const* at) -> char const*
    {
        auto const four_digits = [&](char const* from) -> int {
            if (!has(from, 6) || from[0] != '\\' || from[1] != 'u')
                return -1;
            int value = 0;
            for (char const* digit = from + 2; digit != from + 6; ++digit) {
                int const nibble = hex_value(*digit);
                if (nibble < 0)
                    return -1;
                value = value * 16 + nibble;
            }
            return value;
        };
        int const first = four_digits(at);
        if (first < 0)
            return fail(at, errc::syntax, "four hexadecimal digits");
        auto code_point = static_cast<std::uint32_t>(first);
        bool const is_pair = first >= 0xD800 && first <= 0xDFFF;
        if (is_pair) {
            int const second = first < 0xDC00 ? four_digits(at + 6) : -1;
            if (second < 0xDC00 || second > 0xDFFF)
                return fail(at, errc::syntax, "surrogates in pairs");
            code_point =
                0x10000u + (static_cast<std::uint32_t>(first - 0xD800) << 10) + static_cast<std::uint32_t>(second - 0xDC00);
        }
        append_utf8(scratch_, code_point);
        return at + (is_pair ? 12 : 6);
    }

    char const* begin_;
    char const* end_;
    parse_options options_;
    char const* map_ = nullptr;
    std::size_t depth_ = 0;
    bool truncated_ = false;
    std::optional<std::pair<char const*, place>> skip_anchor_;
    mark_list marks_;
    std::string scratch_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
