// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_OPENAPI_DETAIL_HTML_WRITER_HPP
#define VOUCH_OPENAPI_DETAIL_HTML_WRITER_HPP
#include <vouch/core/config.hpp>
#include <vouch/core/printable.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI::detail::page {

// Markup of the renderer: a literal, so that no text of a document can be taken for it.
class markup {
public:
    template <std::size_t Size>
    consteval markup(char const (&literal)[Size]) : text_(literal, Size - 1)
    {}
    [[nodiscard]] constexpr auto text() const noexcept -> std::string_view { return text_; }

private:
    std::string_view text_;
};

struct attribute {
    markup name;
    std::string_view value;
};

// Whether a browser shows the character as it is. Not so those that control, reorder or hide text; the joiners and the variation
// selectors stay, which some scripts and many pictographs need.
constexpr auto is_shown(std::uint32_t code_point) noexcept -> bool
{
    return is_printable(code_point) || code_point == 0x200C || code_point == 0x200D ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

enum class line_breaks : std::uint8_t { escaped, kept };

// Appends a text as HTML, in an element or in a quoted attribute. A character that is not shown becomes an escape as in JSON.
inline void append_escaped(std::string& to, std::string_view text, line_breaks breaks = line_breaks::escaped)
{
    while (!text.empty()) {
        std::string_view const character = first_character(text);
        text.remove_prefix(character.size());
        char const first = character.front();
        if (first == '&')
            to += "&amp;";
        else if (first == '<')
            to += "&lt;";
        else if (first == '>')
            to += "&gt;";
        else if (first == '"')
            to += "&quot;";
        else if (first == '\'')
            to += "&#39;";
        else if (breaks == line_breaks::kept && (first == '\n' || first == '\t'))
            to += first;
        else if (character.size() > 1 && is_shown(decode_utf8(character)))
            to += character;
        else
            append_printable_character(to, character);
    }
}

// Writes HTML. Every text is escaped; only literals are markup.
class html_writer {
public:
    // Closes an element at the end of the scope.
    class element {
    public:
        element(element const&) = delete;
        auto operator=(element const&) -> element& = delete;
        ~element() { writer_.close(name_); }

    private:
        friend html_writer;
        element(html_writer& writer, markup name) : writer_(writer), name_(name) {}

        html_writer& writer_;
        markup name_;
    };

    [[nodiscard]] auto open(markup name, std::initializer_list<attribute> attributes = {}) -> element
    {
        begin(name.text(), attributes);
        return {*this, name};
    }
    // An element that holds a text.
    void leaf(markup name, std::string_view text, std::initializer_list<attribute> attributes = {})
    {
        element const opened = open(name, attributes);
        this->text(text);
    }
    void code(std::string_view text) { leaf("code", text); }
    void text(std::string_view text) { append_escaped(html_, text); }
    void raw(markup text) { html_ += text.text(); }

    // h1 to h6; a level below is 6.
    void heading(int level, std::string_view text, std::initializer_list<attribute> attributes = {})
    {
        auto const opened = open_heading(level, attributes);
        this->text(text);
    }
    [[nodiscard]] auto open_heading(int level, std::initializer_list<attribute> attributes = {}) -> element
    {
        static constexpr markup names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
        return open(names[level < 6 ? level - 1 : 5], attributes);
    }

    // A text of many lines, with its line breaks.
    void lines(std::string_view text) { append_escaped(html_, text, line_breaks::kept); }

    // A text as paragraphs, which empty lines separate. Of CommonMark, code is shown as such: `…` in a line, and lines between
    // ```.
    void prose(std::string_view text)
    {
        std::string paragraph;
        bool fenced = false;
        while (!text.empty()) {
            std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            std::size_t const start = line.find_first_not_of(" \t");
            bool const is_fence = start != line.npos && line.substr(start).starts_with("```");
            if (is_fence || (!fenced && start == line.npos)) {
                write_paragraph(std::exchange(paragraph, {}), fenced);
                fenced = fenced != is_fence;
            } else {
                paragraph.append(paragraph.empty() ? "" : "\n").append(line);
            }
        }
        write_paragraph(paragraph, fenced);
    }

    [[nodiscard]] auto size() const noexcept -> std::size_t { return html_.size(); }
    // Forgets what was written since `size()` was that.
    void truncate(std::size_t size) { html_.resize(size); }
    auto take() -> std::string { return std::exchange(html_, {}); }
    // What another writer has written.
    void append(html_writer&& other) { html_ += other.take(); }

private:
    void begin(std::string_view name, std::initializer_list<attribute> attributes)
    {
        html_.append("<").append(name);
        for (attribute const& each : attributes) {
            html_.append(" ").append(each.name.text()).append("=\"");
            append_escaped(html_, each.value);
            html_ += '"';
        }
        html_ += '>';
    }
    void close(markup name) { html_.append("</").append(name.text()).append(">"); }

    void write_paragraph(std::string_view text, bool is_code)
    {
        if (text.empty())
            return;
        auto const opened = is_code ? open("pre", {{"dir", "auto"}}) : open("p", {{"class", "prose"}, {"dir", "auto"}});
        if (is_code)
            lines(text);
        else
            write_spans(text);
    }

    // A code span ends at as many backticks as it begins with (CommonMark 6.1).
    void write_spans(std::string_view text)
    {
        auto const run_at = [&](std::size_t at) { return (std::min)(text.find_first_not_of('`', at), text.size()) - at; };
        auto const find_run = [&](std::size_t from, std::size_t size) {
            std::size_t at = text.find('`', from);
            while (at != text.npos && run_at(at) != size)
                at = text.find('`', at + run_at(at));
            return at;
        };
        for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`')) {
            std::size_t const size = run_at(at);
            std::size_t const end = find_run(at + size, size);
            if (end == text.npos) {
                lines(text.substr(0, at + size));
                text.remove_prefix(at + size);
            } else {
                lines(text.substr(0, at));
                {
                    element const opened = open("code");
                    lines(text.substr(at + size, end - at - size));
                }
                text.remove_prefix(end + size);
            }
        }
        lines(text);
    }

    std::string html_;
};

} // namespace vouch::inline VOUCH_ABI::detail::page
#endif
