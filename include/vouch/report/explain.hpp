// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_EXPLAIN_HPP
#define VOUCH_REPORT_EXPLAIN_HPP
#include <vouch/core/error.hpp>
#include <vouch/json/block.hpp>
#include <vouch/report/locate.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vouch::inline VOUCH_ABI {

/// What `explain` shows of the text.
struct explain_options {
    bool show_values = false; ///< otherwise every value is masked and only names can be read
};

namespace detail {

// Draws the lines of a text that errors point into. It need not be JSON: what is not surely a member's name is a value.
class explainer {
public:
    explainer(errors const& all, std::string_view text, explain_options options) : text_(text), options_(options)
    {
        for (error const& one : all)
            (one.offset() ? placed_ : unplaced_).push_back(&one);
        std::sort(placed_.begin(), placed_.end(), [](error const* left, error const* right) { // all stand in one array
            return left->offset() != right->offset() ? left->offset() < right->offset() : left < right;
        });
        for (error const* one : placed_)
            if (one->kind() == errc::syntax || one->kind() == errc::invalid_utf8)
                broken_at_ = std::min(broken_at_, *one->offset());
    }

    auto run() -> std::string
    {
        for (error const* one : unplaced_)
            out_ += one->pointer() + ": " + one->message() + '\n';
        while (at_ < text_.size() && next_ < placed_.size()) {
            char const first = text_[at_];
            if (first == '\n')
                end_line();
            else if (first == '"')
                draw_string();
            else if (std::string_view("{}[],:").find(first) != std::string_view::npos)
                draw_punctuation(first);
            else if (is_space(first))
                draw(1, true);
            else
                draw(text_.find_first_of("{}[],:\" \t\r\n", at_) - at_, false);
        }
        end_line();
        return std::move(out_);
    }

private:
    // The next `size` bytes, as they are or each character as a star.
    void draw(std::size_t size, bool visible)
    {
        for (char const byte : text_.substr(at_, size)) {
            bool const continues = (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
            if (is_space(byte))
                line_ += ' ';
            else if (visible || options_.show_values)
                line_ += static_cast<unsigned char>(byte) < 0x20 ? '?' : byte;
            else if (!continues)
                line_ += '*';
        }
        at_ += std::min(size, text_.size() - at_);
    }

    void draw_punctuation(char byte)
    {
        if (byte == '{' || byte == '[')
            objects_.push_back(byte == '{');
        else if ((byte == '}' || byte == ']') && !objects_.empty())
            objects_.pop_back();
        name_expected_ = byte == '{' || (byte == ',' && !objects_.empty() && objects_.back());
        draw(1, true);
    }

    void draw_string()
    {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '"' && text_[end] != '\n')
            end += text_[end] == '\\' ? 2u : 1u;
        end = std::min(end, text_.size());
        bool const closed = end < text_.size() && text_[end] == '"';
        std::size_t const after = closed ? text_.find_first_not_of(" \t\r\n", end + 1) : text_.npos;
        bool const name = name_expected_ && after != text_.npos && text_[after] == ':' && at_ < broken_at_;
        name_expected_ = false;
        draw(1, true);
        draw(end - at_, name);
        if (closed)
            draw(1, true);
    }

    void end_line()
    {
        for (; next_ < placed_.size() && (*placed_[next_]->offset() <= at_ || at_ >= text_.size()); ++next_) {
            error const& one = *placed_[next_];
            auto const place = locate(text_, *one.offset());
            out_ += std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + one.pointer() + ": " +
                    one.message() + '\n';
            constexpr std::size_t width = 80;
            std::size_t const first = place.column > width / 2 ? place.column - width / 2 : 1;
            out_ += slice(line_, first - 1, width) + '\n';
            out_.append(place.column - first, ' ') += "^\n";
        }
        line_.clear();
        if (at_ < text_.size())
            ++at_;
    }

    static auto slice(std::string_view line, std::size_t first, std::size_t count) -> std::string
    {
        std::string part;
        std::size_t index = 0;
        for (char const byte : line) {
            index += (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
            if (index > first && index <= first + count)
                part += byte;
        }
        return part;
    }

    std::string_view text_;
    explain_options options_;
    std::vector<error const*> placed_;
    std::vector<error const*> unplaced_;
    std::size_t broken_at_ = std::string_view::npos; // from here on nothing is surely a name
    std::size_t next_ = 0;                           // in placed_
    std::size_t at_ = 0;
    std::string line_;
    std::vector<bool> objects_;
    bool name_expected_ = false;
    std::string out_;
};

} // namespace detail

/// The errors for whoever holds the text: `line:column: pointer: message`, the line, at most 80 columns of it, and a caret.
///
/// Values are masked, `"country": "***"`, unless `options.show_values`; names are shown.
[[nodiscard]] inline auto explain(errors const& all, std::string_view text, explain_options options = {}) -> std::string
{
    return detail::explainer(all, text, options).run();
}

} // namespace vouch::inline VOUCH_ABI
#endif
