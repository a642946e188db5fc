// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_EXPLAIN_HPP
#define VOUCH_REPORT_EXPLAIN_HPP
#include <vouch/core/error.hpp>
#include <vouch/core/printable.hpp>
#include <vouch/json/block.hpp>
#include <vouch/report/locate.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// What `explain` shows of the text.
struct explain_options {
    bool show_values = false; ///< if false, every value is masked and only names can be read
};

namespace detail {

// A part of a text, [begin, end).
struct span {
    std::size_t begin;
    std::size_t end;
};

// Finds the parts of a text that may be shown: punctuation and the names of members. The text need not be JSON: a string that is
// not surely a member's name is a value.
class name_finder {
public:
    // Nothing is surely a name from `broken_at` on. Only what overlaps `windows`, which are in order, is kept: the rest of the
    // text is not drawn.
    name_finder(std::string_view text, std::size_t broken_at, std::vector<span> const& windows)
        : text_(text), broken_at_(broken_at), windows_(windows)
    {}

    // The parts that may be shown, in order.
    auto run() -> std::vector<span>
    {
        std::size_t const end = windows_.empty() ? 0 : (std::min)(windows_.back().end, text_.size());
        while (at_ < end) {
            switch (kind_of(text_[at_])) {
            case kind::punctuation: pass_punctuation(); break;
            case kind::quote: pass_string(); break;
            default: pass_value(end);
            }
        }
        return std::move(shown_);
    }

private:
    enum class kind : std::uint8_t { value, backslash, feed, quote, punctuation };

    static constexpr auto kinds = [] {
        std::array<kind, 256> table{};
        for (char const byte : std::string_view("{}[],:"))
            table[static_cast<unsigned char>(byte)] = kind::punctuation;
        table['"'] = kind::quote;
        table['\\'] = kind::backslash;
        table['\n'] = kind::feed;
        return table;
    }();

    static auto kind_of(char byte) noexcept -> kind { return kinds[static_cast<unsigned char>(byte)]; }

    void pass_value(std::size_t end) noexcept
    {
        std::size_t at = at_;
        while (at != end && kind_of(text_[at]) < kind::quote)
            ++at;
        at_ = at;
    }

    void pass_punctuation()
    {
        char const byte = text_[at_];
        if (byte == '{' || byte == '[')
            open_ += byte;
        else if ((byte == '}' || byte == ']') && !open_.empty())
            open_.pop_back();
        name_expected_ = byte == '{' || (byte == ',' && !open_.empty() && open_.back() == '{');
        ++at_;
        if (is_in_window(at_ - 1, at_))
            show(at_ - 1, at_);
    }

    void pass_string()
    {
        std::size_t const begin = at_;
        std::size_t const end = find_string_end();
        bool const closed = end != text_.size() && text_[end] == '"';
        bool const name_expected = std::exchange(name_expected_, false);
        at_ = closed ? end + 1 : end;
        if (!is_in_window(begin, at_))
            return;
        if (name_expected && closed && begin < broken_at_ && colon_follows(at_))
            return show(begin, at_);
        show(begin, begin + 1);
        if (closed)
            show(end, at_);
    }

    // The closing quote of the string at `at_`, or the end of the line or the text.
    auto find_string_end() const noexcept -> std::size_t
    {
        for (std::size_t end = at_ + 1; end < text_.size(); ++end) {
            kind const found = kind_of(text_[end]);
            if (found == kind::quote || found == kind::feed)
                return end;
            if (found == kind::backslash && end + 1 < text_.size() && text_[end + 1] != '\n')
                ++end;
        }
        return text_.size();
    }

    auto colon_follows(std::size_t position) const noexcept -> bool
    {
        while (position < text_.size() && is_space(text_[position]))
            ++position;
        return position < text_.size() && text_[position] == ':';
    }

    auto is_in_window(std::size_t begin, std::size_t end) noexcept -> bool
    {
        if (end <= window_.begin)
            return false;
        while (window_.end <= begin && next_window_ != windows_.size())
            window_ = windows_[next_window_++];
        return begin < window_.end && end > window_.begin;
    }

    void show(std::size_t begin, std::size_t end)
    {
        if (!shown_.empty() && shown_.back().end == begin)
            shown_.back().end = end;
        else
            shown_.push_back({begin, end});
    }

    std::string_view text_;
    std::size_t broken_at_;
    std::vector<span> const& windows_;
    std::size_t next_window_ = 0;
    span window_{0, 0}; // the first that ends behind `at_`
    std::size_t at_ = 0;
    std::string open_; // the brackets around
    bool name_expected_ = false;
    std::vector<span> shown_;
};

// Draws the lines of a text that errors point into.
class explainer {
public:
    // The text is a part of a larger one, for which the errors' offsets are: it begins at byte `base` there, at `first`.
    explainer(errors const& all, std::string_view text, explain_options options, std::size_t base = 0, text_position first = {})
        : all_(all), text_(text), options_(options), base_(base), first_(first), placed_(sorted_by_offset(all))
    {
        if (!options.show_values)
            shown_ = name_finder(text, find_broken(), make_windows()).run();
    }

    auto run() -> std::string
    {
        for (error const& each : all_)
            if (!each.offset())
                append_message(each);
        forward_locator locator(text_, first_);
        for (error const* const each : placed_) {
            auto const position = locator.locate(place_of(*each));
            out_ += std::to_string(position.line) + ':' + std::to_string(position.column) + ": ";
            append_message(*each);
            draw_line(character_at(place_of(*each)));
        }
        return std::move(out_);
    }

private:
    static constexpr std::size_t width = 80;
    static constexpr std::size_t most_before = width / 2;
    static constexpr std::size_t most_bytes = 4; // of a character, which takes a column or more

    // Where in the text an error is that has an offset.
    auto place_of(error const& of) const noexcept -> std::size_t { return *of.offset() - base_; }

    void append_message(error const& of)
    {
        append_printable(out_, of.pointer(), backslash::doubled);
        out_ += ": ";
        append_printable(out_, of.message());
        out_ += '\n';
    }

    // The offset from which on the text may be anything: reading ended there.
    auto find_broken() const -> std::size_t
    {
        for (error const* const each : placed_)
            if (each->kind() == errc::syntax || each->kind() == errc::invalid_utf8 || each->kind() == errc::too_deep)
                return place_of(*each);
        return all_.truncated() && !placed_.empty() ? place_of(*placed_.back()) + 1 : text_.npos;
    }

    // All that may be drawn.
    auto make_windows() const -> std::vector<span>
    {
        std::vector<span> windows;
        for (error const* const each : placed_) {
            std::size_t const place = (std::min)(place_of(*each), text_.size());
            std::size_t const before = (most_before + 1) * most_bytes; // and what is left of the character at the place
            span const window{place < before ? 0 : place - before, place + width * most_bytes};
            if (!windows.empty() && window.begin <= windows.back().end)
                windows.back().end = window.end;
            else
                windows.push_back(window);
        }
        return windows;
    }

    // The first byte of the character that `offset` is in.
    auto character_at(std::size_t offset) const noexcept -> std::size_t
    {
        if (offset >= text_.size())
            return text_.size();
        for (std::size_t size = 1; size < most_bytes && size <= offset; ++size)
            if (first_character(text_.substr(offset - size)).size() > size)
                return offset - size;
        return offset;
    }

    // The first byte of the character that ends at `end`.
    auto character_before(std::size_t end) const noexcept -> std::size_t
    {
        for (std::size_t size = 2; size <= most_bytes && size <= end; ++size)
            if (first_character(text_.substr(end - size, size)).size() == size)
                return end - size;
        return end - 1;
    }

    // Successive calls are for positions that are close to each other.
    auto is_shown(std::size_t position) noexcept -> bool
    {
        if (options_.show_values)
            return true;
        while (latest_ != shown_.size() && shown_[latest_].end <= position)
            ++latest_;
        while (latest_ != 0 && shown_[latest_ - 1].end > position)
            --latest_;
        return latest_ != shown_.size() && shown_[latest_].begin <= position;
    }

    // Appends the character at `position`, its escape or a mask. Returns how many columns it takes.
    auto draw_character(std::string& to, std::size_t position, std::string_view character) -> std::size_t
    {
        if (!is_space(character.front()) && is_shown(position))
            return append_printable_character(to, character);
        to += is_space(character.front()) ? ' ' : '*';
        return 1;
    }

    // The offset to draw from, so that at most `most_before` columns precede `place`.
    auto first_drawn(std::size_t place) -> std::size_t
    {
        std::string drawn;
        for (std::size_t columns = 0; place != 0 && text_[place - 1] != '\n';) {
            std::size_t const previous = character_before(place);
            drawn.clear();
            columns += draw_character(drawn, previous, text_.substr(previous, place - previous));
            if (columns > most_before)
                break;
            place = previous;
        }
        return place;
    }

    // Appends the line around `place` and a line with a caret below `place`.
    void draw_line(std::size_t place)
    {
        std::size_t columns = 0;
        std::size_t caret = 0;
        for (std::size_t at = first_drawn(place); columns <= width;) {
            if (at == place)
                caret = columns;
            if (at == text_.size() || text_[at] == '\n')
                break;
            auto const character = first_character(text_.substr(at));
            std::size_t const size = out_.size();
            columns += draw_character(out_, at, character);
            if (columns > width)
                out_.resize(size);
            at += character.size();
        }
        out_ += '\n';
        out_.append(caret, ' ') += "^\n";
    }

    errors const& all_;
    std::string_view text_;
    explain_options options_;
    std::size_t base_;
    text_position first_;
    std::vector<error const*> placed_;
    std::vector<span> shown_; // unless all is
    std::size_t latest_ = 0;  // in shown_
    std::string out_;
};

} // namespace detail

/// Explains errors to a person who may see the text. For each error: `line:column: pointer: message`, at most 80 columns of the
/// line, and a caret. Errors without offset come first, without a line.
///
/// Names are shown. Values are masked, `"country": "***"`, unless `options.show_values`. Control characters, those that set the
/// direction of text and invisible ones appear as escapes, `\u202e`, and bytes that are not UTF-8 as `\xff`, so that the result
/// can be printed on a terminal.
/// Cost: one pass over the text for all errors.
[[nodiscard]] inline auto explain(errors const& all, std::string_view text, explain_options options = {}) -> std::string
{
    return detail::explainer(all, text, options).run();
}

} // namespace vouch::inline VOUCH_ABI
#endif
