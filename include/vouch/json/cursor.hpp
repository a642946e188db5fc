// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_JSON_CURSOR_HPP
#define VOUCH_JSON_CURSOR_HPP
#include <vouch/core/utf8.hpp>
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
#include <vector>

namespace vouch::inline VOUCH_ABI::detail {

// A place in a JSON text, moved forward token by token, and the mistakes met on the way. Functions that move give false where
// reading must end: at a syntax error, or at one error more than wanted.
class cursor {
public:
    explicit cursor(std::string_view text, parse_options const& options) noexcept
        : at(text.data()), end(text.data() + text.size()), options_(options), begin_(text.data())
    {}

    char const* at;
    char const* end;

    [[nodiscard]] auto options() const noexcept -> parse_options const& { return options_; }
    [[nodiscard]] auto marks() noexcept -> std::vector<mark>& { return marks_; }
    [[nodiscard]] auto truncated() const noexcept -> bool { return truncated_; }
    [[nodiscard]] VOUCH_INLINE auto is(char byte) const noexcept -> bool { return at != end && *at == byte; }

    VOUCH_INLINE void skip_space() noexcept
    {
        if (at != end && static_cast<unsigned char>(*at) <= ' ')
            skip_space_run();
    }

    // `at` on the opening quote. `text` is valid until the next string is read.
    VOUCH_INLINE auto read_string(std::string_view& text) -> bool
    {
        char const* const first = ++at;
        char const* to = first;
        for (;;) {
            to = find_not_plain(to);
            if (to != end && *to == '"') [[likely]] {
                text = {first, static_cast<std::size_t>(to - first)};
                at = to + 1;
                return true;
            }
            if (to == end || static_cast<signed char>(*to) >= 0)
                return read_string_slow(first, to, text);
            char const* const after = utf8_run_end(to, end);
            if (after == nullptr) [[unlikely]]
                return fail_in_run(to);
            to = after;
        }
    }

    // `at` on the first byte of a value of any kind, which is checked and left behind.
    auto skip_value() -> bool
    {
        skip_anchor_ = skip_anchor_.value_or(std::pair{at, place::value});
        if (!skip_any())
            return false;
        skip_anchor_.reset();
        return true;
    }

    // The same for the member whose key starts at `key` and that nobody declared. `at` on the colon.
    auto skip_undeclared_member(char const* key) -> bool
    {
        skip_anchor_.emplace(key, place::key);
        return read_colon() && skip_value();
    }

    VOUCH_INLINE auto read_literal(std::string_view word) -> bool
    {
        if (static_cast<std::size_t>(end - at) < word.size() || std::memcmp(at, word.data(), word.size()) != 0) [[unlikely]]
            return fail(errc::syntax, "a JSON value");
        at += word.size();
        return true;
    }

    VOUCH_INLINE auto read_colon() -> bool
    {
        if (end - at > 1 && *at == ':' && static_cast<unsigned char>(at[1]) > ' ') [[likely]] {
            ++at;
            return true;
        }
        return read_spaced_colon();
    }

    // After a member or an element: `more` after a comma, with `at` on what follows, or `done` after `closing`.
    enum class separator { more, done, failed };
    VOUCH_INLINE auto read_separator(char closing) -> separator
    {
        if (end - at > 1 && *at == ',' && static_cast<unsigned char>(at[1]) > ' ') [[likely]] {
            ++at;
            return separator::more;
        }
        return read_spaced_separator(closing);
    }

    auto read_number(number_text& number) -> bool
    {
        number = scan_number(at, end);
        if (number.last == nullptr) [[unlikely]]
            return fail(errc::syntax, "a JSON value");
        at = number.last;
        return true;
    }

    VOUCH_INLINE auto enter() -> bool
    {
        if (++depth_ > options_.max_depth) [[unlikely]]
            return fail(errc::too_deep, "{} levels of nesting", {.most = options_.max_depth});
        return true;
    }
    VOUCH_INLINE void leave() noexcept { --depth_; }

    // Around members whose names are data, of the object that begins at `begin`: pointers of mistakes there end at the outermost
    // such object. Whether this is that one.
    auto enter_map(char const* begin) noexcept -> bool { return map_ == nullptr ? (map_ = begin, true) : false; }
    void leave_map(bool outermost) noexcept
    {
        if (outermost)
            map_ = nullptr;
    }

    // A mistake that ends reading, at `at`. Within skipped text the pointer ends where that began: what is inside is input.
    VOUCH_COLD auto fail(errc kind, std::string_view expected, vouch::limits limits = {}) -> bool
    {
        mark one{offset_of(at), place::nowhere, {kind, expected, limits}};
        if (skip_anchor_ && skip_anchor_->first != at) { // else no value begins there that the anchor could name
            one.offset = one.anchor;
            one.anchor = offset_of(skip_anchor_->first);
            one.where = skip_anchor_->second;
        }
        add(std::move(one));
        return false;
    }

    // A mistake that reading goes on after, unless it was one too many.
    VOUCH_COLD auto complain(char const* anchor, place where, expectation const& what,
                             std::optional<std::string_view> member = {}) -> bool
    {
        return add({offset_of(anchor), where, what, member});
    }

private:
    auto offset_of(char const* place) const noexcept -> std::size_t { return static_cast<std::size_t>(place - begin_); }

    auto add(mark one) -> bool
    {
        if (map_ != nullptr)
            one.opaque = offset_of(map_);
        if (marks_.size() >= options_.max_errors) {
            truncated_ = true;
            return false;
        }
        marks_.push_back(std::move(one));
        return true;
    }

    // A run of non-ASCII characters starts at `run`, and one of them is not UTF-8.
    VOUCH_COLD auto fail_in_run(char const* run) -> bool
    {
        for (; run != nullptr; run = utf8_character_end(run, end))
            at = run;
        return fail(errc::invalid_utf8, "UTF-8");
    }

    VOUCH_OUTLINE void skip_space_run() noexcept
    {
        while (static_cast<std::size_t>(end - at) >= block_size) {
            std::size_t const count = space_prefix(at);
            at += count;
            if (count != block_size)
                return;
        }
        while (at != end && is_space(*at))
            ++at;
    }

    VOUCH_INLINE auto find_not_plain(char const* from) const noexcept -> char const*
    {
        while (static_cast<std::size_t>(end - from) >= block_size) {
            std::size_t const count = plain_prefix(from);
            from += count;
            if (count != block_size)
                return from;
        }
        while (from != end && is_plain(*from))
            ++from;
        return from;
    }

    VOUCH_OUTLINE auto read_spaced_colon() -> bool
    {
        skip_space();
        if (!is(':')) [[unlikely]]
            return fail(errc::syntax, "a colon");
        ++at;
        skip_space();
        return true;
    }

    VOUCH_OUTLINE auto read_spaced_separator(char closing) -> separator
    {
        skip_space();
        if (is(closing)) {
            ++at;
            return separator::done;
        }
        if (!is(',')) [[unlikely]]
            return fail(errc::syntax, closing == '}' ? "a comma or }" : "a comma or ]"), separator::failed;
        ++at;
        skip_space();
        return separator::more;
    }

    // The string that starts at `first`, plain up to `from`, which is a backslash, a mistake or the end.
    VOUCH_OUTLINE auto read_string_slow(char const* first, char const* from, std::string_view& text) -> bool
    {
        scratch_.assign(first, from);
        at = from;
        for (;;) {
            if (at == end)
                return fail(errc::syntax, "the end of the string");
            if (*at == '"')
                break;
            if (*at == '\\') {
                if (!read_escape())
                    return false;
                continue;
            }
            char const* const run = at;
            if (static_cast<signed char>(*at) < 0) {
                char const* const after = utf8_run_end(at, end);
                if (after == nullptr)
                    return fail_in_run(at);
                at = after;
            } else if (is_plain(*at)) {
                at = find_not_plain(at);
            } else {
                return fail(errc::syntax, "control characters to be escaped");
            }
            scratch_.append(run, at);
        }
        ++at;
        text = scratch_;
        return true;
    }

    auto read_escape() -> bool
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (end - at < 2)
            return fail(errc::syntax, "the end of the string");
        if (at[1] == 'u')
            return read_unicode_escape();
        auto const index = letters.find(at[1]);
        if (index == letters.npos)
            return fail(errc::syntax, "an escape of RFC 8259");
        scratch_ += meanings[index];
        at += 2;
        return true;
    }

    // \uXXXX, or two of them for a character above U+FFFF; a surrogate that stands alone is refused.
    auto read_unicode_escape() -> bool
    {
        auto const four_digits = [&](char const* from) -> int {
            if (end - from < 6 || from[0] != '\\' || from[1] != 'u')
                return -1;
            int value = 0;
            for (char const* digit = from + 2; digit != from + 6; ++digit) {
                int const nibble = is_digit(*digit)                 ? *digit - '0'
                                   : *digit >= 'a' && *digit <= 'f' ? *digit - 'a' + 10
                                   : *digit >= 'A' && *digit <= 'F' ? *digit - 'A' + 10
                                                                    : -1;
                if (nibble < 0)
                    return -1;
                value = value * 16 + nibble;
            }
            return value;
        };
        int const first = four_digits(at);
        if (first < 0)
            return fail(errc::syntax, "four hexadecimal digits");
        auto code_point = static_cast<std::uint32_t>(first);
        if (first >= 0xD800 && first <= 0xDFFF) {
            int const second = first < 0xDC00 ? four_digits(at + 6) : -1;
            if (second < 0xDC00 || second > 0xDFFF)
                return fail(errc::syntax, "surrogates in pairs");
            code_point =
                0x10000u + (static_cast<std::uint32_t>(first - 0xD800) << 10) + static_cast<std::uint32_t>(second - 0xDC00);
            at += 6;
        }
        at += 6;
        append_utf8(scratch_, code_point);
        return true;
    }

    VOUCH_OUTLINE auto skip_any() -> bool
    {
        switch (at == end ? '\0' : *at) {
        case '"': {
            std::string_view text;
            return read_string(text);
        }
        case 't': return read_literal("true");
        case 'f': return read_literal("false");
        case 'n': return read_literal("null");
        case '{': return skip_container('}');
        case '[': return skip_container(']');
        default: {
            number_text number;
            return read_number(number);
        }
        }
    }

    auto skip_container(char closing) -> bool
    {
        if (!enter())
            return false;
        ++at;
        skip_space();
        if (is(closing)) {
            ++at;
            leave();
            return true;
        }
        for (;;) {
            if (closing == '}') {
                std::string_view key;
                if (!is('"'))
                    return fail(errc::syntax, "a member name in double quotes");
                if (!read_string(key) || !read_colon())
                    return false;
            }
            if (!skip_any())
                return false;
            auto const next = read_separator(closing);
            if (next == separator::more)
                continue;
            leave();
            return next == separator::done;
        }
    }

    parse_options options_;
    char const* begin_;
    char const* map_ = nullptr;
    std::size_t depth_ = 0;
    bool truncated_ = false;
    std::optional<std::pair<char const*, place>> skip_anchor_;
    std::vector<mark> marks_;
    std::string scratch_;
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
