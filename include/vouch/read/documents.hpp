// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_READ_DOCUMENTS_HPP
#define VOUCH_READ_DOCUMENTS_HPP
#include <vouch/core/ascii.hpp>
#include <vouch/core/result.hpp>
#include <vouch/read/parse.hpp>
#include <vouch/report/explain.hpp>
#include <vouch/report/locate.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vouch::inline VOUCH_ABI {

/// A document of a text that holds several: what was read, and where it stands.
template <class Type>
struct document {
    result<Type> value;     ///< the object, or every error, with offsets in the whole text
    std::size_t offset;     ///< of its first byte in the whole text
    text_position position; ///< line and column of that byte
    std::string_view text;  ///< its part of the whole text; of a broken one, all that was passed over
};

namespace detail {

// Finds where the documents of a text begin, and where to go on behind one that is broken.
class document_cursor {
public:
    explicit document_cursor(std::string_view text) noexcept : text_(text), locator_(text) {}

    [[nodiscard]] auto offset() const noexcept -> std::size_t { return begin_; }
    [[nodiscard]] auto position() const noexcept -> text_position { return position_; }
    // The text from the document's first byte on.
    [[nodiscard]] auto rest() const noexcept -> std::string_view { return text_.substr(begin_); }

    // Goes to the first byte of the next document. Returns false if there is none.
    auto find_next() noexcept -> bool
    {
        std::size_t at = end_;
        is_record_ = false;
        for (; at != text_.size() && (is_space(text_[at]) || text_[at] == record_separator); ++at)
            is_record_ = is_record_ || text_[at] == record_separator;
        begin_ = at;
        position_ = locator_.locate(at);
        return at != text_.size();
    }

    // Whether the value that ends before `size` bytes of `rest()` ends there for sure: a number or a word goes on up to white
    // space.
    [[nodiscard]] auto is_whole(std::size_t size) const noexcept -> bool
    {
        std::size_t const end = begin_ + size;
        char const last = text_[end - 1];
        if (last == '}' || last == ']' || last == '"')
            return true;
        if (end == text_.size() || text_[end] == record_separator)
            return !is_record_; // RFC 7464 section 2.4: it may have been cut off
        return is_space(text_[end]);
    }

    // Ends the document behind `size` bytes of `rest()`.
    void pass(std::size_t size) noexcept { end_ = begin_ + size; }

    // Ends the document in which `in` ended reading. If that was for too many errors, what the document breaks at is not known
    // yet; it ends behind its value if it does not break at all.
    VOUCH_COLD void pass_broken(scanner& in)
    {
        if (!in.truncated())
            return resume_behind(in.marks().back());
        scanner again(rest(), in.options());
        char const* const end = again.skip_value(again.begin());
        if (end == nullptr)
            return resume_behind(again.marks().back());
        auto const size = static_cast<std::size_t>(end - again.begin());
        end_ = is_whole(size) ? begin_ + size : find_resumption(begin_ + size);
    }

    // The document that was passed, without the white space behind it.
    [[nodiscard]] auto passed() const noexcept -> std::string_view
    {
        std::size_t end = end_;
        while (end != begin_ && is_space(text_[end - 1]))
            --end;
        return text_.substr(begin_, end - begin_);
    }

private:
    static constexpr char record_separator = '\x1E';
    // A line that was cut off, `{"a":[`, takes lines behind it for its own up to the first that cannot follow, `{"a":1}` and then
    // another where a comma is expected; more of them if those were cut off too. They are read again. A document that broke
    // further down has several lines.
    static constexpr std::size_t most_read_again = 16;

    // Ends the document that `fault`, the error that ended reading, broke.
    void resume_behind(mark const& fault) noexcept { end_ = find_resumption(begin_ + fault.offset.value_or(fault.anchor)); }

    // The first byte of the next line, or the end of the text.
    [[nodiscard]] auto next_line(std::size_t at) const noexcept -> std::size_t
    {
        std::size_t const feed = text_.find('\n', at);
        return feed == text_.npos ? text_.size() : feed + 1;
    }

    // Where the next document may begin, if reading ended at `broken`.
    [[nodiscard]] auto find_resumption(std::size_t broken) const noexcept -> std::size_t
    {
        if (is_record_)
            return (std::min)(text_.find(record_separator, broken), text_.size());
        std::size_t at = next_line(begin_);
        if (at <= broken && at != text_.size()) {
            std::size_t line = at;
            for (std::size_t count = 1; line < broken && count != most_read_again; ++count)
                line = next_line(line);
            if (line < broken)
                at = text_.rfind('\n', broken - 1) + 1;
            while (at != text_.size() && (is_space(text_[at]) || text_[at] == '}' || text_[at] == ']'))
                at = next_line(at);
        }
        std::size_t const separator = text_.substr(0, at).find(record_separator, broken);
        return (std::min)(separator, at);
    }

    std::string_view text_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0; // of the document before
    forward_locator locator_;
    text_position position_{};
    bool is_record_ = false; // whether a record separator stands before the document
};

} // namespace detail

/// The documents of a text, each read when the iterator gets to it: an input range. `documents` makes one.
template <class Type>
class document_range {
public:
    class iterator {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = document<Type>;
        using difference_type = std::ptrdiff_t;

        iterator() = default;

        /// The document, whose value may be moved from.
        [[nodiscard]] auto operator*() const noexcept -> document<Type>& { return *range_->current_; }
        [[nodiscard]] auto operator->() const noexcept -> document<Type>* { return &*range_->current_; }
        auto operator++() -> iterator&
        {
            range_->read_next();
            return *this;
        }
        void operator++(int) { range_->read_next(); }
        [[nodiscard]] auto operator==(std::default_sentinel_t) const noexcept -> bool { return !range_->current_.has_value(); }

    private:
        friend document_range;
        explicit iterator(document_range& range) noexcept : range_(&range) {}

        document_range* range_ = nullptr;
    };

    /// Reads the first document. Called again, it begins again; iterators from before are then not to be used.
    [[nodiscard]] auto begin() -> iterator
    {
        cursor_ = detail::document_cursor(text_);
        read_next();
        return iterator(*this);
    }
    [[nodiscard]] static auto end() noexcept -> std::default_sentinel_t { return {}; }

private:
    template <class Each> // complains of a temporary text
    friend auto documents(std::string_view text, parse_options const& options) -> document_range<Each>;

    document_range(std::string_view text, parse_options const& options) noexcept : text_(text), options_(options), cursor_(text)
    {}

    void read_next()
    {
        if (cursor_.find_next())
            current_.emplace(document<Type>{read(), cursor_.offset(), cursor_.position(), cursor_.passed()});
        else
            current_.reset();
    }

    auto read() -> result<Type>
    {
        if constexpr (detail::require_readable<Type>()) {
            std::string_view const rest = cursor_.rest();
            detail::reader in(rest, options_);
            result<Type> made(std::in_place);
            char const* end = detail::read_value(in, in.begin(), detail::made_for(in, *made));
            if (end != nullptr) {
                auto const size = static_cast<std::size_t>(end - in.begin());
                if (!cursor_.is_whole(size)) [[unlikely]]
                    end = in.fail(end, errc::syntax, "white space behind the value");
                cursor_.pass(size);
            }
            if (end == nullptr) [[unlikely]]
                cursor_.pass_broken(in);
            if (!in.marks().empty()) [[unlikely]]
                made = detail::report(in, rest, detail::resolver::offsets::told, cursor_.offset());
            return made;
        } else {
            return errors{};
        }
    }

    std::string_view text_;
    parse_options options_;
    detail::document_cursor cursor_;
    std::optional<document<Type>> current_; // empty at the end
};

namespace complaint {
template <class Text>
inline constexpr bool text_outlives_its_documents = false;
} // namespace complaint

/// Reads a text that holds JSON documents one after another, each a `Type`: a log with one document a line (NDJSON, JSON Lines),
/// concatenated JSON, or a sequence with a record separator before each document (RFC 7464).
///
/// A document ends where its value ends; a number, true, false and null end at white space. What follows on the line is the next
/// document: `{"a":1} x` is a good document and a broken one. White space and record separators between documents are skipped.
///
/// A broken document is one result, with its errors. Reading then goes on
///   - at the next line, if the document broke on its first line;
///   - if it broke further down, at the next line that begins neither with white space nor with a closing bracket: a document
///     of several lines is passed over as a whole, and behind a line that was cut off, `{"a":[`, the next line is read;
///   - at the next record separator, if the document has one before it, or if that comes first.
/// Nothing behind a broken document is read if the text has one line only.
///
///     for (auto const& document : vouch::documents<entry>(log))
///         if (!document.value)
///             std::cerr << vouch::explain(document);
///
/// Errors:   those of `parse` for each document, with offsets in the whole text, which `explain(errors, text)` and `locate` take.
/// Lifetime: `text` must outlive the range and its documents.
/// Cost:     memory for one document at a time. The lines of a broken document are read again: each as often as broken documents
///           cover it, at most some 16, and twice as often where these have more errors than `max_errors`. Time grows with the
///           size of the text, whatever it holds.
/// See:      RFC 7464
template <class Type>
[[nodiscard]] auto documents(std::string_view text, parse_options const& options = {}) -> document_range<Type>
{
    return document_range<Type>(text, options);
}
template <class Type, std::same_as<std::string> Text>
auto documents(Text&&, parse_options const& = {}) -> document_range<Type>
{
    static_assert(complaint::text_outlives_its_documents<Text>,
                  "the documents are read from this text later: give it a name, so that it lives as long as they do");
    return documents<Type>(std::string_view());
}

/// Explains the errors of a document to a person who may see its text, as `explain` does for a whole text. Lines and columns are
/// those of the whole text, and what is drawn belongs to the document: one that was cut off is broken at its end. Empty if there
/// are no errors.
///
/// Cost: one pass over the document, wherever it stands.
template <class Type>
[[nodiscard]] auto explain(document<Type> const& of, explain_options options = {}) -> std::string
{
    return of.value ? std::string() : detail::explainer(of.value.error(), of.text, options, of.offset, of.position).run();
}

} // namespace vouch::inline VOUCH_ABI
#endif
