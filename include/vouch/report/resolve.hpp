// SPDX-License-Identifier: BSL-1.0
#ifndef VOUCH_REPORT_RESOLVE_HPP
#define VOUCH_REPORT_RESOLVE_HPP
#include <vouch/json/scanner.hpp>
#include <vouch/report/pointer.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vouch::inline VOUCH_ABI::detail {

// Turns marks into errors in one scan of the text, however many marks there are. The text was read or written before, up to the
// mark of a syntax error if there is one, so the scan checks nothing.
class resolver {
public:
    enum class offsets { told, untold };

    resolver(std::string_view text, mark_list list)
        : list_(std::move(list)), marks_(list_.items()), scanner_(known_part(text, marks_), {}), at_(text.data())
    {
        bool const is_sorted = std::is_sorted(marks_.begin(), marks_.end(),
                                              [](auto const& left, auto const& right) { return left.anchor < right.anchor; });
        if (!is_sorted) {
            for (std::size_t index = 0; index < marks_.size(); ++index)
                order_.push_back({marks_[index].anchor, index});
            sort(order_);
        }
        errors_.reserve(marks_.size());
        settled_.reserve(marks_.size());
        find_next();
    }

    // The text begins at byte `base` of the text that the errors' offsets are for.
    auto run(offsets shown = offsets::told, std::size_t base = 0) -> errors
    {
        shown_ = shown;
        base_ = base;
        open_.push_back({.is_object = false, .begin = 0});
        while ((next_anchor_ != none || !waiting_.empty()) && scan_token()) {
        }
        for (; next_anchor_ != none; pass_mark()) // the text ended, or broke, before the anchor
            settle(next_mark(), next_anchor_, open_.size());
        while (open_.size() > 1)
            close(offset());
        return errors(take_sorted());
    }

private:
    // What follows a syntax error means nothing.
    static auto known_part(std::string_view text, std::vector<mark_list::item> const& marks) -> std::string_view
    {
        bool const broken = !marks.empty() && marks.back().where == place::nowhere;
        return broken ? text.substr(0, marks.back().anchor) : text;
    }

    static constexpr std::size_t none = mark_list::none;

    // A mark and an offset: of its anchor, of its error, or of the object whose member it waits for. Ordered by offset, then by
    // detection. One type for three lists, since each vector of another type costs every program compile time.
    struct placed_mark {
        std::size_t offset;
        std::size_t mark;
        std::size_t error = 0; // its index in errors_, for a mark that became one

        friend constexpr auto operator<=>(placed_mark const&, placed_mark const&) = default;
    };
    struct container {
        bool is_object;
        bool in_value = false; // whether key or index belongs to the path
        std::size_t begin;
        std::size_t index = 0;     // of the element, in an array
        char const* key = nullptr; // where the member's key starts, in an object; read on demand
    };

    auto offset() const noexcept -> std::size_t { return static_cast<std::size_t>(at_ - scanner_.begin()); }

    auto next_mark() const noexcept -> std::size_t { return order_.empty() ? next_ : order_[next_].mark; }
    auto next_place() const noexcept -> place { return marks_[next_mark()].where; }
    void find_next() noexcept { next_anchor_ = next_ < marks_.size() ? marks_[next_mark()].anchor : none; }
    void pass_mark() noexcept
    {
        ++next_;
        find_next();
    }

    // A heap sort: few texts need it, and it is a tenth of the code of std::sort, which every program would compile.
    VOUCH_OUTLINE static void sort(std::vector<placed_mark>& marks)
    {
        std::make_heap(marks.begin(), marks.end());
        std::sort_heap(marks.begin(), marks.end());
    }

    // Most texts settle their marks in the order of the result; then nothing is moved.
    auto take_sorted() -> std::vector<error>
    {
        if (std::is_sorted(settled_.begin(), settled_.end()))
            return std::move(errors_);
        sort(settled_);
        std::vector<error> sorted;
        sorted.reserve(settled_.size());
        for (placed_mark const& next : settled_)
            sorted.push_back(std::move(errors_[next.error]));
        return sorted;
    }

    // Turns a mark into its error at `offset`. The pointer is the path through the first `depth` containers; it ends at a map,
    // whose names are data.
    void settle(std::size_t index, std::size_t offset, std::size_t depth)
    {
        mark_list::item const& settled = marks_[index];
        mark_list::subject const& subject = list_.subject_of(settled);
        std::string pointer;
        bool is_declared = true;
        for (std::size_t level = 1; level < depth && is_declared; ++level) {
            container const& around = open_[level];
            is_declared = around.in_value && around.begin != settled.opaque;
            if (is_declared && around.is_object)
                append_pointer_token(pointer, key_of(around));
            else if (is_declared)
                pointer.append(1, '/').append(std::to_string(around.index));
        }
        if (subject.member && settled.opaque == none)
            append_pointer_token(pointer, *subject.member);
        if (settled.offset != none)
            offset = settled.offset;
        settled_.push_back({offset, index, errors_.size()});
        errors_.emplace_back(subject.what, std::move(pointer),
                             shown_ == offsets::told ? std::optional(base_ + offset) : std::nullopt);
    }

    // Valid until the next string is read.
    auto key_of(container const& object) -> std::string_view
    {
        std::string_view key;
        (void)scanner_.read_string(object.key, key); // it was read before
        return key;
    }

    // Settles the next marks up to `anchor` while their place satisfies `is_settled`. A mark of another place stays for the
    // value, key or bracket that begins or ends at the same byte later in the scan.
    template <class Predicate>
    void settle_all(std::size_t anchor, std::size_t offset, std::size_t depth, Predicate is_settled)
    {
        for (; next_anchor_ <= anchor && is_settled(next_place()); pass_mark())
            settle(next_mark(), offset, depth);
    }

    // Passes one token. Returns false at the end of the text or where it breaks.
    auto scan_token() -> bool
    {
        at_ = scanner_.skip_space(at_);
        if (at_ == scanner_.end())
            return false;
        container& inner = open_.back();
        switch (*at_) {
        case ',': pass_comma(); return true;
        case '}':
        case ']':
            settle_all(offset(), offset(), open_.size(), [](place where) { return where == place::object_end; });
            ++at_;
            if (open_.size() == 1)
                return false;
            close(inner.begin);
            return true;
        case '"':
            if (inner.is_object && !inner.in_value)
                return scan_key();
            return scan_value();
        default: return scan_value();
        }
    }

    void pass_comma()
    {
        container& inner = open_.back();
        ++at_;
        ++inner.index;
        inner.in_value = !inner.is_object;
    }

    auto scan_key() -> bool
    {
        std::size_t const begin = offset();
        settle_all(begin, begin, open_.size(), [](place where) { return where == place::key; });
        char const* const key = at_;
        if (!skip_string())
            return false;
        settle_all(offset(), begin, open_.size(), [](place where) { return where == place::value_end; });
        open_.back().key = key;
        open_.back().in_value = true;
        at_ = scanner_.skip_space(at_);
        if (at_ == scanner_.end() || *at_ != ':')
            return false;
        at_ = scanner_.skip_space(at_ + 1);
        return at_ != scanner_.end() && scan_value();
    }

    auto scan_value() -> bool
    {
        std::size_t const begin = offset();
        container& around = open_.back();
        around.in_value = true;
        if (around.is_object && !waiting_.empty() && waiting_.back().offset == around.begin)
            settle_waiting(around, begin);
        settle_all(begin, begin, open_.size(), [](place where) { return where == place::value; });
        char const first = *at_;
        if (first == '{' || first == '[') {
            for (; next_anchor_ == begin && next_place() == place::object_begin; pass_mark())
                waiting_.push_back({begin, next_mark()});
            open_.push_back({.is_object = first == '{', .in_value = first == '[', .begin = begin});
            ++at_;
            return true;
        }
        if (first == '"') {
            if (!skip_string())
                return false;
        } else {
            while (at_ != scanner_.end() && !is_space(*at_) && !is_punctuation(*at_))
                ++at_;
            if (offset() == begin)
                return false;
        }
        value_ended(begin);
        if (at_ != scanner_.end() && *at_ == ',')
            pass_comma();
        return true;
    }

    static auto is_punctuation(char byte) noexcept -> bool
    {
        return byte == ',' || byte == ']' || byte == '}' || byte == ':' || byte == '"' || byte == '[' || byte == '{';
    }

    auto skip_string() -> bool
    {
        std::string_view text;
        char const* const end = scanner_.read_string(at_, text);
        if (end != nullptr)
            at_ = end;
        return end != nullptr;
    }

    void value_ended(std::size_t begin)
    {
        settle_all(offset(), begin, open_.size(), [](place where) { return where == place::value_end; });
        open_.back().in_value = false;
    }

    // Ends the innermost object or array. Its checks whose member did not come get the offset of its first byte.
    void close(std::size_t begin)
    {
        container const ended = open_.back();
        open_.pop_back();
        for (; !waiting_.empty() && waiting_.back().offset == ended.begin; waiting_.pop_back())
            settle(waiting_.back().mark, ended.begin, open_.size());
        value_ended(begin);
    }

    // Settles the checks of `object` that stand at the member whose value begins here. Checks of outer objects are not looked at.
    void settle_waiting(container const& object, std::size_t begin)
    {
        std::string const key(key_of(object));
        std::size_t first = waiting_.size();
        while (first != 0 && waiting_[first - 1].offset == object.begin)
            --first;
        std::size_t kept = first;
        for (std::size_t next = first; next < waiting_.size(); ++next)
            if (list_.subject_of(marks_[waiting_[next].mark]).member == key)
                settle(waiting_[next].mark, begin, open_.size() - 1);
            else
                waiting_[kept++] = waiting_[next];
        while (waiting_.size() > kept)
            waiting_.pop_back();
    }

    mark_list list_;
    std::vector<mark_list::item> const& marks_; // of list_
    scanner scanner_;
    char const* at_;
    offsets shown_ = offsets::told;
    std::size_t base_ = 0;
    std::vector<placed_mark> order_; // marks by anchor; empty if they are in that order already
    std::size_t next_ = 0;           // in that order
    std::size_t next_anchor_ = none;
    std::vector<container> open_;
    std::vector<placed_mark> waiting_; // for a member of the object at `offset`; those of inner objects last
    std::vector<error> errors_;        // as settled
    std::vector<placed_mark> settled_; // of each of them
};

} // namespace vouch::inline VOUCH_ABI::detail
#endif
